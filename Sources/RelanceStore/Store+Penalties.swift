package import RelanceCore

/// What late payment is worked out from.
extension Store {
    /// What settled each invoice of a contact and when, oldest first.
    ///
    /// A credit note that corrects the invoice has no day: that part was never owed.
    package func reductions(of contact: String) throws -> [String: [Reduction]] {
        let rows = try database.cursor(
            """
            SELECT a.invoice, a.amount_cents, coalesce(p.date, c.issue_date), c.credits \
            FROM allocation a \
            LEFT JOIN payment p ON p.dossier = a.dossier AND p.id = a.source \
            AND a.source_kind = 'payment' \
            LEFT JOIN invoice c ON c.dossier = a.dossier AND c.id = a.source \
            AND a.source_kind = 'invoice' \
            WHERE a.dossier = ?1 AND a.contact = ?2 AND a.given = 0 \
            ORDER BY coalesce(p.date, c.issue_date), a.source
            """, [.integer(dossier), .text(contact)])
        var reductions: [String: [Reduction]] = [:]
        while try rows.next() {
            guard let invoice = rows.text(0) else { continue }
            let corrects = rows.text(3) == invoice
            reductions[invoice, default: []].append(
                Reduction(
                    rows.integer(1) ?? 0, on: corrects ? nil : rows.text(2).flatMap(Day.init)))
        }
        return reductions
    }

    /// The invoices of a contact that were paid after their due date, since a day; oldest first.
    package func paidLate(of contact: String, since day: Day) throws -> [Invoice] {
        let rows = try database.cursor(
            invoices.select + """
                 WHERE r.dossier = ?1 AND r.contact = ?2 AND r.removed IS NULL \
                AND r.carried IS NULL AND r.paid_on > r.due_date AND r.paid_on >= ?3 \
                AND coalesce(r.stated_balance_cents, r.amount_cents - r.settled_cents) = 0 \
                ORDER BY r.due_date, r.id
                """, [.integer(dossier), .text(contact), .text(day.description)])
        var found: [Invoice] = []
        while try rows.next() { found.append(try invoices.record(rows).record) }
        return found
    }

    /// The invoices of a contact of which a person has given up interest and fee, and since when.
    package func waivers(of contact: String) throws -> [String: Day] {
        let rows = try database.cursor(
            """
            SELECT subject, code, day FROM event WHERE dossier = ?1 AND contact = ?2 \
            AND code IN (?3, ?4) ORDER BY id
            """,
            [.integer(dossier), .text(contact), .text(Waiver.given), .text(Waiver.undone)])
        var waivers: [String: Day] = [:]
        while try rows.next() {
            guard let invoice = rows.text(0) else { continue }
            waivers[invoice] = rows.text(1) == Waiver.given ? rows.text(2).flatMap(Day.init) : nil
        }
        return waivers
    }
}

/// How the journal calls it that a person gives up what late payment costs.
package enum Waiver {
    package static let given = "penalty_waived"
    /// The waiver was taken back.
    package static let undone = "penalty_waiver_undone"
}
