/// The company that is owed.
package struct Creditor: Record {
    /// Its name.
    package var id: String { name }
    package var name: String
    package var siren: String?
    package var address: [String] = []
    package var iban: String?
    package var bic: String?
    /// What stands at the foot of its letters: form, capital, register, VAT number.
    ///
    /// Source: Code de commerce, art. R123-237 and R123-238.
    package var legal: [String] = []
    package var language = Language.french
    package var currency = Currency.euro
    /// An IANA name, such as Europe/Paris.
    package var timeZone = "Europe/Paris"
    package var accounting: Interlocutor?
    package var sales: Interlocutor?
    package var manager: Interlocutor?

    /// Makes a creditor of which only the name is known.
    package init(id: String) { name = id }
}

/// A person of the creditor's who answers questions.
package struct Interlocutor: Sendable, Equatable, FieldValue {
    package var name: String
    package var email: String?
    package var phone: String?

    /// Makes an interlocutor.
    package init(name: String, email: String? = nil, phone: String? = nil) {
        self.name = name
        self.email = email
        self.phone = phone
    }

    package static var fieldType: FieldType { .record("interlocutor") }

    package var plain: Plain {
        ["name": .text(name), "email": email.plain, "phone": phone.plain]
    }

    package init?(plain: Plain) {
        guard let name = plain["name"]?.text else { return nil }
        self.init(name: name, email: plain["email"]?.text, phone: plain["phone"]?.text)
    }
}
