import ArgumentParser
import RelanceCore
import RelanceStages

extension InvoiceCommand {
    /// `relance invoice copy ID…`.
    struct Copy: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Send the customer a copy that it asks for.",
            discussion: """
                It leaves by e-mail with the next send, with what the invoice's connector gives as \
                its copy. Where that has none, a person is told to send it by hand.
                """)

        @Argument(help: "The invoices' keys, or numbers where only one has them.")
        var ids: [String]

        @OptionGroup var options: GlobalOptions

        func run() throws {
            let session = try Session(options)
            let actions = try session.act("invoice") { try $0.sendCopies(of: ids) }
            session.output.show(.items(actions.map { $0.plain(on: session.day) })) {
                ActionTable(actions).text
            }
        }
    }
}
