import ArgumentParser
import RelanceCore
import RelanceDossier
import RelanceStages
import RelanceStore

/// `relance person add|set|remove|export|erase`.
struct PersonCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "person", abstract: "Interlocutors at a customer's.",
        subcommands: [Add.self, Set.self, Remove.self, Export.self, Erase.self])

    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Add a person to a contact.",
            discussion:
                "For instance: relance person add C0007 name='Ana Roux' role=billing email=…")

        @Argument(help: "The contact's code.")
        var contact: String

        @Argument(help: "Fields: name, role, email, phone, address, language.")
        var fields: [Assignment]

        @OptionGroup var options: GlobalOptions

        func validate() throws {
            if key == nil { throw ValidationError("give at least an email or a name") }
        }

        func run() throws {
            try PersonCommand.keep(fields, options) {
                try $0.add(person: key ?? "", to: contact, $1)
            }
        }

        private var key: String? {
            ["id", "email", "name"].compactMap { name in
                fields.first { $0.name == name && $0.value.contains { !$0.isWhitespace } }?.value
            }.first
        }
    }

    struct Set: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Change a person of a contact.")

        @OptionGroup var key: PersonKey

        @Argument(help: "Fields: name, role, email, phone, address, language.")
        var fields: [Assignment]

        @OptionGroup var options: GlobalOptions

        func run() throws {
            try PersonCommand.keep(fields, options) {
                try $0.set(person: key.person, of: key.contact, $1)
            }
        }
    }

    struct Remove: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take a person away from a contact.")

        @OptionGroup var key: PersonKey

        @OptionGroup var options: GlobalOptions

        func run() throws {
            let session = try Session(options)
            try session.act("person") { try $0.remove(person: key.person, of: key.contact) }
            session.output.show([
                "contact": .text(key.contact), "removed": .text(key.person),
            ]) {
                "\(key.person) is removed.\n"
            }
        }
    }

    struct Export: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print all that is kept of a person, as JSON.",
            discussion: "What the person may ask for: GDPR, art. 15 and 20.")

        @OptionGroup var key: PersonKey

        @OptionGroup var options: GlobalOptions

        func run() throws {
            let session = try Session(options)
            let (contact, person) = (key.contact, key.person)
            let store = try session.dossier.store()
            let intervention = session.dossier.intervention(store, on: session.day)
            let kept = try intervention.person(person, of: contact)
            let messages = try store.actions(to: person, of: contact).map { action -> Plain in
                [
                    "action": .text(action.id), "medium": .text(action.medium.rawValue),
                    "date": (action.doneOn ?? action.date).plain,
                    "content": try store.message(of: action.id).plain,
                ]
            }
            let words = [kept.name, kept.email].compactMap { $0 }
            let notes = try store.notes(of: contact).filter { note in
                words.contains { note.text.contains($0) }
            }
            let document: Plain = [
                "contact": .text(contact), "person": kept.plain, "messages": .list(messages),
                "notes": .list(notes.map { ["day": $0.day.plain, "text": .text($0.text)] }),
            ]
            session.output.show(document) { JSON.text(document, indented: true) + "\n" }
        }
    }

    struct Erase: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Erase a person, and what was written to them.",
            discussion: """
                A message that claims what is still owed is kept as proof of the claim (GDPR, art. 17, 3 e): erase \
                again once it is paid. No import brings the person back; erase them in the source too, and delete the \
                files that channels have made of their messages.
                """)

        @OptionGroup var key: PersonKey

        @OptionGroup var options: GlobalOptions

        func run() throws {
            let session = try Session(options)
            let erasure = try session.act("person") {
                try $0.erase(person: key.person, of: key.contact)
            }
            session.output.show([
                "contact": .text(key.contact), "erased": erasure.erased.plain,
                "kept": erasure.kept.plain,
            ]) {
                let kept =
                    erasure.kept.isEmpty
                    ? ""
                    : ", \(erasure.kept.count) kept: what they claim is still owed "
                        + "(\(erasure.kept.joined(separator: " ")))"
                return "The person is erased, with \(erasure.erased.count) messages\(kept).\n"
            }
        }
    }

    fileprivate static func keep(
        _ fields: [Assignment], _ options: GlobalOptions,
        _ body: (Intervention, [(String, Plain)]) throws -> Person
    ) throws {
        let session = try Session(options)
        let values = fields.filter { $0.name != "id" }.map { ($0.name, $0.plain) }
        let set = try session.act("person") { try body($0, values) }
        session.output.show(set.plain) { "\(set.name ?? set.id) is kept.\n" }
    }
}

/// Which person of which contact.
struct PersonKey: ParsableArguments {
    @Argument(help: "The contact's code.")
    var contact: String

    @Argument(help: "The person's key: see 'relance contact show'.")
    var person: String
}

/// `field=value` on the command line; an empty value empties the field.
struct Assignment: ExpressibleByArgument {
    let name: String
    let value: String

    init?(argument: String) {
        guard let equals = argument.firstIndex(of: "=") else { return nil }
        name = String(argument[..<equals])
        value = String(argument[argument.index(after: equals)...])
    }

    /// The value as a field takes it: the lines of an address are parted by ";".
    var plain: Plain {
        if value.isEmpty { return name == "address" ? .list([]) : .null }
        guard ["address", "states"].contains(name) else { return .text(value) }
        let parts = value.split(separator: ";").map { part in
            Plain.text(part.trimmingPrefix(" ").description)
        }
        return .list(parts)
    }
}
