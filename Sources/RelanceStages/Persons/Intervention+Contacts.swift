package import RelanceCore
package import RelanceStore

extension Intervention {
    /// Takes a contact out of dunning, until a day or until it is released.
    package func hold(_ contact: String, until: Day?, reason: String) throws {
        try Self.checkText(reason, place: "hold of contact '\(contact)'", "say why with --reason")
        if let until, until < day {
            throw StageError(
                place: "hold of contact '\(contact)'", problem: "\(until) has passed",
                mend: "give a day from \(day) on with --until, or leave it out")
        }
        try set(
            contact,
            [
                ("hold_reason", .text(reason)),
                ("hold_until", until.map { .text($0.description) } ?? .null),
            ])
        try store.note("held", on: day, contact: contact, by: Self.person)
    }

    /// Puts a contact back into dunning.
    package func release(_ contact: String) throws {
        try set(contact, [("hold_reason", .null), ("hold_until", .null)])
        try store.note("released", on: day, contact: contact, by: Self.person)
    }

    /// Ends the wait for a payment that a contact announced.
    func release(announcedBy contact: String) throws {
        guard try store.contact(contact)?.holdReason == "paid_claimed" else { return }
        try release(contact)
    }

    /// Sets a field of a contact; no import overwrites it.
    package func set(_ contact: String, _ name: String, _ value: Plain) throws {
        let names = Contact.fields.filter { $0.set != nil && $0.place == .stored }.map(\.name)
        guard names.contains(name) else {
            throw StageError(
                place: "contact '\(contact)'", problem: "has no field '\(name)' to be set",
                mend: "the fields are " + names.joined(separator: ", "))
        }
        try store.transaction {
            try set(contact, [(name, value)])
            try store.note(
                "contact_set", on: day, contact: contact, subject: name, by: Self.person)
        }
    }

    /// Adds a person to a contact, or changes the one of that key.
    package func add(person id: String, to contact: String, _ values: [(String, Plain)]) throws
        -> Person
    {
        try checkContact(contact)
        try Self.checkText(id, place: "person", "give a name or an e-mail address")
        let known = try store.people(of: contact).first { $0.id == id }
        return try set(known ?? Person(id: id), of: contact, values)
    }

    /// Changes a person of a contact; throws where there is none.
    package func set(person id: String, of contact: String, _ values: [(String, Plain)]) throws
        -> Person
    {
        try set(person(id, of: contact), of: contact, values)
    }

    private func set(_ known: Person, of contact: String, _ values: [(String, Plain)]) throws
        -> Person
    {
        var person = known
        let id = person.id
        for (name, value) in values {
            guard let field = Person.fields.first(where: { $0.name == name }), let set = field.set
            else {
                let names = Person.fields.filter { $0.set != nil }.map(\.name)
                throw StageError(
                    place: "person '\(id)'", problem: "has no field '\(name)'",
                    mend: "the fields are " + names.joined(separator: ", "))
            }
            guard Self.isAddress(value, as: name), set(&person, value) else {
                throw Self.refusal(of: value, as: name, field.expected, place: "person '\(id)'")
            }
            // Who sets an address vouches for it.
            if ["email", "phone", "address"].contains(name) { person.unusable = nil }
        }
        try store.transaction {
            try store.set(person, of: contact)
            try store.note("person_set", on: day, contact: contact, by: Self.person)
        }
        return person
    }

    /// Takes a person away from a contact.
    package func remove(person id: String, of contact: String) throws {
        try store.transaction {
            guard try store.remove(person: id, of: contact) else {
                throw try noPerson(id, contact)
            }
            try store.note("person_removed", on: day, contact: contact, by: Self.person)
        }
    }

    /// Erases a person: what need not be kept of them goes, and no import brings them back.
    ///
    /// One who was erased before is known by the messages that had to be kept then.
    package func erase(person id: String, of contact: String) throws -> Store.Erasure {
        try checkContact(contact)
        return try store.transaction {
            let known = try store.people(of: contact).first { $0.id == id }
            guard try known != nil || !store.actions(to: id, of: contact).isEmpty else {
                throw try noPerson(id, contact)
            }
            let erasure = try store.erase(known ?? Person(id: id), of: contact)
            try store.note("person_erased", on: day, contact: contact, by: Self.person)
            return erasure
        }
    }

    /// A person of a contact; throws where there is none.
    package func person(_ id: String, of contact: String) throws -> Person {
        try checkContact(contact)
        guard let person = try store.people(of: contact).first(where: { $0.id == id }) else {
            throw try noPerson(id, contact)
        }
        return person
    }

    private func noPerson(_ id: String, _ contact: String) throws -> StageError {
        let known = try store.people(of: contact).map { "'\($0.id)'" }.joined(separator: ", ")
        return StageError(
            place: "person '\(id)'", problem: "contact '\(contact)' has no such person",
            mend: (known.isEmpty ? "it has none" : "it has \(known)")
                + "; 'relance person add \(contact)' makes a new one")
    }

    private static func checkText(_ text: String, place: String, _ mend: String) throws {
        guard text.allSatisfy(\.isWhitespace) else { return }
        throw StageError(place: place, problem: "the text is empty", mend: mend)
    }

    // A source may hold anything; a person who types an address is told at once.
    private static func isAddress(_ value: Plain, as name: String) -> Bool {
        guard name == "email", let text = value.text else { return true }
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && parts.allSatisfy { !$0.isEmpty }
            && !text.contains(where: \.isWhitespace)
    }

    private static func refusal(
        of value: Plain, as name: String, _ expected: String, place: String
    ) -> StageError {
        StageError(
            place: place, problem: "\(name) does not take \(JSON.text(value))",
            mend: "give \(name == "email" ? "an address such as name@company.example" : expected)")
    }

    /// Keeps a note about a contact.
    package func note(_ contact: String, _ text: String) throws {
        try checkContact(contact)
        try Self.checkText(text, place: "note", "write what is to be remembered")
        try store.transaction {
            try store.save(Note(contact: contact, day: day, text: text))
            try store.note("note_added", on: day, contact: contact, by: Self.person)
        }
    }

    private func set(_ contact: String, _ values: [(String, Plain)]) throws {
        try checkContact(contact)
        var draft = Draft<Contact>(id: contact)
        for (name, value) in values {
            guard let index = Contact.fields.firstIndex(where: { $0.name == name }) else {
                continue
            }
            guard Self.isAddress(value, as: name), draft.give(index, value) else {
                throw Self.refusal(
                    of: value, as: name, Contact.fields[index].expected,
                    place: "contact '\(contact)'")
            }
        }
        _ = try store.save(draft, from: Giver(connector: Giver.person, among: []))
        try store.moved(contact)
    }
}
