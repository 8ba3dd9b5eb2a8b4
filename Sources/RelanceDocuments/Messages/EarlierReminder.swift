package import RelanceCore

/// A reminder that left before, as later messages may refer to it.
package struct EarlierReminder: Sendable, Equatable {
    package var day: Day
    package var medium: Medium

    /// Makes one.
    package init(day: Day, medium: Medium) { (self.day, self.medium) = (day, medium) }

    /// The reminders that left for the invoices of an action, oldest first: what was skipped, lapsed or
    /// came back is none, nor is the letter of which a message is the copy.
    package static func all(of action: Action, in account: Account) -> [EarlierReminder] {
        let claimed = Set(action.invoices)
        var found: [EarlierReminder] = []
        for record in account.records.sorted(by: { $0.day < $1.day })
        where record.outcome == .done && record.level > 0 && record.medium != .internal
            && claimed.contains(record.invoice)
            && record.action != action.id
            && (action.copyOf == nil || record.action != action.copyOf)
        {
            let reminder = EarlierReminder(day: record.day, medium: record.medium)
            if !found.contains(reminder) { found.append(reminder) }
        }
        return found
    }
}
