import RelanceCore
import RelanceRules
import RelanceStore

/// Copies of invoices that go with messages.
extension Send {
    /// What becomes of an action once the copies that were to go with it were asked for.
    enum Enclosure {
        /// It leaves with these; `rest` is what of an answer cannot leave with them.
        case leaves([InvoiceCopy], rest: Action?)
        /// An answer without the copy that it is about: a person sends it, or it is tried again.
        case stays(Action)
    }

    /// Asks for the copies that are to go with an action, and notes which are missing.
    ///
    /// A reminder leaves all the same, and does not speak of them. An answer to who asked for a copy
    /// has no purpose without it.
    mutating func enclose(_ action: inout Action, _ account: Account) throws -> Enclosure {
        let found = try copies.copies(for: action, of: account, in: store)
        report.problems += found.problems.filter { !report.problems.contains($0) }
        action.missing = found.missing.map(\.invoice)
        refused.formUnion(found.refused)
        guard action.reply == .invoiceCopy, !found.missing.isEmpty else {
            return .leaves(found.copies, rest: nil)
        }
        let there = Set(found.copies.map(\.invoice))
        let rest = remaining(action.only(Set(action.missing)), found)
        guard !there.isEmpty else { return .stays(rest) }
        action = action.only(there)
        return .leaves(found.copies, rest: rest)
    }

    /// What of an answer waits: for another try where its source has failed, for a person where there is
    /// no copy to be had, for the next message where this one is full.
    private func remaining(_ action: Action, _ found: FoundCopies) -> Action {
        var rest = action
        if found.hasFailed {
            (rest.status, rest.reason) = (.failed, "retry")
        } else if found.lacksAny {
            (rest.status, rest.reason, rest.channel) = (.toDo, "no_copy", nil)
        } else {
            (rest.status, rest.attempts, rest.missing) = (.planned, 0, [])
        }
        return rest
    }

    /// Keeps what did not leave for want of a copy.
    mutating func leave(_ action: Action) throws {
        try settle()
        try store.transaction {
            try store.save(action)
            try note(missingOf: action)
            try store.note(
                action.status == .toDo ? "task_given" : action.status.rawValue, on: policy.day,
                contact: action.contact, subject: action.id)
        }
        report.add(action)
    }

    /// Keeps the rest of an answer as an action of its own; within the transaction that begins the other.
    func keep(rest: Action?) throws {
        guard var rest else { return }
        let number = try store.lastActionNumber() + 1
        rest.id = Store.actionID(number)
        try store.keep(lastActionNumber: number)
        try store.save(rest)
        try note(missingOf: rest)
    }

    /// Writes into the journal which copies did not go along.
    func note(missingOf action: Action) throws {
        for invoice in action.missing where refused.contains(invoice) {
            try store.note(
                "copy_missing", on: policy.day, contact: action.contact, subject: invoice)
        }
    }

    /// An answer of a person with its sums as the account stands.
    func renewed(_ action: Action, _ account: Account) -> Action {
        action.renewed(
            from: account, tolerance: policy.promiseTolerance, calendar: policy.calendar,
            on: policy.day)
    }
}
