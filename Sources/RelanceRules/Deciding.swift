import RelanceCore

/// The step by which a person calls about a payment that was announced and has not come.
package let announcedPaymentStep = "paiement-annonce"

/// A decision while it is made.
struct Deciding {
    static let insolvency = "insolvency"
    static let returnedState = "returned"
    static let findPerson = "find-person"
    static let afterPayment = "after_payment"
    static let guessed = "due_date_guessed"

    /// What follows a payment that the bank took back: an answer, so the gap does not hold it.
    static let returned: Step = {
        var step = Step(name: "rejet-paiement", medium: .email)
        step.level = 2
        step.template = "payment-returned"
        step.fallback = [.letter]
        step.countsForGap = false
        return step
    }()

    /// What follows a payment that was announced and has not come: a call, and until it is done no
    /// reminder.
    ///
    /// Source: scenarios.md §2.
    static let announced: Step = {
        var step = Step(name: announcedPaymentStep, medium: .call)
        step.level = 0
        step.template = "call-cause"
        step.lapse = 5
        return step
    }()

    let account: Account
    let scenario: Scenario
    let steps: [Step]
    /// The rules of the steps, by their places.
    let conditions: [((Invoice, Account) throws -> Answer<ScenarioRule.Verdict>)?]
    let policy: Policy
    let calendar: Calendar
    let standing: Standing
    let progress: [String: Progress]
    var today: Today
    /// By the places of the invoices.
    var reasons: [ItemReason?]
    var actions: [Action] = []
    /// The promise in the currency at hand that was not kept and not answered yet.
    var broken: String?
    /// By invoice, the last day of a term that a decision on a dispute has given.
    let newTerms: [String: Day]
    /// Invoices whose payment can no longer be claimed in court.
    var prescribed: Set<String> = []

    init(
        _ account: Account, _ rule: ScenarioRule, _ policy: Policy, _ calendar: Calendar,
        _ today: Today
    ) {
        self.account = account
        self.policy = policy
        self.calendar = calendar
        self.today = today
        scenario = rule.scenario
        steps = rule.scenario.steps
        conditions = rule.scenario.steps.map { rule.when.isEmpty ? nil : rule.when[$0.name] }
        standing = Standing(account.standing)
        progress = Self.progress(account, rule.scenario)
        newTerms = account.decided.isEmpty ? [:] : Self.newTerms(account, policy)
        reasons = Array(repeating: nil, count: account.invoices.count)
    }

    /// Decides on the open invoices in one currency, given by their places.
    mutating func decide(_ open: [Int], in currency: Currency) throws {
        let netting = Netting(account, currency, open, policy, calendar, &today)
        var free: [Item] = []
        free.reserveCapacity(netting.items.count)
        for var item in netting.items {
            if let progress = progress[item.id] { item.progress = progress }
            if let reason = obstacle(item) {
                reasons[item.place] = reason
            } else {
                free.append(item)
            }
        }
        declare(netting.items, currency)
        warnOfPrescription(netting.items, currency)
        markBroken(&free, currency)
        markAnnounced(&free)
        try choose(&free)
        if netting.isUnclear { holdFormal(&free) }
        try write(free, currency, isUnclear: netting.isUnclear)
        reply(in: currency)
    }

    /// Chooses the step of each item; a step that is worth too little is left, and they choose again.
    private mutating func choose(_ items: inout [Item]) throws {
        var left = Array(repeating: false, count: steps.count)
        var pending = items.indices.filter { items[$0].own == nil }
        while !pending.isEmpty {
            for index in pending {
                if isReturned(items[index]) {
                    take(Self.returned, as: .returned, &items[index])
                } else {
                    reasons[items[index].place] = try choose(&items[index], without: left)
                }
            }
            pending = tooSmall(items, &left)
        }
    }

    /// Marks the steps at whose level too little stands; answers which items had chosen them.
    private func tooSmall(_ items: [Item], _ left: inout [Bool]) -> [Int] {
        guard steps.contains(where: { $0.minimumCents != nil }) else { return [] }
        var sums: [Int: Int] = [:]
        for item in items where item.own != nil { sums[item.level, default: 0] += item.cents }
        var small = Array(repeating: false, count: steps.count)
        for place in steps.indices where !left[place] {
            guard let minimum = steps[place].minimumCents else { continue }
            let level = steps[place].level
            small[place] = sums.reduce(0) { $1.key >= level ? $0 + $1.value : $0 } < minimum
        }
        return items.indices.filter { index in
            guard case .step(let place) = items[index].own, small[place] else { return false }
            left[place] = true
            return true
        }
    }

    /// Takes a step that is not one of the scenario's.
    func take(_ step: Step, as own: Item.Own, _ item: inout Item) {
        item.own = own
        item.level = step.level
        item.isMessage = !step.medium.isTask
    }

    /// Holds formal messages while money has come of which nobody knows what it pays.
    private mutating func holdFormal(_ items: inout [Item]) {
        for index in items.indices {
            guard items[index].isMessage, 4...5 ~= items[index].level, let own = items[index].own
            else { continue }
            items[index].own = nil
            reasons[items[index].place] = ItemReason(
                items[index].id, .held, .held, step: step(of: own).name,
                detail: "unallocated_payment")
        }
    }

    func step(of own: Item.Own) -> Step {
        switch own {
        case .step(let place): steps[place]
        case .returned: Self.returned
        case .announced: Self.announced
        case .broken: scenario.brokenPromise ?? Self.returned
        }
    }
}
