package import RelanceCore
package import RelanceDocuments
import RelanceRules
package import RelanceStore

/// Hands over what is due, each message at most once.
///
/// `sending` is on the disk before the channel is called, the receipt after; what is still `sending`
/// when a run begins was cut off in between and is `unknown`: a poll or a person settles it.
package struct Send {
    /// How far it is: actions done, of how many.
    package typealias Progress = (_ done: Int, _ total: Int) -> Void

    let store: Store
    let policy: Policy
    let copies: CopySource
    private let composer: Composer
    private let channels: [String: Channel]
    /// The receipt that the next commit writes.
    private var pending: Action?
    var report = SendReport()
    /// The invoices of which somebody who gives copies did not give one.
    var refused: Set<String> = []

    /// Makes a stage that sends through `channels`; copies of invoices come from `copies`.
    package init(
        _ store: Store, composer: Composer, channels: [String: Channel], policy: Policy,
        copies: CopySource = .none
    ) {
        self.copies = copies
        self.store = store
        self.composer = composer
        self.channels = channels
        self.policy = policy
    }

    /// Hands over all that is due.
    package mutating func run(progress: Progress = { _, _ in }) throws -> SendReport {
        var filter = ActionFilter()
        filter.statuses = [.planned, .failed]
        filter.due = policy.day
        let due = try store.actionKeys(filter)
        for (index, id) in due.enumerated() {
            guard let action = try store.action(id) else { continue }
            try handle(action)
            progress(index + 1, due.count)
        }
        try settle()
        try sendLate(filter, beside: Set(due))
        report.problems += copies.notices
        return report
    }

    /// Hands over the copies of letters that have just left, and what had no room in an answer.
    private mutating func sendLate(_ filter: ActionFilter, beside seen: Set<String>) throws {
        for action in try store.actions(filter)
        where (action.copyOf != nil || action.isAsked) && !seen.contains(action.id) {
            try handle(action)
        }
        try settle()
    }

    private mutating func handle(_ action: Action) throws {
        guard action.status == .planned || action.mayRetry else { return }
        if let at = action.retryAt, let now = policy.now, now < at {
            report.held += 1
            return
        }
        if action.isMessage, let reason = policy.waits {
            report.held += 1
            report.waits = reason
            return
        }
        guard let account = try store.account(action.contact) else { return }
        let isPlanned = try store.isPlanned(action.contact, atRevision: account.revision)
        guard isPlanned || action.isAsked else {
            report.held += 1
            report.problems.append(
                Problem(
                    code: "account_moved", place: "action '\(action.id)'",
                    text: "contact '\(action.contact)' has moved since its plan: nothing was sent; "
                        + "run 'relance plan' again", needsPerson: false))
            return
        }
        let action = renewed(action, account)
        guard let name = policy.channels[action.medium] else {
            return try handOver(action, account)
        }
        guard let channel = channels[name] else { return }
        try send(action, account, through: channel)
    }

    /// Gives a task to a person; what was skipped for it is on record from now on.
    private mutating func handOver(_ action: Action, _ account: Account) throws {
        do {
            _ = try penalties.interest(
                for: action, account: account, waived: penalties.waived(by: action.contact),
                on: policy.day)
        } catch let error as RateError {
            return wait(action, for: error)
        }
        var action = action
        action.status = .toDo
        action.channel = nil
        try store.transaction {
            try writePending()
            try store.save(action)
            try recordSkipped(action)
            try store.note(
                "task_given", on: policy.day, contact: action.contact, subject: action.id)
            try store.replanTomorrow(action.contact, after: policy.day)
        }
        report.add(action)
    }

    private mutating func send(_ action: Action, _ account: Account, through channel: Channel)
        throws
    {
        var action = action
        action.channel = channel.name
        action.attempts += 1
        action.retryAt = nil
        let message: Message
        let rest: Action?
        do {
            switch try enclose(&action, account) {
            case .stays(let action): return try leave(action)
            case .leaves(let enclosed, let left):
                message = try compose(action, account, enclosed)
                rest = left
            }
        } catch let error as RateError {
            return wait(action, for: error)
        } catch let error as any ExplainedError {
            return try keep(failed(action, error.description))
        }
        action.messageID = message.id
        guard try begin(&action, message, rest: rest) else { return }
        let delivery: Delivery
        var fault: (any ExplainedError)?
        do {
            delivery = try channel.send(message)
        } catch let error as any ExplainedError {
            fault = error
            delivery = .failed(Delivery.Failure(error.description, retry: true))
        }
        finish(&action, delivery)
        report.add(action)
        if case .failed(let failure) = delivery {
            let (code, subject) = (action.status.rawValue, "action '\(action.id)'")
            report.problems.append(
                fault.map { Problem(failed: $0, code: code, subject: subject) }
                    ?? Problem(code: code, place: subject, text: failure.reason))
            try settle()
            try end(action, failure)
        } else {
            pending = action
        }
    }

    private func compose(_ action: Action, _ account: Account, _ copies: [InvoiceCopy]) throws
        -> Message
    {
        try composer.message(
            for: action, account: account, penalties: penalties, today: policy.day,
            attempt: action.attempts, copies: copies)
    }

    private var penalties: Penalties { Penalties(store, policy.latePayment, composer: composer) }

    /// Leaves an action as it is: what it has to say cannot be worked out yet.
    private mutating func wait(_ action: Action, for error: RateError) {
        report.held += 1
        report.problems.append(
            Problem(
                failed: error, code: error.code ?? "rate_missing",
                subject: "action '\(action.id)' waits"))
    }

    /// Commits that it is being sent; answers false where a step of it is on record already.
    private mutating func begin(_ action: inout Action, _ message: Message, rest: Action?) throws
        -> Bool
    {
        action.status = .sending
        action.doneOn = policy.day
        let (begun, receipt) = (action, pending)
        do {
            try store.transaction {
                try writePending()
                try record(begun)
                try store.save(begun)
                try keep(rest: rest)
                let sent = message.eml.isEmpty ? Array(message.text.utf8) : message.eml
                try store.keep(message: String(decoding: sent, as: UTF8.self), of: begun)
                if let sheets = message.sheets { try store.keep(letter: sheets.pdf, of: begun) }
            }
            return true
        } catch is AlreadyDone {
            pending = receipt
            try settle()
            action.status = .cancelled
            action.reason = "step_done"
            try store.save(action)
            return false
        }
    }

    private func finish(_ action: inout Action, _ delivery: Delivery) {
        switch delivery {
        case .accepted(let receipt):
            action.status = receipt.status
            action.receipt = receipt.id
            action.tracking = receipt.tracking
            action.reason = nil
        case .failed(let failure):
            action.status = failure.isUnknown ? .unknown : .failed
            action.reason =
                failure.isAddressBad ? "address_bad" : failure.retry ? "retry" : "refused"
            if let receipt = failure.receipt {
                action.receipt = receipt.id
                action.tracking = receipt.tracking
                action.reason = nil
            }
            if let now = policy.now, let seconds = failure.afterSeconds, failure.retry {
                action.retryAt = now + seconds
            }
        }
    }

    mutating func settle() throws {
        guard pending != nil else { return }
        try store.transaction { try writePending() }
    }

    private mutating func writePending() throws {
        guard let action = pending else { return }
        pending = nil
        try store.save(action)
        if action.status == .toDo { try store.unrecord(action) }
        if action.status == .sent {
            try store.planCopy(of: action, on: policy.day)
            if action.keepsGap { try store.noteMessage(to: action.contact, on: policy.day) }
            try store.note(
                "sent", on: policy.day, contact: action.contact, subject: action.id,
                cents: action.amount.cents, by: action.channel)
            try note(missingOf: action)
        }
        try store.replanTomorrow(action.contact, after: policy.day)
    }

    /// Keeps that it did not leave, or may not have.
    private func end(_ action: Action, _ failure: Delivery.Failure) throws {
        try store.transaction {
            try store.save(action)
            if action.status == .failed { try store.unrecord(action) }
            try store.note(
                action.status.rawValue, on: policy.day, contact: action.contact,
                subject: action.id, by: action.channel)
            try store.replanTomorrow(action.contact, after: policy.day)
            guard failure.isAddressBad else { return }
            // The next plan, be it of today, finds another way or has somebody find the right person.
            if action.medium == .email {
                try store.markUnusable(action.person, of: action.contact, why: failure.reason)
            }
            try store.moved(action.contact)
        }
    }

    private mutating func keep(_ action: Action) throws {
        try settle()
        try store.save(action)
        report.add(action)
    }

    private mutating func failed(_ action: Action, _ why: String) -> Action {
        var action = action
        action.status = .failed
        action.reason = "not_composed"
        report.problems.append(
            Problem(code: "failed", place: "action '\(action.id)'", text: why))
        return action
    }
}
