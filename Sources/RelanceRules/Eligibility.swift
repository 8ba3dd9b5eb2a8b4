import RelanceCore

/// What stands against dunning an item, whatever its steps.
extension Deciding {
    /// States in which a contact is never written to about an invoice.
    static let endStates = [
        "insolvency", "over_indebtedness", "handed_over", "factored", "prescribed",
    ]
    /// States in which something has come from the contact that a person has to look at first.
    private static let openStates = ["unanswered_reply", paidClaimed]
    /// The contact says that it has paid: as a state, and as the reason of a hold.
    static let paidClaimed = "paid_claimed"
    /// Ways of paying that the creditor sets off: nothing is late before they come back unpaid.
    private static let drawn = ["direct_debit", "prelevement", "lcr"]

    /// What is standing over the account's invoices; answers stand in nothing's way.
    struct Standing {
        /// Invoices over which an action is under way, with its status.
        var busy: [String: Action.Status] = [:]
        /// Invoices over which a task stands that holds them, with its last day.
        var tasks: [String: Day] = [:]
        /// The places of actions that wait for approval, by invoice.
        var awaiting: [String: [Int]] = [:]
        /// Roles for which somebody looks for a person already.
        var sought: Set<String> = []

        init(_ actions: [Action]) {
            for (place, action) in actions.enumerated()
            where !action.isReply && action.copyOf == nil {
                let invoices = action.claims
                switch action.status {
                case .awaitingApproval:
                    for claim in invoices { awaiting[claim.invoice, default: []].append(place) }
                case .planned, .sending, .failed, .unknown:
                    for claim in invoices { busy[claim.invoice] = action.status }
                case .toDo:
                    guard let lapses = action.lapses else { break }
                    for claim in invoices {
                        tasks[claim.invoice] = max(tasks[claim.invoice] ?? lapses, lapses)
                    }
                case .sent, .done, .cancelled: break
                }
                let isOver = [.sent, .done, .cancelled].contains(action.status)
                if action.template == Deciding.findPerson, !isOver {
                    sought.insert(action.role ?? "")
                }
            }
        }
    }

    /// Why an item is left or held; nil: nothing stands against it.
    mutating func obstacle(_ item: Item) -> ItemReason? {
        let states = account.invoices[item.place].states
        if item.out == .netted { return ItemReason(item.id, .left, .netted) }
        if let state = Self.endStates.first(where: { has($0, states) }) {
            return ItemReason(item.id, .held, .held, detail: state)
        }
        if isPrescribed(item) {
            return ItemReason(item.id, .held, .held, detail: Self.prescribedState)
        }
        if let code = item.out {
            return ItemReason(item.id, .left, code, until: item.until, detail: item.detail)
        }
        if let status = standing.busy[item.id] {
            return ItemReason(item.id, .held, .held, detail: status.rawValue)
        }
        if isDrawn(item, states), !has(Self.returnedState, states) {
            return ItemReason(item.id, .held, .held, detail: Self.drawn[0])
        }
        if let lapses = standing.tasks[item.id]?.adding(1), !today.hasCome(lapses) {
            let detail = Action.Status.toDo.rawValue
            return ItemReason(item.id, .held, .held, until: lapses, detail: detail)
        }
        if let state = Self.openStates.first(where: { has($0, states) }) {
            return ItemReason(item.id, .held, .held, detail: state)
        }
        if let end = newTerms[item.id]?.adding(1), !today.hasCome(end) {
            return ItemReason(item.id, .held, .held, until: end, detail: "dispute_decided")
        }
        return nil
    }

    /// Whether a state stands on an invoice or on the contact.
    func has(_ state: String, _ states: [String]) -> Bool {
        states.contains(state) || account.contact.states.contains(state)
    }

    private func isDrawn(_ item: Item, _ states: [String]) -> Bool {
        if has(Self.drawn[0], states) { return true }
        guard let method = account.invoices[item.place].paymentMethod else { return false }
        return Self.drawn.contains(Folding.fold(method))
    }

    /// Whether a step for a payment that was taken back is still to come.
    func isReturned(_ item: Item) -> Bool {
        item.progress.level < Self.returned.level
            && has(Self.returnedState, account.invoices[item.place].states)
    }
}
