package import RelanceCore

/// What the law on personal data asks: nothing is left of a person that need not be kept.
extension Store {
    /// What an erasure came to.
    package struct Erasure: Sendable, Equatable {
        /// Messages to the person whose text is gone.
        package var erased: [String] = []
        /// Messages that are kept: what they claim is still owed.
        package var kept: [String] = []
    }

    /// Erases a person of a contact, with the text of what was written to them.
    ///
    /// A message that claims what is still open is kept, as proof of the claim. No import brings the
    /// person back.
    /// Source: Règlement (UE) 2016/679, art. 17, 1 and 3 e.
    package func erase(_ person: Person, of contact: String) throws -> Erasure {
        _ = try remove(person: person.id, of: contact)
        for digest in Self.digests(of: person) {
            try database.run(
                """
                INSERT INTO erased_person (dossier, contact, digest) VALUES (?1, ?2, ?3) \
                ON CONFLICT DO NOTHING
                """, [.integer(dossier), .text(contact), .text(digest)])
        }
        var erasure = Erasure()
        for action in try actions(to: person.id, of: contact) {
            if try claimsOpen(action) {
                erasure.kept.append(action.id)
            } else {
                try forget(person.id, in: action)
                erasure.erased.append(action.id)
            }
        }
        try blank(person, inNotesOf: contact)
        return erasure
    }

    /// The actions that went to a person, or were copied to them, in the order of their keys.
    package func actions(to person: String, of contact: String) throws -> [Action] {
        var filter = ActionFilter()
        filter.contact = contact
        return try actions(filter).filter { $0.person == person || $0.cc.contains(person) }
    }

    /// Whether a person was erased: then no source brings them back.
    func isErased(_ person: Person, of contact: String) throws -> Bool {
        try Self.digests(of: person).contains { digest in
            try database.number(
                """
                SELECT count(*) FROM erased_person WHERE dossier = ?1 AND contact = ?2 \
                AND digest = ?3
                """, [.integer(dossier), .text(contact), .text(digest)]) ?? 0 > 0
        }
    }

    /// By what a person is known again, unreadable: the key and the address.
    private static func digests(of person: Person) -> [String] {
        [person.id, person.email].compactMap { $0 }.map {
            SHA256.hex(Array(Folding.fold($0).utf8))
        }
    }

    private func claimsOpen(_ action: Action) throws -> Bool {
        try (action.invoices + action.listed).contains { id in
            try invoice(id).map { $0.balance.cents > 0 } ?? false
        }
    }

    private func forget(_ person: String, in action: Action) throws {
        var action = action
        if action.person == person { action.person = nil }
        action.cc.removeAll { $0 == person }
        try save(action)
        let key: [SQLValue] = [.integer(dossier), .text(action.id)]
        try database.run(
            "UPDATE message SET content = '' WHERE dossier = ?1 AND action = ?2", key)
        try database.run("DELETE FROM letter WHERE dossier = ?1 AND action = ?2", key)
    }

    private func blank(_ person: Person, inNotesOf contact: String) throws {
        let words = [person.name, person.email, person.phone].compactMap { $0 }.filter {
            $0.count > 2
        }
        let rows = try database.cursor(
            "SELECT id, content FROM note WHERE dossier = ?1 AND contact = ?2",
            [.integer(dossier), .text(contact)])
        var blanked: [(Int, String)] = []
        while try rows.next() {
            let text = rows.text(1) ?? ""
            let left = words.reduce(text) { $0.replacing($1, with: "…") }
            if left != text { blanked.append((rows.integer(0) ?? 0, left)) }
        }
        for (id, text) in blanked {
            try database.run(
                "UPDATE note SET content = ?3 WHERE dossier = ?1 AND id = ?2",
                [.integer(dossier), .integer(id), .text(text)])
        }
    }
}
