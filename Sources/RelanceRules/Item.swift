import RelanceCore

/// An open invoice while it is decided upon.
struct Item {
    /// The step that it has reached.
    enum Own: Equatable {
        /// One of the scenario, by its place.
        case step(Int)
        /// What follows a payment that the bank took back.
        case returned
        /// What follows a payment that was announced and has not come.
        case announced
        /// What follows a promise that was not kept.
        case broken
    }

    /// Whether it was already old when it was first seen.
    enum Age {
        case usual
        /// More than 90 days late: a person looks first.
        case old
        /// More than a year late: a person calls first.
        case ancient
    }

    /// The contact is right, and the credit note has not come.
    static let creditExpected = "credit_note_expected"

    /// Its place among the account's invoices.
    let place: Int
    let id: String
    let balance: Int
    let due: Day?
    /// Whether its due date comes from terms that nobody has stated for it.
    let isGuessed: Bool
    /// What may be claimed of it: net, less what is disputed or promised.
    var cents: Int
    /// Why nothing is left to claim.
    var out: ItemReason.Code?
    /// The last day on which that holds.
    var until: Day?
    /// What goes with the reason.
    var detail: String?
    var progress = Progress()
    var own: Own?
    var level = 0
    /// Whether its own step is a message.
    var isMessage = true
    /// Places of steps that were reached before and not done.
    var skipped: [Int] = []
    var age = Age.usual

    init(_ invoice: borrowing Invoice, at place: Int) {
        self.place = place
        id = invoice.id
        balance = invoice.balance.cents
        cents = balance
        due = invoice.dueDate
        isGuessed = invoice.dueDateSource == .defaultTerms
    }

    /// Takes out at most `limit` of what is left; answers how much that was.
    mutating func takeOut(
        _ limit: Int, _ code: ItemReason.Code, until: Day? = nil, detail: String? = nil
    ) -> Int {
        let part = min(limit, cents)
        guard part > 0 else { return 0 }
        cents -= part
        if cents == 0 { (out, self.until, self.detail) = (code, until, detail) }
        return part
    }

    /// Whether it is older: due earlier, without a due date last; then larger; then by its key.
    func precedes(_ other: Item) -> Bool {
        let days = (due?.number ?? .max, other.due?.number ?? .max)
        if days.0 != days.1 { return days.0 < days.1 }
        return balance == other.balance ? id.precedes(other.id) : balance > other.balance
    }
}
