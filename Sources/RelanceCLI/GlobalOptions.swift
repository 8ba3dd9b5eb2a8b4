import ArgumentParser
import RelanceCore

/// The options of every command.
struct GlobalOptions: ParsableArguments {
    @Option(
        name: .customShort("C"),
        help: ArgumentHelp(
            "The dossier's folder; else the nearest parent folder with a relance.toml.",
            valueName: "dossier"))
    var dossier: String?

    @Option(help: ArgumentHelp("The day to work for, as YYYY-MM-DD.", valueName: "date"))
    var date: Day?

    @Flag(help: "Print one JSON document instead of a table.")
    var json = false

    @Flag(name: .shortAndLong, help: "Print no progress and no notes.")
    var quiet = false

    @Flag(name: .shortAndLong, help: "Print what plugins note, and where errors came from.")
    var verbose = false

    func validate() throws {
        if quiet && verbose { throw ValidationError("--quiet and --verbose exclude each other") }
    }
}

extension Day: ExpressibleByArgument {
    /// Reads a date of the command line.
    package init?(argument: String) { self.init(argument) }
}
