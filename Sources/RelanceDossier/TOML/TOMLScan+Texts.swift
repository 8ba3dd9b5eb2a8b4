extension TOMLScan {
    /// Reads a text in quotes of any of the four kinds and answers what it holds.
    mutating func quoted() throws(SyntaxFault) -> String {
        guard let quote = next else { return "" }
        let start = line
        let width = isTripled(quote) ? 3 : 1
        for _ in 0..<width { take() }
        var content: [UInt8] = []
        while true {
            guard let byte = next, width == 3 || !byte.isLineBreak else {
                let mark = String(repeating: Character(Unicode.Scalar(quote)), count: width)
                throw .unclosedText(start, with: mark)
            }
            if byte == quote {
                let run = quotes(quote, atMost: width == 3 ? 5 : 1)
                for _ in 0..<run { take() }
                guard run < width else {
                    content += repeatElement(quote, count: run - width)
                    return String(decoding: content, as: UTF8.self)
                }
                content += repeatElement(quote, count: run)
            } else if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
                try escape(in: width, into: &content)
            } else {
                guard !byte.isControl || breaksLine(in: width) else { throw .control(line) }
                content.append(byte)
                take()
            }
        }
    }

    /// Whether the quote that comes next opens a text of several lines.
    func isTripled(_ quote: UInt8) -> Bool { quotes(quote, atMost: 3) == 3 }

    private func breaksLine(in width: Int) -> Bool {
        let rest = bytes[index...].prefix(2)
        return width == 3 && (rest.first == UInt8(ascii: "\n") || Array(rest) == [13, 10])
    }

    private func quotes(_ quote: UInt8, atMost limit: Int) -> Int {
        bytes[index...].prefix(limit).prefix { $0 == quote }.count
    }

    private mutating func escape(in width: Int, into content: inout [UInt8]) throws(SyntaxFault) {
        take()
        let character = nextCharacter ?? ""
        let plain: [String: UInt8] = [
            "b": 8, "t": 9, "n": 10, "f": 12, "r": 13, "\"": 34, "\\": 92,
        ]
        if let byte = plain[character] {
            content.append(byte)
            take()
        } else if character == "u" || character == "U" {
            take()
            content += try scalar(digits: character == "u" ? 4 : 8).utf8
        } else if width == 3, endsLine {
            while let byte = next, byte.isBlank || byte.isLineBreak { take() }
        } else {
            throw .escape(line, character)
        }
    }

    private mutating func scalar(digits: Int) throws(SyntaxFault) -> String {
        let text = String(decoding: bytes[index...].prefix(digits), as: UTF8.self)
        let isHexadecimal = text.utf8.count == digits && text.utf8.allSatisfy(\.isHexadecimal)
        guard isHexadecimal, let value = UInt32(text, radix: 16),
            let scalar = Unicode.Scalar(value)
        else { throw .escape(line, digits == 4 ? "u" : "U") }
        guard value > 0 else { throw .control(line) }
        for _ in 0..<digits { take() }
        return String(Character(scalar))
    }

    /// Whether only blanks come before the end of the line.
    private var endsLine: Bool {
        let rest = bytes[index...].drop { $0.isBlank }.prefix(2)
        return rest.first == UInt8(ascii: "\n") || Array(rest) == [13, 10]
    }
}
