import ArgumentParser
import RelanceCore
import RelanceDossier

extension PluginCommand {
    struct New: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a plugin in the dossier: it works at once and is there to be changed.",
            discussion:
                "Its types for lua-language-server and the settings of editors come with it.")

        @Argument(help: "connector, channel, scoring, scenario or report.")
        var kind: PluginKind

        @Argument(help: "Its name: small letters, digits and '-'.")
        var name: String

        @OptionGroup var options: GlobalOptions

        func run() throws {
            let session = try Session(options)
            let id = PluginID(kind, name)
            let new = try NewPlugin(id, in: session.dossier)
            let files = try new.make()
            session.output.show(["plugin": .text(id.description), "files": files.plain]) {
                var text = files.map { "made \($0)\n" }.joined()
                if new.replaces { text += "It takes the place of the program's own \(id).\n" }
                return text + "Try 'relance plugin test \(id)', then name it under [run] "
                    + "\(id.kind.rawValue) in relance.toml.\n"
            }
        }
    }
}

extension PluginKind: ExpressibleByArgument {
    /// Reads a kind of the command line: the folder's name, or the word for one.
    package init?(argument: String) {
        let names = [argument, argument + "s"]
        guard let kind = Self.allCases.first(where: { names.contains($0.rawValue) }) else {
            return nil
        }
        self = kind
    }
}
