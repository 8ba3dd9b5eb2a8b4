import RelanceCore
import RelanceRules
import RelanceStore

/// Settles the items of every contact that an import has touched, and dates what has no due date.
struct Settling {
    private let store: Store
    private let terms: Terms

    init(_ store: Store, terms: Terms) {
        self.store = store
        self.terms = terms
    }

    /// Settles until nothing is left to settle; answers what a person should know of.
    func run() throws -> [Problem] {
        try noteChangedTerms()
        var problems: [Problem] = []
        while true {
            let contacts = try store.unsettled(limit: Self.contacts)
            if contacts.isEmpty { return problems }
            try store.transaction { problems += try settle(contacts) }
        }
    }

    /// How many contacts, and how many changed items, are settled in one transaction.
    private static let (contacts, changes) = (5_000, 50_000)

    // Items lie in the order of their keys, not of their contacts: written in that order, a part of
    // the store is written once and not once a contact.
    private func settle(_ contacts: [String]) throws -> [Problem] {
        var changed = Changes()
        var problems: [Problem] = []
        for contact in contacts {
            problems += try settle(contact, &changed)
            try store.markSettled(contact)
            if changed.invoices.count + changed.payments.count > Self.changes { break }
        }
        changed.invoices.sort { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
        changed.payments.sort { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
        for invoice in changed.invoices { try store.settle(invoice) }
        for payment in changed.payments { try store.settle(payment) }
        return problems
    }

    private struct Changes {
        var invoices: [Store.SettledInvoice] = []
        var payments: [Store.SettledPayment] = []
    }

    // Due dates follow the terms of the dossier, so a change of these touches every contact.
    private func noteChangedTerms() throws {
        let now = JSON.text(terms.plain)
        guard try store.keptSetting("terms") != now else { return }
        try store.transaction {
            if try store.keptSetting("terms") != nil { try store.unsettleAll() }
            try store.keep(now, asSetting: "terms")
        }
    }

    private func settle(_ id: String, _ changed: inout Changes) throws -> [Problem] {
        let own = try store.contact(id)?.terms
        let invoices = try store.invoices(of: id)
        let payments = try store.payments(of: id)
        let items = Items(invoices, payments)
        let given = try store.allocations(of: id, given: true)
        let settlement = Settlement(items.list, given: items.parts(given))
        for (place, index) in items.invoices {
            let after = settled(invoices[index], at: place, settlement, own: own)
            let found = Store.SettledInvoice(after)
            if found != Store.SettledInvoice(invoices[index]) { changed.invoices.append(found) }
        }
        for (place, index) in items.payments {
            var after = payments[index]
            after.allocatedCents = settlement.left[place] - settlement.items[place].cents
            after.carried = settlement.left[place] == 0 ? nil : settlement.carried[place]
            let found = Store.SettledPayment(after)
            if found != Store.SettledPayment(payments[index]) { changed.payments.append(found) }
        }
        try store.keep(items.kept(settlement.parts), of: id)
        return settlement.disagreements.map { opens, cents, currency in
            let money = Money(cents, currency)
            return Problem(
                code: "opening_disagrees", place: "contact '\(id)'",
                text: "the opening balance of \(opens) differs by \(money.text(in: .english)) from "
                    + "what was left before; the opening balance was taken",
                needsPerson: false)
        }
    }

    private func settled(
        _ invoice: Invoice, at place: Int, _ settlement: Settlement, own: Terms?
    ) -> Invoice {
        var after = invoice
        after.settledCents = settlement.items[place].cents - settlement.left[place]
        after.carried = settlement.left[place] == 0 ? nil : settlement.carried[place]
        after.paidOn = after.status == .paid ? settlement.lastPart[place] : nil
        let isSaid = invoice.dueDate != nil && [.source, .person].contains(invoice.dueDateSource)
        if !isSaid, let issue = invoice.issueDate {
            after.dueDate = (own ?? terms).dueDate(from: issue)
            after.dueDateSource = own == nil ? .defaultTerms : .contactTerms
        }
        return after
    }

    /// The items of a contact as settling sees them, and where each came from.
    private struct Items {
        private(set) var list: [Settlement.Item] = []
        private(set) var invoices: [(place: Int, index: Int)] = []
        private(set) var payments: [(place: Int, index: Int)] = []
        private var places: [String: Int] = [:]

        init(_ invoices: [Invoice], _ payments: [Payment]) {
            for (index, invoice) in invoices.enumerated() where invoice.removed == nil {
                places["i" + invoice.id] = list.count
                self.invoices.append((list.count, index))
                list.append(
                    Settlement.Item(
                        id: invoice.id, isPayment: false, cents: invoice.amount.cents,
                        currency: invoice.amount.currency, date: invoice.issueDate,
                        number: invoice.number, lettering: invoice.lettering,
                        opens: invoice.opens, credits: invoice.credits))
            }
            for (index, payment) in payments.enumerated() where payment.removed == nil {
                places["p" + payment.id] = list.count
                self.payments.append((list.count, index))
                list.append(
                    Settlement.Item(
                        id: payment.id, isPayment: true, cents: -payment.amount.cents,
                        currency: payment.amount.currency, date: payment.date,
                        lettering: payment.lettering))
            }
        }

        func parts(_ given: [KeptAllocation]) -> [Settlement.Part] {
            given.compactMap { allocation in
                let source = (allocation.source == .payment ? "p" : "i") + allocation.id
                guard let from = places[source], let to = places["i" + allocation.invoice] else {
                    return nil
                }
                return Settlement.Part(from: from, to: to, cents: allocation.cents)
            }
        }

        /// A refund is a claim, but no invoice: what settles it is kept with the payments alone.
        func kept(_ parts: [Settlement.Part]) -> [KeptAllocation] {
            let sums = Dictionary(parts.map { ([$0.from, $0.to], $0.cents) }, uniquingKeysWith: +)
            return sums.compactMap { pair, cents in
                let (from, to) = (list[pair[0]], list[pair[1]])
                guard !to.isPayment else { return nil }
                return KeptAllocation(
                    source: from.isPayment ? .payment : .creditNote, id: from.id, invoice: to.id,
                    cents: cents)
            }
        }
    }
}
