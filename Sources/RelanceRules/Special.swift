import RelanceCore

/// What does not come from the steps of a scenario: insolvency, a promise that was not kept.
extension Deciding {
    /// Asks accounting, once, to declare what an insolvent contact owes.
    mutating func declare(_ items: [Item], _ currency: Currency) {
        let claims = items.filter { item in
            item.cents > 0 && has(Self.insolvency, account.invoices[item.place].states)
        }
        guard !claims.isEmpty, !account.records.contains(where: { $0.step == Self.insolvency }),
            !account.standing.contains(where: {
                $0.step == Self.insolvency && $0.status != .cancelled
            })
        else { return }
        var action = Action(id: "")
        action.contact = account.contact.id
        action.medium = .internal
        action.scenario = scenario.id
        action.step = Self.insolvency
        action.template = Self.insolvency
        action.claims = claims.map {
            Claim(invoice: $0.id, step: Self.insolvency, level: 0, cents: $0.cents)
        }
        action.amount = Money(claims.reduce(0) { $0 + $1.cents }, currency)
        action.by = .accounting
        action.keepsGap = false
        action.date = firstDay(for: action).day
        actions.append(action)
    }

    /// Gives the items of a promise that was not kept the step that follows it.
    mutating func markBroken(_ items: inout [Item], _ currency: Currency) {
        broken = nil
        guard let step = scenario.brokenPromise, !items.isEmpty else { return }
        let pending = account.promises.filter { promise in
            [.broken, .partlyKept].contains(promise.status) && promise.amount.currency == currency
        }.sorted { one, other in
            let days = (one.date ?? Day(number: .max), other.date ?? Day(number: .max))
            return days.0 == days.1 ? one.id.precedes(other.id) : days.0 < days.1
        }
        for promise in pending where !isAnswered(promise, by: step.name) {
            let names = Set(promise.invoices)
            for index in items.indices {
                guard names.isEmpty || names.contains(items[index].id),
                    !items[index].isGuessed || step.level <= 1
                else { continue }
                take(step, as: .broken, &items[index])
                broken = promise.id
            }
            if broken != nil { return }
        }
    }

    /// Gives late items the call that follows a payment announced, once the wait for it is over.
    ///
    /// It is over for good when the call is done: then the contact's hold is taken away.
    mutating func markAnnounced(_ items: inout [Item]) {
        guard account.contact.holdReason == Self.paidClaimed else { return }
        for index in items.indices where items[index].own == nil {
            guard let due = items[index].due, today.hasCome(due.adding(1)) else { continue }
            take(Self.announced, as: .announced, &items[index])
        }
    }

    /// Whether what follows a promise that was not kept is under way or done.
    private func isAnswered(_ promise: Promise, by step: String) -> Bool {
        let isStanding = account.standing.contains { action in
            action.promise == promise.id && action.template != Self.findPerson
                && ![.awaitingApproval, .cancelled].contains(action.status)
        }
        if isStanding { return true }
        return account.records.contains { record in
            record.step == step && promise.date.map { record.day > $0 } ?? true
                && (promise.invoices.isEmpty || promise.invoices.contains(record.invoice))
        }
    }
}
