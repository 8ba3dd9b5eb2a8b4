/// What a connector gives in one call.
package struct Page: Sendable, Equatable {
    /// A record that is no more at the source.
    package struct Removal: Sendable, Equatable {
        package var kind: String
        package var id: String
        package var reason: String?

        /// Makes a removal.
        package init(kind: String, id: String, reason: String? = nil) {
            self.kind = kind
            self.id = id
            self.reason = reason
        }
    }

    package var contacts: [Draft<Contact>] = []
    package var invoices: [Draft<Invoice>] = []
    package var payments: [Draft<Payment>] = []
    package var promises: [Draft<Promise>] = []
    package var disputes: [Draft<Dispute>] = []
    package var reminders: [Draft<Reminder>] = []
    package var removed: [Removal] = []
    package var rejects: [Reject] = []
    /// Source rows read for the page; nil: as many as it has records and rejects.
    package var read: Int?
    /// Rows in all, for a progress bar.
    package var total: Int?
    /// The day up to which the source knows payments.
    package var asOf: Day?
    /// The kind of record of which the pull gives all there are: what it did not give is closed.
    package var complete: String?
    /// Whether an id that comes again within the pull is a further record (it gets "#2") or the same.
    package var numbersRepeats = false
    /// Whether its contacts only fill what is empty: a ledger knows little of a customer.
    package var fills = false
    /// The number of the company whose books these are, where the source says it.
    package var creditorSiren: String?
    /// Whether the pull reads all from its start though it had a cursor: what was set aside before and does
    /// not come again is done with.
    package var isFromStart = false
    /// Whether the pull ends here and `next` is kept for the following run.
    package var done = false
    /// Where the next page begins; nil ends the pull and clears the cursor.
    package var next: Plain?
    package var problems: [Problem] = []

    /// Makes an empty page.
    package init() {}

    /// The records it holds, removals not counted.
    package var recordCount: Int {
        contacts.count + invoices.count + payments.count + promises.count + disputes.count
            + reminders.count
    }
}
