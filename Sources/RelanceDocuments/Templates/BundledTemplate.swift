import RelanceCore

/// A text of ours in the languages in which it is written.
struct BundledTemplate: Sendable {
    let name: String
    let french: String
    let english: String
    /// Whether it is a part of others: it then has no subject.
    let isPartial: Bool

    /// A message: its first line is the subject.
    init(_ name: String, french: String, english: String) {
        (self.name, self.french, self.english, isPartial) = (name, french, english, false)
    }

    /// A part of other messages.
    init(partial name: String, french: String, english: String) {
        (self.name, self.french, self.english, isPartial) = (name, french, english, true)
    }

    func text(in language: Language) -> String { language == .french ? french : english }
}
