import ArgumentParser
import RelanceCore
import RelanceDossier
import RelanceStages

/// `relance send`.
struct SendCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "send", abstract: "Hand over what is planned for today, each thing once.")

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let session = try Session(options)
        let lock = try session.dossier.lock(for: "send")
        defer { withExtendedLifetime(lock) {} }
        let run = SendRun(session)
        let problems = try run.settle()
        let result = try run.run()
        try session.keepUses()
        try session.output.show(result.document()) { result.text }
        if result.report.needsPerson || !problems.isEmpty { throw ExitCode.needsPerson }
    }
}
