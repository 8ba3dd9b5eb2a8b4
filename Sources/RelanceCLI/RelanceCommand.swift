import ArgumentParser
import Glibc
import RelanceCore
import RelanceDossier
import RelanceStages

/// The `relance` command.
@main
struct RelanceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "relance",
        abstract: "Chases unpaid invoices the way a good credit manager does.",
        discussion: """
            Begin with 'relance init DIR --demo', then 'relance -C DIR run'. \
            Global options stand before or after the command.
            """,
        version: Version.current,
        subcommands: [
            InitCommand.self, RunCommand.self, ImportCommand.self, ScoreCommand.self,
            PlanCommand.self, SendCommand.self, ReportCommand.self, WorklistCommand.self,
            ActionCommand.self, ContactCommand.self, PersonCommand.self, InvoiceCommand.self,
            PaymentCommand.self, PromiseCommand.self, DisputeCommand.self, NoteCommand.self,
            PluginCommand.self, DoctorCommand.self,
        ])

    /// The main thread's stack is as large as the user's limits say; plugins need more than some allow.
    static func main() {
        do {
            try Workers.onLargeStack(work)
        } catch {
            Glibc.exit(Failure(error, wantsJSON: false).report())
        }
    }

    @Sendable private static func work() {
        let arguments = CommandLineWords(Array(CommandLine.arguments.dropFirst()))
        var status: Int32 = 0
        do {
            try arguments.checkCommand(among: configuration.subcommands.map(name))
            var command = try parseAsRoot(arguments.words)
            try command.run()
        } catch {
            status = Failure(error, wantsJSON: arguments.wantsJSON).report()
        }
        status = FileDescriptor.end(status)
        if status != 0 { Glibc.exit(status) }
    }

    private static func name(_ command: any ParsableCommand.Type) -> String {
        command.configuration.commandName ?? ""
    }
}

/// The version of the program.
enum Version {
    static let current = "0.1.0"
}
