import ArgumentParser
import RelanceCore
import RelanceDossier
import RelanceStages
import RelanceStore

/// `relance contact list|show|set|hold|release|export`.
struct ContactCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "contact", abstract: "Look at those who owe.",
        subcommands: [
            List.self, Show.self, Set.self, Hold.self, Release.self, Export.self,
        ])

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
            let store = try session.dossier.store()
            let scores = try store.scores()
            try session.output.list { take in
                try store.eachContact(filter, on: session.day) { contact, balances in
                    try take(ContactLine(contact, balances, score: scores[contact.id], own: own))
                }
            } document: { (line: ContactLine) in
                line.plain
            } people: { lines in
                Self.table(lines).text + "\(lines.count) contacts\n"
            }
        }

        private static func table(_ lines: [ContactLine]) -> Table {
            var table = Table("CODE", "NAME", "SEGMENT", ">BALANCE", ">OVERDUE")
            for line in lines {
                table.add(
                    line.contact.id, line.contact.name, line.contact.segment,
                    line.balance.text(in: .english), line.overdue.text(in: .english))
            }
            return table
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show a contact, its people, its open items, and what happened.")

        @Argument(help: "The contact's code.")
        var id: String

        @Flag(help: "Tell all that happened, from the beginning.")
        var all = false

        @OptionGroup var options: GlobalOptions

        func run() throws {
            let session = try Session(options)
            let store = try session.dossier.store()
            guard let contact = try store.contact(id) else {
                throw try UnknownRecord(Contact.name, id, store)
            }
            let view = try ContactView(contact, store, session, isWhole: all)
            session.output.show(view.plain) { view.text }
        }
    }

    struct Set: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Set a field of a contact; no import overwrites it.",
            discussion: "For instance: relance contact set C0007 segment=grand-compte")

        @Argument(help: "The contact's code.")
        var id: String

        @Argument(help: "The field and its value, as segment=grand-compte.")
        var field: Assignment

        @OptionGroup var options: GlobalOptions

        func run() throws {
            try change(options, id, "\(field.name) is set") {
                try $0.set(id, field.name, field.plain)
            }
        }
    }

    struct Hold: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Take a contact out of dunning.")

        @Argument(help: "The contact's code.")
        var id: String

        @Option(help: "The last day of it; else until it is released.")
        var until: Day?

        @Option(help: "Why.")
        var reason: String

        @OptionGroup var options: GlobalOptions

        func run() throws {
            try change(options, id, "is out of dunning" + (until.map { " until \($0)" } ?? "")) {
                try $0.hold(id, until: until, reason: reason)
            }
        }
    }

    struct Release: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Put a contact back into dunning.")

        @Argument(help: "The contact's code.")
        var id: String

        @OptionGroup var options: GlobalOptions

        func run() throws { try change(options, id, "is dunned again") { try $0.release(id) } }
    }
}

extension ParsableCommand {
    /// Does what a person decides about a contact and says so.
    fileprivate func change(
        _ options: GlobalOptions, _ id: String, _ words: String,
        _ body: (Intervention) throws -> Void
    ) throws {
        let session = try Session(options)
        try session.act("contact", body)
        let contact = try session.dossier.store().contact(id)
        session.output.show(contact?.plain(on: session.day) ?? .null) { "\(id): \(words).\n" }
    }
}
