package import Lua
package import RelanceCore

/// The examples of a plugin and of its test files, run as production would, on a fixed day.
///
/// Each runs alone, in a state of its own; then all that share settings and day run one after another in
/// one state, forwards and backwards. What differs then is a fault: a plugin keeps nothing between calls.
package struct PluginTests {
    /// What came of one example.
    package struct Outcome: Sendable, Equatable {
        package var name: String
        /// Expected and found, where they differ.
        package var difference: String?
    }

    /// What came of all.
    package struct Report: Sendable {
        package var outcomes: [Outcome] = []
        /// The golden files that were written anew.
        package var written: [String] = []
        /// Which lines ran, where that was asked for.
        package var coverage: [FileCoverage] = []
    }

    /// Makes the capabilities that serve the files of an example to a plugin.
    package typealias Modules = (_ files: [ExampleFile], _ plugin: Plugin) throws -> [LuaModule]

    /// Writes a value of a report for people.
    package typealias Format = @Sendable (_ value: Plain, _ style: Block.Style) -> String

    private let file: PluginFolder.File
    private let folder: TestFolder
    private let modules: Modules
    private let format: (_ given: Plain) -> Format

    /// The day on which examples run that name none.
    package static let day = Day(number: 20_468)

    /// Plans the tests of the plugin in `file`.
    ///
    /// `format` makes what writes the values of a report, from what an example gives.
    package init(
        _ file: PluginFolder.File, modules: @escaping Modules,
        format: @escaping (_ given: Plain) -> Format
    ) {
        self.file = file
        folder = TestFolder(file)
        self.modules = modules
        self.format = format
    }

    /// Runs them all; throws where the plugin itself or a test file does not load.
    package func run() throws -> [Outcome] { try report().outcomes }

    /// Runs them all; where `isUpdating`, golden files that differ are written anew.
    package func report(isUpdating: Bool = false, isCovering: Bool = false) throws -> Report {
        let coverage = isCovering ? try Coverage(of: file) : nil
        let plugin = try Plugin(file, isBare: true, coverage: coverage)
        try plugin.check()
        let read = try examples(of: plugin)
        let examples = read.compactMap { try? $0.example.get() }
        var report = Report()
        let alone = try examples.map { try found($0, in: load($0, coverage)) }
        let together = try inOrder(examples, alone)
        var index = 0
        for one in read {
            switch one.example {
            case .failure(let fault):
                report.outcomes.append(
                    Outcome(name: one.name, difference: "    " + fault.description))
            case .success(let example):
                let difference = try difference(example, alone[index], isUpdating, &report)
                report.outcomes.append(
                    Outcome(name: example.name, difference: difference ?? together[index]))
                index += 1
            }
        }
        coverage?.add(plugin.state)
        report.coverage = coverage?.files ?? []
        return report
    }

    /// An example, or why it is none.
    private struct ReadExample {
        let name: String
        let example: Result<PluginExample, PluginError>
    }

    private func examples(of plugin: Plugin) throws -> [ReadExample] {
        var found = try plugin.examples().enumerated().map { index, table in
            try read(table, index, shown: file.shown, test: nil) { try Plugin.read(file) }
        }
        for test in try folder.tests() {
            let tables = try plugin.examples(in: test.source, name: test.shown)
            for (index, table) in tables.enumerated() {
                found.append(
                    try read(table, index, shown: test.shown, test: test.name) { test.source })
            }
        }
        return found
    }

    /// Reads an example; one that is none fails, and names its line in `source`.
    private func read(
        _ table: LuaReference, _ index: Int, shown: String, test: String?,
        source: () throws -> [UInt8]
    ) throws -> ReadExample {
        let name = PluginExample.name(of: table, index: index, test: test)
        do {
            let example = try PluginExample(
                table, index: index, file: shown, test: test, folder: folder)
            return ReadExample(name: name, example: .success(example))
        } catch let fault as PluginError {
            let line = try ExampleLines(source(), isTest: test != nil)[index]
            return ReadExample(name: name, example: .failure(fault.at(line: line, of: shown)))
        }
    }

    /// The plugin with the settings of an example; a fault in them is an outcome.
    private func load(_ example: PluginExample, _ coverage: Coverage? = nil) throws
        -> Result<Plugin, PluginError>
    {
        var configuration = PluginConfiguration()
        configuration.settings = example.given["settings"] ?? .object([])
        configuration.grants.read = ["."]
        // To note lines takes time, which is not the plugin's.
        if coverage != nil { configuration.limits.seconds *= 4 }
        do throws(PluginError) {
            return .success(try Plugin(file, configuration: configuration, coverage: coverage))
        } catch {
            return .failure(error)
        }
    }

    private func found(_ example: PluginExample, in plugin: Result<Plugin, PluginError>) throws
        -> ExampleCall.Found
    {
        switch plugin {
        case .failure(let error): .raised(error.description, code: error.code)
        case .success(let plugin):
            try ExampleCall(plugin: plugin, modules: modules, format: format).found(example)
        }
    }

    /// What differs, by example, where they run one after another in one state.
    private func inOrder(_ examples: [PluginExample], _ alone: [ExampleCall.Found]) throws
        -> [Int: String]
    {
        var differences: [Int: String] = [:]
        let groups = Dictionary(grouping: examples.indices) { index in
            "\(examples[index].day) " + JSON.text(examples[index].given["settings"] ?? .null)
        }
        for group in groups.values {
            let orders = [
                ("forwards", group + group.reversed()), ("backwards", group.reversed() + group),
            ]
            for (way, order) in orders {
                let plugin = try load(examples[order[0]])
                for index in order {
                    let found = try found(examples[index], in: plugin)
                    guard found != alone[index], differences[index] == nil else { continue }
                    differences[index] =
                        "    alone    \(alone[index].shown)\n"
                        + "    \(way == "forwards" ? "forwards " : way)\(found.shown)\n"
                        + "    it depends on the calls before it: keep nothing outside of the function"
                }
            }
        }
        return differences
    }

    private func difference(
        _ example: PluginExample, _ found: ExampleCall.Found, _ isUpdating: Bool,
        _ report: inout Report
    ) throws -> String? {
        switch (example.expected, found) {
        case (.raised(let text), .raised(let problem, let code)):
            let isMeant = code == text || Self.blanks(problem).contains(Self.blanks(text))
            return isMeant ? nil : Self.difference("error: " + text, "error: " + problem)
        case (.raised(let text), .results): return Self.difference("error: " + text, found.shown)
        case (_, .raised(let problem, _)): return "    " + problem
        case (.failure(let failure), .results(let results)):
            let isMeant =
                results.count > 1 && results[0] == .null && Self.agrees(results[1], with: failure)
            return isMeant ? nil : Self.difference("null, " + JSON.text(failure), found.shown)
        case (.results(let wanted), .results(let results)): return compare(wanted, results)
        case (.golden(let name), .results(let results)):
            return try compare(name, example, results, isUpdating, &report)
        }
    }

    private func compare(_ wanted: [Plain], _ results: [Plain]) -> String? {
        for index in 0..<max(wanted.count, checked) {
            let wanted = index < wanted.count ? wanted[index] : .null
            let found = index < results.count ? results[index] : .null
            if !Self.agrees(found, with: wanted) {
                return Self.difference(JSON.text(wanted), JSON.text(found))
            }
        }
        return nil
    }

    /// Compares with a golden file, line for line.
    private func compare(
        _ name: String, _ example: PluginExample, _ results: [Plain], _ isUpdating: Bool,
        _ report: inout Report
    ) throws -> String? {
        let text = JSON.text(.list(results), indented: true) + "\n"
        let kept = try folder.fixture(name, place: example.place)
        let expected = kept.map { String(decoding: $0, as: UTF8.self) }
        if expected == text { return nil }
        if isUpdating {
            report.written.append(try folder.write(Array(text.utf8), to: name))
            return nil
        }
        guard let expected else {
            return "    there is no '\(folder.shown)/\(name)'; write it with --update"
        }
        let lines = LineDifference.text(expected: expected, found: text) ?? ""
        return
            "    - \(folder.shown)/\(name)\n    + found; if it is right, write it with --update\n"
            + lines
    }

    private static func difference(_ expected: String, _ found: String) -> String {
        "    expected \(expected)\n    found    \(found)"
    }

    /// How many results count though an example does not name them: no points are an answer too.
    private var checked: Int { file.id.kind == .scoring || file.id.kind == .scenarios ? 1 : 0 }

    /// A table that is expected says what it must hold; what else there is does not count.
    static func agrees(_ found: Plain, with wanted: Plain) -> Bool {
        switch (found, wanted) {
        case (.object, .object(let fields)):
            return fields.allSatisfy { agrees(found[$0.name] ?? .null, with: $0.value) }
        case (.list(let found), .list(let wanted)):
            return found.count == wanted.count
                && zip(found, wanted).allSatisfy { agrees($0, with: $1) }
        case (.number(let found), .integer(let wanted)): return found == Double(wanted)
        case (.integer(let found), .number(let wanted)): return Double(found) == wanted
        case (.text(let found), .text(let wanted)): return blanks(found) == blanks(wanted)
        case (.number(let found), .number(let wanted)):
            return abs(found - wanted) <= 1e-9 * max(1, abs(wanted))
        case (.list(let found), .object(let wanted)): return found.isEmpty && wanted.isEmpty
        default: return found == wanted
        }
    }

    /// The text with plain blanks: nobody types those that keep a sum on one line.
    private static func blanks(_ text: String) -> String {
        text.replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ")
    }
}
