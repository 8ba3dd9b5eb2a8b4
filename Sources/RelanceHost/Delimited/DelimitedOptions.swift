/// What is known of a delimited file before it is opened; the rest is detected.
package struct DelimitedOptions: Sendable, Equatable {
    /// The byte between cells, detected among TAB, `|`, `;` and `,` where nil.
    package var separator: UInt8?

    /// The encoding of the file, detected where nil; a mark of UTF-8 in the file goes before it.
    package var encoding: TextEncoding?

    /// The columns to deliver, in this order, by the names of the header; all where nil.
    ///
    /// Case and accents do not count. Names that the header does not have are passed over:
    /// compare with `DelimitedFile.header`.
    package var columns: [String]?

    /// Which rows to deliver; all where nil.
    package var filter: DelimitedFilter?

    /// Whether the first line (after those skipped) holds the names of the columns.
    package var header: Bool

    /// The names of the columns of a file without header; further ones are called by their number.
    package var names: [String]?

    /// How many lines stand before the header, blank ones counted.
    package var skip: Int

    /// How many rows a batch holds at most.
    package var limit: Int

    /// The bytes of the longest row that is read; a longer one becomes a problem.
    package var maximumLine: Int

    /// Makes options; everything not said is detected.
    package init(
        separator: UInt8? = nil, encoding: TextEncoding? = nil, columns: [String]? = nil,
        filter: DelimitedFilter? = nil, header: Bool = true, names: [String]? = nil,
        skip: Int = 0, limit: Int = 5_000, maximumLine: Int = 1 << 20
    ) {
        self.separator = separator
        self.encoding = encoding
        self.columns = columns
        self.filter = filter
        self.header = header
        self.names = names
        self.skip = max(0, skip)
        self.limit = max(1, limit)
        self.maximumLine = min(max(1, maximumLine), Self.longestLine)
    }

    /// Beyond this a batch could outgrow the 32 bits of `DelimitedRows.Cell.start`.
    static let longestLine = 64 << 20

    /// Answers whether `separator` can stand between cells: one ASCII byte that means nothing else.
    var separatorIsUsable: Bool {
        guard let separator else { return true }
        let reserved = [0, UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\"")]
        return separator < 0x80 && !reserved.contains(separator)
    }
}
