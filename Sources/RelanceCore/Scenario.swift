/// Ordered steps by which the invoices of a segment are dunned.
package struct Scenario: Record {
    /// Its name, that of the plugin.
    package let id: String
    package var summary = LocalizedText("")
    package var steps: [Step] = []

    /// Makes a scenario without steps.
    package init(id: String) { self.id = id }
}

/// How a message reaches a contact, or an act a person.
package enum Medium: String, NamedCases {
    case email, letter
    case registeredLetter = "registered-letter"
    case sms, call, `internal`
}

/// One step of a scenario: when, on which medium, with which text.
package struct Step: Sendable, Equatable, FieldValue {
    /// Its identity in every record.
    package var name: String
    /// Days from the due date, negative before it; nil where it counts from the step before.
    package var day: Int?
    package var afterPrevious: Int?
    package var medium: Medium
    package var template: String?

    /// Makes a step.
    package init(name: String, medium: Medium) {
        self.name = name
        self.medium = medium
    }

    package static var fieldType: FieldType { .object }

    package var plain: Plain {
        [
            "name": .text(name), "day": day.plain, "after_previous": afterPrevious.plain,
            "medium": medium.plain, "template": template.plain,
        ]
    }

    package init?(plain: Plain) {
        guard let name = plain["name"]?.text,
            let medium = plain["medium"].flatMap(Medium.init(plain:))
        else { return nil }
        self.init(name: name, medium: medium)
        day = plain["day"]?.integer
        afterPrevious = plain["after_previous"]?.integer
        template = plain["template"]?.text
    }
}
