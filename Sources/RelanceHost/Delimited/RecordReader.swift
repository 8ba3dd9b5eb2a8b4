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

    /// The lines that are in memory; only this reader moves it.
    var window: ByteWindow
    private var line: Int
    let layout: DelimitedLayout
    let scanner: CellScanner
    let shape: RowShape

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

    /// A line too long to be held is never blank: not all of it may be in memory.
    private func isBlank(_ found: ByteWindow.Line) -> Bool {
        guard found.content <= layout.maximumLine else { return false }
        return layout.isBlankLine(window.storage.span.extracting(place(0..<found.content)))
    }

    /// Answers where the bytes `range` of the window lie in `storage`.
    func place(_ range: Range<Int>) -> Range<Int> {
        window.start + range.lowerBound..<window.start + range.upperBound
    }

    func traits(_ range: Range<Int>) -> ByteTraits {
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
        line &+= extent.lines
        window.pass(extent.line.total)
        return record
    }
}
