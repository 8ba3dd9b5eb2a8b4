package import RelanceCore
package import RelanceStore

/// What a person has to do today, first things first, and why.
package struct Worklist {
    /// One thing to do.
    package struct Item: Sendable, Equatable {
        /// What kind of thing it is.
        package enum Kind: String, NamedCases {
            /// It may have left: a person says whether it did.
            case unknown
            /// It could not be handed over.
            case failed
            /// A promise that was not kept.
            case promiseBroken = "promise_broken"
            /// A dispute past its deadline, or with an answer that nobody has told the customer.
            case dispute
            /// A dispute that was upheld, whose credit note has not come.
            case creditNote = "credit_note"
            case approval
            case call
            case question
            /// A letter or message for which there is no channel.
            case message
            /// Rows that were set aside.
            case rejects
        }

        package var id: String
        package var kind: Kind
        package var contact: String?
        package var due: Day?
        /// Why it is here, a word for programs that the view puts into a language.
        package var why: String
        package var action: String?
        package var amount: Money?
        package var score: Int
        /// 1 is done first.
        package var priority = 0
    }

    private let store: Store
    private let day: Day

    /// Makes the worklist of a day.
    package init(_ store: Store, on day: Day) {
        self.store = store
        self.day = day
    }

    /// The items, first things first: by urgency of their kind, then score, then amount, then key.
    package func items() throws -> [Item] {
        let scores = try store.scores()
        var items =
            try actionItems(scores) + disputeItems(scores) + creditItems(scores)
            + rejectItems()
        let order = Item.Kind.allCases
        items.sort { left, right in
            let (first, second) = (
                order.firstIndex(of: left.kind) ?? 0, order.firstIndex(of: right.kind) ?? 0
            )
            if first != second { return first < second }
            if left.score != right.score { return left.score > right.score }
            let (one, other) = (left.amount?.cents ?? 0, right.amount?.cents ?? 0)
            return one == other ? left.id < right.id : one > other
        }
        for index in items.indices { items[index].priority = index + 1 }
        return items
    }

    private func actionItems(_ scores: [String: Int]) throws -> [Item] {
        var filter = ActionFilter()
        filter.statuses = [.toDo, .awaitingApproval, .failed, .unknown]
        var items: [Item] = []
        try store.eachAction(filter) { action in
            if let due = action.date, due > day { return }
            if action.mayRetry { return }
            let step = action.step ?? ""
            let why =
                action.status == .toDo
                ? action.reason.map { "\(step):\($0)" } ?? step
                : action.reason ?? action.status.rawValue
            items.append(
                Item(
                    id: action.id, kind: kind(of: action), contact: action.contact,
                    due: action.date, why: why, action: action.id, amount: action.amount,
                    score: scores[action.contact] ?? 0))
        }
        return items
    }

    private func kind(of action: Action) -> Item.Kind {
        switch action.status {
        case .unknown: .unknown
        case .failed: .failed
        case .awaitingApproval: .approval
        default:
            switch action.medium {
            case _ where action.promise != nil && action.medium.isTask && !action.isReply:
                .promiseBroken
            case .call: .call
            case .internal: .question
            default: .message
            }
        }
    }

    private func disputeItems(_ scores: [String: Int]) throws -> [Item] {
        try store.allDisputes().filter { $0.status == .answered || isLate($0) }
            .map { dispute in
                Item(
                    id: dispute.id, kind: .dispute, contact: dispute.contact,
                    due: dispute.deadline,
                    why: dispute.status == .answered ? "dispute_answered" : "dispute_late",
                    amount: try disputed(dispute), score: scores[dispute.contact] ?? 0)
            }
    }

    /// Customers who were told that they are right wait for a credit note, and are not dunned for its sum.
    private func creditItems(_ scores: [String: Int]) throws -> [Item] {
        let upheld = try store.allDisputes().filter { $0.resolution == .upheld }
        return try Set(upheld.map(\.contact)).sorted().flatMap { contact -> [Item] in
            guard let account = try store.account(contact) else { return [] }
            return account.decided.compactMap { dispute in
                guard let cents = account.awaitedCredits[dispute.id] else { return nil }
                let invoice = account.invoices.first { dispute.invoices.contains($0.id) }
                return Item(
                    id: dispute.id, kind: .creditNote, contact: contact, due: dispute.resolvedOn,
                    why: "credit_note_expected",
                    amount: Money(cents, invoice?.amount.currency ?? .euro),
                    score: scores[contact] ?? 0)
            }
        }
    }

    /// What is contested: the part that is, else what its invoices still come to.
    private func disputed(_ dispute: Dispute) throws -> Money? {
        let invoices = try dispute.invoices.compactMap { try store.invoice($0) }
        guard let first = invoices.first else { return nil }
        let open = invoices.reduce(0) { $0 + max($1.balance.cents, 0) }
        return Money(min(dispute.amountCents ?? open, open), first.amount.currency)
    }

    private func isLate(_ dispute: Dispute) -> Bool {
        dispute.status == .open && dispute.deadline.map { $0 < day } ?? false
    }

    private func rejectItems() throws -> [Item] {
        try store.rejectCounts().map { connector, count in
            Item(id: connector, kind: .rejects, why: "rejects:\(count)", score: 0)
        }
    }
}
