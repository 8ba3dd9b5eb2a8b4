/// What the first rows of a file are like if its cells are separated by a given byte.
struct LayoutCensus: Sendable, Equatable {
    let layout: DelimitedLayout

    /// The cells of the first row; none where it is too long to be read.
    private(set) var first: [String] = []

    /// How many cells the first row has, and its bytes; nil where the file has no row.
    private(set) var firstCells: Int?
    private(set) var firstLength = 0

    /// What is wrong with the first row.
    private(set) var firstProblem: String?

    /// Where the first row begins, and where the second does.
    private(set) var firstPosition: DelimitedPosition
    private(set) var secondPosition: DelimitedPosition

    /// The number of cells that most of the rows below the first have, 0 where there are none.
    private(set) var usual = 0

    /// The share of the rows that have so many cells.
    private(set) var agreement = 0.0

    /// How many rows are looked at.
    private static let rows = 200

    /// Reads the first rows of `sample`, which begins at `start`.
    init(_ sample: [UInt8], at start: DelimitedPosition, layout: DelimitedLayout)
        throws(DelimitedError)
    {
        self.layout = layout
        (firstPosition, secondPosition) = (start, start)
        let window = ByteWindow(sample, at: start.offset, terminator: layout.terminator)
        var reader = RecordReader(window, line: start.line, layout: layout, shape: .unknown)
        guard let record = try reader.next() else { return }
        takeFirst(record, reader.window.storage.span.extracting(record.bytes))
        secondPosition = reader.position
        var counts: [Int: Int] = [:]
        var total = 0
        while total < Self.rows, let record = try reader.next() {
            guard record.isEnded else { break }
            counts[record.cells, default: 0] += 1
            total += 1
        }
        // Of numbers met equally often, that of the first row is the likelier.
        let favourite = firstCells
        let rank = { (cells: Int, rows: Int) in (rows, cells == favourite ? 1 : 0, cells) }
        guard let most = counts.max(by: { rank($0.key, $0.value) < rank($1.key, $1.value) })
        else { return }
        usual = most.key
        agreement = Double(most.value) / Double(total)
    }

    private mutating func takeFirst(_ record: RecordReader.Record, _ text: Span<UInt8>) {
        firstPosition = record.position
        firstCells = record.cells
        firstLength = record.length
        guard let traits = record.traits else { return }
        let shape = RowShape(
            columns: record.cells, widest: record.cells, usual: record.cells, hasHeader: true)
        var rows = DelimitedRows(keys: Array(repeating: "", count: record.cells))
        var cutter = RowCutter(
            layout, shape: shape, wanted: Array(0..<record.cells), filter: nil)
        cutter.take(record, text, into: &rows)
        firstProblem = rows.problems[0]
        guard firstProblem == nil, !traits.hasZero else { return }
        first = (0..<record.cells).map { rows.text(row: 0, column: $0) ?? "" }
    }
}
