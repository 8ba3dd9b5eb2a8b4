/// What became of a step of a scenario for one invoice: a step is never done twice for it.
package struct StepRecord: Sendable, Equatable {
    /// How the step ended.
    package enum Outcome: String, NamedCases {
        /// The message was handed over, or the task done.
        case done
        /// A later step was reached before its turn came.
        case skipped
        /// A task that nobody did in time.
        case lapsed
        /// The message came back.
        case bounced
    }

    package var invoice: String
    package var step: String
    package var level: Int
    package var day: Day
    package var outcome: Outcome
    package var medium: Medium
    /// The action that did it; none for a step that was skipped.
    package var action: String?

    /// Makes a record.
    package init(
        invoice: String, step: String, level: Int, day: Day, outcome: Outcome = .done,
        medium: Medium = .email, action: String? = nil
    ) {
        self.invoice = invoice
        self.step = step
        self.level = level
        self.day = day
        self.outcome = outcome
        self.medium = medium
        self.action = action
    }
}
