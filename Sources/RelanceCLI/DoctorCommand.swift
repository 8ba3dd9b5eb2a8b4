import ArgumentParser
import RelanceCore
import RelanceDossier

/// `relance doctor`.
struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Check the dossier, its plugins and grants; say how to mend them.")

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let session = try Session(options)
        let report = try Checkup(session.dossier, session.plugins).report()
        let document: Plain = [
            "plugin_folders": .list(
                report.folders.map { .text(Self.name($0.path, isDossier: $0.isDossier)) }),
            "reached": .list(
                report.reached.map {
                    ["plugin": .text($0.plugin.description), "text": .text($0.text)]
                }),
            "items": .list(report.findings.map(\.plain)), "count": .integer(report.findings.count),
        ]
        session.output.show(document) {
            let folders = report.folders.map { "Plugins are looked for in \($0.path)\n" }.joined()
            let reached = report.reached.map { "\($0.plugin): \($0.text)\n" }.joined()
            let findings = report.findings.map { "\($0.place): \($0.text)\n" }.joined()
            return folders + reached + (findings.isEmpty ? "All is well.\n" : findings)
        }
        if !report.findings.isEmpty { throw ExitCode(1) }
    }

    // What a program reads is the same on every machine.
    private static func name(_ path: String, isDossier: Bool) -> String {
        guard isDossier else { return "(program)" }
        return path.hasPrefix("/") ? "plugins" : path
    }
}
