/// A contact with all that a decision about it needs: its open items, what was done, what came back.
package struct Account: Sendable, Equatable {
    /// The customer, with its people.
    package var contact: Contact
    /// What is still open: invoices and opening balances, and credit notes (negative) not yet used.
    ///
    /// By due date, then key; an invoice without a due date comes last.
    package var invoices: [Invoice] = []
    /// Payments of which something settles nothing yet, by date, then key.
    package var payments: [Payment] = []
    /// Promises that are open, and those of the last year that were broken or partly kept.
    package var promises: [Promise] = []
    /// Disputes that are not resolved.
    package var disputes: [Dispute] = []
    /// Disputes that are resolved.
    package var decided: [Dispute] = []
    /// What is still to be credited of the disputes that were upheld, by their keys, in minor units.
    package var awaitedCredits: [String: Int] = [:]
    /// The last events, newest last; at most 50.
    package var events: [Event] = []
    package var history = History()
    /// The last day of a payment on each open invoice that is partly paid.
    package var acknowledged: [String: Day] = [:]
    /// What was done for the open invoices.
    package var records: [StepRecord] = []
    /// Actions that are approved, handed over, waiting or with a person: those a plan leaves alone.
    package var standing: [Action] = []
    /// The day of the last message that counts for the gap.
    package var lastMessage: Day?
    /// The scenario of the last decision.
    package var scenario: String?
    /// Moves when anything of the account moves.
    package var revision = 0

    /// Makes an account that owes nothing.
    package init(contact: Contact) { self.contact = contact }
}

extension Account {
    /// What is contested of some invoices, and so out of dunning.
    package struct Contested: Sendable, Equatable {
        package var invoices: [String]
        /// In minor units; nil: the whole of the invoices.
        package var cents: Int?
        /// Whether the contact is right, and waits for a credit note.
        package var awaitsCredit: Bool
    }

    /// The disputes that are not resolved, and those upheld for which no credit note has come yet.
    package var contested: [Contested] {
        disputes.map {
            Contested(invoices: $0.invoices, cents: $0.amountCents, awaitsCredit: false)
        }
            + decided.compactMap { dispute in
                awaitedCredits[dispute.id].map {
                    Contested(invoices: dispute.invoices, cents: $0, awaitsCredit: true)
                }
            }
    }

    /// The currencies of its open items, the most owed first.
    package var currencies: [Currency] {
        let first = invoices.first?.amount.currency ?? payments.first?.amount.currency
        guard let first else { return [] }
        // Nearly every contact owes in one, and rules ask often.
        let isOnly =
            invoices.allSatisfy { $0.amount.currency == first }
            && payments.allSatisfy { $0.amount.currency == first }
        if isOnly { return [first] }
        var sums: [Currency: Int] = [:]
        for invoice in invoices {
            sums[invoice.amount.currency, default: 0] += invoice.balance.cents
        }
        for payment in payments {
            sums[payment.amount.currency, default: 0] -= payment.unallocated.cents
        }
        return sums.keys.sorted {
            let (left, right) = (sums[$0] ?? 0, sums[$1] ?? 0)
            return left == right ? $0.code < $1.code : left > right
        }
    }

    /// What is owed in a currency: invoice balances less unallocated payments, in minor units.
    package func balanceCents(in currency: Currency) -> Int {
        invoices.sum(in: currency) - payments.unallocatedCents(in: currency)
    }

    /// What of it is past its due date, net of credits and unallocated payments, never below 0.
    package func overdueCents(in currency: Currency, on day: Day) -> Int {
        let late = invoices.filter { $0.balance.cents > 0 && ($0.daysLate(on: day) ?? 0) > 0 }
        let credits = invoices.filter { $0.balance.cents < 0 }
        let net =
            late.sum(in: currency) + credits.sum(in: currency)
            - payments.unallocatedCents(in: currency)
        return max(net, 0)
    }

    /// The first day after `day` on which an open invoice falls late.
    package func nextDue(after day: Day) -> Day? {
        invoices.lazy.filter { $0.balance.cents > 0 }.compactMap { $0.dueDate?.adding(1) }
            .filter { $0 > day }.min()
    }
}

extension [Invoice] {
    /// The sum of the balances in a currency, in minor units.
    package func sum(in currency: Currency) -> Int {
        reduce(0) { $1.amount.currency == currency ? $0 + $1.balance.cents : $0 }
    }
}

extension [Payment] {
    /// What settles nothing yet in a currency, in minor units.
    package func unallocatedCents(in currency: Currency) -> Int {
        reduce(0) { $1.amount.currency == currency ? $0 + $1.unallocated.cents : $0 }
    }
}
