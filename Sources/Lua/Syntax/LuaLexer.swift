/// Cuts a source into tokens, one at a time.
///
/// Texts are taken as they stand, their escapes unread: names and module names have none.
struct LuaLexer {
    private let source: [UInt8]
    private var at = 0
    private var line = 1
    private var column = 1

    private static let reserved: Set<String> = [
        "and", "break", "do", "else", "elseif", "end", "false", "for", "function", "goto", "if",
        "in", "local", "nil", "not", "or", "repeat", "return", "then", "true", "until", "while",
    ]
    /// Marks of two bytes.
    private static let marks: Set<String> = ["<<", ">>", "//", "==", "~=", "<=", ">=", "::", ".."]

    init(_ source: [UInt8]) {
        self.source = source
        // A first line that begins with # is for the shell.
        if source.first == UInt8(ascii: "#") { skip { $0 != UInt8(ascii: "\n") } }
    }

    mutating func next() throws(LuaSyntaxFault) -> LuaToken {
        try skipBlanks()
        let position = LuaPosition(line: line, column: column)
        guard let byte = peek() else { return LuaToken(kind: .end, position: position) }
        return LuaToken(kind: try kind(byte, position), position: position)
    }

    private mutating func kind(_ byte: UInt8, _ position: LuaPosition) throws(LuaSyntaxFault)
        -> LuaToken.Kind
    {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "_"):
            let text = taken { Self.isWord($0) }
            return Self.reserved.contains(text) ? .symbol(text) : .name(text)
        case UInt8(ascii: "0")...UInt8(ascii: "9"): return number()
        case UInt8(ascii: ".") where peek(1).map(Self.isDigit) == true: return number()
        case UInt8(ascii: "\""), UInt8(ascii: "'"): return try quoted(byte, position)
        case UInt8(ascii: "["):
            if let level = longLevel() { return .string(try long(level, position, "text")) }
        default: break
        }
        if let next = peek(1), next == byte || next == UInt8(ascii: "=") {
            let mark = String(decoding: [byte, next], as: UTF8.self)
            if Self.marks.contains(mark) {
                advance()
                advance()
                guard mark == "..", peek() == UInt8(ascii: ".") else { return .symbol(mark) }
                advance()
                return .symbol("...")
            }
        }
        guard "+-*/%^#&~|<>=(){}[];:,.".utf8.contains(byte) else {
            throw LuaSyntaxFault(position: position, problem: "there is a character out of place")
        }
        advance()
        return .symbol(String(decoding: [byte], as: UTF8.self))
    }

    private mutating func skipBlanks() throws(LuaSyntaxFault) {
        while let byte = peek() {
            if byte == UInt8(ascii: "-"), peek(1) == UInt8(ascii: "-") {
                let position = LuaPosition(line: line, column: column)
                advance()
                advance()
                if peek() == UInt8(ascii: "["), let level = longLevel() {
                    _ = try long(level, position, "comment")
                } else {
                    skip { $0 != UInt8(ascii: "\n") }
                }
            } else if byte == 32 || 9...13 ~= byte {
                advance()
            } else {
                return
            }
        }
    }

    /// As Lua reads it: digits, letters, points, and a sign behind an exponent.
    private mutating func number() -> LuaToken.Kind {
        let isHex = peek() == UInt8(ascii: "0") && [0x78, 0x58].contains(peek(1) ?? 0)
        let exponent: [UInt8] = isHex ? [0x70, 0x50] : [0x65, 0x45]
        while let byte = peek(), Self.isWord(byte) || byte == UInt8(ascii: ".") {
            advance()
            if exponent.contains(byte), let sign = peek(), [0x2B, 0x2D].contains(sign) {
                advance()
            }
        }
        return .number
    }

    private mutating func quoted(_ quote: UInt8, _ position: LuaPosition) throws(LuaSyntaxFault)
        -> LuaToken.Kind
    {
        advance()
        let start = at
        while let byte = peek(), byte != quote {
            guard byte != UInt8(ascii: "\n"), byte != UInt8(ascii: "\r") else { break }
            advance()
            guard byte == UInt8(ascii: "\\") else { continue }
            if peek() == UInt8(ascii: "z") {
                skip { $0 == 32 || 9...13 ~= $0 || $0 == UInt8(ascii: "z") }
            } else {
                advance()
            }
        }
        guard peek() == quote else {
            throw LuaSyntaxFault(position: position, problem: "the text is not closed")
        }
        let text = String(decoding: source[start..<at], as: UTF8.self)
        advance()
        return .string(text)
    }

    /// How many `=` a long bracket that opens here has; nil where none does.
    private func longLevel() -> Int? {
        var level = 0
        while peek(1 + level) == UInt8(ascii: "=") { level += 1 }
        return peek(1 + level) == UInt8(ascii: "[") ? level : nil
    }

    private mutating func long(_ level: Int, _ position: LuaPosition, _ what: String)
        throws(LuaSyntaxFault) -> String
    {
        for _ in 0..<level + 2 { advance() }
        let start = at
        while peek() != nil {
            if peek() == UInt8(ascii: "]") {
                var count = 0
                while peek(1 + count) == UInt8(ascii: "=") { count += 1 }
                if count == level, peek(1 + count) == UInt8(ascii: "]") {
                    let text = String(decoding: source[start..<at], as: UTF8.self)
                    for _ in 0..<level + 2 { advance() }
                    return text
                }
                // The marks looked at are no bracket: each is looked at once.
                for _ in 0...count { advance() }
            } else {
                advance()
            }
        }
        throw LuaSyntaxFault(position: position, problem: "the \(what) is not closed")
    }

    private func peek(_ ahead: Int = 0) -> UInt8? {
        at + ahead < source.count ? source[at + ahead] : nil
    }

    private mutating func advance() {
        guard at < source.count else { return }
        if source[at] == UInt8(ascii: "\n") {
            line += 1
            column = 1
        } else if at + 1 >= source.count || source[at + 1] & 0xC0 != 0x80 {
            // Only the last byte of a character moves on.
            column += 1
        }
        at += 1
    }

    private mutating func skip(while holds: (UInt8) -> Bool) {
        while let byte = peek(), holds(byte) { advance() }
    }

    private mutating func taken(while holds: (UInt8) -> Bool) -> String {
        let start = at
        skip(while: holds)
        return String(decoding: source[start..<at], as: UTF8.self)
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        isDigit(byte) || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte
            || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte || byte == UInt8(ascii: "_")
    }
}
