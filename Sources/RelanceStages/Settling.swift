import RelanceCore
import RelanceRules
import RelanceStore

/// Settles the items of every contact that an import has touched, and dates what has no due date.
struct Settling {
    private let store: Store
    private let terms: Terms
    /// Whether anything came back from customers that may be about what is settled.
    private let hasAnswers: Bool

    init(_ store: Store, terms: Terms) throws {
        self.store = store
        hasAnswers = try store.hasAnswers()
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
    private static let (contacts, changes) = (5_000, 25_000)

    // Items lie in the order of their keys, not of their contacts: written in that order, a part of
    // the store is written once and not once a contact.
    private func settle(_ contacts: [String]) throws -> [Problem] {
        var changed: [OpenItem.Change] = []
        var problems: [Problem] = []
        for contact in contacts {
            problems += try settle(contact, &changed)
            try store.markSettled(contact)
            if changed.count > Self.changes { break }
        }
        changed.sort { $0.id < $1.id }
        for change in changed { try store.settle(change) }
        return problems
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

    private func settle(_ id: String, _ changed: inout [OpenItem.Change]) throws -> [Problem] {
        let own = try store.terms(of: id)
        if hasAnswers { try store.keyInvoices(of: id) }
        let items = Items(try store.openInvoices(of: id) + store.openPayments(of: id))
        let given = try store.allocations(of: id, given: true)
        let settlement = Settlement(items.list, given: items.parts(given))
        var history = History()
        for (place, item) in items.found.enumerated() {
            var after = item
            settle(&after, at: place, settlement, own: own)
            history.add(after)
            if after.found != item.found { changed.append(OpenItem.Change(after)) }
        }
        history.add(try store.promises(of: id))
        try store.keep(history, of: id)
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

    private func settle(
        _ item: inout OpenItem, at place: Int, _ settlement: Settlement, own: Terms?
    ) {
        let left = settlement.left[place]
        item.found.carried = left == 0 ? nil : settlement.carried[place]
        guard let invoice = item.invoice else {
            item.found.cents = left - settlement.items[place].cents
            return
        }
        item.found.cents = settlement.items[place].cents - left
        let isPaid = item.found.carried == nil && (invoice.statedBalanceCents ?? left) == 0
        item.found.paidOn = isPaid ? settlement.lastPart[place] : nil
        let isSaid =
            item.found.dueDate != nil && [.source, .person].contains(item.found.dueDateSource)
        if !isSaid, let issue = item.date {
            item.found.dueDate = (own ?? terms).dueDate(from: issue)
            item.found.dueDateSource = own == nil ? .defaultTerms : .contactTerms
        }
    }

    /// The items of a contact as settling sees them.
    private struct Items {
        let found: [OpenItem]
        let list: [Settlement.Item]

        init(_ found: [OpenItem]) {
            self.found = found
            list = found.map { item in
                let isPayment = item.invoice == nil
                return Settlement.Item(
                    id: item.id, isPayment: isPayment, cents: isPayment ? -item.cents : item.cents,
                    currency: item.currency, date: item.date, number: item.invoice?.number,
                    lettering: item.lettering, opens: item.invoice?.opens,
                    credits: item.invoice?.credits)
            }
        }

        func parts(_ given: [KeptAllocation]) -> [Settlement.Part] {
            if given.isEmpty { return [] }
            var payments: [String: Int] = [:]
            var invoices: [String: Int] = [:]
            for (place, item) in list.enumerated() {
                if item.isPayment { payments[item.id] = place } else { invoices[item.id] = place }
            }
            return given.compactMap { allocation in
                let from = (allocation.source == .payment ? payments : invoices)[allocation.id]
                guard let from, let to = invoices[allocation.invoice] else { return nil }
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
