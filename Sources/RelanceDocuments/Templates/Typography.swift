import RelanceCore

/// Sets the blanks of a text as its language asks.
enum Typography {
    /// Puts blanks at which no line breaks before French double signs and inside its quotes.
    ///
    /// Whoever writes a text need not know how to type them.
    static func set(_ text: String, in language: Language) -> String {
        guard language == .french else { return text }
        var out = text
        for sign in [":", ";", "?", "!", "»", "€", "%"] {
            out = out.replacing(" " + sign, with: "\u{A0}" + sign)
        }
        return out.replacing("« ", with: "«\u{A0}").replacing("n° ", with: "n°\u{A0}")
    }
}
