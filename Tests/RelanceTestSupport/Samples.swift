package import RelanceCore
package import RelanceStore

/// Values for tests: what is not said is plain.
extension Draft {
    /// A draft that gives the named fields; a name or value that does not fit traps.
    package static func giving(_ id: String, _ fields: [(String, Plain)]) -> Draft {
        var draft = Draft(id: id)
        for (name, value) in fields {
            guard let index = R.fields.firstIndex(where: { $0.name == name }),
                draft.give(index, value)
            else { preconditionFailure("\(R.name) has no \(name) such as \(value)") }
        }
        return draft
    }
}

extension Draft where R == Invoice {
    /// An invoice of a contact.
    package static func sample(
        _ id: String, of contact: String = "C1", cents: Int = 100_00, issued: String = "2026-01-15",
        _ more: [(String, Plain)] = []
    ) -> Draft {
        giving(
            id,
            [
                ("contact", .text(contact)), ("amount_cents", .integer(cents)),
                ("issue_date", .text(issued)),
            ] + more)
    }
}

extension Draft where R == Payment {
    /// A payment of a contact.
    package static func sample(
        _ id: String, of contact: String = "C1", cents: Int = 100_00,
        on date: String = "2026-02-20",
        _ more: [(String, Plain)] = []
    ) -> Draft {
        giving(
            id,
            [("contact", .text(contact)), ("amount_cents", .integer(cents)), ("date", .text(date))]
                + more)
    }
}

extension Day {
    /// A day that stands in a test.
    package static func of(_ text: String) -> Day {
        guard let day = Day(text) else { preconditionFailure("no day: \(text)") }
        return day
    }
}

extension Store {
    /// A store in memory.
    package static func inMemory() throws -> Store { try Store(SQLiteDatabase(path: ":memory:")) }

    /// The balance of a contact in euro cents.
    package func balance(of contact: String, on day: Day = .of("2026-06-30")) throws -> Int {
        var filter = ListFilter()
        filter.contact = contact
        var cents = 0
        try eachContact(filter, on: day) { _, balances in cents = balances.first?.balanceCents ?? 0
        }
        return cents
    }
}
