package import RelanceCore

/// Which records a list shows.
package struct ListFilter: Sendable, Equatable {
    package var status: [String] = []
    /// Only what is past its due date with something still owed.
    package var isOverdue = false
    package var segment: String?
    package var contact: String?
    /// Letters that the name, number or key must hold, accents and case aside.
    package var search: String?

    /// Shows all.
    package init() {}
}

/// What a contact owes in one currency.
package struct Balance: Sendable, Equatable {
    package var currency: Currency
    /// Invoice balances less unallocated payments, in minor units.
    package var balanceCents = 0
    /// What of it is past its due date, net of credits and unallocated payments.
    package var overdueCents = 0

    /// Owes nothing.
    package init(currency: Currency) { self.currency = currency }
}

extension Store {
    /// Hands the contacts with their balances on `day` to `body`, in the order of their keys.
    package func eachContact(
        _ filter: ListFilter, on day: Day, _ body: (Contact, [Balance]) throws -> Void
    ) throws {
        let search = filter.search.map(Folding.fold)
        let sums = try BalanceReader(database, dossier: dossier, day: day, contact: filter.contact)
        let condition = Condition(
            dossier, [("r.segment", filter.segment), ("r.id", filter.contact)])
        let rows = try database.cursor(
            contacts.select + condition.sql + " ORDER BY r.id", condition.values)
        while try rows.next() {
            let contact = try contacts.record(rows).record
            let balances = try sums.balances(of: contact.id)
            if let search, !matches([contact.id, contact.name, contact.email], search) { continue }
            if filter.isOverdue, balances.allSatisfy({ $0.overdueCents <= 0 }) { continue }
            try body(contact, balances)
        }
    }

    /// Hands invoices to `body`: by contact, then due date, then key.
    package func eachInvoice(
        _ filter: ListFilter, on day: Day, _ body: (Invoice) throws -> Void
    ) throws {
        let search = filter.search.map(Folding.fold)
        let rows = try items(
            of: invoices, filter, order: "r.contact, r.due_date NULLS LAST, r.id")
        while try rows.next() {
            let invoice = try invoices.record(rows).record
            let isOpen = invoice.balance.cents > 0
            if filter.isOverdue, !(isOpen && (invoice.daysLate(on: day) ?? 0) > 0) { continue }
            if !filter.status.isEmpty, !filter.status.contains(invoice.status.rawValue) { continue }
            if let search, !matches([invoice.id, invoice.number, invoice.label], search) {
                continue
            }
            try body(invoice)
        }
    }

    /// Hands payments to `body`: by contact, then date, then key.
    package func eachPayment(_ filter: ListFilter, _ body: (Payment) throws -> Void) throws {
        let search = filter.search.map(Folding.fold)
        let rows = try items(of: payments, filter, order: "r.contact, r.date NULLS LAST, r.id")
        while try rows.next() {
            var payment = try payments.record(rows).record
            if let search, !matches([payment.id, payment.reference, payment.method], search) {
                continue
            }
            if payment.allocatedCents != 0 {
                payment.allocations = try allocations(
                    from: .payment, payment.id, of: payment.contact)
            }
            try body(payment)
        }
    }

    /// How many records of a kind there are.
    package func count(_ kind: String) throws -> Int {
        try database.number(
            "SELECT count(*) FROM \(kind) WHERE dossier = ?1", [.integer(dossier)]) ?? 0
    }

    /// Keys of contacts or invoices, to find the one that was meant.
    package func keys(of kind: String, limit: Int) throws -> [String] {
        let rows = try database.cursor(
            "SELECT id FROM \(kind) WHERE dossier = ?1 ORDER BY id LIMIT ?2",
            [.integer(dossier), .integer(limit)])
        var keys: [String] = []
        while try rows.next() { keys.append(rows.text(0) ?? "") }
        return keys
    }

    private func matches(_ texts: [String?], _ folded: String) -> Bool {
        texts.contains { $0.map { Folding.fold($0).contains(folded) } ?? false }
    }

    private func items<R>(of table: RecordTable<R>, _ filter: ListFilter, order: String) throws
        -> any Cursor
    {
        let condition = Condition(
            dossier, [("r.contact", filter.contact), ("c.segment", filter.segment)])
        let join = " JOIN contact c ON c.dossier = r.dossier AND c.id = r.contact"
        return try database.cursor(
            table.select + (filter.segment == nil ? "" : join) + condition.sql + " ORDER BY "
                + order,
            condition.values)
    }
}

/// What rows must hold: of the dossier, and equal to what a filter names.
private struct Condition {
    private(set) var sql = " WHERE r.dossier = ?1"
    private(set) var values: [SQLValue]

    init(_ dossier: Int, _ equals: [(column: String, text: String?)]) {
        values = [.integer(dossier)]
        for (column, text) in equals {
            guard let text else { continue }
            values.append(.text(text))
            sql += " AND \(column) = ?\(values.count)"
        }
    }
}

/// Reads sums by contact and currency beside a list of contacts in the same order.
private final class BalanceReader {
    private let claims: any Cursor
    private let credits: any Cursor
    private var hasClaim: Bool
    private var hasCredit: Bool

    init(_ database: any Database, dossier: Int, day: Day, contact: String?) throws {
        let balance = """
            CASE WHEN removed IS NULL AND carried IS NULL \
            THEN coalesce(stated_balance_cents, amount_cents - settled_cents) ELSE 0 END
            """
        let one = contact == nil ? "" : " AND contact = ?2"
        let bound = [SQLValue.integer(dossier)] + (contact.map { [.text($0)] } ?? [])
        let today = "?\(bound.count + 1)"
        claims = try database.cursor(
            """
            SELECT contact, currency, CAST(sum(b) AS bigint), \
            CAST(sum(CASE WHEN b < 0 OR due_date < \(today) THEN b ELSE 0 END) AS bigint) FROM (SELECT contact, currency, due_date, \(balance) AS b \
            FROM invoice WHERE dossier = ?1\(one)) AS open GROUP BY contact, currency \
            ORDER BY contact, currency
            """, bound + [.text(day.description)])
        credits = try database.cursor(
            """
            SELECT contact, currency, CAST(sum(amount_cents - allocated_cents) AS bigint) FROM payment \
            WHERE dossier = ?1\(one) AND removed IS NULL AND carried IS NULL \
            GROUP BY contact, currency ORDER BY contact, currency
            """, bound)
        hasClaim = try claims.next()
        hasCredit = try credits.next()
    }

    /// What the contact owes; contacts must be asked for in order.
    func balances(of contact: String) throws -> [Balance] {
        var found: [String: Balance] = [:]
        while hasClaim, let key = claims.text(0), !Self.isAfter(key, contact) {
            if key == contact, var balance = Self.start(claims, &found) {
                balance.balanceCents += claims.integer(2) ?? 0
                balance.overdueCents += claims.integer(3) ?? 0
                found[balance.currency.code] = balance
            }
            hasClaim = try claims.next()
        }
        while hasCredit, let key = credits.text(0), !Self.isAfter(key, contact) {
            if key == contact, var balance = Self.start(credits, &found) {
                balance.balanceCents -= credits.integer(2) ?? 0
                balance.overdueCents -= credits.integer(2) ?? 0
                found[balance.currency.code] = balance
            }
            hasCredit = try credits.next()
        }
        return found.values.sorted { $0.currency.code < $1.currency.code }.map { balance in
            var balance = balance
            balance.overdueCents = max(0, balance.overdueCents)
            return balance
        }
    }

    /// Keys are in the order of their bytes, which is not that of Swift's strings.
    private static func isAfter(_ key: String, _ contact: String) -> Bool {
        contact.utf8.lexicographicallyPrecedes(key.utf8)
    }

    private static func start(_ row: any Cursor, _ found: inout [String: Balance]) -> Balance? {
        guard let currency = row.text(1).flatMap(Currency.init) else { return nil }
        return found[currency.code] ?? Balance(currency: currency)
    }
}
