extension Reporting {
    /// The rows that a section can ask for with `ctx.rows`, besides a figure's: what they stand for, what each
    /// holds.
    package static let rows: [(name: String, doc: String)] = [
        (
            "outstanding",
            "What is owed, by `segment` (else `contact month bucket cause owner contact.fields.NAME`): "
                + "`key label amount_cents count share`."
        ),
        ("overdue", "What of it is past its due date, by the same."),
        (
            "debtors",
            "Who owes what is overdue: `key label segment score balance_cents amount_cents count share "
                + "days_late buckets next_medium next_step next_date next_status`."
        ),
        (
            "aged",
            "The aged balance by month: `key label`, the amount of each part, `amount_cents`."
        ),
        ("sales", "Sales by month: `key label amount_cents value`."),
        ("receipts", "Money received by month: `key label amount_cents value`."),
        (
            "actions",
            "What was done, by `medium` (else `step status month`): `key label amount_cents count share "
                + "paid_share`."
        ),
        (
            "promises",
            "Promises of the month by `status` (or `month`): `key label amount_cents count share`."
        ),
        (
            "disputes",
            "Open disputes by `cause` (else `owner contact`): `key label amount_cents count share oldest`."
        ),
        (
            "settled_disputes",
            "Disputes settled in the last twelve months (else `months`) by `cause` (else `owner contact month`): "
                + "`key label amount_cents count share answer_days settle_days upheld rejected settled paid`; "
                + "days are means from the opening."
        ),
        (
            "expected",
            "What is to come in the next five weeks: `key label amount_cents due_cents promised_cents`."
        ),
    ]
}
