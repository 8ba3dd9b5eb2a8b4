/// A batch of rows, as one stretch of UTF-8 with the places of the cells in it.
package struct DelimitedRows: Sendable, Equatable {
    /// Where one cell stands in `bytes`.
    package struct Cell: Sendable, Equatable {
        /// The index of the first byte.
        package var start: UInt32

        /// The number of bytes; -1 where the row has no such cell.
        package var length: Int32

        /// The cell of a row that ends before its column.
        package static let absent = Cell(start: 0, length: -1)
    }

    /// The names of the columns delivered, as they were asked for.
    package let keys: [String]

    /// The text of the cells one after another: trimmed, unquoted, valid UTF-8.
    package internal(set) var bytes: [UInt8] = []

    /// The cells row by row, `keys.count` to a row.
    package internal(set) var cells: [Cell] = []

    /// The number of the line on which each row begins, from 1.
    package internal(set) var lines: [Int] = []

    /// The byte of the file at which each row begins.
    package internal(set) var offsets: [Int] = []

    /// What is wrong with a row, by its index; all cells of such a row are absent.
    package internal(set) var problems: [Int: String] = [:]

    /// How many rows were read, those among them that the filter kept back; no blank lines.
    package internal(set) var scanned = 0

    /// Where the next batch begins; nil at the end of the file.
    ///
    /// A batch under a filter may have no row at all and still a next one.
    package internal(set) var next: DelimitedPosition?

    init(keys: [String]) {
        self.keys = keys
    }

    /// The number of rows, those with a problem among them.
    package var count: Int { lines.count }

    /// Answers the cell in the column `keys[column]`.
    package func cell(row: Int, column: Int) -> Cell {
        cells[row * keys.count + column]
    }

    /// Answers the text of a cell, or nil where it is absent.
    package func text(row: Int, column: Int) -> String? {
        let cell = cell(row: row, column: column)
        guard cell.length >= 0 else { return nil }
        let start = Int(cell.start)
        return String(decoding: bytes[start..<start + Int(cell.length)], as: UTF8.self)
    }

    /// Makes room for so many rows and bytes of text.
    mutating func reserve(texts: Int, rows: Int) {
        bytes.reserveCapacity(texts)
        cells.reserveCapacity(rows * keys.count)
        lines.reserveCapacity(rows)
        offsets.reserveCapacity(rows)
    }

    /// Begins a row, whose cells are appended to `cells`.
    mutating func begin(at position: DelimitedPosition) {
        lines.append(position.line)
        offsets.append(position.offset)
    }

    /// Notes a row that cannot be read.
    mutating func refuse(at position: DelimitedPosition, _ problem: String) {
        problems[count] = problem
        begin(at: position)
        cells.append(contentsOf: repeatElement(.absent, count: keys.count))
    }
}
