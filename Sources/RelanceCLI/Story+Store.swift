import RelanceCore
import RelanceDocuments
import RelanceStore

extension Story {
    /// The story of a contact, from all that the store knows of it.
    init(
        of contact: String, _ store: Store, on day: Day, in language: Language,
        withDecisions: Bool = false
    ) throws {
        var sources = Sources()
        var filter = ListFilter()
        filter.contact = contact
        try store.eachInvoice(filter, on: day) { sources.invoices.append($0) }
        try store.eachPayment(filter) { sources.payments.append($0) }
        sources.promises = try store.promises(of: contact)
        sources.disputes = try store.disputes(of: contact)
        sources.events = try store.events(of: contact, limit: .max, withDecisions: withDecisions)
        sources.notes = try store.notes(of: contact).map { ($0.day, $0.subject, $0.text) }
        sources.givers = try store.givers(of: contact)
        var actions = ActionFilter()
        actions.contact = contact
        sources.actions = try store.actions(actions)
        self.init(sources, in: language)
    }
}
