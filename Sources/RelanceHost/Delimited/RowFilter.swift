/// A `DelimitedFilter` fitted to one file: it looks at bytes and decodes nothing.
struct RowFilter: Sendable {
    /// What a row shows in the column.
    enum Verdict: Sendable {
        case matches, differs
        /// The row ends before the column, or has cells too many, and one further on matches.
        case unclear
    }

    private let column: Int
    private let prefixes: [[UInt8]]
    private let scanner: CellScanner

    /// Looks for `prefixes` in the cells number `column`, from 0.
    init(column: Int, prefixes: [String], decoder: TextDecoder, scanner: CellScanner) {
        self.column = column
        self.prefixes = prefixes.compactMap(decoder.encoded)
        self.scanner = scanner
    }

    /// Answers whether the row is wanted, which has `surplus` cells more than there are columns.
    func verdict(
        on text: Span<UInt8>, quotes: DelimitedLayout.Quotes, surplus: Int
    ) -> Verdict {
        var (start, index) = (0, 0)
        while index <= column + surplus {
            let cell = scanner.cell(in: text, from: start, quotes: quotes)
            if index >= column, isWanted(cell, in: text) {
                return index == column ? .matches : .unclear
            }
            if cell.end >= text.count { return index < column ? .unclear : .differs }
            start = cell.end + 1
            index += 1
        }
        return .differs
    }

    private func isWanted(_ cell: CellScanner.Cell, in text: Span<UInt8>) -> Bool {
        prefixes.contains { begins(cell, with: $0, in: text) }
    }

    private func begins(
        _ cell: CellScanner.Cell, with prefix: [UInt8], in text: Span<UInt8>
    ) -> Bool {
        var index = cell.content.lowerBound
        for byte in prefix {
            guard index < cell.content.upperBound, text[index] == byte else { return false }
            // In quotes, two quotes stand for one.
            index += cell.isQuoted && byte == DelimitedLayout.quote ? 2 : 1
        }
        return true
    }
}
