package import RelanceCore
package import RelanceStore

/// Settles what became of what was handed over.
package struct Deliveries {
    private let store: Store
    private let day: Day

    /// Settles in `store` on `day`.
    package init(_ store: Store, on day: Day) {
        self.store = store
        self.day = day
    }

    /// Marks what was cut off between its sending and its receipt: it may have left.
    package func noteInterrupted() throws {
        var filter = ActionFilter()
        filter.statuses = [.sending]
        for var action in try store.actions(filter) {
            action.status = .unknown
            action.reason = "interrupted"
            try store.transaction {
                try store.save(action)
                try store.note(
                    "unknown", on: day, contact: action.contact, subject: action.id)
            }
        }
    }

    /// Whether anything is still expected of a channel.
    package func hasWaiting() throws -> Bool {
        try store.hasWaiting(since: day.adding(-Self.patience))
    }

    /// Asks the channels what became of their actions; answers what went wrong.
    package func poll(_ channels: [String: Channel]) throws -> [Problem] {
        var problems: [Problem] = []
        for name in channels.keys.sorted() {
            guard let poll = channels[name]?.poll else { continue }
            let waiting = try store.waiting(for: name, since: day.adding(-Self.patience))
            guard !waiting.isEmpty else { continue }
            do {
                let answer = try poll(waiting)
                problems += try answer.problems + take(answer, of: waiting, by: name)
            } catch let error as any ExplainedError where !(error is StoreError) {
                problems.append(Problem(failed: error))
            }
        }
        return problems
    }

    /// Settles what waits; answers what is news of no action of the channel.
    ///
    /// What was settled before may come again.
    private func take(_ answer: Channel.Answer, of waiting: [Action], by channel: String) throws
        -> [Problem]
    {
        let known = Dictionary(waiting.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
        var problems: [Problem] = []
        for news in answer.news {
            if let action = known[news.action] {
                try store.transaction { try take(news, of: action) }
            } else if try store.action(news.action)?.channel != channel {
                let what = "events[\(news.row)].action is \"\(news.action)\""
                problems.append(answer.problem("\(what), which is no action of this channel"))
            }
        }
        return problems
    }

    /// Days after which nothing more is expected of a message that was sent.
    private static let patience = 30

    /// Keeps what the carrier calls it and the proofs it gave, once each.
    private func record(_ news: DeliveryNews, of action: inout Action) throws {
        let before = action
        if let tracking = news.tracking { action.tracking = tracking }
        if let proof = news.proof, !action.proofs.contains(proof) { action.proofs.append(proof) }
        guard action != before else { return }
        try store.save(action)
        if action.tracking != before.tracking {
            try store.note("tracked", on: day, contact: action.contact, subject: action.id)
        }
        if action.proofs != before.proofs {
            try store.note(
                "proved", on: news.at ?? day, contact: action.contact, subject: action.id,
                by: action.channel)
        }
    }

    private func take(_ news: DeliveryNews, of action: Action) throws {
        var action = action
        try record(news, of: &action)
        switch news.status {
        case "accepted", "delivered":
            guard action.status != .sent || action.receipt == nil || news.status == "delivered"
            else { return }
            let wasUnknown = action.status == .unknown
            action.status = .sent
            // It is not asked for again.
            action.reason = news.status == "delivered" ? "delivered" : nil
            if wasUnknown {
                try store.planCopy(of: action, on: day)
                if action.keepsGap {
                    try store.noteMessage(to: action.contact, on: action.doneOn ?? day)
                }
            }
        case "bounced", "refused", "not_claimed":
            action.status = .failed
            action.reason = news.status
            try store.change(.bounced, of: action)
            if news.status == "bounced", action.medium == .email {
                try store.markUnusable(action.person, of: action.contact, why: news.status)
            }
        case "failed":
            action.status = .failed
            action.reason = "retry"
            try store.unrecord(action)
        default: return
        }
        try store.save(action)
        try store.note(news.status, on: day, contact: action.contact, subject: action.id)
        try store.moved(action.contact)
    }
}
