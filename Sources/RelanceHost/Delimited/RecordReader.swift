/// Cuts a file into records: lines, or several where a quoted cell holds line breaks.
struct RecordReader: ~Copyable {
    /// One row before it is decoded.
    struct Record {
        /// Where its bytes lie in `storage`, until the next record is asked for.
        var bytes: Range<Int>
        var position: DelimitedPosition
        /// What the bytes hold; nil for a line too long to be held.
        var traits: ByteTraits?
        /// The bytes of the line or lines, line end not counted.
        var length: Int
        /// How many cells there are.
        var cells: Int
        /// How far a quote reaches in this row.
        var quotes: DelimitedLayout.Quotes
        /// Whether a line end stands behind it.
        var isEnded: Bool
    }

    /// How far a record reaches whose quotes have been followed.
    private struct Extent {
        var line: ByteWindow.Line
        var lines = 1
        var cells: Int
    }

    private(set) var window: ByteWindow
    private var line: Int
    private let layout: DelimitedLayout
    private let scanner: CellScanner
    private let shape: RowShape

    /// Reads from the start of `window`, which is the start of line number `line`.
    init(_ window: consuming ByteWindow, line: Int, layout: DelimitedLayout, shape: RowShape) {
        self.window = window
        self.line = line
        self.layout = layout
        self.shape = shape
        scanner = CellScanner(layout: layout)
    }

    /// Where the next line begins.
    var position: DelimitedPosition { DelimitedPosition(offset: window.offset, line: line) }

    /// Goes to a place at which a line begins.
    mutating func seek(_ position: DelimitedPosition) {
        window.seek(position.offset)
        line = position.line
    }

    /// Passes over blank lines; answers whether nothing follows them.
    mutating func isAtEnd() throws(DelimitedError) -> Bool {
        while try !window.isAtEnd() {
            guard let found = try window.line(from: 0, within: layout.maximumLine) else {
                return false
            }
            guard isBlank(found) else { return false }
            pass(found)
        }
        return true
    }

    /// Answers the next record, blank lines passed over, or nil at the end of the file.
    mutating func next() throws(DelimitedError) -> Record? {
        while true {
            guard let found = try window.line(from: 0, within: layout.maximumLine) else {
                return try window.count == 0 ? nil : tooLong()
            }
            if isBlank(found) {
                pass(found)
            } else {
                return try found.content > layout.maximumLine ? tooLong() : record(found)
            }
        }
    }

    private mutating func pass(_ found: ByteWindow.Line) {
        line += 1
        window.pass(found.total)
    }

    private func isBlank(_ found: ByteWindow.Line) -> Bool {
        layout.isBlankLine(window.storage.span.extracting(place(0..<found.content)))
    }

    /// Answers where the bytes `range` of the window lie in `storage`.
    private func place(_ range: Range<Int>) -> Range<Int> {
        window.start + range.lowerBound..<window.start + range.upperBound
    }

    private func traits(_ range: Range<Int>) -> ByteTraits {
        let text = window.storage.span.extracting(place(range))
        return ByteTraits(text, separator: layout.separator)
    }

    private mutating func tooLong() throws(DelimitedError) -> Record {
        let place = position
        line += 1
        return Record(
            bytes: 0..<0, position: place, traits: nil, length: try window.passLine(), cells: 0,
            quotes: layout.quotes, isEnded: true)
    }

    private mutating func record(_ first: ByteWindow.Line) throws(DelimitedError) -> Record {
        var traits = traits(0..<first.content)
        var (extent, quotes) = (Extent(line: first, cells: traits.separators + 1), layout.quotes)
        if traits.hasQuote {
            (extent, quotes) = try followed(first, asWritten: extent.cells)
            if extent.lines > 1 { traits = self.traits(0..<extent.line.content) }
        }
        let length = extent.line.content
        let record = Record(
            bytes: place(0..<length), position: position, traits: traits, length: length,
            cells: extent.cells, quotes: quotes, isEnded: extent.line.isEnded)
        line += extent.lines
        window.pass(extent.line.total)
        return record
    }
}

extension RecordReader {
    /// Answers how far the record reaches that begins with the line `first`, which has quotes.
    ///
    /// Where quotes mean nothing by themselves they still do if that gives the right number of
    /// cells, and the line `asWritten` does not have it.
    private mutating func followed(_ first: ByteWindow.Line, asWritten cells: Int)
        throws(DelimitedError) -> (Extent, DelimitedLayout.Quotes)
    {
        let whole = Extent(line: first, cells: cells)
        if layout.quotes == .wholeCell {
            let isCandidate = shape.columns > 0 && cells != shape.columns && cells != shape.usual
            guard isCandidate, let found = try extended(first, asWritten: cells) else {
                return (whole, .wholeCell)
            }
            let fits = found.cells == shape.columns || found.cells == shape.usual
            return fits ? (found, .acrossLines) : (whole, .wholeCell)
        }
        if let found = try extended(first, asWritten: cells) { return (found, .acrossLines) }
        return (Extent(line: first, cells: count(first)), .acrossLines)
    }

    /// Follows the quotes of a record over line ends; nil where one is a stray quote.
    ///
    /// In a file of four columns or more no quote swallows a line that is a row of its own.
    private mutating func extended(_ first: ByteWindow.Line, asWritten cells: Int)
        throws(DelimitedError) -> Extent?
    {
        var (extent, start) = (Extent(line: first, cells: 0), 0)
        var swallowsRow = false
        while start <= extent.line.content {
            var cell = self.cell(from: start, in: extent.line)
            if cell.isOpen {
                guard let isRow = try close(&extent) else { return nil }
                swallowsRow = swallowsRow || isRow
                cell = self.cell(from: start, in: extent.line)
            }
            extent.cells += 1
            start = cell.end + 1
        }
        let isTooWide = shape.columns >= RowShape.telling && extent.cells > shape.widest
        if extent.lines > 1, isTooWide || (swallowsRow && shape.isFull(cells)) { return nil }
        return extent
    }

    /// Adds lines until the open quote is closed; answers whether the last could be a row, or nil
    /// where the quote is a stray one.
    private mutating func close(_ extent: inout Extent) throws(DelimitedError) -> Bool? {
        while true {
            let start = extent.line.total
            guard extent.line.isEnded,
                let line = try window.line(from: start, within: layout.maximumLine),
                line.content <= layout.maximumLine
            else { return nil }
            extent.line = line
            extent.lines += 1
            let isRow = shape.isFull(traits(start..<line.content).separators + 1)
            let text = window.storage.span.extracting(place(0..<line.content))
            if let quote = scanner.closingQuote(in: text, from: start) {
                return scanner.cellEnd(in: text, after: quote) == nil ? nil : isRow
            }
            if isRow { return nil }
        }
    }

    private func cell(from start: Int, in line: ByteWindow.Line) -> CellScanner.Cell {
        let text = window.storage.span.extracting(place(0..<line.content))
        return scanner.cell(in: text, from: start, quotes: .acrossLines)
    }

    private func count(_ line: ByteWindow.Line) -> Int {
        var (count, start) = (0, 0)
        while start <= line.content {
            start = cell(from: start, in: line).end + 1
            count += 1
        }
        return count
    }
}
