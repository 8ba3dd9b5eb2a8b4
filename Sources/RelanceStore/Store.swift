package import RelanceCore

/// What a dossier knows, behind SQL.
///
/// Every primary key begins with the dossier's number, 1 in a file of one.
package final class Store {
    let database: any Database
    let dossier: Int

    let contacts = RecordTable<Contact>()
    let invoices = RecordTable<Invoice>(countsArrivals: true)
    let payments = RecordTable<Payment>(countsArrivals: true)
    let promises = RecordTable<Promise>()
    let disputes = RecordTable<Dispute>()
    let actions = RecordTable<Action>(hasGiver: false)
    let journal = RecordTable<Event>(hasGiver: false)

    /// Contacts that this transaction has noted as unsettled; nil outside of one.
    var touched: Set<String>?

    /// Opens the store in `database`, which is brought to the newest shape.
    package init(_ database: any Database, dossier: Int = 1) throws {
        self.database = database
        self.dossier = dossier
        try Migrations.run(on: database)
    }

    /// Does all of `body` or, where it throws, nothing.
    package func transaction<Result>(_ body: () throws -> Result) throws -> Result {
        // What is part of a greater whole is undone with it.
        if touched != nil { return try body() }
        touched = []
        defer { touched = nil }
        return try database.transaction(body)
    }

    /// Reads all that `body` reads as it is at one moment.
    package func snapshot<Result>(_ body: () throws -> Result) throws -> Result {
        try database.snapshot(body)
    }

    /// Writes a copy of the whole store to a new file.
    package func copy(to path: String) throws { try database.copy(to: path) }

    /// The contact of that key.
    package func contact(_ id: String) throws -> Contact? {
        guard var contact = try kept(id, contacts)?.record else { return nil }
        contact.people = try people(of: id)
        return contact
    }

    /// The terms of a contact's own, where it has some.
    package func terms(of contact: String) throws -> Terms? {
        let rows = try database.cursor(
            "SELECT terms FROM contact WHERE dossier = ?1 AND id = ?2",
            [.integer(dossier), .text(contact)])
        return try rows.next() ? rows.text(0).flatMap { Terms($0) } : nil
    }

    /// The invoice of that key, or the only one of that number.
    package func invoice(_ id: String) throws -> Invoice? {
        if let invoice = try kept(id, invoices)?.record { return invoice }
        let rows = try database.cursor(
            invoices.select + " WHERE r.dossier = ?1 AND r.number = ?2 ORDER BY r.id LIMIT 2",
            [.integer(dossier), .text(id)])
        guard try rows.next() else { return nil }
        let found = try invoices.record(rows).record
        return try rows.next() ? nil : found
    }

    /// The connector that gave the invoice of that key.
    package func connector(ofInvoice id: String) throws -> String? {
        try kept(id, invoices)?.connector
    }

    /// The payment of that key.
    package func payment(_ id: String) throws -> Payment? {
        guard var payment = try kept(id, payments)?.record else { return nil }
        payment.allocations = try allocations(from: .payment, id, of: payment.contact)
        return payment
    }

    /// Answers whether there is a record of that kind and key.
    package func has(_ kind: String, _ id: String) throws -> Bool {
        try database.number(
            "SELECT 1 FROM \(kind) WHERE dossier = ?1 AND id = ?2", [.integer(dossier), .text(id)])
            != nil
    }

    func kept<R>(_ id: String, _ table: RecordTable<R>) throws -> Kept<R>? {
        let rows = try database.cursor(table.selectOne, [.integer(dossier), .text(id)])
        return try rows.next() ? table.record(rows) : nil
    }

    func write<R>(_ kept: Kept<R>, _ table: RecordTable<R>) throws {
        try database.run(table.upsert, table.values(kept, dossier: dossier))
    }
}
