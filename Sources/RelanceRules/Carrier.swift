import RelanceCore

/// A message or a task as it would go out today.
struct Proposal {
    /// The step of the item that carries it.
    let step: Step
    let own: Item.Own
    /// What it claims, the oldest first.
    let claims: [Item]
    /// What it claims in all, in minor units.
    let cents: Int
    /// Its medium, before it is known whether there is an address.
    let medium: Medium
    /// Whether a call goes before the message, because the item is more than a year old.
    let isAncient: Bool

    init(_ step: Step, _ carrier: Item, _ own: Item.Own, _ claims: [Item]) {
        self.step = step
        self.own = own
        self.claims = claims
        cents = claims.reduce(0) { $0 + $1.cents }
        isAncient = carrier.isAncientMessage
        let isSmall = step.below.map { [cents] in cents < $0.cents } ?? false
        medium = isAncient ? .call : isSmall ? step.below?.medium ?? step.medium : step.medium
    }
}

/// Who carries a message, and who rides with it.
extension Deciding {
    /// Makes what is due today of the items that have reached a step, the oldest first.
    mutating func write(_ items: [Item], _ currency: Currency, isUnclear: Bool) throws {
        var rest = items.filter { $0.own != nil }
        let late = scenario.grouping == .contact && !rest.isEmpty ? listable(items) : []
        if scenario.grouping == .invoice {
            for item in rest {
                guard let own = item.own else { continue }
                let proposal = Proposal(step(of: own), item, own, [item])
                if !isSettled(proposal) { _ = make(proposal, currency, isUnclear, late: []) }
            }
            return
        }
        var message: Action?
        while let proposal = nextProposal(&rest) {
            if isSettled(proposal) { continue }
            if let message, !proposal.medium.isTask {
                wait(proposal, behind: message)
                continue
            }
            let (action, returned) = make(proposal, currency, isUnclear, late: late)
            if let action, action.isMessage { message = action }
            rest = merged(rest, returned)
        }
    }

    /// Takes the next carrier and what rides with it out of `rest`.
    ///
    /// A promise that was not kept comes first, then a payment that came back, then the oldest.
    private mutating func nextProposal(_ rest: inout [Item]) -> Proposal? {
        let carrier =
            rest.first { $0.own == .broken } ?? rest.first { $0.own == .returned } ?? rest.first
        guard let carrier, let own = carrier.own else { return nil }
        let step = step(of: own)
        var (claims, others): ([Item], [Item]) = ([], [])
        for item in rest {
            if item.place == carrier.place || rides(item, with: carrier, step) {
                claims.append(item)
            } else {
                others.append(item)
            }
        }
        rest = others
        return Proposal(step, carrier, own, claims)
    }

    /// Whether an item is claimed by a carrier's message, and its own step done by it.
    private mutating func rides(_ item: Item, with carrier: Item, _ step: Step) -> Bool {
        if carrier.own == .announced || item.own == .announced { return carrier.own == item.own }
        if carrier.own == .returned || item.own == .returned || carrier.own == .broken {
            if carrier.own == item.own { return true }
            if carrier.own != .broken || item.own == .returned { return false }
        }
        if step.medium == .internal || isInternal(item) { return item.own == carrier.own }
        if carrier.isAncientMessage != item.isAncientMessage { return false }
        // What is not due yet is not asked for with what is late: each has its own text.
        if isLate(carrier) != isLate(item) { return false }
        if item.level > 3 && item.level > step.level { return false }
        if item.isGuessed && step.level > 1 { return false }
        guard 4...5 ~= step.level, !step.medium.isTask else { return true }
        return mayReceive(step.level, item.progress).0
    }

    private mutating func isLate(_ item: Item) -> Bool {
        item.due.map { today.hasCome($0.adding(1)) } ?? false
    }

    private func isInternal(_ item: Item) -> Bool {
        guard case .step(let place) = item.own else { return false }
        return steps[place].medium == .internal
    }

    /// The items that a message may name for information: what is late and may be spoken of.
    private mutating func listable(_ items: [Item]) -> [Item] {
        items.filter { !$0.isGuessed && isLate($0) }
    }

    /// Both, the oldest first.
    private func merged(_ items: [Item], _ others: [Item]) -> [Item] {
        others.isEmpty ? items : (items + others).sorted { $0.precedes($1) }
    }
}

extension Item {
    /// Whether a call goes before its message, because it was over a year late when first seen.
    var isAncientMessage: Bool { age == .ancient && isMessage }
}
