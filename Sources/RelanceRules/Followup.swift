package import RelanceCore

/// What a day brings for an account before anything is decided on it.
package struct Followup: Sendable, Equatable {
    /// A promise of which something changes.
    package struct Change: Sendable, Equatable {
        package var promise: String
        /// What became of it; `open` where only what it is told from moves.
        package var status: Promise.Status
        /// What is to be kept as its baseline from now on.
        ///
        /// A later instalment starts from what the one before it has taken.
        package var baselineCents: Int?

        /// Makes a change.
        package init(_ promise: String, _ status: Promise.Status, baselineCents: Int? = nil) {
            self.promise = promise
            self.status = status
            self.baselineCents = baselineCents
        }
    }

    /// Promises in the order of their days.
    package var promises: [Change] = []
    /// Tasks that nobody did in time.
    package var lapsed: [String] = []
    /// What these leave behind.
    package var records: [StepRecord] = []
    /// Disputes of whose invoices nothing is open any more: they are closed by payment.
    package var paidDisputes: [String] = []

    /// Tasks about invoices of which nothing is open any more: nobody need do them.
    package var needless: [String] = []

    /// Tasks that nobody is to do any more.
    package var ended: [String] { lapsed + needless }

    /// Finds nothing.
    package init() {}

    /// Whether the day brings nothing.
    package var isEmpty: Bool {
        promises.isEmpty && lapsed.isEmpty && records.isEmpty && paidDisputes.isEmpty
            && needless.isEmpty
    }
}

/// Finds what `date` brings for an account: promises kept or not, tasks that lapsed, disputes that were paid.
///
/// `tolerance` is the business days for which a promise still holds after its day.
package func follow(_ account: Account, on date: Day, calendar: Calendar, tolerance: Int)
    -> Followup
{
    var followup = Followup()
    followup.promises = changes(of: account, on: date, calendar, tolerance)
    for action in account.standing where action.status == .toDo {
        guard let lapses = action.lapses, lapses < date else { continue }
        followup.lapsed.append(action.id)
        followup.records += action.claims.map {
            StepRecord(
                invoice: $0.invoice, step: $0.step, level: $0.level, day: lapses, outcome: .lapsed,
                medium: action.medium, action: action.id)
        }
    }
    let open = Set(account.invoices.lazy.filter { $0.balance.cents > 0 }.map(\.id))
    followup.needless = account.standing.filter { action in
        action.status == .toDo && !action.isAfterPayment && !followup.lapsed.contains(action.id)
            && !action.about.isEmpty && open.isDisjoint(with: action.about)
    }.map(\.id)
    followup.paidDisputes = account.disputes.filter { dispute in
        dispute.status != .resolved && !dispute.invoices.isEmpty
            && open.isDisjoint(with: dispute.invoices)
    }.map(\.id)
    return followup
}

extension Action {
    /// The invoices for which it is there.
    fileprivate var about: [String] { claims.isEmpty ? listed : invoices }

    /// Whether it is about what was paid already: an answer, or a claim of what the delay cost.
    fileprivate var isAfterPayment: Bool {
        reason == Deciding.afterPayment || isReply && !medium.isTask
            || template == "penalty-claim"
    }
}

/// Promises of one moment about the same invoices: the instalments of a plan.
private struct Plan: Hashable {
    let invoices: [String]
    let currency: Currency
    let madeOn: Day?
    let baseline: Int?
}

private func changes(of account: Account, on date: Day, _ calendar: Calendar, _ tolerance: Int)
    -> [Followup.Change]
{
    let open = account.promises.filter { $0.status == .open }.sorted { one, other in
        let days = (one.date ?? Day(number: .max), other.date ?? Day(number: .max))
        return days.0 == days.1 ? one.id.precedes(other.id) : days.0 < days.1
    }
    guard !open.isEmpty else { return [] }
    let received = Received(account)
    var taken: [Plan: Int] = [:]
    var settled: [Plan: Int] = [:]
    return open.compactMap { promise in
        let plan = Plan(
            invoices: promise.invoices, currency: promise.amount.currency, madeOn: promise.madeOn,
            baseline: promise.baselineCents)
        let paid = received.cents(for: promise) - taken[plan, default: 0]
        let end = promise.end(tolerance, calendar)
        guard let status = status(of: promise, paid: paid, isOver: end.map { $0 < date } ?? false)
        else {
            taken[plan, default: 0] += promise.amount.cents
            guard let used = settled[plan], used != 0, let baseline = promise.baselineCents
            else { return nil }
            return Followup.Change(promise.id, .open, baselineCents: baseline - used)
        }
        let used = min(max(paid, 0), promise.amount.cents)
        taken[plan, default: 0] += used
        settled[plan, default: 0] += used
        return Followup.Change(promise.id, status)
    }
}

private func status(of promise: Promise, paid: Int, isOver: Bool) -> Promise.Status? {
    if paid >= promise.amount.cents { return .kept }
    guard isOver else { return nil }
    return paid > 0 ? .partlyKept : .broken
}
