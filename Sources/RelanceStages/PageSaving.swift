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
        let (numbers, counts) = (page.numbersRepeats, page.complete != nil)
        let invoices = page.invoices.map { prepared($0) }
        try saveAll(numbered(invoices, numbers, counts), "invoices", &report) {
            try $0.save(assuming($1), from: $2)
        }
        try saveAll(numbered(page.payments, numbers, counts), "payments", &report) {
            try $0.save(assuming($1), from: $2)
        }
        try saveAll(page.promises, "promises", &report) { try $0.save($1, from: $2) }
        try saveAll(page.disputes, "disputes", &report) { try $0.save($1, from: $2) }
        for removal in page.removed where try store.remove(removal) { report.updated += 1 }
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
                    source: kind, line: draft.record.id,
                    reason: "\(R.name) '\(draft.record.id)' is new and has no \(names)",
                    row: draft.record.plain(on: Day(number: 0)))
                try setAside(reject, &report)
            }
        }
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
        default: nil
        }
    }

    /// An id that comes again in a pull is a further record: "VE-12", "VE-12#2".
    ///
    /// A row that is tried again comes alone, so the first number that is free is its own.
    private func numbered<R>(
        _ drafts: [Draft<R>], _ numbers: Bool, _ counts: Bool
    ) throws -> [Draft<R>] {
        guard numbers || counts else { return drafts }
        return try drafts.map { draft in
            var count = try store.arrive(giver.name, kind: R.name, id: draft.record.id)
            while numbers, isRetry, try store.has(R.name, Self.id(draft, count)) { count += 1 }
            guard numbers, count > 1 else { return draft }
            let id = Self.id(draft, count)
            if counts { _ = try store.arrive(giver.name, kind: R.name, id: id) }
            return draft.keyed(id)
        }
    }

    private static func id<R>(_ draft: Draft<R>, _ count: Int) -> String {
        count > 1 ? "\(draft.record.id)#\(count)" : draft.record.id
    }

    /// Where a source knows only what is open, that is the amount.
    private func prepared(_ draft: Draft<Invoice>) -> Draft<Invoice> {
        guard !draft.gives("amount_cents"), draft.gives("balance_cents") else { return draft }
        var draft = draft
        let amount = Invoice.fields.firstIndex { $0.name == "amount_cents" }
        if let amount { _ = draft.give(amount, .integer(draft.record.balance.cents)) }
        return draft
    }

    private func assuming(_ draft: Draft<Invoice>) -> Draft<Invoice> {
        let givesCurrency = draft.gives("currency")
        var draft = draft
        draft.assume { invoice in
            if !givesCurrency { invoice.amount.currency = currency }
            if invoice.dueDate == nil, let issue = invoice.issueDate {
                invoice.dueDate = terms.dueDate(from: issue)
                invoice.dueDateSource = .defaultTerms
            }
        }
        return draft
    }

    private func assuming(_ draft: Draft<Payment>) -> Draft<Payment> {
        guard !draft.gives("currency") else { return draft }
        var draft = draft
        draft.assume { $0.amount.currency = currency }
        return draft
    }
}
