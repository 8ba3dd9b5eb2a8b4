import ArgumentParser
import RelanceCore
import RelanceDossier
import RelanceStages
import RelanceStore

extension ActionCommand {
    /// `relance action done`.
    struct Done: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Say how a task ended, that an unknown message left, or what became of a letter.",
            discussion: """
                With --outcome promise, --amount and --on record the promise; with --outcome \
                dispute, --cause records the dispute (--amount of a part); with --again the call is \
                to be made once more on that day. A promise is about the invoices of the task, a \
                dispute about its only one, or both about those that --invoice names; with --copy the \
                customer gets copies of them by e-mail. --tracking and --proof say more of a letter \
                that left; a proof is copied into the dossier's proofs/.
                """)

        @Argument(help: "The action's key.")
        var id: String

        @Option(help: "reached, left_word, promise, dispute, wrong_number, paid or refused.")
        var outcome: Action.Outcome?

        @Option(help: "What was said.")
        var note: String?

        @Option(help: "What is promised, or disputed, as 1234.50 or 1234,50.")
        var amount: String?

        @Option(help: "The promised day, as YYYY-MM-DD.")
        var on: Day?

        @Option(help: "The cause of the dispute, a key of [causes] in relance.toml.")
        var cause: String?

        @Option(
            parsing: .upToNextOption, help: "The invoices that it is about; else those of the task."
        )
        var invoice: [String] = []

        @Flag(help: "Send copies of the invoices, which the customer asks for.")
        var copy = false

        @Option(help: "The day on which to call again, as YYYY-MM-DD.")
        var again: Day?

        @Option(help: "By what number the carrier finds the letter.")
        var tracking: String?

        @Option(help: ArgumentHelp("A signed receipt or another proof.", valueName: "file"))
        var proof: [String] = []

        @OptionGroup var options: GlobalOptions

        func validate() throws {
            if outcome == nil, tracking == nil, proof.isEmpty {
                throw ValidationError("say --outcome, --tracking or --proof")
            }
            if outcome == nil, note != nil { throw ValidationError("--note goes with --outcome") }
            if copy, outcome == nil { throw ValidationError("--copy goes with --outcome") }
            if again != nil, outcome == nil {
                throw ValidationError("--again goes with --outcome")
            }
            if on != nil, outcome != .promise {
                throw ValidationError("--on goes with --outcome promise")
            }
            if cause != nil, outcome != .dispute {
                throw ValidationError("--cause goes with --outcome dispute")
            }
            if amount != nil || !invoice.isEmpty && !copy, on == nil, cause == nil {
                throw ValidationError("say --on for a promise, or --cause for a dispute, too")
            }
            if on != nil, amount == nil { throw ValidationError("--on goes with --amount") }
        }

        func run() throws {
            let session = try Session(options)
            let currency = session.dossier.configuration.creditor.currency
            let money = try amount.map { try Money(argument: $0, currency) }
            let proofs = try proof.map { try ProofFile(of: id, $0).keep(in: session.dossier) }
            try act(options) { persons in
                var actions: [Action] = []
                if let outcome {
                    let result = Intervention.Result(
                        outcome, note: note, amount: money, on: on, cause: cause,
                        invoices: invoice, again: again, wantsCopies: copy)
                    actions = try persons.done(id, result)
                }
                if tracking != nil || !proofs.isEmpty {
                    let followed = try persons.follow(id, tracking: tracking, proofs: proofs)
                    actions = [followed] + actions.dropFirst()
                }
                return actions
            }
        }
    }
}
