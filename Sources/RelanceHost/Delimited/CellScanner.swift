/// Finds the cells of a row: where each begins and ends, and whether it stands in quotes.
struct CellScanner: Sendable {
    /// One cell of a row.
    struct Cell {
        /// The text of the cell, trimmed, without its quotes.
        var content: Range<Int>
        /// The index of the separator behind the cell, or the end of the row.
        var end: Int
        var isQuoted = false
        /// Whether a quote begins the cell and the row ends before it is closed.
        var isOpen = false
    }

    let layout: DelimitedLayout

    /// Answers the cell of `text` that begins at `start`, where a quote reaches as far as `quotes`.
    @inline(__always)
    func cell(in text: Span<UInt8>, from start: Int, quotes: DelimitedLayout.Quotes) -> Cell {
        let first = skipBlanks(in: text, from: start)
        guard first < text.count, text[unchecked: first] == DelimitedLayout.quote else {
            return plainCell(in: text, from: start)
        }
        return quotedCell(in: text, from: start, quote: first, quotes: quotes)
    }

    /// Answers the last quote of the first odd run of quotes: pairs stand for a quote in the text.
    func closingQuote(in text: Span<UInt8>, from start: Int) -> Int? {
        var index = start
        while index < text.count {
            index = first(DelimitedLayout.quote, in: text, from: index)
            var run = index
            while run < text.count, text[unchecked: run] == DelimitedLayout.quote { run &+= 1 }
            if (run - index) & 1 == 1 { return run - 1 }
            index = run
        }
        return nil
    }

    /// Answers where the cell ends whose closing quote stands at `quote`, or nil if text follows it.
    func cellEnd(in text: Span<UInt8>, after quote: Int) -> Int? {
        let end = skipBlanks(in: text, from: quote + 1)
        return end == text.count || text[end] == layout.separator ? end : nil
    }

    /// Answers whether nothing but separators, blanks and quotes stands from `start` on.
    func isEmpty(_ text: Span<UInt8>, from start: Int) -> Bool {
        var index = start
        while index < text.count {
            index = skipBlanks(in: text, from: index)
            guard index < text.count else { break }
            let isMark = text[index] == layout.separator || text[index] == DelimitedLayout.quote
            guard isMark else { return false }
            index += 1
        }
        return true
    }

    /// Narrows `start..<end` by the blanks at both sides.
    @inline(__always)
    private func trim(_ start: Int, _ end: Int, in text: Span<UInt8>) -> Range<Int> {
        var (first, last) = (start, end)
        while first < last {
            let width = layout.blankWidth(text, at: first, before: last)
            if width == 0 { break }
            first &+= width
        }
        while first < last, let width = blankWidth(text, first, before: last) { last &-= width }
        return Range(uncheckedBounds: (first, last))
    }

    /// Answers how many bytes the blank has that ends before `last`, nil where there is none.
    @inline(__always)
    private func blankWidth(_ text: Span<UInt8>, _ first: Int, before last: Int) -> Int? {
        let byte = text[unchecked: last &- 1]
        if byte > 0x20, byte < 0x80 { return nil }
        for width in 1...3 where last - width >= first {
            if layout.blankWidth(text, at: last - width, before: last) == width { return width }
        }
        return nil
    }

    @inline(__always)
    private func plainCell(in text: Span<UInt8>, from start: Int) -> Cell {
        let end = first(layout.separator, in: text, from: start)
        return Cell(content: trim(start, end, in: text), end: end)
    }

    /// Answers the index of the first `byte` from `start` on, or the end; eight bytes a step.
    @inline(__always)
    private func first(_ byte: UInt8, in text: Span<UInt8>, from start: Int) -> Int {
        let (bytes, low) = (text.bytes, 0x7F7F_7F7F_7F7F_7F7F as UInt64)
        let pattern = UInt64(byte) &* 0x0101_0101_0101_0101
        var index = start
        while index &+ 8 <= text.count {
            let word = bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
            let rest = UInt64(littleEndian: word) ^ pattern
            // The high bit of a byte is set where the byte of `rest` is 0, and nowhere else.
            let found = ~(((rest & low) &+ low) | rest | low)
            if found != 0 { return index &+ found.trailingZeroBitCount &>> 3 }
            index &+= 8
        }
        while index < text.count, text[unchecked: index] != byte { index &+= 1 }
        return index
    }

    private func quotedCell(
        in text: Span<UInt8>, from start: Int, quote first: Int, quotes: DelimitedLayout.Quotes
    ) -> Cell {
        if quotes == .wholeCell { return wholeCell(in: text, from: start) }
        guard let closing = closingQuote(in: text, from: first + 1) else {
            var cell = plainCell(in: text, from: start)
            cell.isOpen = true
            return cell
        }
        guard let end = cellEnd(in: text, after: closing) else {
            return plainCell(in: text, from: start)
        }
        return Cell(content: trim(first + 1, closing, in: text), end: end, isQuoted: true)
    }

    /// Answers a cell that counts as quoted only if it is so between its separators.
    private func wholeCell(in text: Span<UInt8>, from start: Int) -> Cell {
        var cell = plainCell(in: text, from: start)
        let (first, last) = (cell.content.lowerBound, cell.content.upperBound - 1)
        let inside = text.extracting(0...last)
        guard last > first, closingQuote(in: inside, from: first + 1) == last else { return cell }
        cell.content = trim(first + 1, last, in: text)
        cell.isQuoted = true
        return cell
    }

    @inline(__always)
    private func skipBlanks(in text: Span<UInt8>, from start: Int) -> Int {
        var index = start
        while index < text.count {
            let width = layout.blankWidth(text, at: index, before: text.count)
            if width == 0 { break }
            index &+= width
        }
        return index
    }
}
