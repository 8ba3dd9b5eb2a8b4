/// What stood open in a dossier at the end of a month: `ctx.book`.
package struct BookTotals: Sendable, Equatable {
    /// What was owed, credits and unallocated payments deducted, in minor units.
    package var balanceCents: Int
    /// What of it was past its due date, in minor units.
    package var overdueCents: Int
    /// How many contacts owed something.
    package var contacts: Int

    /// Makes totals.
    package init(balanceCents: Int, overdueCents: Int, contacts: Int) {
        self.balanceCents = balanceCents
        self.overdueCents = overdueCents
        self.contacts = contacts
    }

    /// The totals as rules see them.
    package var plain: Plain {
        [
            "balance_cents": .integer(balanceCents), "overdue_cents": .integer(overdueCents),
            "contacts": .integer(contacts),
        ]
    }
}
