package import RelanceCore

extension Store {
    /// The people of a contact, in the order of their ids.
    package func people(of contact: String) throws -> [Person] {
        try keptPeople(of: contact).map(\.person)
    }

    /// Merges given people into a contact's, by id or e-mail address; answers whether one changed.
    ///
    /// Those whom the source does not name stay: a person may have added them.
    func save(_ given: [Person], of contact: String, from giver: Giver) throws -> Bool {
        guard !given.isEmpty else { return false }
        var known = try keptPeople(of: contact)
        var places = PeoplePlaces(known.map(\.person))
        var hasChanged = false
        for person in given {
            let place = places.place(of: person)
            var merged = place.map { known[$0].person } ?? Person(id: person.id)
            guard place.map({ giver.mayChange(known[$0].giver) }) ?? true else { continue }
            if place == nil, try isErased(person, of: contact) { continue }
            var differs = place == nil
            for field in Person.fields where field.get(person, Day(number: 0)) != .null {
                if field.name == "address", person.address.isEmpty { continue }
                guard field.copy(&merged, person) else { continue }
                differs = true
                // Another address may well be reached.
                if field.name == "email", person.unusable == nil { merged.unusable = nil }
            }
            guard differs else { continue }
            hasChanged = true
            try write(merged, of: contact, from: giver)
            if place == nil { known.append((merged, giver.name)) }
            places.add(merged, at: place ?? known.count - 1)
        }
        return hasChanged
    }

    /// Sets a person of a contact as someone of ours says, new or known; the account has moved.
    package func set(_ person: Person, of contact: String) throws {
        try write(person, of: contact, from: Giver(connector: Giver.person, among: []))
        try moved(contact)
    }

    /// Takes a person away from a contact; answers whether there was one.
    package func remove(person: String, of contact: String) throws -> Bool {
        let removed = try database.run(
            "DELETE FROM person WHERE dossier = ?1 AND contact = ?2 AND id = ?3",
            [.integer(dossier), .text(contact), .text(person)])
        if removed > 0 { try moved(contact) }
        return removed > 0
    }

    /// Notes that an e-mail address is not to be used again, and why; without a person the contact's own.
    package func markUnusable(_ person: String?, of contact: String, why: String) throws {
        guard let person else {
            try database.run(
                "UPDATE contact SET unusable = ?3 WHERE dossier = ?1 AND id = ?2",
                [.integer(dossier), .text(contact), .text(why)])
            return
        }
        try database.run(
            """
            UPDATE person SET unusable = ?4 WHERE dossier = ?1 AND contact = ?2 AND id = ?3
            """, [.integer(dossier), .text(contact), .text(person), .text(why)])
    }

    private func keptPeople(of contact: String) throws -> [(person: Person, giver: String)] {
        let rows = try database.cursor(
            """
            SELECT id, name, role, email, phone, address, language, unusable, connector \
            FROM person \
            WHERE dossier = ?1 AND contact = ?2 ORDER BY id
            """, [.integer(dossier), .text(contact)])
        var people: [(person: Person, giver: String)] = []
        while try rows.next() {
            var person = Person(id: rows.text(0) ?? "")
            person.name = rows.text(1)
            person.role = rows.text(2)
            person.email = rows.text(3)
            person.phone = rows.text(4)
            let lines = try rows.text(5).map { try JSON.value(of: $0) }
            person.address = lines.flatMap([String].init(plain:)) ?? []
            person.language = rows.text(6).flatMap(Language.init(rawValue:))
            person.unusable = rows.text(7)
            people.append((person, rows.text(8) ?? ""))
        }
        return people
    }

    private func write(_ person: Person, of contact: String, from giver: Giver) throws {
        let address = person.address.isEmpty ? nil : JSON.text(person.address.plain)
        let columns = [
            contact, person.id, person.name, person.role, person.email, person.phone, address,
            person.language?.rawValue, person.unusable, giver.name,
        ]
        try database.run(
            """
            INSERT INTO person (dossier, contact, id, name, role, email, phone, address, language, \
            unusable, connector) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) \
            ON CONFLICT (dossier, contact, id) DO UPDATE SET name = excluded.name, \
            role = excluded.role, email = excluded.email, phone = excluded.phone, \
            address = excluded.address, language = excluded.language, \
            unusable = excluded.unusable, connector = excluded.connector
            """, [.integer(dossier)] + columns.map { $0.map(SQLValue.text) ?? .null })
    }
}

/// Where somebody stands among the people of a contact: the first who has the id, or the e-mail address.
private struct PeoplePlaces {
    private var ids: [String: Int] = [:]
    private var emails: [String: Int] = [:]

    init(_ people: [Person]) {
        for (place, person) in people.enumerated() { add(person, at: place) }
    }

    func place(of person: Person) -> Int? {
        [ids[person.id], person.email.flatMap { emails[Folding.fold($0)] }].compactMap(\.self).min()
    }

    mutating func add(_ person: Person, at place: Int) {
        ids[person.id] = min(place, ids[person.id] ?? place)
        guard let email = person.email.map(Folding.fold) else { return }
        emails[email] = min(place, emails[email] ?? place)
    }
}
