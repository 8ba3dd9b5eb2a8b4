extension LayoutCensus {
    /// The separators that are tried, the likelier first.
    private static let separators: [UInt8] = [
        UInt8(ascii: "\t"), UInt8(ascii: "|"), UInt8(ascii: ";"), UInt8(ascii: ","),
    ]

    /// Takes the census of `sample` for the separator given, or the one that fits best.
    static func detect(
        _ sample: [UInt8], at start: DelimitedPosition, terminator: UInt8, encoding: TextEncoding,
        options: DelimitedOptions
    ) throws(DelimitedError) -> LayoutCensus {
        var best: LayoutCensus?
        for separator in options.separator.map({ [$0] }) ?? separators {
            let layout = DelimitedLayout(
                separator: separator, encoding: encoding, terminator: terminator,
                maximumLine: options.maximumLine)
            let census = try LayoutCensus(sample, at: start, layout: layout)
            if let known = best, census.rank <= known.rank { continue }
            best = census
        }
        guard let best else { fatalError("there is always a separator to try") }
        return best
    }

    /// How well the separator fits: it stands in the header, and in each row as often.
    private var rank: (Int, Double, Int) {
        guard let firstCells, firstCells > 1 else { return lonelyRank }
        return (usual == firstCells || usual == 0 ? 3 : 2, agreement, firstCells)
    }

    /// How well it fits where the first row has but one cell: a title may stand above the header.
    ///
    /// Amounts with a comma below a single column are no sign of a second one.
    private var lonelyRank: (Int, Double, Int) {
        let isTitle = usual > 1 && layout.separator != UInt8(ascii: ",")
        if isTitle { return (1, agreement, usual) }
        return (0, 0, layout.separator == UInt8(ascii: ";") ? 1 : 0)
    }
}

extension LayoutCensus {
    /// Answers the names of the columns; throws where the first row cannot be their header.
    func names(_ path: String, _ options: DelimitedOptions) throws(DelimitedError) -> HeaderNames {
        guard let firstCells else { throw .empty(path) }
        let line = firstPosition.line
        if !options.header {
            let columns = usual > 0 ? usual : firstCells
            return HeaderNames(given: options.names ?? [], columns: columns)
        }
        if firstLength > layout.maximumLine {
            throw .longHeader(path, line: line, bytes: firstLength, most: layout.maximumLine)
        }
        if let firstProblem { throw .badHeader(path, line: line, problem: firstProblem) }
        let header = HeaderNames(first)
        if header.names.isEmpty { throw .emptyHeader(path, line: line) }
        if let value = HeaderNames.value(in: first) {
            throw .missingHeader(path, line: line, value: value)
        }
        if firstCells == 1, usual > 1 { throw .title(path, line: line, cells: usual) }
        return header
    }

    /// Answers how many cells the rows have below those names.
    func shape(_ header: HeaderNames, _ options: DelimitedOptions) -> RowShape {
        let columns = header.names.count
        let widest = max(columns, usual, options.header ? first.count : 0)
        return RowShape(
            columns: columns, widest: widest, usual: usual > 0 ? usual : columns,
            hasHeader: options.header)
    }

    /// Where the first row below the header begins.
    func start(_ options: DelimitedOptions) -> DelimitedPosition {
        options.header ? secondPosition : firstPosition
    }
}
