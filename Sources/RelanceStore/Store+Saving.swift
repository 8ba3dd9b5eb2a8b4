package import RelanceCore

/// Who gives a record: a connector, or a person.
package struct Giver: Sendable, Equatable {
    /// The name under which it is remembered.
    package let name: String

    /// Givers from the weakest to the strongest: what a stronger one gave, a weaker leaves alone.
    package let order: [String]

    /// A connector of a dossier in which `connectors` run in that order: later ones are stronger.
    package init(connector name: String, among connectors: [String]) {
        self.name = name
        order = connectors.contains(name) ? connectors : connectors + [name]
    }

    /// Answers whether this giver may change what `other` gave.
    func mayChange(_ other: String) -> Bool {
        guard let other = order.firstIndex(of: other) else { return other != Self.person }
        return other <= (order.firstIndex(of: name) ?? order.count)
    }

    /// What a person sets, no import overwrites.
    package static let person = "person"
}

/// What became of a record that was given.
package enum SaveOutcome: Sendable {
    case created, updated, unchanged
}

/// A new record lacks what it means nothing without.
package struct IncompleteRecord: Error, Sendable, Equatable {
    /// The key that it would have had.
    package let id: String
    /// The names of the fields.
    package let missing: [String]
}

extension Store {
    /// Keeps what a draft says of a contact, its people too; with `filling`, only what is empty.
    package func save(_ draft: Draft<Contact>, from giver: Giver, filling: Bool = false) throws
        -> SaveOutcome
    {
        let merged = try merge(draft, contacts, giver, filling: filling)
        var outcome = merged.outcome
        // Another address may well be reached.
        if merged.after.unusable != nil, merged.before?.email != merged.after.email {
            try database.run(
                "UPDATE contact SET unusable = NULL WHERE dossier = ?1 AND id = ?2",
                [.integer(dossier), .text(merged.after.id)])
        }
        if draft.gives(all: Self.people) {
            let changed = try save(draft.record.people, of: draft.record.id, from: giver)
            if changed, outcome == .unchanged { outcome = .updated }
        }
        // Due dates follow the contact's own terms, and what is decided all that it is.
        if outcome != .unchanged { try touch(draft.record.id) }
        return outcome
    }

    /// Keeps what a draft says of an invoice; its contact is to be settled anew.
    ///
    /// `defaults` fills a new one in. Without an arrival, it is not noted in which pull it came.
    package func save(
        _ draft: Draft<Invoice>, from giver: Giver, arrival: Arrival? = nil,
        defaults: (inout Invoice) -> Void = { _ in }
    ) throws -> SaveOutcome {
        let merged = try merge(draft, invoices, giver, arrival: arrival, defaults: defaults)
        try touch(merged.before?.contact, merged.after.contact, if: merged.outcome)
        return merged.outcome
    }

    /// Keeps what a draft says of a payment and its allocations.
    ///
    /// `defaults` fills a new one in. Without an arrival, it is not noted in which pull it came.
    package func save(
        _ draft: Draft<Payment>, from giver: Giver, arrival: Arrival? = nil,
        defaults: (inout Payment) -> Void = { _ in }
    ) throws -> SaveOutcome {
        let merged = try merge(draft, payments, giver, arrival: arrival, defaults: defaults)
        var outcome = merged.outcome
        if draft.gives(all: Self.allocations) {
            let changed = try give(
                draft.record.allocations, by: .payment, merged.after.id, of: merged.after.contact)
            if changed, outcome == .unchanged { outcome = .updated }
        }
        try touch(merged.before?.contact, merged.after.contact, if: outcome)
        return outcome
    }

    private static let people = Draft<Contact>.places(of: ["people"])
    private static let allocations = Draft<Payment>.places(of: ["allocations"])

    /// Keeps what a draft says of a promise.
    package func save(_ draft: Draft<Promise>, from giver: Giver) throws -> SaveOutcome {
        let merged = try merge(draft, promises, giver)
        try touch(merged.before?.contact, merged.after.contact, if: merged.outcome)
        return merged.outcome
    }

    /// Keeps what a draft says of a dispute.
    package func save(_ draft: Draft<Dispute>, from giver: Giver) throws -> SaveOutcome {
        let merged = try merge(draft, disputes, giver)
        try touch(merged.before?.contact, merged.after.contact, if: merged.outcome)
        return merged.outcome
    }

    /// Makes a contact that is called like its key, where there is none: records meet in any order.
    package func ensureContact(_ id: String, from giver: Giver) throws {
        try database.run(
            """
            INSERT INTO contact (dossier, id, name, kind, connector) \
            VALUES (?1, ?2, ?2, 'company', ?3) ON CONFLICT DO NOTHING
            """, [.integer(dossier), .text(id), .text(giver.name)])
    }

    /// Closes an invoice or payment that its source has no more; answers whether there was one open.
    package func remove(_ removal: Page.Removal) throws -> Bool {
        guard ["invoice", "payment"].contains(removal.kind) else { return false }
        let reason = SQLValue.text(removal.reason ?? "removed at the source")
        let rows = try database.cursor(
            """
            UPDATE \(removal.kind) SET removed = ?3 \
            WHERE dossier = ?1 AND id = ?2 AND removed IS NULL RETURNING contact
            """, [.integer(dossier), .text(removal.id), reason])
        guard try rows.next() else { return false }
        try touch(rows.text(0))
        while try rows.next() {}
        return true
    }

    private struct Merged<R: Record> {
        var outcome: SaveOutcome
        var before: R?
        var after: R
    }

    private func merge<R>(
        _ draft: Draft<R>, _ table: RecordTable<R>, _ giver: Giver, filling: Bool = false,
        arrival: Arrival? = nil, defaults: (inout R) -> Void = { _ in }
    ) throws -> Merged<R> {
        let (draft, kept) = try place(draft, table, arrival)
        guard let before = kept else {
            guard draft.gives(all: table.required) else {
                throw IncompleteRecord(id: draft.record.id, missing: draft.missing)
            }
            var new = Kept(record: draft.record, connector: giver.name, overrides: Overrides())
            defaults(&new.record)
            new.arrived = arrival?.pull
            try write(new, table)
            return Merged(outcome: .created, before: nil, after: new.record)
        }
        var after = before
        var hasChanged = false
        for index in R.fields.indices where draft.gives(index) {
            let field = R.fields[index]
            if field.place == .ownTable { continue }
            let owner = before.overrides[field.name] ?? before.connector
            let mayChange = !filling && giver.mayChange(owner) || isEmpty(field, before.record)
            guard mayChange, field.copy(&after.record, draft.record) else { continue }
            hasChanged = true
            if owner != giver.name { after.overrides[field.name] = giver.name }
        }
        if let revived = revived(after.record) {
            after.record = revived
            hasChanged = true
        }
        after.arrived = arrival?.pull ?? before.arrived
        if hasChanged {
            try write(after, table)
        } else if after.arrived != before.arrived, let pull = after.arrived {
            try note(R.name, before.record.id, cameIn: pull)
        }
        return Merged(
            outcome: hasChanged ? .updated : .unchanged, before: before.record, after: after.record)
    }

    /// A contact that is called like its key has no name yet: an invoice named it first.
    private func isEmpty<R: Record>(_ field: Field<R>, _ record: R) -> Bool {
        let value = field.get(record, Day(number: 0))
        return value == .null || (field.name == "name" && value == .text(record.id))
    }

    /// A record that its source gives again is removed no more.
    private func revived<R: Record>(_ record: R) -> R? {
        if var invoice = record as? Invoice, invoice.removed != nil {
            invoice.removed = nil
            return invoice as? R
        }
        if var payment = record as? Payment, payment.removed != nil {
            payment.removed = nil
            return payment as? R
        }
        return nil
    }

    private func touch(_ before: String?, _ after: String, if outcome: SaveOutcome) throws {
        guard outcome != .unchanged else { return }
        try touch(after)
        if before != after { try touch(before) }
    }

    /// Notes that a contact's items are to be settled anew.
    func touch(_ contact: String?) throws {
        guard let contact, touched?.contains(contact) != true else { return }
        try database.run(
            "INSERT INTO unsettled (dossier, contact) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
            [.integer(dossier), .text(contact)])
        touched?.insert(contact)
    }
}
