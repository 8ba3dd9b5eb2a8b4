import ArgumentParser
import RelanceCore
import RelanceStages

/// `relance note add`.
struct NoteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "note", abstract: "What is to be remembered of a contact.",
        subcommands: [Add.self])

    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Keep a note about a contact.")

        @Argument(help: "The contact's code.")
        var contact: String

        @Argument(help: "The note.")
        var text: String

        @OptionGroup var options: GlobalOptions

        func run() throws {
            let session = try Session(options)
            try session.act("note") { try $0.note(contact, text) }
            session.output.show(["contact": .text(contact), "text": .text(text)]) { "Noted.\n" }
        }
    }
}
