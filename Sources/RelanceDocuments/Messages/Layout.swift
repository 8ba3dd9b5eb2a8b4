import RelanceCore

/// Texts that come from data, made fit for a line or a paragraph of a message.
enum Layout {
    /// Where the table of invoices stands in a rendered text.
    static let invoices = "\u{E000}invoices\u{E001}"
    /// Where the table of other invoices stands.
    static let others = "\u{E000}others\u{E001}"
    /// What stands above the lines of a letter's signature.
    static let signature = "\u{E000}signature\u{E001}"

    /// One line: no break, no control character, no mark of ours, no blanks around it.
    static func line(_ text: some StringProtocol) -> String {
        var out = String.UnicodeScalarView()
        var wasBlank = true
        for scalar in text.unicodeScalars {
            let isBreak = [0x2028, 0x2029, 0x85].contains(scalar.value) || scalar.value < 0x20
            if isBreak || scalar == " " {
                if !wasBlank { out.append(" ") }
                wasBlank = true
                continue
            }
            guard scalar.properties.generalCategory != .control, !isHidden(scalar) else { continue }
            out.append(scalar)
            wasBlank = false
        }
        if out.last == " " { out.removeLast() }
        return String(out)
    }

    /// A company's number in groups of three, which no line parts; anything else as it is.
    static func siren(_ number: String) -> String {
        let digits = number.filter { !$0.isWhitespace }
        guard digits.utf8.count == 9, digits.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) else {
            return number
        }
        return digits.enumerated().map { $0 > 0 && $0 % 3 == 0 ? "\u{A0}\($1)" : "\($1)" }.joined()
    }

    /// A body without more than one empty line in a row, nor any at its ends.
    static func tidied(_ text: String) -> String {
        var lines: [Substring] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let isEmpty = line.allSatisfy(\.isWhitespace)
            if isEmpty, lines.last?.isEmpty ?? true { continue }
            lines.append(isEmpty ? "" : line)
        }
        while lines.last?.isEmpty == true { lines.removeLast() }
        return lines.joined(separator: "\n")
    }

    // Marks that turn the text around them, and the signs that hold our places.
    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        0x202A...0x202E ~= scalar.value || 0x2066...0x2069 ~= scalar.value
            || scalar.value == 0xE000 || scalar.value == 0xE001 || scalar.value == 0xFEFF
    }
}
