package import RelanceCore

/// What settling reads of an invoice or a payment, and what it found of it before.
package struct OpenItem: Sendable {
    package let id: String
    package let currency: Currency
    package let cents: Int
    /// The day of the payment, or on which the invoice was issued.
    package let date: Day?
    package let lettering: String?
    /// Whether the bank took the payment back.
    package let isReturned: Bool
    /// What else it reads of an invoice; nil for a payment.
    package let invoice: InvoicePart?
    package var found: Found

    /// What settling reads of an invoice alone.
    package struct InvoicePart: Sendable {
        package let number: String
        package let opens: Day?
        package let credits: String?
        package let statedBalanceCents: Int?
    }

    /// What settling finds.
    package struct Found: Sendable, Equatable {
        /// What of an invoice is settled, or of a payment allocated.
        package var cents: Int
        package var carried: Day?
        /// Of an invoice: the day on which nothing was left to pay.
        package var paidOn: Day?
        package var dueDate: Day?
        package var dueDateSource = Invoice.DueDateSource.source
    }

    /// What is to be written of an item.
    package struct Change: Sendable {
        package let id: String
        fileprivate let isInvoice: Bool
        fileprivate let found: Found

        /// What was found of `item`.
        package init(_ item: OpenItem) {
            (id, isInvoice, found) = (item.id, item.invoice != nil, item.found)
        }
    }
}

extension Store {
    /// The invoices of a contact that its source still has.
    package func openInvoices(of contact: String) throws -> [OpenItem] {
        let rows = try database.cursor(
            """
            SELECT id, currency, amount_cents, issue_date, lettering, settled_cents, carried, \
            number, opens, credits, stated_balance_cents, paid_on, due_date, due_date_source \
            FROM invoice WHERE dossier = ?1 AND contact = ?2 AND removed IS NULL
            """, [.integer(dossier), .text(contact)])
        var items: [OpenItem] = []
        while try rows.next() {
            let invoice = OpenItem.InvoicePart(
                number: rows.text(7) ?? "", opens: rows.day(8), credits: rows.text(9),
                statedBalanceCents: rows.integer(10))
            var item = try item(rows, "invoice", invoice)
            item.found.paidOn = rows.day(11)
            item.found.dueDate = rows.day(12)
            if let source = rows.text(13).flatMap(Invoice.DueDateSource.init(rawValue:)) {
                item.found.dueDateSource = source
            }
            items.append(item)
        }
        return items
    }

    /// The payments of a contact that its source still has.
    package func openPayments(of contact: String) throws -> [OpenItem] {
        let rows = try database.cursor(
            """
            SELECT id, currency, amount_cents, date, lettering, allocated_cents, carried, status \
            FROM payment WHERE dossier = ?1 AND contact = ?2 AND removed IS NULL
            """, [.integer(dossier), .text(contact)])
        var items: [OpenItem] = []
        while try rows.next() { items.append(try item(rows, "payment", nil)) }
        return items
    }

    private func item(_ row: any Cursor, _ kind: String, _ invoice: OpenItem.InvoicePart?) throws
        -> OpenItem
    {
        let id = row.text(0) ?? ""
        guard let currency = row.text(1).flatMap(Currency.init) else {
            throw StoreError(
                .damaged, place: "store",
                problem: "\(kind) '\(id)': currency holds what it cannot hold",
                mend: "restore the file from a copy, or remove it and import again")
        }
        return OpenItem(
            id: id, currency: currency, cents: row.integer(2) ?? 0, date: row.day(3),
            lettering: row.text(4), isReturned: invoice == nil && row.text(7) == "returned",
            invoice: invoice,
            found: OpenItem.Found(cents: row.integer(5) ?? 0, carried: row.day(6)))
    }

    /// Writes what settling found of an item.
    package func settle(_ change: OpenItem.Change) throws {
        let found = change.found
        let key: [SQLValue] = [.integer(dossier), .text(change.id), .integer(found.cents)]
        guard change.isInvoice else {
            try database.run(
                """
                UPDATE payment SET allocated_cents = ?3, carried = ?4 \
                WHERE dossier = ?1 AND id = ?2
                """, key + [column(found.carried)])
            return
        }
        try database.run(
            """
            UPDATE invoice SET settled_cents = ?3, carried = ?4, paid_on = ?5, due_date = ?6, \
            due_date_source = ?7 WHERE dossier = ?1 AND id = ?2
            """,
            key + [
                column(found.carried), column(found.paidOn), column(found.dueDate),
                .text(found.dueDateSource.rawValue),
            ])
    }

    private func column(_ day: Day?) -> SQLValue { day.map { .text($0.description) } ?? .null }
}

extension Cursor {
    /// The day in a column, from 0; nil where it is null.
    fileprivate func day(_ column: Int) -> Day? { text(column).flatMap(Day.init) }
}
