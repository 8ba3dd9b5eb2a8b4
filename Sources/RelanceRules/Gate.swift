import RelanceCore

/// What holds a message back: an approval, the gap, the calendar.
extension Deciding {
    /// Whether a proposal is left or stands already; then its items are told why.
    mutating func isSettled(_ proposal: Proposal) -> Bool {
        let minimum = scenario.minimumCents ?? policy.minimumCents
        if !proposal.medium.isTask, proposal.cents < minimum {
            tell(proposal.claims, .left, .belowMinimum)
            return true
        }
        guard let action = waiting(proposal) else { return false }
        let isStale = action.reason == ItemReason.Code.staleData.rawValue
        tell(proposal.claims, .held, isStale ? .staleData : .awaitingApproval)
        return true
    }

    /// The action waiting for approval that claims just the same.
    private func waiting(_ proposal: Proposal) -> Action? {
        guard let first = proposal.claims.first else { return nil }
        return standing.awaiting[first.id]?.lazy.map { account.standing[$0] }.first { action in
            // Once the data are fresh, what waited for that alone waits no more.
            let isOver =
                action.reason == ItemReason.Code.staleData.rawValue && policy.staleReason == nil
            return !isOver && action.claims(proposal.claims)
        }
    }

    /// Lets a proposal wait until the message that goes before it is out, and the gap over.
    mutating func wait(_ proposal: Proposal, behind message: Action) {
        let until = message.date?.adding(max(scenario.gap ?? policy.gap, 1))
        tell(proposal.claims, .held, .gap, until: until)
        // Once the other waits for approval it stands, and this one may have its turn.
        if message.status == .awaitingApproval { today.wakes(on: today.date.adding(1)) }
    }

    /// The first day on which an action may be done, and what holds it until then.
    mutating func firstDay(for action: Action) -> (day: Day, code: ItemReason.Code) {
        let gap = scenario.gap ?? policy.gap
        var (first, isGap) = (today.date, false)
        if action.keepsGap, let last = account.lastMessage, !today.hasCome(last.adding(gap)) {
            (first, isGap) = (last.adding(gap), true)
        }
        let day = allowed(action, from: first)
        if day > today.date {
            today.wakes(on: day)
            return (day, isGap ? .gap : .calendar)
        }
        today.wakes(on: blocked(action, after: day))
        return (day, .due)
    }

    private func isAllowed(_ action: Action, on day: Day) -> Bool {
        guard calendar.isBusinessDay(day) else { return false }
        return !(action.isMessage && policy.isQuiet(day, level: action.level))
    }

    // A policy whose quiet periods cover the year would never end: then only the calendar counts.
    private func allowed(_ action: Action, from first: Day) -> Day {
        let days = (0...366).lazy.map { first.adding($0) }
        return days.first { isAllowed(action, on: $0) }
            ?? days.first { calendar.isBusinessDay($0) } ?? first
    }

    private func blocked(_ action: Action, after day: Day) -> Day {
        (1...7).lazy.map { day.adding($0) }.first { !isAllowed(action, on: $0) } ?? day.adding(7)
    }

    /// Who has to approve an action, and why where the step itself does not say it.
    func approval(_ proposal: Proposal, _ medium: Medium) -> (role: CreditorRole?, reason: String?)
    {
        let role = proposal.step.approval
        guard !medium.isTask else { return (role, nil) }
        let reason: String? =
            if policy.staleReason != nil {
                ItemReason.Code.staleData.rawValue
            } else if policy.isFirstPlan || replacesFirstPlan(proposal) {
                Self.firstPlan
            } else if proposal.claims.contains(where: { $0.age != .usual }) {
                Self.oldItem
            } else if proposal.claims.contains(where: \.isGuessed) {
                Self.guessed
            } else {
                nil
            }
        return (reason == nil ? role : role ?? .accounting, reason)
    }

    /// Whether a message of the first plan that nobody has approved would be replaced.
    private func replacesFirstPlan(_ proposal: Proposal) -> Bool {
        guard !standing.awaiting.isEmpty else { return false }
        return proposal.claims.contains { item in
            standing.awaiting[item.id]?.contains {
                account.standing[$0].reason == Self.firstPlan
            } ?? false
        }
    }

    /// Says of items what comes of them.
    mutating func tell(
        _ items: [Item], _ outcome: ItemReason.Outcome, _ code: ItemReason.Code, until: Day? = nil,
        detail: String? = nil
    ) {
        for item in items {
            reasons[item.place] = ItemReason(
                item.id, outcome, code, step: item.own.map { name(of: $0) }, until: until,
                detail: detail)
        }
    }

    func name(of own: Item.Own) -> String {
        switch own {
        case .step(let place): steps[place].name
        case .returned: Self.returned.name
        case .announced: Self.announced.name
        case .broken: scenario.brokenPromise?.name ?? ""
        }
    }
}

extension Action {
    /// Whether it claims these items and no others, each with the same sum.
    fileprivate func claims(_ items: [Item]) -> Bool {
        guard claims.count == items.count else { return false }
        let sums = Dictionary(
            claims.map { ($0.invoice, $0.cents) }, uniquingKeysWith: { first, _ in first })
        return items.allSatisfy { sums[$0.id] == $0.cents }
    }
}
