import RelanceCore
import RelanceRules
import RelanceStore

/// What customers owed at the end of each month, by age, and how many owe at the last.
struct MonthlyBook {
    let ends: [Day]
    /// By end, then by `AgeBucket`.
    private(set) var parts: [[Int]]
    /// By end: credits beyond what their customers owe.
    private(set) var credits: [Int]
    /// Customers that owe more than they are credited at the last of the ends.
    private(set) var contacts = 0
    /// Invoices that are open at the last of the ends, and those of them that are late.
    private(set) var invoices = 0
    private(set) var overdueInvoices = 0
    /// What falls due by day in the time after the last of the ends.
    private(set) var ahead: [Day: Int] = [:]

    /// The last day that is looked ahead to: the Sunday of the fifth week that begins after `day`.
    static func horizon(after day: Day) -> Day {
        let start = day.adding(1)
        return start.adding(7 - start.weekday + 28)
    }

    /// Adds up the book; `keep` has each customer that owes something at the last of the ends.
    init(
        _ store: Store, ends: [Day], in currency: Currency,
        keep: (Debtor) throws -> Void = { _ in }
    ) throws {
        self.ends = ends
        parts = ends.map { _ in [Int](repeating: 0, count: AgeBucket.allCases.count) }
        credits = ends.map { _ in 0 }
        try store.eachBook(at: ends, in: currency) { book in
            if let debtor = add(book) { try keep(debtor) }
        }
    }

    func outstandingCents(_ end: Int) -> Int { parts[end].reduce(0, +) - credits[end] }
    func overdueCents(_ end: Int) -> Int { parts[end].dropFirst().reduce(0, +) }
    func notDueCents(_ end: Int) -> Int { parts[end][AgeBucket.notDue.rawValue] }

    /// Adds a customer; answers what it owes at the last of the ends, nil: nothing.
    private mutating func add(_ book: ContactBook) -> Debtor? {
        var debtor: Debtor?
        let count = AgeBucket.allCases.count
        var own = [Int](repeating: 0, count: ends.count * count)
        for claim in book.claims {
            for end in claim.start..<max(claim.start, ends.count) {
                own[end * count + AgeBucket(due: claim.due, on: ends[end]).rawValue] += claim.cents
            }
        }
        var credit = [Int](repeating: 0, count: ends.count)
        for change in book.credits {
            for end in change.start..<max(change.start, ends.count) { credit[end] += change.cents }
        }
        for end in ends.indices {
            var now = Array(own[end * count..<(end + 1) * count])
            // A refund that answers no payment is a claim of the customer's turned round: due at once.
            if credit[end] < 0 { now[AgeBucket.upTo30.rawValue] -= credit[end] }
            let left = AgeBucket.net(credit[end], from: &now)
            for bucket in now.indices { parts[end][bucket] += now[bucket] }
            credits[end] += left
            if end == ends.count - 1 { debtor = last(book, now, left) }
        }
        return debtor
    }

    private mutating func last(_ book: ContactBook, _ parts: [Int], _ credit: Int) -> Debtor? {
        guard credit != 0 || parts.contains(where: { $0 != 0 }), let end = ends.last else {
            return nil
        }
        var (late, weighed) = (0, 0)
        let horizon = Self.horizon(after: end)
        for claim in book.claims where claim.start < ends.count {
            guard let due = claim.due else { continue }
            if due < end {
                late += claim.cents
                weighed += claim.cents * due.days(to: end)
            } else if due > end, due <= horizon {
                ahead[due, default: 0] += claim.cents
            }
        }
        let debtor = Debtor(
            contact: book.contact, name: book.name, segment: book.segment, score: book.score,
            parts: parts, creditCents: credit, openCount: book.openCount,
            overdueCount: book.overdueCount, lateCents: late, lateCentDays: weighed)
        if debtor.balanceCents > 0 { contacts += 1 }
        invoices += debtor.openCount
        overdueInvoices += debtor.overdueCount
        return debtor
    }
}
