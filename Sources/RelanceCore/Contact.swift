/// The company or person that owes: a customer.
package struct Contact: Record {
    /// What the law and the tone depend on.
    package enum Kind: String, NamedCases {
        case company, `public`, person
    }

    package let id: String
    package var name: String
    package var kind = Kind.company
    package var segment: String?
    /// The company's number, nine digits.
    ///
    /// Source: Code de commerce, art. R123-221.
    package var siren: String?
    package var language: Language?
    package var email: String?
    package var phone: String?
    /// Why its e-mail address is not to be used, such as "refused".
    package var unusable: String?
    /// The lines of the postal address.
    package var address: [String] = []
    /// Its own terms, such as "45 days end of month".
    package var terms: Terms?
    package var states: [String] = []
    /// Why it is out of dunning; nil: it is not.
    package var holdReason: String?
    /// The last day of the hold; nil: until it is released.
    package var holdUntil: Day?
    package var fields = OwnFields()
    /// Interlocutors at the customer's, in the order of their ids.
    package var people: [Person] = []

    /// Makes a contact that is called like its key.
    package init(id: String) {
        self.id = id
        name = id
    }

    /// Days within which it is asked to pay.
    ///
    /// A private person has more time than a firm.
    package var termDays: Int { kind == .person ? 15 : 8 }

    /// Whether a person has taken it out of dunning on `day`.
    package func isHeld(on day: Day) -> Bool {
        holdReason != nil && (holdUntil.map { $0 >= day } ?? true)
    }
}

/// An interlocutor at a contact's.
package struct Person: Record {
    /// The key within the contact: the source's own, else the e-mail address or the name.
    package let id: String
    package var name: String?
    package var role: String?
    package var email: String?
    package var phone: String?
    package var address: [String] = []
    package var language: Language?
    /// Why its address is not to be used, such as "bounced".
    package var unusable: String?

    /// Makes a person of whom nothing is known.
    package init(id: String) { self.id = id }
}
