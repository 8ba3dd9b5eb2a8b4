/// A text file of rows and cells, read in batches: FEC, CSV and what accounting programs export.
///
/// What its options leave open is detected when it is opened, from the whole file, so that each
/// batch and each process finds the same. Opening costs one pass over the bytes; memory holds a
/// batch and the longest row.
///
///     let options = DelimitedOptions(columns: ["CompteNum", "Debit", "Credit"])
///     let file = try DelimitedFile("123456789FEC20241231.txt", options: options)
///     var rows = try file.rows()
///     while let next = rows.next { rows = try file.rows(from: next) }
package final class DelimitedFile {
    /// The names of all columns, trimmed, no two the same; a column without name has its number.
    ///
    /// Columns without name at the end are left out.
    package let header: [String]

    /// How the rows are written.
    package let layout: DelimitedLayout

    /// The bytes of the file.
    package let size: Int

    /// A text that changes when the content changes, and with nothing else: not with the name,
    /// the time or the options.
    package let fingerprint: String

    private var batches: BatchReader

    /// Opens the file at `path` and reads its header.
    ///
    /// Throws where it is not text in rows, or where the header or a column to filter by is
    /// missing.
    package init(_ path: String, options: DelimitedOptions = DelimitedOptions())
        throws(DelimitedError)
    {
        if let separator = options.separator, !options.separatorIsUsable {
            throw .separator(path, found: separator)
        }
        let file = try OpenFile(path)
        let head = try FileHead(file)
        let survey = try FileSurvey(file)
        let encoding = head.hasMark ? .utf8 : options.encoding ?? survey.census.encoding
        (size, fingerprint) = (file.size, survey.fingerprint)
        var window = ByteWindow(file, from: head.textStart, terminator: head.terminator)
        let start = try Self.skip(options.skip, in: &window, path)
        let sample = try Self.sample(
            of: &window, terminator: head.terminator, path, line: start.line)
        let census = try LayoutCensus.detect(
            sample, at: start, terminator: head.terminator, encoding: encoding, options: options)
        let names = try census.names(path, options)
        layout = census.layout
        header = names.names
        let filter = try Self.filter(names, census, path, options)
        let keys = (options.columns ?? names.names).filter { names.index(of: $0) != nil }
        let shape = census.shape(names, options)
        let cutter = RowCutter(
            layout, shape: shape, wanted: keys.compactMap(names.index), filter: filter)
        let reader = RecordReader(window, line: start.line, layout: layout, shape: shape)
        batches = BatchReader(
            reader, cutter, keys: keys, first: census.start(options), options: options)
    }

    /// Answers the next rows, at most `options.limit`, from the start or from `position`.
    ///
    /// A position is one got from `DelimitedRows.next`, of this file or of the same content opened
    /// by an earlier process with the same options. Ends a batch before the limit where its text
    /// has grown to 16 MiB, or under a filter after 50,000 rows looked at. Throws `changed` if the
    /// file has another size than when it was opened, or if no row can begin at `position`.
    package func rows(from position: DelimitedPosition? = nil) throws(DelimitedError)
        -> DelimitedRows
    {
        try batches.rows(from: position)
    }
}

extension DelimitedFile {
    /// Passes the lines before the header; answers where it begins.
    private static func skip(_ count: Int, in window: inout ByteWindow, _ path: String)
        throws(DelimitedError) -> DelimitedPosition
    {
        for _ in 0..<count {
            if try window.isAtEnd() { throw .noLine(path, skipped: count) }
            _ = try window.passLine()
        }
        if count > 0, try window.isAtEnd() { throw .noLine(path, skipped: count) }
        return DelimitedPosition(offset: window.offset, line: count + 1)
    }

    /// Answers the lines that come next, so many as are whole in a chunk.
    private static func sample(
        of window: inout ByteWindow, terminator: UInt8, _ path: String, line: Int
    ) throws(DelimitedError) -> [UInt8] {
        let (bytes, isRest) = try window.peek()
        if isRest { return bytes }
        guard let last = bytes.lastIndex(of: terminator) else {
            throw .longHeader(path, line: line, bytes: bytes.count, most: ByteWindow.chunk)
        }
        return Array(bytes[...last])
    }

    private static func filter(
        _ names: HeaderNames, _ census: LayoutCensus, _ path: String, _ options: DelimitedOptions
    ) throws(DelimitedError) -> RowFilter? {
        guard let wanted = options.filter else { return nil }
        guard let column = names.index(of: wanted.column) else {
            let line = census.firstPosition.line
            throw .noColumn(path, line: line, name: wanted.column, header: names.names)
        }
        return RowFilter(
            column: column, prefixes: wanted.prefixes, decoder: TextDecoder(census.layout.encoding),
            scanner: CellScanner(layout: census.layout))
    }
}
