import RelanceCore

/// The day of a decision, and the first later day on which something asked of it changes.
///
/// Whatever a decision asks of the day it asks here. All answers stay the same until the wake, so
/// the decision does: it need not be made again before.
struct Today {
    let date: Day
    private(set) var wake: Day?

    init(_ date: Day) { self.date = date }

    /// Answers whether `day` has come; where it has not, the decision is made again on it.
    mutating func hasCome(_ day: Day) -> Bool {
        if day <= date { return true }
        wakes(on: day)
        return false
    }

    /// Makes the decision again on `day`, if that is later.
    mutating func wakes(on day: Day) {
        guard day > date else { return }
        if let wake, wake <= day { return }
        wake = day
    }

    /// Wakes for what `follow` finds when a day passes.
    mutating func follow(_ account: Account, _ policy: Policy, _ calendar: Calendar) {
        for promise in account.promises where promise.status == .open {
            guard let end = promise.end(policy.promiseTolerance, calendar) else { continue }
            wakes(on: end.adding(1))
        }
        for action in account.standing where action.status == .toDo {
            if let lapses = action.lapses { wakes(on: lapses.adding(1)) }
        }
        for dispute in account.disputes where dispute.status == .open {
            if let deadline = dispute.deadline { wakes(on: deadline.adding(1)) }
        }
    }
}

extension Promise {
    /// The last day on which it can be kept; nil where it has no day.
    func end(_ tolerance: Int, _ calendar: Calendar) -> Day? {
        date.map { calendar.adding(tolerance, businessDaysTo: $0) }
    }
}

extension String {
    /// Whether it stands before another, by its bytes: the same on every machine.
    func precedes(_ other: String) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }
}
