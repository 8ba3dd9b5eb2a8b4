import RelanceCore

/// What came in for the promises of an account since they were made.
struct Received {
    private let account: Account
    private let balances: [String: Int]

    init(_ account: Account) {
        self.account = account
        let names = account.promises.contains { $0.status == .open && !$0.invoices.isEmpty }
        balances =
            names
            ? Dictionary(
                account.invoices.map { ($0.id, $0.balance.cents) }, uniquingKeysWith: { $1 }) : [:]
    }

    /// What was paid towards a promise, in minor units; below 0 where more is owed than before.
    func cents(for promise: Promise) -> Int {
        let payments = account.payments.reduce(0) { sum, payment in
            guard payment.amount.currency == promise.amount.currency else { return sum }
            if let made = promise.madeOn, payment.date.map({ $0 < made }) ?? true { return sum }
            return sum + payment.unallocated.cents
        }
        guard let baseline = promise.baselineCents else {
            return settled(by: promise, atLeast: payments)
        }
        return baseline - openCents(of: promise) + payments
    }

    /// What is open of its invoices; without any, of all that were there when it was made.
    private func openCents(of promise: Promise) -> Int {
        guard promise.invoices.isEmpty else {
            return promise.invoices.reduce(0) { $0 + (balances[$1] ?? 0) }
        }
        return account.invoices.reduce(0) { sum, invoice in
            guard invoice.amount.currency == promise.amount.currency else { return sum }
            if invoice.balance.cents > 0, let made = promise.madeOn,
                let issued = invoice.issueDate, issued > made
            {
                return sum
            }
            return sum + invoice.balance.cents
        }
    }

    // Without a baseline nobody knows what an invoice came to: that it is gone says it was paid.
    private func settled(by promise: Promise, atLeast cents: Int) -> Int {
        if promise.invoices.isEmpty {
            let isOpen = account.invoices.contains {
                $0.amount.currency == promise.amount.currency && $0.balance.cents > 0
            }
            return isOpen ? cents : max(cents, promise.amount.cents)
        }
        let open = promise.invoices.filter { (balances[$0] ?? 0) > 0 }
        if open.isEmpty { return max(cents, promise.amount.cents) }
        return open.count < promise.invoices.count ? max(cents, 1) : cents
    }
}
