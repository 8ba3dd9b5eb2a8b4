package import RelanceCore

/// Decides what is to be done for an account on `date`, and says of each open invoice why.
///
/// Knows nothing but what it is given: a rehearsal, an explanation and the real run are this call.
/// What waits for approval stays as long as its items have the code `awaiting_approval` or
/// `stale_data` and no action given here claims them; else the caller cancels it.
/// Throws what a rule of a scenario throws.
package func decide(
    _ account: Account, scenarios: [ScenarioRule], policy: Policy, calendar: Calendar, on date: Day
) throws -> Decision {
    var decision = Decision(contact: account.contact.id)
    var today = Today(date)
    today.follow(account, policy, calendar)
    let open = account.invoices.indices.filter { account.invoices[$0].balance.cents > 0 }
    guard !open.isEmpty else {
        decision.scenario = account.scenario
        decision.wake = today.wake
        return decision
    }
    let rule = try scenario(of: account, among: scenarios, &today)
    decision.scenario = rule?.scenario.id
    if account.isHeld(&today) {
        let until = account.contact.holdUntil?.adding(1)
        decision.items = open.map {
            ItemReason(
                account.invoices[$0].id, .held, .held, until: until,
                detail: account.contact.holdReason)
        }
        decision.wake = today.wake
        return decision
    }
    guard let rule else {
        decision.items = open.map { ItemReason(account.invoices[$0].id, .left, .noScenario) }
        decision.wake = today.wake
        return decision
    }
    var deciding = Deciding(account, rule, policy, calendar, today)
    for (currency, places) in account.byCurrency(open) {
        try deciding.decide(places, in: currency)
    }
    decision.actions = deciding.actions
    decision.items = deciding.reasons.compactMap { $0 }
    decision.wake = deciding.today.wake
    return decision
}

/// The first scenario that applies, unless the contact keeps the one it is in.
///
/// It keeps it while an open invoice has a step done: else good payers would come and go.
private func scenario(of account: Account, among rules: [ScenarioRule], _ today: inout Today) throws
    -> ScenarioRule?
{
    if let id = account.scenario, let own = rules.first(where: { $0.scenario.id == id }) {
        let done = Set(account.records.lazy.filter { $0.outcome == .done }.map(\.invoice))
        if !done.isEmpty,
            account.invoices.contains(where: { $0.balance.cents > 0 && done.contains($0.id) })
        {
            return own
        }
    }
    for rule in rules {
        guard let applies = rule.applies else { return rule }
        let answer = try applies(account)
        if let until = answer.until { today.wakes(on: until) }
        if answer.value.holds { return rule }
    }
    return nil
}

extension Account {
    /// Whether a person has taken the contact out of dunning.
    fileprivate func isHeld(_ today: inout Today) -> Bool {
        guard contact.holdReason != nil else { return false }
        return contact.holdUntil.map { !today.hasCome($0.adding(1)) } ?? true
    }

    /// The invoices at these places by currency, in the order of the codes.
    fileprivate func byCurrency(_ places: [Int]) -> [(Currency, [Int])] {
        guard let first = places.first.map({ invoices[$0].amount.currency }) else { return [] }
        if places.allSatisfy({ invoices[$0].amount.currency == first }) { return [(first, places)] }
        return Dictionary(grouping: places) { invoices[$0].amount.currency }
            .sorted { $0.key.code.precedes($1.key.code) }.map { ($0.key, $0.value) }
    }
}
