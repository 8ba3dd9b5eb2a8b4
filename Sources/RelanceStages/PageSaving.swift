import RelanceCore
import RelanceStore

/// Keeps one page of a connector, within a transaction.
struct PageSaving {
    private let store: Store
    private let pull: Pull
    private let giver: Giver
    private let gives: Set<String>?
    private let terms: Terms
    private let currency: Currency
    private let isRetry: Bool

    init(
        _ store: Store, pull: Pull, giver: Giver, gives: Set<String>?, terms: Terms,
        currency: Currency, isRetry: Bool = false
    ) {
        self.store = store
        self.pull = pull
        self.giver = giver
        self.gives = gives
        self.terms = terms
        self.currency = currency
        self.isRetry = isRetry
    }

    func save(_ page: Page, _ report: inout ImportReport) throws {
        report.read += page.read ?? (page.recordCount + page.rejects.count)
        report.problems += page.problems
        for reject in page.rejects { try setAside(reject, &report) }
        try saveAll(page.contacts, "contacts", &report) {
            try $0.save($1, from: $2, filling: page.fills)
        }
        let arrival = arrival(in: page)
        try saveAll(page.invoices.map(prepared), "invoices", &report) { store, draft, giver in
            try store.save(draft, from: giver, arrival: arrival) { assume(draft, &$0) }
        }
        try saveAll(page.payments, "payments", &report) { store, draft, giver in
            try store.save(draft, from: giver, arrival: arrival) { assume(draft, &$0) }
        }
        try saveAll(page.promises, "promises", &report) {
            try $0.save(keyed($1, $1.record.contact, $1.record.invoices), from: $2)
        }
        try saveAll(page.disputes, "disputes", &report) {
            try $0.save(keyed($1, $1.record.contact, $1.record.invoices), from: $2)
        }
        try saveAll(page.reminders, "reminders", &report) { store, draft, giver in
            if draft.missing.isEmpty, let fault = draft.record.fault {
                throw WrongRecord(fault: fault)
            }
            return try store.save(draft, from: giver)
        }
        for removal in page.removed where gives?.contains(removal.kind + "s") ?? true {
            if try store.remove(removal) { report.updated += 1 }
        }
    }

    /// A person's list names invoices by their numbers: their keys are kept.
    private func keyed<R: Record>(_ draft: Draft<R>, _ contact: String, _ names: [String]) throws
        -> Draft<R>
    {
        guard let place = R.fields.firstIndex(where: { $0.name == "invoices" }),
            draft.gives(place)
        else { return draft }
        var draft = draft
        _ = draft.give(place, try store.keys(ofInvoices: names, of: contact).plain)
        return draft
    }

    /// Which records came is of interest where ids repeat, or where the others are gone.
    private func arrival(in page: Page) -> Arrival? {
        guard page.numbersRepeats || page.complete != nil else { return nil }
        return Arrival(
            in: pull.number, numbersRepeats: page.numbersRepeats, isRetry: isRetry)
    }

    private func saveAll<R>(
        _ drafts: [Draft<R>], _ kind: String, _ report: inout ImportReport,
        _ save: (Store, Draft<R>, Giver) throws -> SaveOutcome
    ) throws {
        guard gives?.contains(kind) ?? true else { return }
        try ensureContacts(of: drafts)
        for draft in drafts {
            do {
                switch try save(store, draft, giver) {
                case .created: report.created += 1
                case .updated: report.updated += 1
                case .unchanged: report.unchanged += 1
                }
            } catch let error as IncompleteRecord {
                let names = error.missing.joined(separator: " and ")
                let reject = Reject(
                    source: kind, line: error.id,
                    reason: "\(R.name) '\(error.id)' is new and has no \(names)",
                    row: draft.keyed(error.id).record.plain(on: Day(number: 0)))
                try setAside(reject, &report)
            } catch let error as WrongRecord {
                let reject = Reject(
                    source: kind, line: draft.record.id,
                    reason: "\(R.name) '\(draft.record.id)' \(error.fault)",
                    row: draft.record.plain(on: Day(number: 0)))
                try setAside(reject, &report)
            }
        }
    }

    /// A record says what cannot be.
    private struct WrongRecord: Error {
        let fault: String
    }

    private func setAside(_ reject: Reject, _ report: inout ImportReport) throws {
        try store.save(reject, of: pull)
        report.rejects.append(reject)
    }

    /// Records meet in any order: a contact that is only named is made, called like its key.
    private func ensureContacts<R: Record>(of drafts: [Draft<R>]) throws {
        let named = drafts.lazy.compactMap { contact(of: $0.record) }
        for contact in Set(named) where !contact.isEmpty {
            try store.ensureContact(contact, from: giver)
        }
    }

    private func contact(of record: some Record) -> String? {
        switch record {
        case let invoice as Invoice: invoice.contact
        case let payment as Payment: payment.contact
        case let promise as Promise: promise.contact
        case let dispute as Dispute: dispute.contact
        case let reminder as Reminder: reminder.contact
        default: nil
        }
    }

    private static let amount = Draft<Invoice>.places(of: ["amount_cents"])
    private static let balance = Draft<Invoice>.places(of: ["balance_cents"])
    private static let invoiceCurrency = Draft<Invoice>.places(of: ["currency"])
    private static let paymentCurrency = Draft<Payment>.places(of: ["currency"])

    /// Where a source knows only what is open, that is the amount.
    private func prepared(_ draft: Draft<Invoice>) -> Draft<Invoice> {
        guard !draft.gives(all: Self.amount), draft.gives(all: Self.balance) else { return draft }
        var draft = draft
        let amount = Invoice.fields.firstIndex { $0.name == "amount_cents" }
        if let amount { _ = draft.give(amount, .integer(draft.record.balance.cents)) }
        return draft
    }

    private func assume(_ draft: Draft<Invoice>, _ invoice: inout Invoice) {
        if !draft.gives(all: Self.invoiceCurrency) { invoice.amount.currency = currency }
        if invoice.dueDate == nil, let issue = invoice.issueDate {
            invoice.dueDate = terms.dueDate(from: issue)
            invoice.dueDateSource = .defaultTerms
        }
    }

    private func assume(_ draft: Draft<Payment>, _ payment: inout Payment) {
        if !draft.gives(all: Self.paymentCurrency) { payment.amount.currency = currency }
    }
}
