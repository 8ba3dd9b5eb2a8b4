import RelanceCore
import RelanceStore

/// What a message leaves on record.
extension Send {
    /// A step of an action is on record already.
    struct AlreadyDone: Error {}

    /// Records its steps as done; throws where one is on record already.
    func record(_ action: Action) throws {
        // A copy belongs to the letter's step, which is on record.
        guard action.copyOf == nil else { return }
        for claim in action.claims {
            let record = StepRecord(
                invoice: claim.invoice, step: claim.step, level: claim.level, day: policy.day,
                medium: action.medium, action: action.id)
            guard try store.record(record, of: action.contact) else { throw AlreadyDone() }
        }
        try recordSkipped(action)
    }

    /// Records the steps that it has passed over.
    func recordSkipped(_ action: Action) throws {
        for claim in action.skipped {
            _ = try store.record(
                StepRecord(
                    invoice: claim.invoice, step: claim.step, level: claim.level, day: policy.day,
                    outcome: .skipped, medium: action.medium, action: action.id),
                of: action.contact)
        }
    }
}
