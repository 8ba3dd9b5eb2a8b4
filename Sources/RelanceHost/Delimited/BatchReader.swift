/// Reads the rows of a file batch by batch.
struct BatchReader: ~Copyable {
    private var reader: RecordReader
    private var cutter: RowCutter
    private let keys: [String]
    /// Where the first row begins.
    private let first: DelimitedPosition
    private let limit: Int
    private let scanLimit: Int
    /// The next batch is likely to be as large as the last one.
    private var lastSize = (texts: 0, rows: 0)

    /// Reads with `reader`, which stands anywhere in the file.
    init(
        _ reader: consuming RecordReader, _ cutter: RowCutter, keys: [String],
        first: DelimitedPosition, options: DelimitedOptions
    ) {
        self.reader = reader
        self.cutter = cutter
        self.keys = keys
        self.first = first
        limit = options.limit
        scanLimit = options.filter == nil ? .max : Self.scanned
    }

    /// How many rows a batch under a filter passes over or delivers at most.
    static let scanned = 50_000

    /// How many bytes of text end a batch.
    static let bytes = 16 << 20

    /// Answers the rows from `position` on, or the first ones.
    mutating func rows(from position: DelimitedPosition?) throws(DelimitedError) -> DelimitedRows {
        try reader.window.checkUnchanged()
        let place = position ?? first
        if place != reader.position {
            try reader.window.checkLineBegins(at: place.offset, from: first.offset)
            reader.seek(place)
        }
        var rows = DelimitedRows(keys: keys)
        rows.reserve(texts: lastSize.texts, rows: lastSize.rows)
        while rows.count < limit, rows.scanned < scanLimit, rows.bytes.count < Self.bytes {
            guard let record = try reader.next() else { break }
            Self.take(record, of: reader, with: &cutter, into: &rows)
        }
        lastSize = (rows.bytes.count, rows.count)
        rows.next = try reader.isAtEnd() ? nil : reader.position
        try reader.window.checkUnchanged()
        return rows
    }

    @inline(__always)
    private static func take(
        _ record: RecordReader.Record, of reader: borrowing RecordReader,
        with cutter: inout RowCutter, into rows: inout DelimitedRows
    ) {
        cutter.take(record, reader.window.storage.span.extracting(record.bytes), into: &rows)
    }
}
