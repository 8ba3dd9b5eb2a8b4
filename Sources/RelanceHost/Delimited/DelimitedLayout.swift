/// How the rows of one file are written: given or detected, then fixed.
package struct DelimitedLayout: Sendable, Equatable {
    /// How far a quote at the start of a cell reaches.
    enum Quotes: Sendable {
        /// Over separators and line ends, as in RFC 4180.
        case acrossLines
        /// Over one cell, which must end with a quote too: labels of ledgers hold stray ones.
        case wholeCell
    }

    /// The byte between cells.
    package let separator: UInt8

    /// The encoding of the text.
    package let encoding: TextEncoding

    /// The last byte of a line end: LF, or CR where the file has no LF.
    let terminator: UInt8
    let maximumLine: Int

    static let quote = UInt8(ascii: "\"")

    /// What a quote means where a row does not say otherwise by its number of cells.
    ///
    /// Programs that separate by TAB or `|` write labels as they are, quotes and all.
    var quotes: Quotes {
        separator == UInt8(ascii: "\t") || separator == UInt8(ascii: "|")
            ? .wholeCell : .acrossLines
    }

    /// Answers how many bytes the blank at `index` has, 0 where there is none.
    @inline(__always)
    func blankWidth(_ text: Span<UInt8>, at index: Int, before end: Int) -> Int {
        let byte = text[unchecked: index]
        if byte > 0x20, byte < 0x80 { return 0 }
        if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") {
            return byte == separator ? 0 : 1
        }
        return byte < 0x80 ? 0 : widthOfNoBreakSpace(text, at: index, before: end)
    }

    /// Answers how many bytes U+00A0 or U+202F has at `index`, 0 where there is none.
    private func widthOfNoBreakSpace(_ text: Span<UInt8>, at index: Int, before end: Int) -> Int {
        let byte = text[index]
        switch encoding {
        case .latin1, .latin9, .cp1252: return byte == 0xA0 ? 1 : 0
        case .cp850: return byte == 0xFF ? 1 : 0
        case .utf8:
            if byte == 0xC2, index + 1 < end, text[index + 1] == 0xA0 { return 2 }
            guard byte == 0xE2, index + 2 < end else { return 0 }
            return text[index + 1] == 0x80 && text[index + 2] == 0xAF ? 3 : 0
        }
    }

    /// Answers whether a line holds nothing: blanks, what is left of a line end, a DOS end of file.
    func isBlankLine(_ line: Span<UInt8>) -> Bool {
        var index = 0
        while index < line.count {
            let byte = line[index]
            let isRest = byte == UInt8(ascii: "\r") || byte == UInt8(ascii: "\n") || byte == 0x1A
            let width = isRest ? 1 : blankWidth(line, at: index, before: line.count)
            if width == 0 { return false }
            index += width
        }
        return true
    }
}
