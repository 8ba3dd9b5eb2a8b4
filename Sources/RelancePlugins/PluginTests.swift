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

    private let file: PluginFolder.File
    private let modules: Modules

    /// The day on which examples run that name none.
    package static let day = Day(number: 20_468)

    /// Plans the tests of the plugin in `file`.
    package init(_ file: PluginFolder.File, modules: @escaping Modules) {
        self.file = file
        self.modules = modules
    }

    /// Runs them all; throws where the plugin itself does not load.
    package func run() throws -> [Outcome] {
        let examples = try plain(Plugin(file, isBare: true))
        return try examples.enumerated().map { index, example in
            let name = example["1"]?.text ?? example.list?.first?.text ?? "example \(index + 1)"
            return Outcome(name: name, difference: try difference(example))
        }
    }

    private func plain(_ plugin: Plugin) throws -> [Plain] {
        try plugin.examples().map { example in
            let name = try example.element(0)?.value() ?? .nil
            let given = try example.field("given")?.value() ?? .nil
            let gives = try example.field("gives")?.value() ?? .nil
            return [
                "1": Plain(name) ?? .null, "given": Plain(given) ?? .null,
                "gives": Plain(gives) ?? .null,
            ]
        }
    }

    private func difference(_ example: Plain) throws -> String? {
        var configuration = PluginConfiguration()
        configuration.settings = example["given"]?["settings"] ?? .object([])
        configuration.grants.read = ["."]
        do {
            let plugin = try Plugin(file, configuration: configuration)
            let found = try call(plugin, example["given"] ?? .null)
            let wanted = example["gives"]?.list ?? []
            for (index, wanted) in wanted.enumerated() {
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

    private func call(_ plugin: Plugin, _ given: Plain) throws -> [Plain] {
        let day = given["today"]?.text.flatMap(Day.init) ?? Self.day
        let context = Context(
            today: day, creditor: Creditor(id: "Exemple SAS"), calendar: Calendar())
        guard let name = file.id.kind.required.first, let function = try plugin.function(name)
        else {
            return []
        }
        let files: [PlainField] = if case .object(let files)? = given["files"] { files } else { [] }
        let modules = try self.modules(files, plugin)
        let state = plugin.state
        do {
            return try state.call(function, context: name) { arguments in
                let own: [(String, LuaEntry)] = [
                    (
                        "cursor",
                        given["cursor"].map {
                            .reference(state.reference(LuaValue($0)))
                        } ?? .value(.nil)
                    ),
                    (
                        "paths",
                        .reference(state.reference(LuaValue(plugin.settings["paths"] ?? .list([]))))
                    ),
                    ("rejected", .reference(state.reference(.table(LuaTable())))),
                ]
                let granted = modules.map { ($0.name, LuaEntry.module($0)) }
                arguments.push(try context.object(for: plugin, adding: own + granted))
            } results: { results in
                try (0..<results.count).map { Plain(try results.value($0)) ?? .null }
            }
        } catch let error as LuaError {
            throw PluginError(error, file: file.shown, doing: name)
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
        case (.list(let found), .object(let wanted)): return found.isEmpty && wanted.isEmpty
        default: return found == wanted
        }
    }
}
