import RelanceCore

/// A message as the bytes of RFC 5322, the same for the same message.
///
/// Nothing from data reaches a header but as an encoded word or a checked address.
struct Mail {
    private let message: Message
    private let day: Day

    init(_ message: Message, on day: Day) { (self.message, self.day) = (message, day) }

    /// The bytes, lines ended by CRLF.
    func bytes() throws -> [UInt8] {
        var head = try addresses
        head.add("Subject", Self.words(message.subject, after: "Subject: ".count))
        head.add("Message-ID", "<\(message.id)>")
        let references = message.references.filter(Self.isID)
        if let last = references.last {
            head.add("In-Reply-To", "<\(last)>")
            head.add("References", references.map { "<\($0)>" }.joined(separator: "\r\n "))
        }
        head.add("MIME-Version", "1.0")
        head.add("Content-Language", message.language.rawValue)
        guard !message.attachments.isEmpty else { return Array((head.text + texts).utf8) }
        let boundary = boundary("/mixed")
        head.add("Content-Type", "multipart/mixed;\r\n boundary=\"\(boundary)\"")
        var out = "\(head.text)\r\n--\(boundary)\r\n\(texts)"
        for attachment in message.attachments {
            out += "--\(boundary)\r\n" + Self.part(attachment)
        }
        return Array((out + "--\(boundary)--\r\n").utf8)
    }

    /// Lines of a head.
    private struct Head {
        private(set) var text = ""

        mutating func add(_ name: String, _ value: String) { text += "\(name): \(value)\r\n" }
    }

    private var addresses: Head {
        get throws {
            var head = Head()
            guard message.from.email != nil else { throw TemplateError.noSender }
            head.add("Date", date)
            head.add("From", try Self.mailbox(message.from, after: "From: ".count))
            if let own = message.from.email { head.add("Reply-To", try Self.address(own)) }
            head.add("To", try Self.mailbox(message.to, after: "To: ".count))
            let copies = try message.cc.filter { $0.email != nil }.map {
                try Self.mailbox($0, after: "Cc: ".count)
            }
            if !copies.isEmpty { head.add("Cc", copies.joined(separator: ",\r\n ")) }
            return head
        }
    }

    /// The text as plain text and as HTML, with the head that says so.
    private var texts: String {
        let boundary = boundary("/")
        var out = "Content-Type: multipart/alternative;\r\n boundary=\"\(boundary)\"\r\n\r\n"
        for (type, body) in [("plain", message.text), ("html", message.html)] {
            var head = Head()
            head.add("Content-Type", "text/\(type); charset=utf-8")
            head.add("Content-Transfer-Encoding", "quoted-printable")
            out += "--\(boundary)\r\n\(head.text)\r\n\(QuotedPrintable.text(body))\r\n"
        }
        return out + "--\(boundary)--\r\n"
    }

    /// A line that neither quoted-printable nor Base64 can hold, the same for the same message.
    private func boundary(_ part: String) -> String {
        "=_" + Digest.of(message.id) + Digest.of(message.id + part)
    }

    private static func part(_ attachment: Attachment) -> String {
        let name = FileName(attachment.name)
        var head = Head()
        head.add("Content-Type", "\(attachment.mediaType);\r\n name=\"\(name.plain.suffix(60))\"")
        head.add("Content-Transfer-Encoding", "base64")
        head.add("Content-Disposition", "attachment;\r\n\(name.parameters)")
        let code = Array(Base64.text(attachment.bytes).utf8)
        var out = head.text + "\r\n"
        for start in stride(from: 0, to: code.count, by: 76) {
            out += String(decoding: code[start..<min(start + 76, code.count)], as: UTF8.self)
            out += "\r\n"
        }
        return out
    }

    /// Whether a text is a Message-ID of ours, which can end no header.
    private static func isID(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { 0x21...0x7E ~= $0 && $0 != 0x3C && $0 != 0x3E }
    }

    // The hour is that at which business begins: a message does not hold the instant of a run.
    private var date: String {
        let (year, month, date) = day.parts
        let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        let months = Phrases(.english).months
        return "\(weekdays[day.weekday - 1]), \(date) \(months[month - 1].prefix(3)) \(year) "
            + "08:00:00 +0000"
    }

    private static func mailbox(_ party: Message.Party, after start: Int) throws -> String {
        let email = try address(party.email ?? "")
        let name = Layout.line(party.name)
        return name.isEmpty ? email : words(name, after: start) + "\r\n <\(email)>"
    }

    /// An address that can stand in a header; throws for one that could end it.
    static func address(_ text: String) throws -> String {
        guard EmailAddress.isSafe(text) else {
            throw TemplateError(
                place: "address \"\(Layout.line(text))\"", problem: "is no e-mail address",
                mend: "correct it at its source, or with 'relance person set'")
        }
        return text
    }

    /// A text as encoded words (RFC 2047), each on a line of its own; plain letters stay as they are.
    static func words(_ text: String, after start: Int) -> String {
        let line = Layout.line(text)
        let isPlain = line.utf8.allSatisfy { byte in
            byte == 0x20 || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
                || (0x61...0x7A).contains(byte) || "-.'/+".utf8.contains(byte)
        }
        if isPlain, !line.contains("=?"), line.utf8.count + start <= 76 { return line }
        var words: [[UInt8]] = [[]]
        for character in line {
            let bytes = Array(String(character).utf8)
            // A line holds 76 signs, 12 of them around the letters; no letter is cut in two.
            let most = (76 - 12 - (words.count == 1 ? start : 1)) / 4 * 3
            if let last = words.last, last.count + bytes.count > most { words.append([]) }
            words[words.count - 1] += bytes
        }
        return words.map { "=?UTF-8?B?\(Base64.text($0))?=" }.joined(separator: "\r\n ")
    }
}

/// Text in lines of at most 76 signs (RFC 2045, 6.7).
enum QuotedPrintable {
    private static let digits = Array("0123456789ABCDEF".utf8)

    /// Reads what `text` has written.
    static func read(_ text: String) -> String {
        var out: [UInt8] = []
        let bytes = Array(text.utf8)
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            guard byte == UInt8(ascii: "=") else {
                out.append(byte)
                continue
            }
            if index < bytes.count, bytes[index] == UInt8(ascii: "\n") {
                index += 1
            } else if index + 1 < bytes.count,
                let high = digits.firstIndex(of: bytes[index]),
                let low = digits.firstIndex(of: bytes[index + 1])
            {
                out.append(UInt8(high << 4 | low))
                index += 2
            } else {
                out.append(byte)
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    static func text(_ text: String) -> String {
        var out: [UInt8] = []
        out.reserveCapacity(text.utf8.count * 5 / 4)
        var width = 0
        let bytes = Array(text.utf8)
        for (index, byte) in bytes.enumerated() {
            if byte == UInt8(ascii: "\n") {
                out += [13, 10]
                width = 0
                continue
            }
            let isLast = index + 1 == bytes.count || bytes[index + 1] == UInt8(ascii: "\n")
            let isBlank = byte == 0x20 || byte == 0x09
            let isPlain =
                (0x21...0x7E).contains(byte) && byte != UInt8(ascii: "=") || isBlank && !isLast
            // A line that is a single dot, or begins with From, is changed on its way.
            let isRisky = width == 0 && (byte == UInt8(ascii: ".") || byte == UInt8(ascii: "F"))
            let needed = isPlain && !isRisky ? 1 : 3
            if width + needed > 75 {
                out += [UInt8(ascii: "="), 13, 10]
                width = 0
            }
            if needed == 1 {
                out.append(byte)
            } else {
                out += [UInt8(ascii: "="), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
            width += needed
        }
        return String(decoding: out, as: UTF8.self)
    }
}
