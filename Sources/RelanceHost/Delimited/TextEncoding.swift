/// How the bytes of a text file stand for characters.
package enum TextEncoding: String, CaseIterable, Sendable {
    /// Unicode, with or without a byte order mark.
    case utf8 = "UTF-8"
    /// Western Europe before the euro.
    case latin1 = "ISO-8859-1"
    /// Western Europe with the euro sign and œ.
    case latin9 = "ISO-8859-15"
    /// Western Europe as in Windows.
    case cp1252 = "CP1252"
    /// Western Europe as in DOS; never detected, only given.
    case cp850 = "CP850"

    /// Answers the encoding of that name, whatever its case and punctuation, or nil.
    ///
    /// `TextEncoding.parse("Windows 1252")` is `.cp1252`.
    package static func parse(_ name: String) -> TextEncoding? {
        let folded = name.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
        return allCases.first { $0.names.contains(folded) }
    }

    /// The names under which programs offer this encoding, folded.
    private var names: [String] {
        switch self {
        case .utf8: ["utf8", "utf8bom", "utf8sig"]
        case .latin1: ["latin1", "iso88591", "l1"]
        case .latin9: ["latin9", "iso885915", "l9"]
        case .cp1252: ["cp1252", "windows1252", "win1252", "ansi"]
        case .cp850: ["cp850", "ibm850", "dos850"]
        }
    }
}
