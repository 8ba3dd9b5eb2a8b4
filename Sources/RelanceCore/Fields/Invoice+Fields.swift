extension Invoice {
    package static let name = "invoice"
    package static let required = ["contact", "amount_cents"]

    package static let fields: [Field<Invoice>] = [
        .key("id", "The source's own key."),
        Field("number", \.number, "Number printed on the invoice."),
        Field("kind", \.kind, "Invoice, credit note (its amount is negative) or opening balance."),
        Field("contact", \.contact, "Who owes it: the id of the contact."),
        Field("issue_date", \.issueDate, "Day on which it was issued."),
        Field(
            "due_date", \.statedDueDate, "Day on which payment is due.",
            shown: { $0.pointee.dueDate }),
        Field("due_date_source", \.dueDateSource, "Who says when it falls due.", given: false),
        Field("currency", \.amount.currency, "Currency, as ISO 4217 writes it."),
        Field("amount_cents", \.amount.cents, "Amount with tax, in cents.", type: .cents),
        Field(
            "balance_cents", \.openCents,
            "What is still owed, in cents: payments, credits deducted.",
            type: .cents, place: .derived, shown: { $0.pointee.balance.cents }),
        Field("status", .oneOf(Status.allCases.map(\.rawValue)), "How far it is settled.") {
            invoice, _ in invoice.pointee.status.plain
        },
        Field(
            "days_late", .integer,
            "Days since the due date, negative before it; once paid, the delay at payment.",
            isOptional: true, movesWithDay: true
        ) { invoice, day in
            // As `daysLate` has it, member by member: the whole would be copied.
            guard let due = invoice.pointee.dueDate else { return .null }
            guard invoice.pointee.status == .paid, let end = invoice.pointee.paidOn else {
                return .integer(due.days(to: day))
            }
            return .integer(due.days(to: end))
        },
        Field("paid_on", \.paidOn, "Day on which nothing was left to pay.", given: false),
        Field("label", \.label, "What the source calls it."),
        Field("payment_method", \.paymentMethod, "How it is to be paid, such as \"transfer\"."),
        Field("credits", \.credits, "For a credit note: the id of the invoice that it corrects."),
        Field("lettering", \.lettering, "Group of items of the contact that settle each other."),
        Field("opens", \.opens, "For an opening balance: first day of the year that it opens."),
        Field("cancelled", .text, "Why it is no claim any more.", isOptional: true) {
            invoice, _ in invoice.pointee.cancelled.plain
        },
        Field("states", \.states, "What else stands in the way of dunning, such as \"factored\"."),
        Field("fields", \.fields, "What the source adds of its own."),
        Field("removed", \.removed, "Why the source has it no more.", place: .hidden, given: false),
        Field(
            "carried", \.carried, "Opening day from which it stands under another key.",
            place: .hidden, given: false),
        Field("settled_cents", \.settledCents, "What is settled.", place: .hidden, given: false),
        Field(
            "stated_balance_cents", \.statedBalanceCents, "The balance that the source states.",
            place: .hidden, given: false),
    ]

    /// The balance as a source may state it: where it knows only what is open.
    fileprivate var openCents: Int? {
        get { balance.cents }
        set { statedBalanceCents = newValue }
    }

    /// The due date as a source or a person says it, nil where the terms give it.
    fileprivate var statedDueDate: Day? {
        get { [.source, .person].contains(dueDateSource) ? dueDate : nil }
        set {
            dueDate = newValue
            dueDateSource = .source
        }
    }
}
