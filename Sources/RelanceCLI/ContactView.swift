import RelanceCore
import RelanceDocuments
import RelanceDossier
import RelanceStore

/// A contact in a list: what it owes in the creditor's currency, and in others.
struct ContactLine {
    let contact: Contact
    let balance: Money
    let overdue: Money
    private let others: [Balance]
    private let score: Int?

    init(_ contact: Contact, _ balances: [Balance], score: Int?, own: Currency) {
        self.contact = contact
        self.score = score
        let main =
            balances.first { $0.currency == own }
            ?? (balances.count == 1 ? balances[0] : Balance(currency: own))
        balance = Money(main.balanceCents, main.currency)
        overdue = Money(main.overdueCents, main.currency)
        others = balances.filter { $0.currency != main.currency }
    }

    var plain: Plain {
        .object(
            [
                PlainField("id", .text(contact.id)), PlainField("name", .text(contact.name)),
                PlainField("segment", contact.segment.plain),
                PlainField("currency", balance.currency.plain),
                PlainField("balance_cents", .integer(balance.cents)),
                PlainField("overdue_cents", .integer(overdue.cents)),
                PlainField("score", score.plain),
            ]
                + (others.isEmpty
                    ? [] : [PlainField("other_currencies", .list(others.map(Self.plain)))]))
    }

    static func plain(_ balance: Balance) -> Plain {
        [
            "currency": balance.currency.plain, "balance_cents": .integer(balance.balanceCents),
            "overdue_cents": .integer(balance.overdueCents),
        ]
    }
}

/// A contact with its people, its invoices and its unallocated payments.
struct ContactView {
    private let line: ContactLine
    private let contact: Contact
    private let invoices: [Invoice]
    private let payments: [Payment]
    private let events: [Event]
    private let story: [Story.Line]
    /// Whether the story is told from its beginning.
    private let isWhole: Bool
    private let day: Day

    init(_ contact: Contact, _ store: Store, _ session: Session, isWhole: Bool) throws {
        self.isWhole = isWhole
        self.contact = contact
        day = session.day
        var filter = ListFilter()
        filter.contact = contact.id
        var (balances, invoices, payments) = ([Balance](), [Invoice](), [Payment]())
        try store.eachContact(filter, on: day) { balances = $1 }
        try store.eachInvoice(filter, on: day) { invoices.append($0) }
        try store.eachPayment(filter) { payments.append($0) }
        line = ContactLine(
            contact, balances, score: try store.score(of: contact.id)?.score,
            own: session.dossier.configuration.creditor.currency)
        events = try store.events(of: contact.id, limit: 50)
        story = try Story(
            of: contact.id, store, on: session.day,
            in: session.dossier.configuration.creditor.language, withDecisions: isWhole
        ).lines
        self.invoices = invoices
        self.payments = payments
    }

    var plain: Plain {
        guard case .object(let own) = contact.plain(on: day), case .object(let sums) = line.plain
        else {
            return .null
        }
        let names = Set(own.map(\.name))
        return .object(
            own + sums.filter { !names.contains($0.name) } + [
                PlainField("invoices", .list(open.map { $0.plain(on: day) })),
                PlainField("payments", .list(unallocated.map { $0.plain(on: day) })),
                PlainField("events", .list(events.map { $0.plain(on: day) })),
                PlainField("story", .list(story.map(\.plain))),
            ])
    }

    var text: String {
        var text = "\(contact.name) (\(contact.id))\n"
        for (label, value) in facts where value != nil { text += "  \(label): \(value ?? "")\n" }
        if !contact.people.isEmpty {
            var table = Table("PERSON", "ROLE", "E-MAIL", "PHONE")
            for person in contact.people {
                table.add(person.name ?? person.id, person.role, person.email, person.phone)
            }
            text += "\n" + table.text
        }
        text += open.isEmpty ? "\nNo open invoice.\n" : "\n" + InvoiceTable(open, on: day).text
        if !unallocated.isEmpty { text += "\nNot allocated:\n" + PaymentTable(unallocated).text }
        if !story.isEmpty { text += "\n" + history }
        return text + "\nPaid invoices: \(invoices.filter { $0.status == .paid }.count)\n"
    }

    /// What happened, oldest first: when, what, to which record, who decided it.
    private var history: String {
        let shown = isWhole ? story[...] : story.suffix(Self.shown)
        var table = Table("DAY", "WHAT", "RECORD", "DECIDED BY")
        for line in shown {
            table.add(line.day?.description, line.text, line.record, line.by)
        }
        let hidden = story.count - shown.count
        guard hidden > 0 else { return table.text }
        return table.text
            + "… and \(hidden) before: see 'relance contact show \(contact.id) --all'\n"
    }

    /// Lines of the story that are shown where not all are asked for.
    private static let shown = 20

    private var facts: [(String, String?)] {
        [
            ("segment", contact.segment), ("kind", contact.kind.rawValue), ("SIREN", contact.siren),
            ("e-mail", contact.email), ("phone", contact.phone),
            ("address", contact.address.isEmpty ? nil : contact.address.joined(separator: ", ")),
            ("terms", contact.terms?.plain.text),
            (
                "owes",
                "\(line.balance.text(in: .english)), overdue \(line.overdue.text(in: .english))"
            ),
        ]
    }

    private var open: [Invoice] { invoices.filter { $0.balance.cents != 0 } }
    private var unallocated: [Payment] { payments.filter { $0.unallocated.cents != 0 } }
}

/// There is no record of that key.
struct UnknownRecord: ExplainedError {
    let place: String
    let problem: String
    let mend: String?

    /// Looks for the key that was meant.
    init(_ kind: String, _ id: String, _ store: Store) throws {
        place = kind
        problem = "there is none with the key '\(id)'"
        let near = try Suggestion.near(id, in: store.keys(of: kind, limit: 50_000))
        mend = near ?? "see 'relance \(kind) list'"
    }
}
