import ArgumentParser
import RelanceCore
import RelanceDossier
import RelancePlugins

/// `relance plugin list|info|new|check|test|grant|reference|console`.
struct PluginCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plugin",
        abstract: "Write plugins, look at them, check them, grant them what they ask for.",
        subcommands: [
            List.self, Info.self, New.self, Check.self, Test.self, GrantCommand.self,
            Reference.self, Console.self,
        ])

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the plugins that are found, and what each used when it last ran.")

        @OptionGroup var options: GlobalOptions

        func run() throws {
            let bench = try Bench(options)
            var items: [Plain] = []
            let uses = try bench.uses()
            var table = Table(
                "PLUGIN", "FROM", "RUNS", "GRANTED", ">CALLS", ">MS", ">INSTRUCTIONS", ">PEAK KB",
                ">FAILED", "WHAT IT DOES")
            for file in bench.plugins.sorted {
                let (summary, runs) = (bench.summary(of: file), bench.runs(file.id))
                let place = file.isDossier ? "dossier" : "program"
                let (granted, state) = try (bench.granted(file.id), bench.state(of: file))
                let isChanged = state == "changed"
                items.append([
                    "name": .text(file.id.name), "kind": .text(file.id.kind.rawValue),
                    "from": .text(place), "file": .text(file.shown), "runs": .boolean(runs),
                    "summary": .text(summary), "granted": granted.plain, "state": .text(state),
                    "last_run": uses[file.id]?.plain ?? .null,
                ])
                let use = uses[file.id]?.use
                table.add(
                    file.id.description, place, runs ? "yes" : "",
                    granted.joined(separator: ", ") + (isChanged ? " (changed since)" : ""),
                    use.map { "\($0.calls)" }, use.map { "\(Int($0.seconds * 1000))" },
                    use.map { "\($0.instructions)" }, use.map { "\($0.peakBytes >> 10)" },
                    use.map { "\($0.failures)" }, summary)
            }
            bench.output.show(.items(items)) { table.text }
        }
    }

    struct Info: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show what a plugin does, its settings and what it needs.")

        @Argument(help: "Its name, <kind>/<name>, or a path.")
        var name: String

        @OptionGroup var options: GlobalOptions

        func run() throws {
            let bench = try Bench(options)
            let plugin = try bench.load(bench.plugins.file(named: name))
            let info = try PluginInfo(
                plugin, language: bench.language, state: bench.state(of: plugin.file))
            bench.output.show(info.plain) { info.text }
        }
    }
}
