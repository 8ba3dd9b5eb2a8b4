package import RelanceCore
import RelanceRules
import RelanceStore

extension Intervention {
    /// Approves actions that wait for it: the next send hands them over.
    package func approve(_ ids: [String]) throws -> [Action] {
        try store.transaction {
            try ids.map { id in
                var action = try action(id)
                guard action.status == .awaitingApproval else {
                    throw wrong(action, "does not wait for approval")
                }
                action.status = .planned
                action.approvedOn = day
                action.reason = nil
                try store.save(action)
                try note("approved", action)
                return action
            }
        }
    }

    /// The keys of all actions that wait for approval.
    package func awaitingApproval() throws -> [String] {
        var filter = ActionFilter()
        filter.statuses = [.awaitingApproval]
        return try store.actionKeys(filter)
    }

    /// Cancels an action that has not been handed over; its step counts as skipped.
    package func cancel(_ id: String) throws -> Action {
        try store.transaction {
            var action = try action(id)
            guard [.planned, .awaitingApproval, .toDo, .failed].contains(action.status) else {
                throw wrong(
                    action, "has left or is under way: only what has not left can be cancelled")
            }
            // What a person has sent may be sent again.
            let isStep = action.copyOf == nil && !action.isAsked
            for claim in isStep ? action.claims + action.skipped : [] {
                _ = try store.record(record(claim, action, .skipped), of: action.contact)
            }
            action.status = .cancelled
            action.reason = "cancelled_by_person"
            return try end(action, "cancelled")
        }
    }

    /// Says that a failed or unknown action did not leave, or that a copy is there by now: it is tried
    /// again.
    package func retry(_ id: String) throws -> Action {
        try store.transaction {
            var action = try action(id)
            let lacksCopy = action.status == .toDo && action.reason == "no_copy"
            guard [.failed, .unknown].contains(action.status) || lacksCopy else {
                throw wrong(action, "has neither failed nor is it unknown")
            }
            try store.unrecord(action)
            action.status = .planned
            action.approvedOn = action.approvedOn ?? (action.approval == nil ? nil : day)
            action.reason = nil
            action.attempts = 0
            action.retryAt = nil
            return try end(action, "retried")
        }
    }

    /// Says how a task ended, or that an unknown message left after all.
    ///
    /// What comes of it, such as a promise, is recorded by its own act.
    package func done(_ id: String, _ outcome: Action.Outcome, note text: String?) throws -> Action
    {
        try store.transaction {
            var action = try action(id)
            guard [.toDo, .unknown, .planned].contains(action.status) else {
                throw wrong(action, "is neither to do nor unknown")
            }
            if action.status == .unknown {
                action.status = .sent
                if action.keepsGap {
                    try store.noteMessage(to: action.contact, on: action.doneOn ?? day)
                }
            } else {
                for claim in action.copyOf == nil ? action.claims : [] {
                    _ = try store.record(record(claim, action, .done), of: action.contact)
                }
                action.status = .done
                if action.reason == "no_copy" { action.reason = nil }
                if action.keepsGap { try store.noteMessage(to: action.contact, on: day) }
            }
            try store.planCopy(of: action, on: day)
            action.outcome = outcome
            action.doneOn = action.doneOn ?? day
            if let text {
                try store.save(
                    Note(contact: action.contact, day: day, subject: action.id, text: text))
            }
            if action.step == announcedPaymentStep {
                try release(announcedBy: action.contact)
            }
            try follow(outcome, action)
            return try end(action, "done_" + outcome.rawValue)
        }
    }

    /// Keeps by what number a carrier finds a letter that left, and proofs of its delivery.
    package func follow(_ id: String, tracking: String?, proofs: [String]) throws -> Action {
        try store.transaction {
            var action = try action(id)
            guard [.sent, .unknown, .failed, .done].contains(action.status) else {
                throw wrong(action, "has not left: there is nothing to follow")
            }
            if let tracking, tracking != action.tracking {
                action.tracking = tracking
                try note("tracked", action)
            }
            for proof in proofs where !action.proofs.contains(proof) {
                action.proofs.append(proof)
                try note("proved", action)
            }
            try store.save(action)
            return action
        }
    }

    // A number that does not answer is not tried again; one who says he has paid is left in peace
    // for some days.
    private func follow(_ outcome: Action.Outcome, _ action: Action) throws {
        switch outcome {
        case .wrongNumber:
            guard let person = action.person else { return }
            try store.markUnusable(person, of: action.contact, why: "wrong_number")
        case .paid:
            let until = calendar.adding(Self.patience, businessDaysTo: day)
            try hold(action.contact, until: until, reason: "paid_claimed")
        case .reached, .leftWord, .promise, .dispute, .refused: return
        }
    }

    /// Business days in which money that is said to be paid arrives.
    ///
    /// Source: scenarios.md §2, a transfer announced.
    private static let patience = 5

    private func record(_ claim: Claim, _ action: Action, _ outcome: StepRecord.Outcome)
        -> StepRecord
    {
        StepRecord(
            invoice: claim.invoice, step: claim.step, level: claim.level, day: day,
            outcome: outcome, medium: action.medium, action: action.id)
    }

    private func end(_ action: Action, _ code: String) throws -> Action {
        try store.save(action)
        try note(code, action)
        try store.moved(action.contact)
        return action
    }

    func note(_ code: String, _ action: Action) throws {
        try store.note(
            code, on: day, contact: action.contact, subject: action.id,
            cents: action.amount.cents, by: Self.person)
    }

    private func wrong(_ action: Action, _ problem: String) -> StageError {
        StageError(
            place: "action '\(action.id)'", problem: "is \(action.status.rawValue): it \(problem)",
            mend: "see 'relance action show \(action.id)'")
    }
}
