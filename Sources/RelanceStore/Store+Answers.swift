package import RelanceCore

/// What came back from customers: promises and disputes.
extension Store {
    /// The promises of a contact, in the order of their ids.
    package func promises(of contact: String) throws -> [Promise] {
        try followups(promises, of: contact)
    }

    /// The disputes of a contact, in the order of their ids.
    package func disputes(of contact: String) throws -> [Dispute] {
        try followups(disputes, of: contact)
    }

    /// All promises, by contact and id.
    package func allPromises() throws -> [Promise] {
        let rows = try database.cursor(
            promises.select + " WHERE r.dossier = ?1 ORDER BY r.contact, r.id",
            [.integer(dossier)])
        var found: [Promise] = []
        while try rows.next() { found.append(try promises.record(rows).record) }
        return found
    }

    /// All disputes, by contact and id.
    package func allDisputes() throws -> [Dispute] {
        let rows = try database.cursor(
            disputes.select + " WHERE r.dossier = ?1 ORDER BY r.contact, r.id",
            [.integer(dossier)])
        var found: [Dispute] = []
        while try rows.next() { found.append(try disputes.record(rows).record) }
        return found
    }

    /// The promise of that key.
    package func promise(_ id: String) throws -> Promise? { try kept(id, promises)?.record }

    /// The dispute of that key.
    package func dispute(_ id: String) throws -> Dispute? { try kept(id, disputes)?.record }

    /// Writes a promise as the program or a person sets it; the account has moved.
    package func set(_ promise: Promise) throws {
        var kept =
            try kept(promise.id, promises)
            ?? Kept(record: promise, connector: Giver.person, overrides: Overrides())
        kept.record = promise
        if kept.connector != Giver.person { kept.overrides["status"] = Giver.person }
        try write(kept, promises)
        try moved(promise.contact)
    }

    /// Writes a dispute as the program or a person sets it; the account has moved.
    package func set(_ dispute: Dispute) throws {
        var kept =
            try kept(dispute.id, disputes)
            ?? Kept(record: dispute, connector: Giver.person, overrides: Overrides())
        kept.record = dispute
        if kept.connector != Giver.person {
            for field in ["status", "resolution", "answered_on", "resolved_on"] {
                kept.overrides[field] = Giver.person
            }
        }
        try write(kept, disputes)
        try moved(dispute.contact)
    }

    /// A free key such as "P3" for a record that a person makes.
    package func freeID(_ kind: String, prefix: String) throws -> String {
        var number = try count(kind) + 1
        while try has(kind, prefix + String(number)) { number += 1 }
        return prefix + String(number)
    }

    /// Invoices of a contact that are named by key, or by a number that one of them alone has.
    ///
    /// What names none yet stays as it is: records meet in any order.
    package func keys(ofInvoices names: [String], of contact: String) throws -> [String] {
        try names.map { name in
            if try has("invoice", name) { return name }
            let rows = try database.cursor(
                """
                SELECT id FROM invoice WHERE dossier = ?1 AND contact = ?2 AND number = ?3 \
                AND removed IS NULL AND carried IS NULL ORDER BY id LIMIT 2
                """, [.integer(dossier), .text(contact), .text(name)])
            guard try rows.next(), let key = rows.text(0) else { return name }
            return try rows.next() ? name : key
        }
    }

    /// Whether anything is known that may name invoices by their numbers.
    package func hasAnswers() throws -> Bool {
        try count(Promise.name) + count(Dispute.name) + countOfReminders() > 0
    }

    /// Puts keys in the place of the numbers by which promises, disputes and reminders of before name a
    /// contact's invoices.
    package func keyInvoices(of contact: String) throws {
        try keyInvoices(of: contact, promises, \.invoices)
        try keyInvoices(of: contact, disputes, \.invoices)
        try keyReminders(of: contact)
    }

    private func keyInvoices<R>(
        of contact: String, _ table: RecordTable<R>, _ names: WritableKeyPath<R, [String]>
    ) throws {
        for record in try followups(table, of: contact) {
            let keys = try keys(ofInvoices: record[keyPath: names], of: contact)
            guard keys != record[keyPath: names], var kept = try kept(record.id, table) else {
                continue
            }
            kept.record[keyPath: names] = keys
            try write(kept, table)
        }
    }

    private func followups<R>(_ table: RecordTable<R>, of contact: String) throws -> [R] {
        let rows = try database.cursor(
            table.select + " WHERE r.dossier = ?1 AND r.contact = ?2 ORDER BY r.id",
            [.integer(dossier), .text(contact)])
        var found: [R] = []
        while try rows.next() { found.append(try table.record(rows).record) }
        return found
    }
}
