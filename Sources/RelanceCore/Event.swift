/// What happened, never changed afterwards: ids, codes and amounts, no person's name or text.
package struct Event: Record {
    package let id: String
    package var day: Day?
    /// What kind of thing happened, such as "invoice_paid".
    package var code = ""
    package var contact: String?
    /// The record that it is about.
    package var subject: String?
    package var amountCents: Int?
    /// Who or which plugin decided it.
    package var by: String?

    /// How the codes begin that say what was decided about a contact, as "decided_disputed".
    package static let decided = "decided_"

    /// Makes an event of which nothing is known.
    package init(id: String) { self.id = id }
}
