import ArgumentParser
import RelanceCore
import RelanceDossier
import RelancePlugins

/// `relance plugin list|info|new|check|test|grant|reference`.
struct PluginCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plugin",
        abstract: "Write plugins, look at them, check them, grant them what they ask for.",
        subcommands: [
            List.self, Info.self, New.self, Check.self, Test.self, GrantCommand.self,
            Reference.self,
        ])

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the plugins that are found.")

        @OptionGroup var options: GlobalOptions

        func run() throws {
            let bench = try Bench(options)
            var items: [Plain] = []
            var table = Table("PLUGIN", "FROM", "RUNS", "GRANTED", "WHAT IT DOES")
            for file in bench.plugins.sorted {
                let (summary, runs) = (bench.summary(of: file), bench.runs(file.id))
                let place = file.isDossier ? "dossier" : "program"
                let (granted, state) = try (bench.granted(file.id), bench.state(of: file))
                let isChanged = state == "changed"
                items.append([
                    "name": .text(file.id.name), "kind": .text(file.id.kind.rawValue),
                    "from": .text(place), "file": .text(file.shown), "runs": .boolean(runs),
                    "summary": .text(summary), "granted": granted.plain, "state": .text(state),
                ])
                table.add(
                    file.id.description, place, runs ? "yes" : "",
                    granted.joined(separator: ", ") + (isChanged ? " (changed since)" : ""),
                    summary)
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

    struct Test: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Run the examples of plugins.",
            discussion: "Without a name, of all that are found. Status 1 where one fails.")

        @Argument(help: "Names, <kind>/<name>, or paths.")
        var names: [String] = []

        @OptionGroup var options: GlobalOptions

        func run() throws {
            let bench = try Bench(options)
            var items: [Plain] = []
            var text = ""
            var hasFailed = false
            for file in try bench.files(named: names) {
                for outcome in try bench.tests(of: file).run() {
                    hasFailed = hasFailed || outcome.difference != nil
                    items.append([
                        "plugin": .text(file.id.description), "example": .text(outcome.name),
                        "passed": .boolean(outcome.difference == nil),
                        "difference": outcome.difference.plain,
                    ])
                    text +=
                        "\(outcome.difference == nil ? "ok    " : "FAILED") \(file.id): \(outcome.name)\n"
                    text += outcome.difference.map { $0 + "\n" } ?? ""
                }
            }
            bench.output.show(.items(items)) { text + "\(items.count) examples\n" }
            if hasFailed { throw ExitCode(1) }
        }
    }
}
