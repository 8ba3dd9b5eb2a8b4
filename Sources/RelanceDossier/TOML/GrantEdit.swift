import RelanceCore

/// Puts one grant into the text of a `relance.toml`; all else of it stays as it is, byte for byte.
struct GrantEdit {
    private let text: String
    private let scan: TOMLScan

    /// Looks where things stand in a text that is TOML.
    init(_ text: String) throws(SyntaxFault) {
        self.text = text
        var scan = TOMLScan(text)
        try scan.run()
        self.scan = scan
    }

    /// The text with `item`, as TOML writes it, in the list of a capability of a plugin.
    ///
    /// Nil where the table is written in a way that leaves no place for it.
    func adding(_ item: String, to capability: String, of id: PluginID) -> String? {
        let plugin = [id.kind.rawValue, id.name]
        let allow = plugin + ["allow"]
        let grant = "\(capability) = [\(item)]"
        if let list = scan.places.values[allow + [capability]] {
            return byte(list.lowerBound) == UInt8(ascii: "[") ? filling(list, with: item) : nil
        }
        if let table = scan.places.values[allow] { return filling(table, with: grant) }
        if let end = scan.places.ends[allow] { return line(grant, after: end) }
        let isDotted = scan.places.values.keys.contains { $0.starts(with: allow) }
        if let end = scan.places.ends[plugin] {
            return line(isDotted ? "allow." + grant : "allow = { \(grant) }", after: end)
        }
        if isDotted { return nil }
        if let table = scan.places.values[plugin] {
            return filling(table, with: "allow = { \(grant) }")
        }
        return text + gap + "[\(plugin[0]).\(KeyLabel.part(id.name))]\(lineBreak)"
            + "allow = { \(grant) }\(lineBreak)"
    }

    /// Puts an item behind the last of a list or table in brackets.
    private func filling(_ range: Range<Int>, with item: String) -> String? {
        if let end = scan.places.lasts[range.lowerBound] { return inserting(", " + item, at: end) }
        guard byte(range.lowerBound) == UInt8(ascii: "{") else {
            return inserting(item, at: range.lowerBound + 1)
        }
        let isOpen = byte(range.lowerBound + 1) == UInt8(ascii: " ")
        return inserting(" " + item + (isOpen ? "" : " "), at: range.lowerBound + 1)
    }

    /// Puts a line behind the one on which `end` is.
    private func line(_ line: String, after end: Int) -> String? {
        var end = end
        while let byte = byte(end), !byte.isLineBreak { end += 1 }
        return inserting(lineBreak + line, at: end)
    }

    private func inserting(_ piece: String, at index: Int) -> String? {
        let bytes = scan.bytes
        return String(
            validating: bytes[..<index] + Array(piece.utf8) + bytes[index...], as: UTF8.self)
    }

    private func byte(_ index: Int) -> UInt8? {
        index < scan.bytes.count ? scan.bytes[index] : nil
    }

    /// What the lines of the file end with.
    private var lineBreak: String { text.utf8.contains(13) ? "\r\n" : "\n" }

    /// What stands between the end of the file and a new table.
    private var gap: String {
        if text.isEmpty { return "" }
        return text.utf8.last == UInt8(ascii: "\n") ? lineBreak : lineBreak + lineBreak
    }
}

/// Where values stand in a text, in bytes.
struct TOMLPlaces {
    /// The value of each key that is in no list.
    var values: [[String]: Range<Int>] = [:]
    /// Where the header of each table, or the last value right below it, ends.
    var ends: [[String]: Int] = [:]
    /// Where the last item of a list or table in brackets ends, by where that begins.
    var lasts: [Int: Int] = [:]
}

extension PluginConfiguration.Grants {
    /// What is granted of a capability, each as TOML writes it.
    func items(_ capability: String) -> [String] {
        switch capability {
        case "read": read.map(Self.quoted)
        case "write": write.map(Self.quoted)
        case "smtp":
            smtp.map {
                $0.isPrivate
                    ? "{ host = \(Self.quoted($0.host)), private = true }" : Self.quoted($0.host)
            }
        case "imap": imap.map(Self.quoted)
        case "http": http.map(Self.item)
        case "sftp":
            sftp.map {
                "{ host = \(Self.quoted($0.host)), fingerprint = \(Self.quoted($0.fingerprint)) }"
            }
        default: []
        }
    }

    private static func item(_ grant: PluginConfiguration.HTTPGrant) -> String {
        if grant.methods == nil && !grant.isPrivate { return quoted(grant.host) }
        var parts = ["host = \(quoted(grant.host))"]
        if let methods = grant.methods {
            parts.append("methods = [\(methods.map(quoted).joined(separator: ", "))]")
        }
        if grant.isPrivate { parts.append("private = true") }
        return "{ \(parts.joined(separator: ", ")) }"
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": result += "\\" + String(scalar)
            case _ where scalar.value < 32 || scalar.value == 127:
                let code = String(scalar.value, radix: 16, uppercase: true)
                result += "\\u" + String(repeating: "0", count: 4 - code.count) + code
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
