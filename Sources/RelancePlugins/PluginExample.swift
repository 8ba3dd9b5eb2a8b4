import Lua
package import RelanceCore

/// One example of a declaration: `{ name, given = { arguments, settings = … }, gives = { … } }`.
struct PluginExample {
    let name: String
    /// The arguments without `ctx`.
    let arguments: [LuaValue]
    /// What else is given, by name: `settings`, `today`, `cursor`, `files`, further fields of `ctx`.
    let given: Plain
    let gives: [Plain]

    /// What every kind may be given, or has another meaning than a field of `ctx`.
    static let reserved = [
        "settings", "today", "cursor", "files", "paths", "rejected", "set_aside", "http", "smtp",
        "secrets",
    ]

    /// Reads the example at `index`, the first being 0.
    init(_ table: LuaReference, index: Int, file: String) throws {
        func fault(_ problem: String) -> PluginError {
            PluginError(
                .declaration, place: file, problem: "examples[\(index + 1)] \(problem)",
                mend: "write { \"what it shows\", given = { … }, gives = { … } }")
        }
        guard table.kind == .table else { throw fault("is \(table.kind.described)") }
        let known = ["given", "gives"]
        for key in try table.keys() where !known.contains(key) {
            throw fault("has no key '\(key)'")
        }
        name = try table.element(0)?.value().string ?? "example \(index + 1)"
        let given = try table.field("given")?.value(named: "given") ?? .table(LuaTable())
        guard let given = given.table else { throw fault("has a given that is no table") }
        arguments = given.list
        self.given = Plain(.table(LuaTable(fields: given.fields))) ?? .null
        self.gives = try Self.results(table.field("gives"), fault)
    }

    /// The results, in their order; one may be nil: a channel's refusal begins so.
    private static func results(_ gives: LuaReference?, _ fault: (String) -> PluginError) throws
        -> [Plain]
    {
        guard let gives else { return [] }
        guard gives.kind == .table else { throw fault("has a gives that is no table of results") }
        return try (0..<gives.count).map { index in
            let value = try gives.element(index)?.value(named: "gives[\(index + 1)]")
            return value.flatMap { Plain($0) } ?? .null
        }
    }

    /// The day on which it runs.
    var day: Day { given["today"]?.text.flatMap(Day.init) ?? PluginTests.day }

    /// What it gives beside what is reserved: fields of `ctx`.
    var fields: [PlainField] {
        guard case .object(let fields) = given else { return [] }
        return fields.filter { !Self.reserved.contains($0.name) }
    }
}

extension Plugin {
    /// The examples as people read them: what they show, what is given and what comes of it.
    package func shownExamples() throws -> [Plain] {
        try examples().enumerated().map { index, table in
            let example = try PluginExample(table, index: index, file: file.shown)
            let arguments = example.arguments.map { Plain($0) ?? .null }
            let named: [PlainField] =
                if case .object(let fields) = example.given { fields } else { [] }
            return [
                "name": .text(example.name),
                "given": .list(arguments + (named.isEmpty ? [] : [.object(named)])),
                "gives": .list(example.gives),
            ]
        }
    }
}
