import ArgumentParser
import RelanceCore
import RelanceDossier
import RelanceStages
import RelanceStore

/// `relance dispute open|list|answer|resolve`.
struct DisputeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dispute", abstract: "What customers object to.",
        subcommands: [Open.self, List.self, Answer.self, Resolve.self])

    struct Open: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Record a dispute: what is disputed is dunned no more.")

        @Argument(help: "The contact's code.")
        var contact: String

        @Option(parsing: .upToNextOption, help: "The invoices that it is about.")
        var invoice: [String] = []

        @Option(help: "The cause, a key of [causes] in relance.toml.")
        var cause: String

        @Option(help: "What is disputed of it, as 1234.50 or 1234,50; else all.")
        var amount: String?

        @Option(help: "Who answers: accounting, sales or manager; else as the cause says.")
        var owner: CreditorRole?

        @Flag(help: "Send copies of the invoices, which the customer asks for.")
        var copy = false

        @OptionGroup var options: GlobalOptions

        func run() throws {
            let session = try Session(options)
            let currency = session.dossier.configuration.creditor.currency
            let cents = try amount.map { try Money(argument: $0, currency).cents }
            let dispute = try session.act("dispute") { intervention in
                try intervention.dispute(
                    contact, invoices: invoice, cause: cause, cents: cents, owner: owner,
                    sendsCopies: copy)
            }
            session.output.show(dispute.plain(on: session.day)) {
                let deadline = dispute.deadline.map { " by \($0)" } ?? ""
                return
                    "\(dispute.id): \(dispute.owner?.rawValue ?? "accounting") answers\(deadline).\n"
            }
        }
    }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List disputes.")

        @OptionGroup var options: GlobalOptions

        func run() throws {
            let session = try Session(options)
            let disputes = try session.dossier.store().allDisputes()
            session.output.show(.items(disputes.map { $0.plain(on: session.day) })) {
                var table = Table(
                    "DISPUTE", "CONTACT", "CAUSE", "OWNER", "OPENED", "DEADLINE", "ANSWERED",
                    "SETTLED", "STATUS")
                for dispute in disputes {
                    table.add(
                        dispute.id, dispute.contact, dispute.cause, dispute.owner?.rawValue,
                        dispute.openedOn?.description, dispute.deadline?.description,
                        dispute.answeredOn?.description, dispute.resolvedOn?.description,
                        dispute.resolution?.rawValue ?? dispute.status.rawValue)
                }
                return table.text + "\(disputes.count) disputes\n"
            }
        }
    }

    struct Answer: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Keep what the owner of a dispute answers.")

        @Argument(help: "The dispute's key.")
        var id: String

        @Argument(help: "The answer.")
        var text: String

        @OptionGroup var options: GlobalOptions

        func run() throws {
            let session = try Session(options)
            let dispute = try session.act("dispute") { try $0.answerDispute(id, text) }
            session.output.show(dispute.plain(on: session.day)) { "\(id) is answered.\n" }
        }
    }

    struct Resolve: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Close a dispute.")

        @Argument(help: "The dispute's key.")
        var id: String

        @Argument(help: "upheld, rejected or settled.")
        var resolution: Dispute.Resolution

        @OptionGroup var options: GlobalOptions

        func run() throws {
            let session = try Session(options)
            let dispute = try session.act("dispute") { try $0.resolveDispute(id, resolution) }
            session.output.show(dispute.plain(on: session.day)) {
                "\(id) is resolved: \(resolution.rawValue).\n"
            }
        }
    }
}

extension CreditorRole: ExpressibleByArgument {}
extension Dispute.Resolution: ExpressibleByArgument {}
