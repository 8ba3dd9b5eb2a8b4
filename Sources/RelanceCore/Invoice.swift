/// A claim on a contact.
package struct Invoice: Record {
    /// An invoice; a credit note, whose amount is negative; a balance carried forward.
    package enum Kind: String, NamedCases {
        case invoice
        case creditNote = "credit_note"
        case opening
    }

    /// Who says when it falls due.
    package enum DueDateSource: String, NamedCases {
        case source, person
        case contactTerms = "contact_terms"
        case defaultTerms = "default_terms"
    }

    /// How far it is settled.
    package enum Status: String, NamedCases {
        case open
        case partlyPaid = "partly_paid"
        case paid, cancelled
    }

    package let id: String
    /// The number printed on it; its key where the source knows none.
    package var number: String
    package var contact = ""
    package var kind = Kind.invoice
    package var issueDate: Day?
    package var dueDate: Day?
    package var dueDateSource = DueDateSource.source
    package var amount = Money(0, .euro)
    /// What payments and credit notes settle; for a credit note, what of it is used (negative).
    package var settledCents = 0
    /// The balance, where the source knows only that.
    package var statedBalanceCents: Int?
    /// The day on which nothing was left to pay.
    package var paidOn: Day?
    /// Why the source has it no more.
    package var removed: String?
    /// The opening day from which the books carry it under another key.
    package var carried: Day?
    package var label: String?
    package var paymentMethod: String?
    /// The invoice that a credit note corrects.
    package var credits: String?
    /// The group of items, within the contact, that settle each other.
    package var lettering: String?
    /// For an opening balance: the first day of the year whose books it opens.
    package var opens: Day?
    package var states: [String] = []
    package var fields = OwnFields()

    /// Makes an invoice of which nothing is known.
    package init(id: String) {
        self.id = id
        number = id
    }

    /// Why it is no claim any more: removed at the source, or carried forward under another key.
    package var cancelled: String? {
        removed ?? carried.map { "carried forward on \($0)" }
    }

    /// Whether it is no claim any more.
    @inline(__always)
    package var isCancelled: Bool { removed != nil || carried != nil }

    /// What is still owed: payments and credit notes deducted.
    @inline(__always)
    package var balance: Money {
        let cents = statedBalanceCents ?? (amount.cents - settledCents)
        return Money(isCancelled ? 0 : cents, amount.currency)
    }

    /// How far it is settled.
    @inline(__always)
    package var status: Status {
        if isCancelled { return .cancelled }
        if balance.cents == 0 { return .paid }
        return balance.cents == amount.cents ? .open : .partlyPaid
    }

    /// Days from the due date to `day`, negative before it; once paid, the delay at payment.
    package func daysLate(on day: Day) -> Int? {
        dueDate.map { $0.days(to: status == .paid ? paidOn ?? day : day) }
    }
}
