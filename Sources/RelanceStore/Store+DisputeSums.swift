package import RelanceCore

/// A dispute that was not resolved on a day, with what was open and overdue of its invoices.
package struct DisputeSum: Sendable, Equatable {
    package var id: String
    package var contact: String
    package var cause: String?
    package var owner: String?
    package var openedOn: Day?
    /// What was disputed and still open.
    package var openCents = 0
    package var overdueCents = 0
    package var invoiceCount = 0
}

/// A dispute that was settled, with what it was about and how long that took.
package struct SettledDispute: Sendable, Equatable {
    package var contact: String
    package var cause: String?
    package var owner: String?
    /// Nil: it was closed by payment.
    package var resolution: Dispute.Resolution?
    package var resolvedOn: Day
    /// What was disputed.
    package var cents = 0
    /// Days from its opening to the owner's answer, and to its end; nil where they are not known.
    package var answerDays: Int?
    package var settleDays: Int?
}

extension Store {
    /// Disputes settled in a time over invoices in a currency, by the day on which they were.
    package func settledDisputes(from: Day, to: Day, in currency: Currency) throws
        -> [SettledDispute]
    {
        let rows = try database.cursor(
            disputes.select + """
                 WHERE r.dossier = ?1 AND r.status = 'resolved' \
                AND r.resolved_on >= ?2 AND r.resolved_on <= ?3 ORDER BY r.resolved_on, r.id
                """, [.integer(dossier), .text(from.description), .text(to.description)])
        var settled: [SettledDispute] = []
        while try rows.next() {
            let dispute = try disputes.record(rows).record
            guard let day = dispute.resolvedOn else { continue }
            let amounts = try dispute.invoices.compactMap { try invoice($0)?.amount }
            guard amounts.first.map({ $0.currency == currency }) ?? true else { continue }
            settled.append(
                SettledDispute(
                    contact: dispute.contact, cause: dispute.cause,
                    owner: dispute.owner?.rawValue, resolution: dispute.resolution,
                    resolvedOn: day,
                    cents: dispute.amountCents ?? amounts.reduce(0) { $0 + max(0, $1.cents) },
                    answerDays: dispute.days(to: dispute.answeredOn),
                    settleDays: dispute.days(to: day)))
        }
        return settled
    }

    /// Disputes that were not resolved at the end of `day`, with what was open of their invoices then.
    ///
    /// A resolution, or the payment that closed it without one, counts from its day.
    package func openDisputes(on day: Day, in currency: Currency) throws -> [DisputeSum] {
        let rows = try database.cursor(
            """
            SELECT d.id, d.contact, d.cause, d.owner, d.opened_on, d.amount_cents, d.invoices \
            FROM dispute d WHERE d.dossier = ?1 AND (d.opened_on IS NULL OR d.opened_on <= ?2) \
            AND (d.status <> 'resolved' OR d.resolved_on > ?2) \
            ORDER BY d.id
            """, [.integer(dossier), .text(day.description)])
        var sums: [DisputeSum] = []
        while try rows.next() {
            var sum = DisputeSum(
                id: rows.text(0) ?? "", contact: rows.text(1) ?? "", cause: rows.text(2),
                owner: rows.text(3), openedOn: rows.text(4).flatMap(Day.init))
            let keys = rows.text(6).flatMap { try? JSON.value(of: $0) }?.list ?? []
            for key in keys.compactMap(\.text) {
                try add(key, on: day, in: currency, to: &sum)
            }
            if let disputed = rows.integer(5) {
                sum.openCents = min(sum.openCents, disputed)
                sum.overdueCents = min(sum.overdueCents, disputed)
            }
            sums.append(sum)
        }
        return sums
    }

    /// Adds what was open of an invoice at the end of `day`: its amount less what was paid by then.
    private func add(
        _ invoice: String, on day: Day, in currency: Currency, to sum: inout DisputeSum
    ) throws {
        let rows = try database.cursor(
            """
            SELECT i.due_date, \(BookWords.left("i")) + i.settled_cents \
            - coalesce((\(BookWords.settled("i", by: "?3"))), 0) FROM invoice i \
            WHERE i.dossier = ?1 AND i.id = ?2 AND i.removed IS NULL AND i.currency = ?4 \
            AND coalesce(\(BookWords.start("i")), '') <= ?3 \
            AND (i.carried IS NULL OR i.carried > ?3)
            """,
            [.integer(dossier), .text(invoice), .text(day.description), .text(currency.code)])
        guard try rows.next(), let cents = rows.integer(1), cents > 0 else { return }
        sum.invoiceCount += 1
        sum.openCents += cents
        if let due = rows.text(0).flatMap(Day.init), due < day { sum.overdueCents += cents }
    }
}

extension Dispute {
    /// Days from its opening to `day`, where both are known and in that order.
    fileprivate func days(to day: Day?) -> Int? {
        guard let day, let openedOn, openedOn <= day else { return nil }
        return openedOn.days(to: day)
    }
}
