import RelanceCore

/// The credit notes that customers were promised.
extension Store {
    /// A credit note of a contact, as far as a dispute goes by it.
    private struct CreditNote {
        var invoice: String?
        var day: Day?
        var cents: Int

        /// Whether it may be what was promised of a dispute.
        func mayCredit(_ dispute: Dispute) -> Bool {
            if let invoice { return dispute.invoices.contains(invoice) }
            guard let day, let opened = dispute.openedOn else { return false }
            return day >= opened
        }
    }

    /// What is still to be credited of the disputes that were upheld and whose invoices are open, by their
    /// keys, in minor units.
    ///
    /// A credit note counts for the first dispute whose invoice it names; one that names none for the first
    /// that was open when it was issued. Where the whole of an invoice was contested, any credit note ends
    /// the wait: what is right to credit is then what was credited.
    func awaitedCredits(of account: Account) throws -> [String: Int] {
        let open = Set(account.invoices.lazy.filter { $0.balance.cents > 0 }.map(\.id))
        let upheld = account.decided.filter {
            $0.resolution == .upheld && !open.isDisjoint(with: $0.invoices)
        }
        guard !upheld.isEmpty else { return [:] }
        var notes = try creditNotes(of: account.contact.id)
        var awaited: [String: Int] = [:]
        for dispute in upheld.sorted(by: { ($0.openedOn ?? .first) < ($1.openedOn ?? .first) }) {
            let cents = try dispute.amountCents ?? claimed(by: dispute)
            var left = cents
            for index in notes.indices where left > 0 && notes[index].cents > 0 {
                guard notes[index].mayCredit(dispute) else { continue }
                let part = min(left, notes[index].cents)
                notes[index].cents -= part
                left = dispute.amountCents == nil ? 0 : left - part
            }
            if left > 0 { awaited[dispute.id] = left }
        }
        return awaited
    }

    /// What the invoices of a dispute came to.
    private func claimed(by dispute: Dispute) throws -> Int {
        try dispute.invoices.reduce(0) { try $0 + max(0, invoice($1)?.amount.cents ?? 0) }
    }

    /// The credit notes of a contact, used or not, those that name an invoice first.
    private func creditNotes(of contact: String) throws -> [CreditNote] {
        let rows = try database.cursor(
            """
            SELECT credits, issue_date, -amount_cents FROM invoice WHERE dossier = ?1 \
            AND contact = ?2 AND kind = 'credit_note' AND amount_cents < 0 AND removed IS NULL \
            AND carried IS NULL ORDER BY CASE WHEN credits IS NULL THEN 1 ELSE 0 END, issue_date, id
            """, [.integer(dossier), .text(contact)])
        var notes: [CreditNote] = []
        while try rows.next() {
            notes.append(
                CreditNote(
                    invoice: rows.text(0), day: rows.text(1).flatMap(Day.init),
                    cents: rows.integer(2) ?? 0))
        }
        return notes
    }
}

extension Day {
    fileprivate static let first = Day(number: .min)
}
