import Lua
import RelanceCore

/// What a connector gives.
extension Shape {
    static let page = Shape(
        "page",
        "What `pull` and `retry` give in one call. A page and its cursor are saved in one transaction.",
        [
            ("contacts", "given_contact[]?", "Customers; `people` are merged by id or e-mail."),
            ("invoices", "given_invoice[]?", "Claims and credit notes."),
            ("payments", "given_payment[]?", "Money received."),
            ("promises", "given_promise[]?", "Promises to pay."),
            ("disputes", "given_dispute[]?", "What customers object to."),
            (
                "reminders", "given_reminder[]?",
                "What another system sent before: each with `step` or `level`."
            ),
            ("removed", "removal[]?", "What the source has no more."),
            (
                "rejects", "reject[]?",
                "What could not be used: kept, shown, given to `retry` again."
            ),
            (
                "complete", "\"invoices\"|\"payments\"|nil",
                "The pull gives all there are: what it did not give is closed (more than a fifth: "
                    + "a person looks first)."
            ),
            ("as_of", "date?", "The day up to which payments are known."),
            ("done", "boolean?", "Whether the pull ends here and the cursor is kept."),
            (
                "from_start", "boolean?",
                "On the last page of a pull that read all though it had a cursor: rows set aside before that "
                    + "did not come again are forgotten."
            ),
            ("total", "integer?", "Source rows in all, for the progress bar."),
            ("read", "integer?", "Source rows read for this page."),
            (
                "repeats", "\"number\"?",
                "An id that comes again within the pull is a further record: `VE-1`, `VE-1#2`."
            ),
            ("fills", "boolean?", "Whether contacts only fill what is empty."),
            ("creditor_siren", "string?", "The number of the company whose books these are."),
        ])

    static let removal = Shape(
        "removal", "A record that the source has no more.",
        [
            ("kind", "string", "\"contact\", \"invoice\", \"payment\", \"promise\", \"dispute\"."),
            ("id", "string|integer", "The source's own key."),
            ("reason", "string?", "Why it is gone."),
        ])

    static let reject = Shape(
        "reject", "A row of the source that could not be used.",
        [
            ("source", "string?", "The file or collection; else the connector's name."),
            ("line", "string|integer|nil", "Line or key there."),
            ("reason", "any", "What is wrong: a text, or what `pcall` caught."),
            ("row", "any", "What `retry` needs to try again: plain data."),
        ])

    static let allocation = Shape(
        "allocation", "A part of a payment that settles an invoice.",
        [
            ("invoice", "string", "The id of the invoice."),
            ("amount_cents", "cents", "The part, in the currency of the payment."),
        ])
}
