import ArgumentParser
import RelanceCore
import RelanceStages

/// `relance person add|set|remove`.
struct PersonCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "person", abstract: "Interlocutors at a customer's.",
        subcommands: [Add.self, Set.self, Remove.self])

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
            try PersonCommand.set(key ?? "", of: contact, fields, options)
        }

        private var key: String? {
            ["id", "email", "name"].compactMap { name in
                fields.first { $0.name == name }?.value
            }.first
        }
    }

    struct Set: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Change a person of a contact.")

        @Argument(help: "The contact's code.")
        var contact: String

        @Argument(help: "The person's key: see 'relance contact show'.")
        var person: String

        @Argument(help: "Fields: name, role, email, phone, address, language.")
        var fields: [Assignment]

        @OptionGroup var options: GlobalOptions

        func run() throws { try PersonCommand.set(person, of: contact, fields, options) }
    }

    struct Remove: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take a person away from a contact.")

        @Argument(help: "The contact's code.")
        var contact: String

        @Argument(help: "The person's key.")
        var person: String

        @OptionGroup var options: GlobalOptions

        func run() throws {
            let session = try Session(options)
            try session.act("person") { try $0.remove(person: person, of: contact) }
            session.output.show(["contact": .text(contact), "removed": .text(person)]) {
                "\(person) is removed.\n"
            }
        }
    }

    fileprivate static func set(
        _ person: String, of contact: String, _ fields: [Assignment], _ options: GlobalOptions
    ) throws {
        let session = try Session(options)
        let values = fields.filter { $0.name != "id" }.map { ($0.name, $0.plain) }
        let set = try session.act("person") { try $0.set(person: person, of: contact, values) }
        session.output.show(set.plain) { "\(set.name ?? set.id) is kept.\n" }
    }
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
