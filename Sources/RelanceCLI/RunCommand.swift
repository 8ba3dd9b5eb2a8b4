import ArgumentParser
import RelanceCore
import RelanceDossier

/// `relance run [--dry-run]`.
struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Do the day's work: what relance.toml says, stage by stage.",
        discussion: "In this version: import.")

    @Flag(help: "Work on a copy of the store that is thrown away.")
    var dryRun = false

    @OptionGroup var options: GlobalOptions

    func run() throws {
        var session = try Session(options)
        let lock = try session.dossier.lock(for: "run")
        defer { withExtendedLifetime(lock) {} }
        let copy = dryRun ? try session.dossier.throwAwayCopy() : nil
        defer { copy?.remove() }
        if let copy { session = session.working(on: copy.dossier) }
        let imported = try ImportRun(session).run()
        let book = try Book(session)
        session.output.show(["date": session.day.plain, "import": imported.document]) {
            imported.text + "\n" + book.text
                + (dryRun ? "Nothing was kept: this was a dry run.\n" : "")
        }
        try imported.end()
    }
}
