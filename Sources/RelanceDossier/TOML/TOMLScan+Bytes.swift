extension TOMLScan {
    /// The byte that comes next, nil at the end.
    var next: UInt8? { index < bytes.count ? bytes[index] : nil }

    /// The whole character that comes next, nil at the end.
    var nextCharacter: String? {
        guard index < bytes.count else { return nil }
        return String(decoding: bytes[index...].prefix(16), as: UTF8.self).first.map(String.init)
    }

    /// Hands the next byte on to the parser.
    mutating func take() {
        guard let byte = next else { return }
        if byte == UInt8(ascii: "\n") { line += 1 }
        cleaned.append(byte)
        index += 1
    }

    /// Takes `byte` where it comes next, and answers whether it does.
    mutating func take(_ byte: Unicode.Scalar) -> Bool {
        guard let next, UInt32(next) == byte.value else { return false }
        take()
        return true
    }

    mutating func skipBlanks() {
        while let byte = next, byte.isBlank { index += 1 }
    }

    /// Leaves out a comment, to the end of its line.
    mutating func skipComment() {
        guard next == UInt8(ascii: "#") else { return }
        while let byte = next, byte != UInt8(ascii: "\n") { index += 1 }
    }

    /// Takes the end of a line where it comes next, as the one byte that parsers agree on.
    mutating func skipLineBreak() -> Bool {
        let isPair = next == UInt8(ascii: "\r") && index + 1 < bytes.count
        if isPair, bytes[index + 1] == UInt8(ascii: "\n") { index += 1 }
        return take("\n")
    }

    /// Skips blanks, comments and empty lines.
    mutating func skipGaps() {
        repeat {
            skipBlanks()
            skipComment()
        } while skipLineBreak()
    }
}

extension UInt8 {
    var isBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }
    var isLineBreak: Bool { self == UInt8(ascii: "\n") || self == UInt8(ascii: "\r") }
    var isQuote: Bool { self == UInt8(ascii: "\"") || self == UInt8(ascii: "'") }
    var isDigit: Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= self }
    var isLetter: Bool { UInt8(ascii: "a")...UInt8(ascii: "z") ~= self | 32 }
    var isBareKey: Bool {
        isLetter || isDigit || self == UInt8(ascii: "_") || self == UInt8(ascii: "-")
    }
    var isHexadecimal: Bool { isDigit || UInt8(ascii: "a")...UInt8(ascii: "f") ~= self | 32 }
    /// A control character that may stand nowhere; the tabulator may.
    var isControl: Bool { self < 32 && self != 9 || self == 127 }
    /// Whether a value is over where this stands.
    var endsValue: Bool { isLineBreak || ",]}#".utf8.contains(self) }
}
