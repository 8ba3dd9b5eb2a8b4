/// One thing to do for a contact on a date, over some invoices.
package struct Action: Record {
    /// How far it is done.
    package enum Status: String, NamedCases {
        case planned
        case awaitingApproval = "awaiting_approval"
        case sending, sent
        case toDo = "to_do"
        case done, failed, unknown, cancelled
    }

    /// How a task ended.
    package enum Outcome: String, NamedCases {
        case reached
        case leftWord = "left_word"
        case promise, dispute
        case wrongNumber = "wrong_number"
        case paid, refused
    }

    package var id: String
    package var contact = ""
    package var medium = Medium.email
    package var channel: String?
    package var scenario: String?
    package var step: String?
    /// 0 (service) … 6 (internal).
    package var level = 0
    package var template: String?
    /// The day on which it may be done.
    package var date: Day?
    package var status = Status.planned
    /// What it claims, each item with the step that it records as done.
    package var claims: [Claim] = []
    /// Other late invoices, named for information.
    package var listed: [String] = []
    /// Steps that it records as skipped: a later one was reached before their turn.
    package var skipped: [Claim] = []
    /// The promise that was not kept.
    package var promise: String?
    /// What it claims, credits and unallocated payments deducted.
    package var amount = Money(0, .euro)
    /// Whom it goes to: an id among the contact's people; nil: the contact itself.
    package var person: String?
    /// The role that was asked for.
    package var role: String?
    package var cc: [String] = []
    /// Who of the creditor's does or signs it.
    package var by: CreditorRole?
    /// A further medium on which the same message goes out once this one has left.
    package var copy: Medium?
    /// The roles that the copy goes to.
    package var copyTo: [String] = []
    /// The action of which this is the copy: then it records no step, and counts for nothing.
    package var copyOf: String?
    /// Who has to approve it.
    package var approval: CreditorRole?
    /// Who approved it, and on which day.
    package var approvedOn: Day?
    /// The last day on which a task can be done; then it counts as not done.
    package var lapses: Day?
    package var keepsGap = true
    package var messageID: String?
    /// What the channel calls it.
    package var receipt: String?
    /// By which the carrier finds it, such as the number of a registered letter.
    package var tracking: String?
    /// Where proofs of its delivery lie, as seen from the dossier.
    package var proofs: [String] = []
    package var attempts = 0
    /// When it may be tried again, in seconds since 1970 (UTC); nil: it need not wait.
    package var retryAt: Int?
    /// What goes with it, such as "invoices".
    package var attach: [String] = []
    /// The invoices of which a copy was to go with it and could not be had.
    package var missing: [String] = []
    /// The day on which it was done or handed over.
    package var doneOn: Day?
    package var outcome: Outcome?
    /// Why it stands as it does, in a word for programs.
    package var reason: String?

    /// Makes an action of which nothing is known.
    package init(id: String) { self.id = id }

    /// The invoices that it is about.
    package var invoices: [String] { claims.map(\.invoice) }

    /// Whether an address of the contact is written to.
    package var isMessage: Bool { !medium.isTask }
}

/// An invoice that an action claims, and the step that it records as done for it.
package struct Claim: Sendable, Equatable, FieldValue {
    package var invoice: String
    package var step: String
    package var level: Int
    /// What is claimed of it, in minor units: its balance less what is disputed or promised.
    package var cents: Int

    /// Makes a claim.
    package init(invoice: String, step: String, level: Int, cents: Int) {
        self.invoice = invoice
        self.step = step
        self.level = level
        self.cents = cents
    }

    package static var fieldType: FieldType { .record("claim") }

    package var plain: Plain {
        [
            "invoice": .text(invoice), "step": .text(step), "level": .integer(level),
            "amount_cents": .integer(cents),
        ]
    }

    package init?(plain: Plain) {
        guard let invoice = plain["invoice"]?.text, let step = plain["step"]?.text,
            let level = plain["level"]?.integer, let cents = plain["amount_cents"]?.integer
        else { return nil }
        self.init(invoice: invoice, step: step, level: level, cents: cents)
    }
}
