/// One step of a scenario: when, on which medium, with which text, to whom.
package struct Step: Sendable, Equatable {
    /// From which day the days of a step count.
    package enum Anchor: String, NamedCases {
        /// The due date.
        case due
        /// The date of issue.
        case issue
        /// The day on which the registered letter of the step before was presented.
        case presentation
        /// The day on which the invoice was paid.
        case payment
    }

    /// Another medium for small sums.
    package struct Below: Sendable, Equatable {
        package var cents: Int
        package var medium: Medium

        /// Makes one.
        package init(cents: Int, medium: Medium) {
            self.cents = cents
            self.medium = medium
        }
    }

    /// Its identity in every record.
    package var name: String
    /// Days from the anchor, negative before it; nil where it counts from the step before.
    package var day: Int?
    package var from = Anchor.due
    /// Days from the step before; where `day` is there too, it holds while the anchor is unknown.
    package var afterPrevious: Int?
    package var medium: Medium
    package var template: String?
    /// 0 (service) … 6 (internal): `scenarios.md` §1.
    package var level = 1
    /// Roles at the contact's, or for an internal step the creditor's: the first that is there.
    package var to: [String] = ["billing"]
    package var cc: [String] = []
    /// Who of the creditor's does it; nil: accounting.
    package var by: CreditorRole?
    /// Media to try in turn where there is no address.
    package var fallback: [Medium] = []
    /// The step is skipped where what stands at its level nets below it.
    package var minimumCents: Int?
    package var below: Below?
    /// A further medium on which a letter goes out once it has left.
    package var copy: Medium?
    /// What goes with it: see `attachable`.
    package var attach: [String] = []
    /// Whether it falls away on the due date.
    package var expires = false
    /// Business days after which a task counts as not done.
    package var lapse: Int?
    /// Whether it never comes first: the level before must have been done for the invoice.
    package var requiresPrevious = false
    /// Who has to approve it.
    package var approval: CreditorRole?
    /// Whether it counts for the gap; nil: a message does, a task does not.
    package var countsForGap: Bool?

    /// What may go with an e-mail: the same as a letter on paper, copies of the invoices.
    package static let attachable = ["letter", invoices]

    /// What stands for copies of the claimed invoices.
    package static let invoices = "invoices"

    /// Makes a step.
    package init(name: String, medium: Medium) {
        self.name = name
        self.medium = medium
    }

    /// Whether the next message has to keep its distance from this one.
    package var keepsGap: Bool { countsForGap ?? !medium.isTask }
}
