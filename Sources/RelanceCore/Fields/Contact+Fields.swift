extension Contact {
    package static let name = "contact"

    package static let fields: [Field<Contact>] = [
        .key("id", "The customer's code at the source."),
        Field("name", \.name, "Name of the company or person."),
        Field("kind", \.kind, "What the law and the tone depend on."),
        Field("segment", \.segment, "The group of customers that are dunned alike."),
        Field("siren", \.siren, "The company's number, nine digits."),
        Field("language", \.language, "The language in which it is written to."),
        Field("email", \.email, "E-mail address of the company itself."),
        Field("phone", \.phone, "Telephone number of the company itself."),
        Field(
            "unusable", \.unusable, "Why its own e-mail address is not to be used.", given: false),
        Field("address", \.address, "Postal address, a line an item."),
        Field("terms", \.terms, "Its own terms, such as \"45 days end of month\"."),
        Field(
            "states", \.states, "What else stands in the way of dunning, such as \"insolvency\"."),
        Field("hold_reason", \.holdReason, "Why it was taken out of dunning."),
        Field("hold_until", \.holdUntil, "Last day of that; none: until it is released."),
        Field("fields", \.fields, "What the source adds of its own."),
        Field("people", \.people, "Interlocutors at the customer's.", place: .ownTable),
    ]
}

extension Person {
    package static let name = "person"

    package static let fields: [Field<Person>] = [
        .key("id", "The person's key within the contact."),
        Field("name", \.name, "First and last name."),
        Field("role", \.role, "What the person answers for, such as \"billing\"."),
        Field("email", \.email, "E-mail address."),
        Field("phone", \.phone, "Telephone number."),
        Field("address", \.address, "Postal address where it is not the contact's."),
        Field("language", \.language, "The language in which the person is written to."),
        Field("unusable", \.unusable, "Why its address is not to be used."),
    ]
}

extension Person: FieldValue {
    package static var fieldType: FieldType { .record(name) }

    package var plain: Plain { plain(on: Day(number: 0)) }

    /// Reads a person; the key is the given one, else the e-mail address, else the name.
    package init?(plain: Plain) {
        guard case .object(let given) = plain else { return nil }
        let keys = ["id", "email", "name"].compactMap { plain[$0].flatMap(String.init(plain:)) }
        guard let key = keys.first(where: { !$0.isEmpty }) else { return nil }
        self.init(id: key)
        for item in given where item.name != "id" {
            guard let field = Self.fields.first(where: { $0.name == item.name }),
                let set = field.set, set(&self, item.value)
            else { return nil }
        }
    }
}
