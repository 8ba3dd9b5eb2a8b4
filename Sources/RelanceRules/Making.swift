import RelanceCore

/// How a proposal becomes an action.
extension Deciding {
    static let firstPlan = "first_plan"
    static let oldItem = "old_item"

    /// Makes the action of a proposal; answers it, and the items that it could not take along.
    mutating func make(
        _ proposal: Proposal, _ currency: Currency, _ isUnclear: Bool, late: [Item]
    ) -> (Action?, returned: [Item]) {
        guard let recipient = recipient(of: proposal) else {
            return (nil, seek(proposal, currency))
        }
        var action = draft(proposal, currency)
        action.medium = recipient.medium
        action.role = recipient.role
        action.person = recipient.person
        action.keepsGap = proposal.step.countsForGap ?? action.isMessage
        setCopy(of: &action, proposal)
        if isUnclear, action.isMessage, 1...3 ~= action.level { action.template = "statement" }
        if action.isMessage, !late.isEmpty {
            let claimed = Set(proposal.claims.map(\.place))
            action.listed = late.lazy.filter { !claimed.contains($0.place) }.map(\.id)
        }
        if proposal.isAncient { action.reason = Self.oldItem }
        if proposal.own == .announced { action.reason = Self.paidClaimed }
        if recipient.medium != proposal.medium, recipient.medium == .call,
            !proposal.step.fallback.contains(.call)
        {
            action.reason = ItemReason.Code.noAddress.rawValue
        }
        place(&action, proposal)
        actions.append(action)
        return (action, [])
    }

    /// Asks for the copy of a letter, where somebody of the step's roles is reached by it.
    private func setCopy(of action: inout Action, _ proposal: Proposal) {
        guard let copy = proposal.step.copy, action.medium.isPaper,
            Recipient(proposal.step.to, [copy], account.contact) != nil
        else { return }
        action.copy = copy
        action.copyTo = proposal.step.to
    }

    /// Sets the day and the approval of an action, and says so of its items.
    private mutating func place(_ action: inout Action, _ proposal: Proposal) {
        let (day, code) = firstDay(for: action)
        action.date = day
        action.lapses = proposal.step.lapse.map { calendar.adding($0, businessDaysTo: day) }
        let (role, reason) = approval(proposal, action.medium)
        action.approval = role
        action.reason = reason ?? action.reason
        if role != nil {
            action.status = .awaitingApproval
            let isStale = reason == ItemReason.Code.staleData.rawValue
            tell(
                proposal.claims, .held, isStale ? .staleData : .awaitingApproval,
                until: code == .due ? nil : day, detail: isStale ? policy.staleReason : reason)
        } else if code == .due {
            tell(proposal.claims, .dunned, .due)
        } else {
            tell(proposal.claims, .held, code, until: day)
        }
    }

    /// What of an action does not depend on whom it goes to.
    private func draft(_ proposal: Proposal, _ currency: Currency) -> Action {
        let step = proposal.step
        var action = Action(id: "")
        action.contact = account.contact.id
        action.scenario = scenario.id
        action.step = step.name
        action.level = step.level
        action.template = proposal.isAncient ? "call-cause" : step.template
        action.claims = proposal.claims.compactMap { item in
            item.own.map {
                Claim(invoice: item.id, step: name(of: $0), level: item.level, cents: item.cents)
            }
        }
        action.skipped = proposal.claims.flatMap { item in
            item.skipped.map {
                Claim(invoice: item.id, step: steps[$0].name, level: steps[$0].level, cents: 0)
            }
        }
        if proposal.own == .broken { action.promise = broken }
        action.amount = Money(proposal.cents, currency)
        action.cc = copies(of: step)
        action.attach = proposal.isAncient ? [] : step.attach
        action.by = step.by
        if step.medium == .internal {
            let asked = step.to.lazy.compactMap { CreditorRole(rawValue: $0) }.first
            action.by = step.by ?? asked ?? .accounting
        }
        return action
    }

    /// Has somebody find the right person; answers the items that may go another way.
    ///
    /// The task claims nothing: what it is about is listed, so that doing it records no step.
    private mutating func seek(_ proposal: Proposal, _ currency: Currency) -> [Item] {
        let items = proposal.claims.filter { $0.own == proposal.own }
        tell(items, .held, .noAddress)
        let role = proposal.step.to.first
        let isSought =
            standing.sought.contains(role ?? "")
            || actions.contains { $0.template == Self.findPerson && $0.role == role }
        if !isSought {
            var action = draft(proposal, currency)
            action.medium = Recipient.isGeneral(proposal.step.to) ? .call : .internal
            action.template = Self.findPerson
            action.amount = Money(items.reduce(0) { $0 + $1.cents }, currency)
            action.listed = items.map(\.id)
            action.claims = []
            action.skipped = []
            action.cc = []
            action.attach = []
            action.role = role
            action.by = .accounting
            action.keepsGap = false
            action.reason = ItemReason.Code.noAddress.rawValue
            action.date = firstDay(for: action).day
            actions.append(action)
        }
        return proposal.claims.filter { $0.own != proposal.own }
    }
}
