import ArgumentParser
import RelanceCore
import RelanceDossier
import RelanceStages

/// `relance import [CONNECTOR [PATH…]] [--retry]`.
struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Read what the sources have.",
        discussion: """
            Without a connector, those of [run] connectors are read, in their order, and the \
            channels are asked what became of their messages.
            """)

    @Argument(help: "The connector to read with.")
    var connector: String?

    @Argument(
        help: ArgumentHelp("Files to read, which are granted for this call.", valueName: "path"))
    var paths: [String] = []

    @Flag(help: "Try the rows again that were set aside.")
    var retry = false

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let session = try Session(options)
        let lock = try session.dossier.lock(for: "import")
        defer { withExtendedLifetime(lock) {} }
        var result = try ImportRun(session).run(
            only: connector, paths: paths.isEmpty ? nil : paths, retry: retry)
        // What came back of what was handed over comes with an import too.
        if connector == nil && !retry { result.polled = try SendRun(session).settle() }
        try session.keepUses()
        session.output.show(result.document) { result.text }
        try result.end()
    }
}
