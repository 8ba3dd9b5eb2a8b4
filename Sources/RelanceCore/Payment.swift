/// Money received; a refund is negative.
package struct Payment: Record {
    package let id: String
    package var contact = ""
    package var date: Day?
    package var amount = Money(0, .euro)
    package var method: String?
    /// What the payer or the bank wrote.
    package var reference: String?
    /// "returned" where the bank took it back.
    package var status: String?
    /// The group of items, within the contact, that settle each other.
    package var lettering: String?
    /// What of it settles invoices.
    package var allocatedCents = 0
    /// Why the source has it no more.
    package var removed: String?
    /// The opening day whose balance holds what was left of it.
    package var carried: Day?
    package var fields = OwnFields()
    /// Which invoices it settles.
    package var allocations: [Allocation] = []

    /// Makes a payment of which nothing is known.
    package init(id: String) { self.id = id }

    /// Why what is left of it counts no more.
    package var cancelled: String? {
        removed ?? carried.map { "carried forward on \($0)" }
    }

    /// What of it settles nothing yet.
    package var unallocated: Money {
        Money(cancelled == nil ? amount.cents - allocatedCents : 0, amount.currency)
    }
}

/// A part of a payment, or of a credit note, that settles an invoice.
package struct Allocation: Sendable, Equatable, FieldValue {
    package var invoice: String
    /// In the currency of the payment.
    package var cents: Int

    /// Makes an allocation.
    package init(invoice: String, cents: Int) {
        self.invoice = invoice
        self.cents = cents
    }

    package static var fieldType: FieldType { .record("allocation") }
    package var plain: Plain { ["invoice": .text(invoice), "amount_cents": .integer(cents)] }

    package init?(plain: Plain) {
        guard let invoice = plain["invoice"].flatMap(String.init(plain:)),
            let cents = plain["amount_cents"]?.integer, Money.given.contains(cents)
        else { return nil }
        self.init(invoice: invoice, cents: cents)
    }
}
