import ArgumentParser
import RelanceCore
import RelanceDossier
import RelanceStore

/// `relance contact list|show`.
struct ContactCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "contact", abstract: "Look at those who owe.",
        subcommands: [List.self, Show.self])

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List contacts with what they owe.")

        @Flag(help: "Only those with something past its due date.")
        var overdue = false

        @Option(help: "Only those of a segment.")
        var segment: String?

        @Option(help: "Only those whose code, name or e-mail address holds this text.")
        var search: String?

        @OptionGroup var options: GlobalOptions

        func run() throws {
            let session = try Session(options)
            var filter = ListFilter()
            (filter.isOverdue, filter.segment, filter.search) = (overdue, segment, search)
            let own = session.dossier.configuration.creditor.currency
            var items: [Plain] = []
            var table = Table("CODE", "NAME", "SEGMENT", ">BALANCE", ">OVERDUE")
            try session.dossier.store().eachContact(filter, on: session.day) { contact, balances in
                let line = ContactLine(contact, balances, own: own)
                items.append(line.plain)
                table.add(
                    contact.id, contact.name, contact.segment, line.balance.text(in: .english),
                    line.overdue.text(in: .english))
            }
            session.output.show(.items(items)) { table.text + "\(items.count) contacts\n" }
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show a contact, its people and its open items.")

        @Argument(help: "The contact's code.")
        var id: String

        @OptionGroup var options: GlobalOptions

        func run() throws {
            let session = try Session(options)
            let store = try session.dossier.store()
            guard let contact = try store.contact(id) else {
                throw try UnknownRecord(Contact.name, id, store)
            }
            let view = try ContactView(contact, store, session)
            session.output.show(view.plain) { view.text }
        }
    }
}
