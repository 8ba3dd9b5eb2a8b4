import ArgumentParser
import RelanceCore
import RelanceDossier
import RelancePlugins

extension PluginCommand {
    struct Test: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Run the examples of plugins and their test files.",
            discussion: """
                Each runs alone, then all one after another, forwards and backwards, in the sandbox of a run. Without \
                a name, of all plugins that are found. Status 1 where one fails.
                """)

        @Argument(help: "Names, <kind>/<name>, or paths.")
        var names: [String] = []

        @Flag(help: "Write golden files (gives_file) anew where the results differ.")
        var update = false

        @Flag(help: "Say which lines ran, and which did not.")
        var coverage = false

        @Flag(help: "Run again whenever a file of the plugins changes, until Ctrl-C.")
        var watch = false

        @Flag(
            help:
                "Run the connector's pull once against its server, as granted, and keep the answers."
        )
        var record = false

        @Option(help: "With --record: how many pages at most.")
        var pages = 1

        @OptionGroup var options: GlobalOptions

        func validate() throws {
            if watch && options.json {
                throw ValidationError("--watch and --json exclude each other")
            }
            if record && (watch || update || coverage || names.count != 1) {
                throw ValidationError("--record takes one plugin, and no other option but --pages")
            }
            if !(1...1000).contains(pages) {
                throw ValidationError("--pages is a number from 1 to 1000")
            }
        }

        func run() throws {
            if record { return try keepAnswers() }
            guard watch else {
                if try !passes() { throw ExitCode(1) }
                return
            }
            Program.heedInterrupts()
            let output = Output(options: options)
            var watch = PluginWatch { try Bench(options).files(named: names) }
            try watch.run(pause: Program.pause) { changed in
                if let changed { output.note("\n\(changed.joined(separator: ", ")) changed.") }
                do {
                    _ = try passes()
                } catch let error as any ExplainedError {
                    output.note("relance: \(error.description)")
                }
            }
        }

        /// Records what the server answers.
        private func keepAnswers() throws {
            let session = try Session(options)
            let file = try session.dossier.plugins.file(named: names[0])
            let recorded = try session.plugins.record(file, pages: pages)
            session.output.show([
                "file": .text(recorded.file), "requests": .integer(recorded.requests),
                "pages": .integer(recorded.pages), "date": .text(session.day.description),
            ]) {
                """
                \(recorded.requests) answers kept in \(recorded.file), of \(recorded.pages) pages.
                Secrets and tokens are left out; what the server says of customers is not: look it over.
                An example replays them: given = { settings = { … }, today = "\(session.day)", \
                http = "fixtures/http.json" }, gives_file = "fixtures/pull.golden"

                """
            }
        }

        /// Runs them all and prints what came of it.
        private func passes() throws -> Bool {
            let bench = try Bench(options)
            var result = TestResult()
            for file in try bench.files(named: names) {
                let report = try bench.tests(of: file).report(
                    isUpdating: update, isCovering: coverage)
                result.add(report, of: file.id)
            }
            bench.output.show(result.document(isCovering: coverage)) { result.text }
            return result.passes
        }
    }
}

/// What came of the tests of several plugins.
private struct TestResult {
    private(set) var passes = true
    private var items: [Plain] = []
    private var coverage: [FileCoverage] = []
    private var written: [String] = []
    private var lines = ""

    mutating func add(_ report: PluginTests.Report, of id: PluginID) {
        for outcome in report.outcomes {
            let isPassed = outcome.difference == nil
            passes = passes && isPassed
            items.append([
                "plugin": .text(id.description), "example": .text(outcome.name),
                "passed": .boolean(isPassed), "difference": outcome.difference.plain,
            ])
            lines += "\(isPassed ? "ok    " : "FAILED") \(id): \(outcome.name)\n"
            lines += outcome.difference.map { $0 + "\n" } ?? ""
        }
        coverage += report.coverage
        written += report.written
    }

    var text: String {
        var text = lines + "\(items.count) examples\n"
        for file in written { text += "written \(file)\n" }
        for file in coverage {
            let ran = file.lines.count - file.missing.count
            text += "\(file.file): \(ran) of \(file.lines.count) lines ran"
            text +=
                file.missing.isEmpty
                ? "\n" : "; not \(FileCoverage.text(of: file.missing))\n"
        }
        return text
    }

    func document(isCovering: Bool) -> Plain {
        var fields: [PlainField] = [
            PlainField("items", .list(items)), PlainField("count", .integer(items.count)),
        ]
        if !written.isEmpty { fields.append(PlainField("written", written.plain)) }
        if isCovering { fields.append(PlainField("coverage", .list(coverage.map(\.plain)))) }
        return .object(fields)
    }
}

extension FileCoverage {
    /// As `--json` prints it.
    fileprivate var plain: Plain {
        [
            "file": .text(file), "lines": .integer(lines.count),
            "ran": .integer(lines.count - missing.count),
            "missing": .list(missing.map(Plain.integer)),
        ]
    }
}
