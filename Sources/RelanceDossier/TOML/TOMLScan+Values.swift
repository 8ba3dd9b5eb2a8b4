extension TOMLScan {
    /// Reads a value; `path` is that of its key, nil in a list.
    mutating func value(at path: [String]?, depth: Int) throws(SyntaxFault) {
        guard depth < Self.deepest else { throw .tooDeep(line) }
        switch next {
        case UInt8(ascii: "\""), UInt8(ascii: "'"): _ = try quoted()
        case UInt8(ascii: "["): try list(depth: depth + 1)
        case UInt8(ascii: "{"): try inlineTable(at: path, depth: depth + 1)
        default: try bare()
        }
    }

    private mutating func list(depth: Int) throws(SyntaxFault) {
        let (start, begin) = (line, index)
        take()
        skipGaps()
        while !take("]") {
            guard let byte = next, !byte.endsValue, !beginsPair else { throw .unclosedList(start) }
            try value(at: nil, depth: depth)
            places.lasts[begin] = index
            skipGaps()
            guard take(",") || next == UInt8(ascii: "]") else { throw .unclosedList(start) }
            skipGaps()
        }
    }

    /// Whether a bare key and `=` come next: then the list before was never closed.
    private var beginsPair: Bool {
        var ahead = index
        while ahead < bytes.count, bytes[ahead].isBareKey { ahead += 1 }
        while ahead < bytes.count, bytes[ahead].isBlank { ahead += 1 }
        return ahead < bytes.count && bytes[ahead] == UInt8(ascii: "=")
    }

    private mutating func inlineTable(at path: [String]?, depth: Int) throws(SyntaxFault) {
        let (start, begin) = (line, index)
        take()
        skipBlanks()
        guard !take("}") else { return }
        while true {
            guard let byte = next, !byte.isLineBreak else { throw .unclosedTable(start) }
            try pair(in: path, depth: depth)
            places.lasts[begin] = index
            skipBlanks()
            if take("}") { return }
            guard take(",") else { throw .unclosedTable(start) }
            skipBlanks()
        }
    }

    /// Reads a number, a date, `true` or `false`.
    private mutating func bare() throws(SyntaxFault) {
        let start = index
        takeWord()
        if isDate(bytes[start..<index]), next?.isBlank == true, beginsTime {
            take()
            takeWord()
        }
        let word = bytes[start..<index]
        let isEnded = next.map { $0.isBlank || $0.endsValue } ?? true
        guard isEnded, let first = word.first else { throw .unquoted(line) }
        let isSigned = first == UInt8(ascii: "+") || first == UInt8(ascii: "-")
        let isNumber = (isSigned ? word.dropFirst().first : first)?.isDigit == true
        let isTimeOfDay = word.count == 5 && word.dropFirst(2).first == UInt8(ascii: ":")
        guard
            isNumber && !isTimeOfDay
                || ["true", "false"].contains(String(decoding: word, as: UTF8.self))
        else {
            throw .unquoted(line)
        }
    }

    private mutating func takeWord() {
        while let byte = next, byte.isBareKey || "+.:".utf8.contains(byte) { take() }
    }

    private func isDate(_ word: ArraySlice<UInt8>) -> Bool {
        word.count == 10 && word.dropFirst(4).first == UInt8(ascii: "-")
            && word.last?.isDigit == true
    }

    /// Whether a time follows the blank that comes next: `1979-05-27 07:32:00`.
    private var beginsTime: Bool {
        index + 3 < bytes.count && bytes[index + 1].isDigit && bytes[index + 2].isDigit
            && bytes[index + 3] == UInt8(ascii: ":")
    }
}
