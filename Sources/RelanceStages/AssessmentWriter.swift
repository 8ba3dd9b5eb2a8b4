import RelanceCore
import RelanceRules
import RelanceStore

/// Takes what workers found, in contact order, and keeps it.
struct AssessmentWriter {
    /// By which plugins and settings an account was assessed.
    struct Digests {
        var score: String
        var plan: String
    }

    let digests: Digests
    var report = AssessmentReport()
    private let store: Store
    private let policy: Assessment.Policy
    private let rules: [String]
    private var failures = FailureCount()
    /// What was warned of already: a rule says the same of many.
    private var warned: Set<String> = []
    private var ids: ActionIDs

    init(_ store: Store, policy: Assessment.Policy, rules: [String], digests: Digests) {
        self.store = store
        self.policy = policy
        self.rules = rules
        self.digests = digests
        ids = ActionIDs(store)
    }

    mutating func take(_ result: Assessed, _ tasks: Assessment.Tasks) throws {
        let notices = result.warnings + (result.missingRate.map { [$0] } ?? [])
        for warning in notices where warned.insert(warning.place + warning.text).inserted {
            report.problems.append(warning)
        }
        if tasks.contains(.score) { try keepScore(result) }
        guard tasks.contains(.plan) else { return }
        if let problem = result.planFailure {
            report.planFailures += 1
            if report.planFailures <= FailureCount.limit { report.problems.append(problem) }
            return
        }
        guard let decision = result.decision else { return }
        let revision = try keep(result.followup, of: result)
        try noteChange(to: decision)
        try store.save(decision, revision: revision, digest: digests.plan, on: policy.day)
        try replace(decision, of: result.account)
        report.planned += 1
    }

    /// Has the journal tell where a decision comes to something else than the one before it.
    private func noteChange(to decision: Decision) throws {
        guard let before = try store.reasons(of: decision.contact) else { return }
        let outcome = Decision.outcome(of: decision.items)
        guard outcome != Decision.outcome(of: before) else { return }
        try store.note(
            Event.decided + outcome, on: policy.day, contact: decision.contact,
            by: decision.scenario.map { "scenarios/" + $0 })
    }

    /// Says how many accounts are left without a plan, where not each was named.
    mutating func end() {
        let unnamed = report.planFailures - FailureCount.limit
        guard unnamed > 0 else { return }
        report.problems.append(
            Problem(
                code: "not_planned", place: "plan",
                text: "for \(unnamed) more contacts nothing could be decided, and nothing is sent "
                    + "to them; mend what is named above and run 'relance plan' again"))
    }

    /// Writes what was held back for the end of a transaction.
    mutating func flush() throws { try ids.flush() }

    private mutating func keepScore(_ result: Assessed) throws {
        var kept = result
        for (index, answer) in result.answers.enumerated() {
            let rule = rules[index]
            if case .failed(let problem) = answer {
                failures.of[rule, default: 0] += 1
                if failures.of[rule, default: 0] == 1 { report.problems.append(problem) }
                if failures.of[rule] == FailureCount.limit { report.problems.append(dropped(rule)) }
            }
            if failures.of[rule, default: 0] >= FailureCount.limit {
                kept.answers[index] = .notAsked
            }
        }
        let score = kept.score
        var until: Day?
        for case .answer(let answer) in kept.answers {
            until = [until, answer.until].compactMap { $0 }.min()
        }
        try store.save(
            score, revision: result.revision, digest: digests.score, on: policy.day, until: until)
        report.scored += 1
    }

    private func dropped(_ rule: String) -> Problem {
        Problem(
            code: "plugin_dropped", place: "scoring/\(rule)",
            text: "it failed for \(FailureCount.limit) contacts and was left out for the rest; "
                + "mend it and run 'relance score' again")
    }

    /// Keeps what the day brought; answers the revision of the account after it.
    private func keep(_ followup: Followup, of result: Assessed) throws -> Int {
        guard !followup.isEmpty else { return result.revision }
        var revision = result.revision
        for change in followup.promises {
            guard var promise = try store.promise(change.promise) else { continue }
            promise.status = change.status
            promise.baselineCents = change.baselineCents ?? promise.baselineCents
            try store.set(promise)
            revision += 1
            guard change.status != .open else { continue }
            try store.note(
                "promise_" + change.status.rawValue, on: policy.day, contact: result.contact,
                subject: promise.id, cents: promise.amount.cents)
        }
        for record in followup.records { _ = try store.record(record, of: result.contact) }
        for id in followup.lapsed { try end(id, "lapsed", "task_lapsed") }
        for id in followup.needless { try end(id, "paid", "task_needless") }
        for id in followup.paidDisputes where try closePaid(id) { revision += 1 }
        if !followup.promises.isEmpty {
            var history = try store.history(of: result.contact)
            let promises = try store.promises(of: result.contact)
            history.promisesKept = promises.count { $0.status == .kept }
            history.promisesBroken = promises.count { [.broken, .partlyKept].contains($0.status) }
            try store.keep(history, of: result.contact)
            revision += 1
        }
        return revision
    }

    /// Ends a task that nobody has done.
    private func end(_ id: String, _ reason: String, _ code: String) throws {
        guard var action = try store.action(id) else { return }
        action.status = .cancelled
        action.reason = reason
        try store.save(action)
        try store.note(code, on: policy.day, contact: action.contact, subject: id)
    }

    /// Closes a dispute by payment; answers whether it did: an invoice may still have to be read.
    private func closePaid(_ id: String) throws -> Bool {
        guard var dispute = try store.dispute(id),
            try dispute.invoices.allSatisfy({ try store.invoice($0) != nil })
        else { return false }
        dispute.status = .resolved
        dispute.resolvedOn = policy.day
        try store.set(dispute)
        try store.note(
            "dispute_paid", on: policy.day, contact: dispute.contact, subject: id)
        return true
    }

    /// Puts the decision's actions in the place of those that were only planned.
    ///
    /// One that says the same keeps its key, its approval and its tries.
    private mutating func replace(_ decision: Decision, of account: Account?) throws {
        var filter = ActionFilter()
        filter.contact = decision.contact
        filter.statuses = [.planned, .awaitingApproval, .failed]
        let standing = try store.actions(filter)
        // The copy of a letter that has left is not decided again, nor what a person has sent.
        var before = standing.filter { $0.copyOf == nil && !$0.isAsked }
        if let account {
            try store.cancelCopies(standing.filter { $0.copyOf != nil }, of: account)
        }
        for wanted in decision.actions {
            var action = wanted
            action.channel = policy.channels[action.medium]
            let same = before.firstIndex { $0.covers(action) }
            if let same {
                let old = before.remove(at: same)
                let kept = old.moved(to: action)
                guard kept != old else { continue }
                try store.save(kept)
                report.add(kept, on: policy.day)
            } else {
                action.id = try ids.next()
                try hold(&action, after: before)
                try store.save(action)
                report.add(action, on: policy.day)
            }
        }
        for var gone in before {
            if try gone.attempts > 0 || store.message(of: gone.id) != nil {
                // What was tried stays on record, with what was to leave, even where it is tried anew.
                gone.status = .cancelled
                try store.save(gone)
            } else {
                try store.forget(gone)
            }
            guard gone.approvedOn != nil else { continue }
            try store.note(
                "approval_lapsed", on: policy.day, contact: gone.contact, subject: gone.id)
        }
    }

    // What waited because it was the dossier's first plan goes on waiting when an invoice joins it.
    private func hold(_ action: inout Action, after before: [Action]) throws {
        guard action.status == .planned, action.isMessage else { return }
        let waiting = before.contains { old in
            old.status == .awaitingApproval && old.reason == "first_plan"
                && !Set(old.invoices).isDisjoint(with: action.invoices)
        }
        guard waiting else { return }
        action.status = .awaitingApproval
        action.approval = action.approval ?? .accounting
        action.reason = "first_plan"
    }
}

/// Hands out keys of actions; the last is written once a transaction.
private struct ActionIDs {
    private let store: Store
    private var last: Int?

    init(_ store: Store) { self.store = store }

    mutating func next() throws -> String {
        let number = try (last ?? store.lastActionNumber()) + 1
        last = number
        return Store.actionID(number)
    }

    mutating func flush() throws {
        if let last { try store.keep(lastActionNumber: last) }
    }
}

extension Action {
    /// Whether a person who has approved this one has approved the other.
    ///
    /// A message that names fewer of the other late invoices says nothing that was not approved; what it
    /// skips it does not say.
    func covers(_ other: Action) -> Bool {
        step == other.step && scenario == other.scenario && medium == other.medium
            && template == other.template && claims == other.claims
            && Set(listed).isSuperset(of: other.listed)
            && promise == other.promise && amount == other.amount
            && person == other.person && cc == other.cc && copy == other.copy
            && attach == other.attach
    }

    /// The same action as a new decision sees it: its key, approval and tries stay.
    func moved(to new: Action) -> Action {
        var action = new
        action.id = id
        action.attempts = attempts
        action.approvedOn = approvedOn
        if status == .failed {
            action.status = .failed
            action.reason = reason
            action.retryAt = retryAt
        } else if approvedOn != nil {
            action.status = .planned
        } else if status == .awaitingApproval, new.status == .planned, reason != "stale_data" {
            action.status = .awaitingApproval
            action.approval = approval
            action.reason = reason
        }
        return action
    }
}
