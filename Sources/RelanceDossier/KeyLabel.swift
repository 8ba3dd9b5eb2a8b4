import RelanceCore

/// A key as a person finds it in the file: `[connectors.fec] allow.read[2]`.
struct KeyLabel {
    let text: String

    init(_ path: some Sequence<String>) {
        let path = Array(path)
        let table = path.prefix(Self.tableDepth(of: path)).map(Self.part).joined(separator: ".")
        let rest = path.dropFirst(Self.tableDepth(of: path)).reduce(into: "") { text, part in
            text += (text.isEmpty || Self.isIndex(part) ? "" : ".") + Self.part(part)
        }
        text = "[\(table)]" + (rest.isEmpty ? "" : " " + rest)
    }

    /// How many parts of a path the contract writes as a table header.
    private static func tableDepth(of path: [String]) -> Int {
        guard let first = path.first, path.count > 1 else { return 1 }
        let isNested =
            switch first {
            case "creditor": CreditorRole(rawValue: path[1]) != nil
            case "rates", "causes": true
            default: PluginKind(rawValue: first) != nil
            }
        return isNested ? 2 : 1
    }

    /// A part as TOML writes it; in quotes where it needs them, or begins with a digit.
    static func part(_ part: String) -> String {
        let isBare = part.utf8.allSatisfy(\.isBareKey) && part.utf8.first?.isDigit == false
        return isBare || isIndex(part) ? part : "\"\(escaped(part))\""
    }

    /// The text on one line, at most 40 characters of it.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.prefix(40).unicodeScalars {
            switch scalar {
            case "\"", "\\": result += "\\" + String(scalar)
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case _ where scalar.properties.generalCategory == .control || isBreak(scalar):
                let code = String(scalar.value, radix: 16, uppercase: true)
                result += "\\u" + String(repeating: "0", count: max(0, 4 - code.count)) + code
            default: result.unicodeScalars.append(scalar)
            }
        }
        return text.count > 40 ? result + "…" : result
    }

    private static func isBreak(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "\u{2028}" || scalar == "\u{2029}"
    }

    private static func isIndex(_ part: String) -> Bool {
        part.hasPrefix("[") && part.hasSuffix("]") && Int(part.dropFirst().dropLast()) != nil
    }
}
