/// Walks through the structure of a TOML text, to find where its keys stand and what breaks it.
///
/// The parser behind it, toml++, stops the program at some texts (a header `[,x]`, a missing value
/// before a comma, a date with blanks behind it). So it is handed `cleaned`: the same keys and
/// values on the same lines, without comments and without blanks outside of texts, and only when
/// the walk has come to the end.
struct TOMLScan {
    let bytes: [UInt8]
    var index = 0
    var line = 1
    var lines = KeyLines()
    var places = TOMLPlaces()
    var cleaned: [UInt8] = []
    private var table: [String] = []
    /// How many tables each `[[list]]` has so far.
    private var counts: [[String]: Int] = [:]

    static let deepest = 32

    init(_ text: String) {
        bytes = Array(text.utf8)
        cleaned.reserveCapacity(bytes.count)
    }

    mutating func run() throws(SyntaxFault) {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
        skipGaps()
        while let byte = next {
            if byte == UInt8(ascii: "[") {
                try header()
                try endLine(behind: "a table header")
            } else {
                try pair(in: table, depth: 0)
                places.ends[table] = index
                try endLine(behind: "a value")
            }
            skipGaps()
        }
    }

    private mutating func header() throws(SyntaxFault) {
        let start = line
        take()
        let isList = take("[")
        let path = try key()
        let brackets = isList ? "]]" : "]"
        for _ in brackets where !take("]") { throw .unclosedHeader(start, brackets: brackets) }
        table = resolved(path, isList: isList)
        lines.note(table, line: start)
        places.ends[table] = index
    }

    /// The path with the number of the last table put behind each `[[list]]` on the way.
    private mutating func resolved(_ path: [String], isList: Bool) -> [String] {
        var result: [String] = []
        for (offset, part) in path.enumerated() {
            result.append(part)
            if isList, offset == path.count - 1 {
                lines.note(result, line: line)
                counts[result, default: 0] += 1
            }
            if let count = counts[result] { result.append("[\(count)]") }
        }
        return result
    }

    /// Reads `key = value`; in a list (`table` is nil) its place is not kept.
    mutating func pair(in table: [String]?, depth: Int) throws(SyntaxFault) {
        let start = line
        let key = try key()
        let path = table.map { $0 + key }
        if let path { lines.note(path, line: start) }
        skipBlanks()
        let name = key.map(KeyLabel.part).joined(separator: ".")
        guard take("=") else { throw .noValue(start, of: name) }
        skipBlanks()
        guard let byte = next, !byte.endsValue else { throw .noValue(start, of: name) }
        let begin = index
        try value(at: path, depth: depth)
        if let path { places.values[path] = begin..<index }
    }

    private mutating func key() throws(SyntaxFault) -> [String] {
        var parts: [String] = []
        repeat {
            guard parts.count < Self.deepest else { throw .tooDeep(line) }
            skipBlanks()
            parts.append(try keyPart())
            skipBlanks()
        } while take(".")
        return parts
    }

    private mutating func keyPart() throws(SyntaxFault) -> String {
        if let byte = next, byte.isQuote {
            guard !isTripled(byte) else { throw .tripleQuotedKey(line) }
            return try quoted()
        }
        let start = index
        while let byte = next, byte.isBareKey { take() }
        guard index > start else { throw .noKey(line, instead: nextCharacter) }
        return String(decoding: bytes[start..<index], as: UTF8.self)
    }

    private mutating func endLine(behind what: String) throws(SyntaxFault) {
        skipBlanks()
        skipComment()
        guard next == nil || skipLineBreak() else { throw .behind(line, what) }
    }
}
