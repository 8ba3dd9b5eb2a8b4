import ArgumentParser
import RelanceCore
import RelanceDossier
import RelancePlugins

extension PluginCommand {
    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Check plugins without running their functions.",
            discussion: """
                Loads each, and looks at its text: syntax, unknown globals, misspelt names, settings, capabilities \
                that it does not ask for. Without a name, all that are found. Status 1 where there are findings.
                """)

        @Argument(help: "Names, <kind>/<name>, or paths.")
        var names: [String] = []

        @OptionGroup var options: GlobalOptions

        func run() throws {
            let bench = try Bench(options)
            let findings = try bench.files(named: names).flatMap { try bench.findings(in: $0) }
            bench.output.show(.items(findings.map(\.plain))) {
                findings.isEmpty ? "No findings.\n" : findings.map { $0.line + "\n" }.joined()
            }
            if findings.contains(where: { !$0.isNote }) { throw ExitCode(1) }
        }
    }
}
