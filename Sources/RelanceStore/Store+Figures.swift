package import RelanceCore

/// Money and how many records it is made of.
package struct Sum: Sendable, Equatable {
    package var cents = 0
    package var count = 0

    /// Nothing yet.
    package init(cents: Int = 0, count: Int = 0) { (self.cents, self.count) = (cents, count) }
}

extension Store {
    /// The first day of which the books know sales; nil: there are none.
    ///
    /// Opening balances tell nothing of the time before the day that they open.
    package func firstDayOfBooks() throws -> Day? {
        let rows = try database.cursor(
            """
            SELECT min(CASE WHEN kind = 'opening' THEN opens ELSE issue_date END) FROM invoice \
            WHERE dossier = ?1 AND id >= '' AND removed IS NULL
            """, [.integer(dossier)])
        return try rows.next() ? rows.text(0).flatMap(Day.init) : nil
    }

    /// Invoices less credit notes by month of issue; opening balances are no sales.
    package func sales(from: Day, to: Day, in currency: Currency) throws -> [Month: Sum] {
        try sums(
            """
            SELECT substr(issue_date, 1, 7), CAST(sum(coalesce(stated_balance_cents + \
            settled_cents, amount_cents)) AS bigint), count(*) FROM invoice WHERE dossier = ?1 \
            AND id >= '' AND removed IS NULL AND kind <> 'opening' AND currency = ?4 \
            AND issue_date >= ?2 AND issue_date <= ?3 GROUP BY substr(issue_date, 1, 7)
            """, from, to, currency)
    }

    /// Payments less refunds by month.
    package func receipts(from: Day, to: Day, in currency: Currency) throws -> [Month: Sum] {
        try sums(
            """
            SELECT substr(date, 1, 7), CAST(sum(amount_cents) AS bigint), count(*) FROM payment \
            WHERE dossier = ?1 AND id >= '' AND removed IS NULL AND currency = ?4 \
            AND date >= ?2 AND date <= ?3 GROUP BY substr(date, 1, 7)
            """, from, to, currency)
    }

    private func sums(_ sql: String, _ from: Day, _ to: Day, _ currency: Currency) throws
        -> [Month: Sum]
    {
        let rows = try database.cursor(sql, range(from, to) + [.text(currency.code)])
        var sums: [Month: Sum] = [:]
        while try rows.next() {
            guard let month = rows.text(0).flatMap(Month.init) else { continue }
            sums[month] = Sum(cents: rows.integer(1) ?? 0, count: rows.integer(2) ?? 0)
        }
        return sums
    }

    /// How many items are in other currencies than `currency`.
    package func countOfOtherCurrencies(than currency: Currency) throws -> Int {
        try database.number(
            """
            SELECT count(*) FROM invoice WHERE dossier = ?1 AND id >= '' AND removed IS NULL \
            AND currency <> ?2
            """, [.integer(dossier), .text(currency.code)]) ?? 0
    }

    /// The name of a contact's own field, by contact.
    package func ownFields(_ name: String) throws -> [String: String] {
        let rows = try database.cursor(
            "SELECT id, fields FROM contact WHERE dossier = ?1 AND fields IS NOT NULL ORDER BY id",
            [.integer(dossier)])
        var values: [String: String] = [:]
        while try rows.next() {
            guard let id = rows.text(0), let text = rows.text(1),
                let value = (try? JSON.value(of: text))?[name]
            else { continue }
            values[id] = String(plain: value)
        }
        return values
    }

    /// The names of own fields that contacts have.
    package func namesOfOwnFields() throws -> [String] {
        let rows = try database.cursor(
            "SELECT fields FROM contact WHERE dossier = ?1 AND fields IS NOT NULL",
            [.integer(dossier)])
        var names: Set<String> = []
        while try rows.next() {
            guard let text = rows.text(0), case .object(let fields)? = try? JSON.value(of: text)
            else { continue }
            names.formUnion(fields.map(\.name))
        }
        return names.sorted()
    }

    func range(_ from: Day, _ to: Day) -> [SQLValue] {
        [.integer(dossier), .text(from.description), .text(to.description)]
    }
}
