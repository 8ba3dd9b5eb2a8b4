package import RelanceCore

/// Adds to a decision what follows from invoices that were paid late: what their delay cost is
/// claimed where the scenario has a step for it, and a formal notice is said to be void.
///
/// `cost` is what an invoice cost by its delay, 0 where that was waived. Throws what it throws.
package func decide(
    onPaid invoices: [Invoice], of account: Account, after decision: Decision,
    by rule: ScenarioRule, policy: Policy, calendar: Calendar, on date: Day,
    cost: (Invoice) throws -> Int
) throws -> Decision {
    var decision = decision
    guard !invoices.isEmpty, !account.contact.isHeld(on: date) else { return decision }
    let isAllPaid = !account.invoices.contains { $0.balance.cents > 0 }
    var paid = account
    paid.invoices = invoices
    var deciding = Deciding(paid, rule, policy, calendar, Today(date))
    deciding.acknowledge(isAllPaid: isAllPaid)
    let message = decision.actions.first { $0.isMessage && $0.keepsGap }
    for place in rule.scenario.steps.indices where rule.scenario.steps[place].from == .payment {
        try deciding.claim(place, behind: message, cost)
    }
    decision.actions += deciding.actions
    decision.items += deciding.reasons.compactMap { $0 }
    decision.wake = [decision.wake, deciding.today.wake].compactMap { $0 }.min()
    return decision
}

/// The scenario by which what was paid late is looked at; nil: nothing would come of it.
///
/// One who owes nothing has no scenario of a decision: then the first that applies counts.
package func scenarioOnPaid(
    _ account: Account, after decision: Decision, among rules: [ScenarioRule], policy: Policy
) throws -> ScenarioRule? {
    guard account.history.lateCount > 0 else { return nil }
    let rule: ScenarioRule?
    if let id = decision.scenario {
        rule = rules.first { $0.scenario.id == id }
    } else {
        rule = try rules.first { try $0.applies?(account).value.holds ?? true }
    }
    return rule.flatMap { looksAtPaid($0, account, policy) ? $0 : nil }
}

private func looksAtPaid(_ rule: ScenarioRule, _ account: Account, _ policy: Policy) -> Bool {
    policy.replies.contains(.thanks)
        || rule.scenario.steps.contains { $0.from == .payment }
        || account.records.contains { $0.level == 5 && $0.outcome == .done }
}

extension Deciding {
    /// Days after its step was reached for which a delay is still claimed: what was paid long before
    /// the dossier began is left alone.
    static let claimDays = 90

    /// Claims at a step what the delays of paid invoices cost.
    fileprivate mutating func claim(
        _ place: Int, behind message: Action?, _ cost: (Invoice) throws -> Int
    ) throws {
        var items: [Currency: [Item]] = [:]
        for index in account.invoices.indices {
            let invoice = account.invoices[index]
            guard hasReached(place, invoice) else { continue }
            let cents = try cost(invoice)
            guard cents > 0 else { continue }
            var item = Item(invoice, at: index)
            item.cents = cents
            take(steps[place], as: .step(place), &item)
            items[invoice.amount.currency, default: []].append(item)
        }
        for (currency, claims) in items.sorted(by: { $0.key.code < $1.key.code }) {
            let proposal = Proposal(steps[place], claims[0], .step(place), claims)
            if isSettled(proposal) { continue }
            if let message, !proposal.medium.isTask {
                wait(proposal, behind: message)
            } else {
                _ = make(proposal, currency, false, late: [])
                markAfterPayment()
            }
        }
    }

    // Else a task would seem to be needless: nothing is open of what it is about.
    private mutating func markAfterPayment() {
        guard let last = actions.indices.last, actions[last].medium.isTask else { return }
        actions[last].reason = actions[last].reason ?? Self.afterPayment
    }

    private mutating func hasReached(_ place: Int, _ invoice: Invoice) -> Bool {
        guard let paidOn = invoice.paidOn, let days = steps[place].day else { return false }
        let day = paidOn.adding(days)
        guard today.hasCome(day), day.adding(Self.claimDays) >= today.date else { return false }
        if Self.endStates.contains(where: { has($0, invoice.states) }) { return false }
        let isRecorded = account.records.contains {
            $0.invoice == invoice.id && $0.step == steps[place].name
        }
        return !isRecorded && standing.busy[invoice.id] == nil && standing.tasks[invoice.id] == nil
    }

    /// Says that a formal notice is void once its invoices are paid; thanks where all is.
    fileprivate mutating func acknowledge(isAllPaid: Bool) {
        let noticed = Set(
            account.records.lazy.filter { $0.level == 5 && $0.outcome == .done }.map(\.invoice))
        let recent = account.invoices.filter { invoice in
            invoice.paidOn.map { $0.adding(Self.answerDays) >= today.date } ?? false
        }
        for (day, invoices) in Dictionary(grouping: recent, by: \.paidOn).sorted(by: {
            ($0.key?.number ?? 0) < ($1.key?.number ?? 0)
        }) {
            guard let day, let currency = invoices.first?.amount.currency else { continue }
            let same = invoices.filter { $0.amount.currency == currency }
            let after = same.filter { noticed.contains($0.id) }
            reply(.paidAfterNotice, to: day.description, over: after, currency)
            if isAllPaid, after.isEmpty {
                reply(.thanks, to: day.description, over: same, currency)
            }
        }
    }
}
