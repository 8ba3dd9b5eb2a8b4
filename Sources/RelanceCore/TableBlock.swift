/// A table of a report: columns over rows of plain data.
package struct TableBlock: Sendable, Equatable {
    /// A column: which value of a row it shows, and how.
    package struct Column: Sendable, Equatable {
        /// The name of the value in a row.
        package var key: String
        package var label: String
        package var style = Block.Style.text
        /// The name of a value that stands small below.
        package var note: String?
        /// Whether the values are set in bold.
        package var isStrong = false
        /// Whether the sign is written before positive numbers too, and whether a fall is good.
        package var isChange = false
        package var fallIsGood: Bool?

        /// Makes a column.
        package init(_ key: String, _ label: String, _ style: Block.Style = .text) {
            self.key = key
            self.label = label
            self.style = style
        }
    }

    package var caption: String?
    package var columns: [Column]
    /// Each an object.
    package var rows: [Plain]
    /// Whether a last line adds the amounts and numbers up.
    package var hasTotal = false

    /// Makes a table.
    package init(columns: [Column], rows: [Plain]) {
        self.columns = columns
        self.rows = rows
    }

    /// The sum of a column; nil where nothing in it can be added up.
    package func total(of column: Column) -> Plain? {
        guard [.money, .number].contains(column.style) else { return nil }
        let values = rows.compactMap { $0[column.key] }.filter { $0 != .null }
        let whole = values.compactMap(\.integer)
        guard !whole.isEmpty, whole.count == values.count else { return nil }
        return .integer(whole.reduce(0, &+))
    }
}
