package import Lua
package import RelanceCore
import RelanceRules

/// The examples of a plugin, run as its tests: with a fixed day, in a state of their own.
package struct PluginTests {
    /// What came of one example.
    package struct Outcome: Sendable, Equatable {
        package var name: String
        /// Expected and found, where they differ.
        package var difference: String?
    }

    /// Makes the capabilities that serve the files of an example to a plugin.
    package typealias Modules = (_ files: [PlainField], _ plugin: Plugin) throws -> [LuaModule]

    /// Writes a value of a report for people.
    package typealias Format = @Sendable (_ value: Plain, _ style: Block.Style) -> String

    private let file: PluginFolder.File
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
        self.modules = modules
        self.format = format
    }

    /// Runs them all; throws where the plugin itself does not load.
    package func run() throws -> [Outcome] {
        let plugin = try Plugin(file, isBare: true)
        try plugin.check()
        let examples = try plugin.examples().enumerated().map { index, table in
            try PluginExample(table, index: index, file: file.shown)
        }
        return try examples.map { Outcome(name: $0.name, difference: try difference($0)) }
    }

    private func difference(_ example: PluginExample) throws -> String? {
        var configuration = PluginConfiguration()
        configuration.settings = example.given["settings"] ?? .object([])
        configuration.grants.read = ["."]
        do {
            let plugin = try Plugin(file, configuration: configuration)
            let found = try call(plugin, example)
            for index in 0..<max(example.gives.count, checked) {
                let wanted = index < example.gives.count ? example.gives[index] : .null
                let found = index < found.count ? found[index] : .null
                if !Self.agrees(found, with: wanted) {
                    return "    expected \(JSON.text(wanted))\n    found    \(JSON.text(found))"
                }
            }
            return nil
        } catch let error as any ExplainedError {
            return "    " + error.description
        }
    }

    /// How many results count though an example does not name them: no points are an answer too.
    private var checked: Int { file.id.kind == .scoring || file.id.kind == .scenarios ? 1 : 0 }

    private func call(_ plugin: Plugin, _ example: PluginExample) throws -> [Plain] {
        guard let name = function else { return [] }
        guard let function = try plugin.function(name) else {
            // A scenario that does not say to whom it applies is for everyone.
            return file.id.kind == .scenarios ? [.boolean(true)] : []
        }
        let state = plugin.state
        let context = Context.example(on: example.day)
        if file.id.kind == .reports {
            return try ReportSection.example(
                plugin, context: context, given: example.given, format: format(example.given))
        }
        do {
            let ctx = try context.object(for: plugin, adding: own(example, plugin))
            return try state.call(function, context: name, random: example.name) { arguments in
                try push(example, to: &arguments, of: plugin)
                arguments.push(ctx)
            } results: { results in
                try (0..<results.count).map { Plain(try results.value($0)) ?? .null }
            }
        } catch let error as LuaError {
            throw PluginError(error, file: file.shown, doing: name)
        } catch let error as LuaHostError {
            throw PluginError(.declaration, place: file.shown, problem: error.text)
        }
    }

    /// The function that an example calls.
    private var function: String? {
        file.id.kind == .scenarios ? "applies" : file.id.kind.required.first
    }

    private func push(
        _ example: PluginExample, to arguments: inout LuaArguments, of plugin: Plugin
    ) throws {
        switch file.id.kind {
        case .scoring, .scenarios:
            let contact = example.arguments.first?.table ?? LuaTable()
            arguments.push(try ExampleViews(in: plugin.state).contact(contact))
        case .channels:
            arguments.push(
                try plugin.state.frozen(
                    "message", example.arguments.first ?? .table(LuaTable()), isStrict: false))
        case .connectors, .reports: break
        }
    }

    /// What `ctx` has for the example: the files and cursor of a connector, figures and whatever else.
    private func own(_ example: PluginExample, _ plugin: Plugin) throws -> [(String, LuaEntry)] {
        let state = plugin.state
        let files: [PlainField] =
            if case .object(let files)? = example.given["files"] { files } else { [] }
        let secrets = exampleSecrets(example, plugin)
        var modules = try modules(files, plugin)
        if plugin.needs.contains("http") {
            let answers = RecordedAnswers(example.given["http"]?.fields ?? [])
            modules.append(
                .http(secrets) { request throws(HTTPFault) in try answers.answer(request) })
        }
        if plugin.needs.contains("smtp") {
            let answers = RecordedMails(example.given["smtp"]?.fields ?? [])
            modules.append(.smtp(secrets) { mail throws(SMTPFault) in try answers.answer(mail) })
        }
        var entries = file.id.kind.hasCapabilities ? try plugin.lent(modules, secrets) : []
        for field in example.fields {
            let kept = try state.frozen("ctx.\(field.name)", LuaValue(field.value), isStrict: false)
            entries.append((field.name, .reference(kept)))
        }
        switch file.id.kind {
        case .connectors:
            let cursor = example.given["cursor"].map { state.reference(LuaValue($0)) }
            let paths = example.given["paths"] ?? plugin.settings["paths"] ?? .list([])
            return entries + [
                ("cursor", cursor.map(LuaEntry.reference) ?? .value(.nil)),
                ("paths", .reference(state.reference(LuaValue(paths)))),
                ("rejected", .reference(state.reference(.table(LuaTable())))),
                ("set_aside", .value(LuaValue(example.given["set_aside"] ?? 0))),
            ]
        case .scoring where !entries.contains { $0.0 == "book" }:
            return entries + [("book", .value(.nil))]
        case .channels where !entries.contains { $0.0 == "write" }:
            guard plugin.needs.contains("write") else { return entries }
            return entries + [("write", .module(.exampleWrite(files)))]
        default: return entries
        }
    }

    /// The secrets that an example gives, and for others that the plugin names a text of no meaning.
    private func exampleSecrets(_ example: PluginExample, _ plugin: Plugin) -> Secrets {
        var configuration = PluginConfiguration()
        let given = example.given["secrets"]?.fields ?? []
        for name in given.map(\.name) + plugin.usedSecrets {
            configuration.secrets[name] = PluginConfiguration.Secret(environment: name)
        }
        return Secrets(plugin.file.id, configuration, used: []) { name in
            example.given["secrets"]?[name]?.text ?? "example-of-\(name)"
        }
    }

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
