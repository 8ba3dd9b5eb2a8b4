import RelanceCore

/// What a rule has read in a call that moves though nothing of the account does.
///
/// A rule that reads none of it answers the same tomorrow and need not be asked again.
final class DayReads {
    /// `ctx.today`, or the days late of an invoice that has a due date.
    var today = false
    /// What is overdue: it moves when the next invoice falls late.
    var overdue = false
    /// `ctx.book`, which is that of the last month's end.
    var book = false

    /// Forgets what the call before has read.
    func begin() { (today, overdue, book) = (false, false, false) }

    /// The first day after `day` on which what was read may differ; nil: never.
    func until(_ account: Account, on day: Day) -> Day? {
        if today { return day.adding(1) }
        return [
            overdue ? account.nextDue(after: day) : nil,
            book ? day.endOfMonth.adding(1) : nil,
        ].compactMap(\.self).min()
    }
}
