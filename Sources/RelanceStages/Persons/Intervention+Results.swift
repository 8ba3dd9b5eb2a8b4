package import RelanceCore
import RelanceRules
import RelanceStore

extension Intervention {
    /// How a task ended, with what comes of it.
    package struct Result: Sendable {
        package var outcome: Action.Outcome
        package var note: String?
        /// What is promised or disputed; nil: of a dispute, all.
        package var amount: Money?
        /// The promised day.
        package var on: Day?
        package var cause: String?
        /// What it is about; none: the invoices of the task, of a dispute its only one.
        package var invoices: [String]
        /// The day on which to call again.
        package var again: Day?
        /// Whether the contact asked for copies of the invoices.
        package var wantsCopies: Bool

        /// Makes a result.
        package init(
            _ outcome: Action.Outcome, note: String? = nil, amount: Money? = nil, on: Day? = nil,
            cause: String? = nil, invoices: [String] = [], again: Day? = nil,
            wantsCopies: Bool = false
        ) {
            (self.outcome, self.note, self.amount, self.on) = (outcome, note, amount, on)
            (self.cause, self.invoices, self.again) = (cause, invoices, again)
            self.wantsCopies = wantsCopies
        }
    }

    /// Says how a task ended and records what comes of it, all of it or nothing.
    ///
    /// Answers the task, then the copies and the call that follow it. Throws where that was no task, or what is said
    /// of the promise or the dispute cannot be.
    package func done(_ id: String, _ result: Result) throws -> [Action] {
        try store.transaction {
            let action = try done(id, result.outcome, note: result.note)
            let invoices = result.invoices.isEmpty ? action.invoices : result.invoices
            if let amount = result.amount, let day = result.on {
                _ = try promise(action.contact, amount, on: day, invoices: invoices)
            }
            if let cause = result.cause {
                guard invoices.count <= 1 || !result.invoices.isEmpty else {
                    throw StageError(
                        place: "action '\(id)'", problem: "is about \(invoices.count) invoices",
                        mend: "name those that are disputed with --invoice ID")
                }
                _ = try dispute(
                    action.contact, invoices: invoices, cause: cause, cents: result.amount?.cents,
                    owner: nil)
            }
            var actions = [action]
            if result.wantsCopies {
                let own = action.invoices.isEmpty ? action.listed : action.invoices
                actions += try askForCopies(
                    of: result.invoices.isEmpty ? own : result.invoices, from: action.contact)
            }
            if let again = result.again { actions.append(try call(again, after: action)) }
            return actions
        }
    }

    /// Has a person call once more, for as long as the first time.
    private func call(_ day: Day, after action: Action) throws -> Action {
        guard action.medium == .call else {
            throw StageError(
                place: "action '\(action.id)'",
                problem: "is no call: there is nothing to make again",
                mend: "leave --again out")
        }
        guard day > self.day else {
            throw StageError(
                place: "action '\(action.id)'", problem: "\(day) is no later day",
                mend: "give the day on which to call again")
        }
        let number = try store.lastActionNumber() + 1
        try store.keep(lastActionNumber: number)
        var next = Action(id: Store.actionID(number))
        (next.contact, next.medium, next.scenario) = (action.contact, .call, action.scenario)
        (next.template, next.person, next.role) = (action.template, action.person, action.role)
        (next.by, next.amount, next.keepsGap) = (action.by, action.amount, false)
        // It stands beside the scenario, which goes on.
        let step = "rappel/" + action.id
        next.step = step
        next.claims = action.claims.map {
            Claim(invoice: $0.invoice, step: step, level: 0, cents: $0.cents)
        }
        next.date = day
        next.lapses = calendar.adding(Self.daysToCall, businessDaysTo: day)
        next.status = .toDo
        try store.save(next)
        try note("task_given", next)
        return next
    }

    /// Business days in which a call has to be made again.
    private static let daysToCall = 5
}
