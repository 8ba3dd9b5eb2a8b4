import RelanceCore
import RelanceRules
import RelanceStore

/// What customers owed at the end of each month, by age, and who owes now.
struct MonthlyBook {
    /// A customer that owes something at the last of the ends, or is in credit.
    struct Debtor {
        let contact: String
        let name: String
        let segment: String?
        let score: Int?
        /// By `AgeBucket`, credits deducted.
        var parts: [Int]
        /// What credits are left when all is netted.
        var creditCents: Int
        var openCount: Int
        var overdueCount: Int
        /// Days that what is overdue is late, weighed by its sum; nil where nothing is.
        var averageDaysLate: Double?

        var overdueCents: Int { parts.dropFirst().reduce(0, +) }
        var balanceCents: Int { parts.reduce(0, +) - creditCents }
    }

    let ends: [Day]
    /// By end, then by `AgeBucket`.
    private(set) var parts: [[Int]]
    /// By end: credits beyond what their customers owe.
    private(set) var credits: [Int]
    private(set) var debtors: [Debtor] = []
    /// What falls due by day in the time after the last of the ends.
    private(set) var ahead: [Day: Int] = [:]

    /// The last day that is looked ahead to: the Sunday of the fifth week that begins after `day`.
    static func horizon(after day: Day) -> Day {
        let start = day.adding(1)
        return start.adding(7 - start.weekday + 28)
    }

    init(_ store: Store, ends: [Day], in currency: Currency) throws {
        self.ends = ends
        parts = ends.map { _ in [Int](repeating: 0, count: AgeBucket.allCases.count) }
        credits = ends.map { _ in 0 }
        try store.eachBook(at: ends, in: currency) { add($0) }
    }

    func outstandingCents(_ end: Int) -> Int { parts[end].reduce(0, +) - credits[end] }
    func overdueCents(_ end: Int) -> Int { parts[end].dropFirst().reduce(0, +) }
    func notDueCents(_ end: Int) -> Int { parts[end][AgeBucket.notDue.rawValue] }

    private mutating func add(_ book: ContactBook) {
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
            if end == ends.count - 1 { keep(book, now, left) }
        }
    }

    private mutating func keep(_ book: ContactBook, _ parts: [Int], _ credit: Int) {
        guard credit != 0 || parts.contains(where: { $0 != 0 }), let end = ends.last else { return }
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
        debtors.append(
            Debtor(
                contact: book.contact, name: book.name, segment: book.segment, score: book.score,
                parts: parts, creditCents: credit, openCount: book.openCount,
                overdueCount: book.overdueCount,
                averageDaysLate: late > 0 && parts.dropFirst().contains { $0 > 0 }
                    ? Double(weighed) / Double(late) : nil))
    }
}
