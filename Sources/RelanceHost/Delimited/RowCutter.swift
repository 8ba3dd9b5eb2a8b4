/// Puts the wanted cells of records into a batch.
struct RowCutter: Sendable {
    private let layout: DelimitedLayout
    private let shape: RowShape
    private let wanted: [Int]
    private let filter: RowFilter?
    private let scanner: CellScanner
    private let decoder: TextDecoder
    /// The cells from the last wanted one on are not looked for.
    private let reach: Int
    private var cells: [CellScanner.Cell] = []
    /// How often the column is delivered that is asked for most often.
    private let copies: Int
    private var scratch: [UInt8] = []

    /// Delivers the columns number `wanted`, from 0, of the rows that `filter` lets through.
    init(_ layout: DelimitedLayout, shape: RowShape, wanted: [Int], filter: RowFilter?) {
        self.layout = layout
        self.shape = shape
        self.wanted = wanted
        self.filter = filter
        scanner = CellScanner(layout: layout)
        decoder = TextDecoder(layout.encoding)
        copies = Dictionary(wanted.map { ($0, 1) }, uniquingKeysWith: +).values.max() ?? 0
        reach = (wanted.max() ?? -1) + 1
    }

    /// Takes one record, whose bytes are `text`.
    mutating func take(
        _ record: RecordReader.Record, _ text: Span<UInt8>, into rows: inout DelimitedRows
    ) {
        rows.scanned += 1
        guard let traits = record.traits else {
            let most = layout.maximumLine
            let problem = "row has \(record.length) bytes, at most \(most) are read"
            return rows.refuse(
                at: record.position, problem + ": a line end or a quote may be missing")
        }
        var verdict = RowFilter.Verdict.matches
        if let filter {
            let surplus = max(0, record.cells - shape.columns)
            verdict = filter.verdict(on: text, quotes: record.quotes, surplus: surplus)
            if verdict == .differs { return }
        }
        cut(record, text)
        if let problem = problem(record, traits, text) {
            rows.refuse(at: record.position, problem)
        } else if verdict == .matches {
            deliver(record, text, isASCII: traits.isASCII, into: &rows)
        }
    }

    /// Finds the cells up to the last that is needed.
    @inline(__always)
    private mutating func cut(_ record: RecordReader.Record, _ text: Span<UInt8>) {
        let needed = min(record.cells, record.cells > shape.columns ? shape.columns : reach)
        var start = 0
        cells.removeAll(keepingCapacity: true)
        while cells.count < needed {
            let cell = scanner.cell(in: text, from: start, quotes: record.quotes)
            cells.append(cell)
            start = cell.end + 1
        }
    }

    private func problem(
        _ record: RecordReader.Record, _ traits: ByteTraits, _ text: Span<UInt8>
    ) -> String? {
        let rest = record.cells > shape.columns ? cells.last?.end : nil
        let isEmpty = rest.map { scanner.isEmpty(text, from: $0) } ?? true
        if let problem = shape.problem(
            cells: record.cells, surplusIsEmpty: isEmpty, isEnded: record.isEnded)
        {
            return problem
        }
        if traits.hasZero, let index = text.indices.first(where: { text[$0] == 0 }) {
            return "row holds byte 0 at offset \(record.position.offset + index): "
                + "a program that writes text does not; export the file again"
        }
        if layout.encoding == .utf8, !traits.isASCII, let index = UTF8Census.fault(in: text) {
            let byte = String(text[index], radix: 16, uppercase: true)
            return "row is not UTF-8: byte \(byte) at offset \(record.position.offset + index); "
                + "export the file again in one encoding"
        }
        return nil
    }

    /// Writes the wanted cells to `scratch` and appends them all at once.
    @inline(__always)
    private mutating func deliver(
        _ record: RecordReader.Record, _ text: Span<UInt8>, isASCII: Bool,
        into rows: inout DelimitedRows
    ) {
        rows.begin(at: record.position)
        let room = text.count * decoder.growth * copies
        if scratch.count < room { scratch = Array(repeating: 0, count: room) }
        scratch.withUnsafeMutableBufferPointer { buffer in
            let base = rows.bytes.count
            var used = 0
            for column in wanted {
                guard column < cells.count else {
                    rows.cells.append(.absent)
                    continue
                }
                let length = decoder.write(
                    cells[column], of: text, isASCII: isASCII, to: buffer[used...])
                rows.cells.append(.init(start: UInt32(base + used), length: Int32(length)))
                used += length
            }
            rows.bytes.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[..<used]))
        }
    }
}
