/// An objection of a contact to invoices, or to part of their amount.
package struct Dispute: Record {
    /// How far it is settled.
    package enum Status: String, NamedCases {
        case open, answered, resolved
    }

    /// How it was settled.
    package enum Resolution: String, NamedCases {
        case upheld, rejected, settled
    }

    package let id: String
    package var contact = ""
    package var invoices: [String] = []
    /// A cause of the dossier's taxonomy.
    package var cause: String?
    /// What is disputed; nil: the whole of the invoices.
    package var amountCents: Int?
    package var owner: CreditorRole?
    package var openedOn: Day?
    package var deadline: Day?
    /// Day of the owner's last answer.
    package var answeredOn: Day?
    /// Day on which it was settled, by a decision or by payment.
    package var resolvedOn: Day?
    package var status = Status.open
    package var resolution: Resolution?

    /// Makes a dispute of which nothing is known.
    package init(id: String) { self.id = id }
}

/// An interlocutor at the creditor's, by what they answer for.
package enum CreditorRole: String, NamedCases {
    case accounting, sales, manager
}
