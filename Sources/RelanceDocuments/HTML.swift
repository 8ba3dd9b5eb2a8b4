/// Text of an HTML document: what comes from data is escaped, once, here.
enum HTML {
    /// A text as it stands between tags and in quoted attributes.
    static func escaped(_ text: String) -> String {
        var out = ""
        out.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            case "'": out += "&#39;"
            case "\n", "\t": out.unicodeScalars.append(scalar)
            // What no document may hold, and marks that would turn the text around them.
            case _ where scalar.value < 0x20 || 0x7F...0x9F ~= scalar.value: out += "\u{FFFD}"
            case _ where isDirection(scalar): break
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }

    /// A paragraph: `**…**` in bold.
    static func marked(_ text: String) -> String {
        let parts = escaped(text).split(separator: "**", omittingEmptySubsequences: false)
        guard parts.count % 2 == 1 else { return escaped(text) }
        return parts.enumerated().map {
            $0.offset % 2 == 1 ? "<b>\($0.element)</b>" : $0.element[...]
        }
        .joined()
    }

    /// A paragraph without its marks.
    static func unmarked(_ text: String) -> String {
        let parts = text.split(separator: "**", omittingEmptySubsequences: false)
        return parts.count % 2 == 1 ? parts.joined() : text
    }

    private static func isDirection(_ scalar: Unicode.Scalar) -> Bool {
        0x202A...0x202E ~= scalar.value || 0x2066...0x2069 ~= scalar.value
    }
}
