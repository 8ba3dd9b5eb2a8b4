import RelanceCore

/// What of the open items in one currency may be claimed at all.
///
/// Credits settle the oldest first; then what is disputed is taken out, then what is promised.
struct Netting {
    /// The open items, the oldest first.
    private(set) var items: [Item]
    /// Whether money has come of which nobody knows what it pays.
    ///
    /// It is what an open invoice comes to, or a fifth of what is overdue.
    private(set) var isUnclear = false
    private let currency: Currency
    private var places: [String: Int]?

    init(
        _ account: Account, _ currency: Currency, _ open: [Int], _ policy: Policy,
        _ calendar: Calendar, _ today: inout Today
    ) {
        self.currency = currency
        items = open.map { Item(account.invoices[$0], at: $0) }
        items.sort { $0.precedes($1) }
        let unallocated = account.payments.unallocatedCents(in: currency)
        if unallocated > 0 {
            isUnclear = isUnclear(unallocated, account.payments, &today)
        }
        var credit = unallocated
        for invoice in account.invoices where invoice.balance.cents < 0 {
            if invoice.amount.currency == currency { credit -= invoice.balance.cents }
        }
        takeOut(credit, of: items.indices, .netted)
        for part in account.contested {
            takeOut(
                part.cents ?? .max, of: indices(part.invoices), .disputed,
                detail: part.awaitsCredit ? Item.creditExpected : nil)
        }
        takeOutPromises(account, policy, calendar, &today)
    }

    private func isUnclear(_ unallocated: Int, _ payments: [Payment], _ today: inout Today)
        -> Bool
    {
        var overdue = 0
        for item in items {
            guard let due = item.due, today.hasCome(due.adding(1)) else { continue }
            overdue += item.balance
        }
        if overdue > 0, unallocated >= (overdue + 4) / 5 { return true }
        let sums = Set(items.map(\.balance))
        return payments.contains {
            $0.amount.currency == currency && sums.contains($0.unallocated.cents)
        }
    }

    private mutating func takeOutPromises(
        _ account: Account, _ policy: Policy, _ calendar: Calendar, _ today: inout Today
    ) {
        guard account.promises.contains(where: { $0.status == .open }) else { return }
        let received = Received(account)
        for promise in account.promises where promise.status == .open {
            guard promise.amount.currency == currency else { continue }
            let end = promise.end(policy.promiseTolerance, calendar)
            if let end, today.hasCome(end.adding(1)) { continue }
            let paid = promise.baselineCents == nil ? 0 : max(received.cents(for: promise), 0)
            takeOut(
                promise.amount.cents - paid, of: indices(promise.invoices), .promised, until: end)
        }
    }

    /// Takes a sum out of items, the oldest first.
    private mutating func takeOut(
        _ cents: Int, of indices: some Sequence<Int>, _ code: ItemReason.Code, until: Day? = nil,
        detail: String? = nil
    ) {
        var left = cents
        for index in indices {
            guard left > 0 else { return }
            left -= items[index].takeOut(left, code, until: until, detail: detail)
        }
    }

    /// The items of these invoices, the oldest first; all where none is named.
    private mutating func indices(_ invoices: [String]) -> [Int] {
        guard !invoices.isEmpty else { return Array(items.indices) }
        let known =
            places
            ?? Dictionary(
                items.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        places = known
        return Set(invoices.compactMap { known[$0] }).sorted()
    }
}
