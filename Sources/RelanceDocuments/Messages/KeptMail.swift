import RelanceCore

/// A mail of ours that has left, read back for people; the bytes stay as they are.
package struct KeptMail {
    private let head: String
    private let body: String

    /// Takes the bytes of a mail; nil where they are those of another message.
    package init?(_ text: String) {
        let lines = text.replacing("\r\n", with: "\n")
        guard let end = lines.firstRange(of: "\n\n") else { return nil }
        head = String(lines[..<end.lowerBound]).replacing("\n ", with: " ")
        body = String(lines[end.upperBound...])
        guard header("MIME-Version") != nil, header("Message-ID") != nil else { return nil }
    }

    /// The mail as a person reads it: from whom, to whom, about what, and its text.
    package var text: String {
        let shown = ["Date", "From", "To", "Cc", "Subject"].compactMap { name in
            header(name).map { "\(name): \($0)" }
        }
        return (shown + ["", part("plain") ?? ""] + files).joined(separator: "\n")
    }

    /// What is attached, by name and size.
    private var files: [String] {
        body.split(separator: "\n--=_").compactMap { part -> String? in
            guard part.contains("Content-Disposition: attachment"),
                let name = part.firstRange(of: "filename=\"")?.upperBound,
                let blank = part.firstRange(of: "\n\n")?.upperBound
            else { return nil }
            let code = part[blank...].filter { !$0.isNewline && $0 != "=" }
            return "[\(part[name...].prefix { $0 != "\"" }): \(code.utf8.count * 3 / 4) bytes]"
        }
    }

    /// The mail as a page.
    package var html: String? { part("html") }

    /// A header, its encoded words read.
    private func header(_ name: String) -> String? {
        let lines = head.split(separator: "\n")
        guard let line = lines.first(where: { $0.hasPrefix(name + ": ") }) else { return nil }
        return Self.words(String(line.dropFirst(name.utf8.count + 2)))
    }

    /// The text of a part, its lines put together again.
    private func part(_ type: String) -> String? {
        guard let start = body.firstRange(of: "Content-Type: text/\(type);")?.upperBound,
            let blank = body[start...].firstRange(of: "\n\n")?.upperBound
        else { return nil }
        let rest = body[blank...]
        // No line of quoted-printable text holds that.
        let end = rest.firstRange(of: "\n--=_")?.lowerBound ?? rest.endIndex
        return QuotedPrintable.read(String(rest[..<end]))
    }

    private static func words(_ text: String) -> String {
        let start = "=?UTF-8?B?"
        var out = ""
        var rest = text[...]
        while let open = rest.firstRange(of: start),
            let close = rest[open.upperBound...].firstRange(of: "?=")
        {
            let between = rest[..<open.lowerBound]
            // A blank between encoded words is none of the text.
            if out.isEmpty || !between.allSatisfy({ $0 == " " }) { out += between }
            out += String(
                decoding: Base64.bytes(rest[open.upperBound..<close.lowerBound]), as: UTF8.self)
            rest = rest[close.upperBound...]
        }
        return out + rest
    }
}
