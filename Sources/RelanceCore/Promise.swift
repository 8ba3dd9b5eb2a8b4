/// What a contact says it will pay, and when.
package struct Promise: Record {
    /// What became of it.
    package enum Status: String, NamedCases {
        case open, kept
        case partlyKept = "partly_kept"
        case broken, cancelled
    }

    package let id: String
    package var contact = ""
    package var invoices: [String] = []
    package var amount = Money(0, .euro)
    package var date: Day?
    package var status = Status.open
    /// The day on which it was made.
    package var madeOn: Day?
    /// What its invoices (without any: all that was open) came to when it was made, in cents.
    ///
    /// What has been paid since is told from it.
    package var baselineCents: Int?

    /// Makes a promise of which nothing is known.
    package init(id: String) { self.id = id }
}
