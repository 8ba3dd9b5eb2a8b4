import RelanceCore

/// What settles an invoice.
package enum AllocationSource: String, Sendable {
    case payment
    case creditNote = "invoice"
}

/// A part of a payment or credit note that settles an invoice, as the store keeps it.
package struct KeptAllocation: Sendable, Hashable {
    package var source: AllocationSource
    package var id: String
    package var invoice: String
    package var cents: Int

    /// Makes an allocation.
    package init(source: AllocationSource, id: String, invoice: String, cents: Int) {
        self.source = source
        self.id = id
        self.invoice = invoice
        self.cents = cents
    }
}

extension Store {
    /// The next contacts whose items are to be settled anew, in order.
    package func unsettled(limit: Int) throws -> [String] {
        let rows = try database.cursor(
            "SELECT contact FROM unsettled WHERE dossier = ?1 ORDER BY contact LIMIT ?2",
            [.integer(dossier), .integer(limit)])
        var contacts: [String] = []
        while try rows.next() { contacts.append(rows.text(0) ?? "") }
        return contacts
    }

    /// Notes that a contact is settled.
    package func markSettled(_ contact: String) throws {
        try database.run(
            "DELETE FROM unsettled WHERE dossier = ?1 AND contact = ?2",
            [.integer(dossier), .text(contact)])
    }

    /// Notes that every contact is to be settled anew: the terms of the dossier have changed.
    package func unsettleAll() throws {
        try database.run(
            """
            INSERT INTO unsettled (dossier, contact) SELECT dossier, id FROM contact \
            WHERE dossier = ?1 ON CONFLICT DO NOTHING
            """, [.integer(dossier)])
    }

    /// What the source itself says of which payment settles what, or what settling found.
    package func allocations(of contact: String, given: Bool) throws -> [KeptAllocation] {
        let rows = try database.cursor(
            """
            SELECT source_kind, source, invoice, amount_cents FROM allocation \
            WHERE dossier = ?1 AND contact = ?2 AND given = ?3 ORDER BY source_kind, source, invoice
            """, [.integer(dossier), .text(contact), .integer(given ? 1 : 0)])
        var allocations: [KeptAllocation] = []
        while try rows.next() {
            guard let source = rows.text(0).flatMap(AllocationSource.init(rawValue:)) else {
                continue
            }
            allocations.append(
                KeptAllocation(
                    source: source, id: rows.text(1) ?? "", invoice: rows.text(2) ?? "",
                    cents: rows.integer(3) ?? 0))
        }
        return allocations
    }

    /// Keeps what settling found, in place of what it found before.
    package func keep(_ allocations: [KeptAllocation], of contact: String) throws {
        let before = Set(try self.allocations(of: contact, given: false))
        let after = Set(allocations)
        for gone in before.subtracting(after) { try delete(gone, of: contact, given: false) }
        for new in allocations where !before.contains(new) {
            try insert(new, of: contact, given: false)
        }
    }

    /// What one payment settles.
    func allocations(from source: AllocationSource, _ id: String, of contact: String) throws
        -> [Allocation]
    {
        let rows = try database.cursor(
            """
            SELECT invoice, amount_cents FROM allocation WHERE dossier = ?1 AND contact = ?2 \
            AND source_kind = ?3 AND source = ?4 AND given = 0 ORDER BY invoice
            """, [.integer(dossier), .text(contact), .text(source.rawValue), .text(id)])
        var allocations: [Allocation] = []
        while try rows.next() {
            allocations.append(Allocation(invoice: rows.text(0) ?? "", cents: rows.integer(1) ?? 0))
        }
        return allocations
    }

    /// Keeps what a source says that a payment settles; answers whether that is new.
    func give(
        _ allocations: [Allocation], by source: AllocationSource, _ id: String, of contact: String
    ) throws -> Bool {
        let before = Set(
            try self.allocations(of: contact, given: true).filter {
                $0.source == source && $0.id == id
            })
        let sums = Dictionary(allocations.map { ($0.invoice, $0.cents) }, uniquingKeysWith: +)
        let after = Set(
            sums.map { KeptAllocation(source: source, id: id, invoice: $0.key, cents: $0.value) })
        guard before != after else { return false }
        for gone in before.subtracting(after) { try delete(gone, of: contact, given: true) }
        for new in after.subtracting(before) { try insert(new, of: contact, given: true) }
        return true
    }

    private func delete(_ allocation: KeptAllocation, of contact: String, given: Bool) throws {
        try database.run(
            """
            DELETE FROM allocation WHERE dossier = ?1 AND contact = ?2 AND source_kind = ?3 \
            AND source = ?4 AND invoice = ?5 AND given = ?6
            """, key(allocation, of: contact, given: given))
    }

    private func insert(_ allocation: KeptAllocation, of contact: String, given: Bool) throws {
        try database.run(
            """
            INSERT INTO allocation (dossier, contact, source_kind, source, invoice, given, \
            amount_cents) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT DO NOTHING
            """, key(allocation, of: contact, given: given) + [.integer(allocation.cents)])
    }

    private func key(_ allocation: KeptAllocation, of contact: String, given: Bool) -> [SQLValue] {
        [
            .integer(dossier), .text(contact), .text(allocation.source.rawValue),
            .text(allocation.id), .text(allocation.invoice), .integer(given ? 1 : 0),
        ]
    }
}
