extension Payment {
    package static let name = "payment"
    package static let required = ["contact", "amount_cents"]

    package static let fields: [Field<Payment>] = [
        .key("id", "The source's own key."),
        Field("contact", \.contact, "Who paid: the id of the contact."),
        Field("date", \.date, "Day on which the money came."),
        Field("currency", \.amount.currency, "Currency, as ISO 4217 writes it."),
        Field(
            "amount_cents", \.amount.cents, "Amount in cents; negative for a refund.", type: .cents),
        Field("unallocated_cents", .cents, "What of it settles no invoice yet, in cents.") {
            payment, _ in .integer(payment.pointee.unallocated.cents)
        },
        Field("method", \.method, "How it was paid, such as \"transfer\"."),
        Field("reference", \.reference, "What the payer or the bank wrote."),
        Field("status", \.status, "\"returned\" where the bank took it back."),
        Field("lettering", \.lettering, "Group of items of the contact that settle each other."),
        Field("cancelled", .text, "Why it counts no more.", isOptional: true) { payment, _ in
            payment.pointee.cancelled.plain
        },
        Field("fields", \.fields, "What the source adds of its own."),
        Field("allocations", \.allocations, "The invoices that it settles.", place: .ownTable),
        Field("removed", \.removed, "Why the source has it no more.", place: .hidden, given: false),
        Field(
            "carried", \.carried, "Opening day whose balance holds what was left.",
            place: .hidden, given: false),
        Field(
            "allocated_cents", \.allocatedCents, "What of it settles invoices.", place: .hidden,
            given: false),
    ]
}
