/// Ordered steps by which the invoices of a segment are dunned.
package struct Scenario: Sendable, Equatable {
    /// What one message is about.
    package enum Grouping: String, NamedCases {
        /// All that is due of a contact.
        case contact
        /// A single invoice.
        case invoice
    }

    /// Its name, that of the plugin.
    package let id: String
    package var summary = LocalizedText("")
    package var steps: [Step] = []
    package var grouping = Grouping.contact
    /// A message whose net total is below this is left alone; nil: as the dossier says.
    package var minimumCents: Int?
    /// Days between two messages to a contact; nil: as the dossier says.
    package var gap: Int?
    /// What follows a promise that was not kept.
    package var brokenPromise: Step?

    /// Makes a scenario without steps.
    package init(id: String) { self.id = id }
}

/// How a message reaches a contact, or an act a person.
package enum Medium: String, NamedCases {
    case email, letter
    case registeredLetter = "registered-letter"
    case sms, call, `internal`

    /// Whether a person does it: a call, a question to a colleague.
    package var isTask: Bool { self == .call || self == .internal }

    /// Whether it is printed.
    package var isPaper: Bool { self == .letter || self == .registeredLetter }
}
