package import RelanceCore

/// A text for people in the languages in which it is written.
package struct Phrases: Sendable {
    /// The language in which it speaks.
    package let language: Language

    /// Speaks a language.
    package init(_ language: Language) { self.language = language }

    /// One of two texts.
    package func say(_ french: String, _ english: String) -> String {
        language == .french ? french : english
    }
}
