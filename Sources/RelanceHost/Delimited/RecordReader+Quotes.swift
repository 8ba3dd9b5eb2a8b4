extension RecordReader {
    /// How far a record reaches whose quotes have been followed.
    struct Extent {
        var line: ByteWindow.Line
        var lines = 1
        var cells: Int
    }

    /// Answers how far the record reaches that begins with the line `first`, which has quotes.
    ///
    /// Where quotes mean nothing by themselves they still do if that gives the right number of
    /// cells, and the line `asWritten` does not have it.
    mutating func followed(_ first: ByteWindow.Line, asWritten cells: Int)
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
    /// In a file of four columns or more no quote swallows a line that is a row of its own, unless
    /// the record holds quoted cells besides, which shows that its program quotes.
    private mutating func extended(_ first: ByteWindow.Line, asWritten cells: Int)
        throws(DelimitedError) -> Extent?
    {
        var (extent, start) = (Extent(line: first, cells: 0), 0)
        var (swallowsRow, hasQuoted) = (false, false)
        while start <= extent.line.content {
            var cell = self.cell(from: start, in: extent.line)
            if cell.isOpen {
                guard let isRow = try close(&extent) else { return nil }
                swallowsRow = swallowsRow || isRow
                cell = self.cell(from: start, in: extent.line)
            } else if cell.isQuoted {
                hasQuoted = true
            }
            extent.cells += 1
            start = cell.end + 1
        }
        guard extent.lines > 1, shape.columns >= RowShape.telling else { return extent }
        let isTooWide = extent.cells > shape.widest
        let isTwoRows = swallowsRow && shape.isFull(cells) && !hasQuoted
        return isTooWide || isTwoRows ? nil : extent
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
