/// Why an invoice is late, a word of the dossier's taxonomy.
package struct Cause: Record {
    package let id: String
    /// The category to which it belongs.
    package var family: String?
    package var label: LocalizedText
    package var owner: CreditorRole?
    /// Business days in which the owner answers.
    package var deadline: Int?

    /// Makes a cause that is called like its key.
    package init(id: String) {
        self.id = id
        label = LocalizedText(id)
    }
}

/// A text for people in the languages in which it exists; French is the first.
package struct LocalizedText: Sendable, Equatable, FieldValue {
    package var french: String
    package var english: String?

    /// Makes a text.
    package init(_ french: String, english: String? = nil) {
        self.french = french
        self.english = english
    }

    /// The text in a language, or in French where it is missing.
    package func text(in language: Language) -> String {
        language == .english ? english ?? french : french
    }

    package static var fieldType: FieldType { .object }

    package var plain: Plain {
        guard let english else { return .text(french) }
        return ["fr": .text(french), "en": .text(english)]
    }

    package init?(plain: Plain) {
        if case .text(let text) = plain {
            self.init(text)
        } else if let french = plain["fr"]?.text {
            self.init(french, english: plain["en"]?.text)
        } else {
            return nil
        }
    }
}
