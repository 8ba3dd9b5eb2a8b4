/// One thing to do for a contact on a date, over some invoices.
package struct Action: Record {
    /// How far it is done.
    package enum Status: String, NamedCases {
        case planned
        case awaitingApproval = "awaiting_approval"
        case sending, sent
        case toDo = "to_do"
        case done, failed, unknown, cancelled
    }

    package let id: String
    package var contact = ""
    package var medium = Medium.email
    package var channel: String?
    package var scenario: String?
    package var step: String?
    package var date: Day?
    package var status = Status.planned
    package var invoices: [String] = []
    package var amount = Money(0, .euro)
    package var messageID: String?
    package var reason: String?

    /// Makes an action of which nothing is known.
    package init(id: String) { self.id = id }
}
