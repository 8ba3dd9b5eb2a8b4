extension Promise {
    package static let name = "promise"
    package static let required = ["contact", "amount_cents", "date"]

    package static let fields: [Field<Promise>] = [
        .key("id", "The promise's key."),
        Field("contact", \.contact, "Who promises: the id of the contact."),
        Field("invoices", \.invoices, "The invoices that it is about."),
        Field("currency", \.amount.currency, "Currency, as ISO 4217 writes it."),
        Field("amount_cents", \.amount.cents, "What is promised, in cents.", type: .cents),
        Field("date", \.date, "Day on which the money is to come."),
        Field("status", \.status, "What became of it."),
        Field("made_on", \.madeOn, "Day on which it was made."),
        Field(
            "baseline_cents", \.baselineCents, "What was owed when it was made.", place: .hidden,
            given: false),
    ]
}

extension Dispute {
    package static let name = "dispute"
    package static let required = ["contact"]

    package static let fields: [Field<Dispute>] = [
        .key("id", "The dispute's key."),
        Field("contact", \.contact, "Who objects: the id of the contact."),
        Field("invoices", \.invoices, "The invoices that it is about."),
        Field("cause", \.cause, "Why, in a word of the dossier's taxonomy."),
        Field("amount_cents", \.amountCents, "What is disputed, in cents; nil: all.", type: .cents),
        Field("owner", \.owner, "Who of the creditor's has to answer."),
        Field("opened_on", \.openedOn, "Day on which it came up."),
        Field("deadline", \.deadline, "Day by which the owner answers."),
        Field("answered_on", \.answeredOn, "Day on which the owner answered."),
        Field("resolved_on", \.resolvedOn, "Day on which it was settled."),
        Field("status", \.status, "How far it is settled."),
        Field("resolution", \.resolution, "How it was settled."),
    ]
}
