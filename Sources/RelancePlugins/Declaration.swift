import Lua
import RelanceCore

/// The table that a plugin's file returns.
struct Declaration {
    private let table: LuaReference
    private let file: PluginFolder.File

    init(_ table: LuaReference, file: PluginFolder.File) {
        self.table = table
        self.file = file
    }

    /// Checks that nothing is misspelt and that the kind's functions are there; answers the level.
    func check() throws(PluginError) -> Int {
        let kind = file.id.kind
        let known = kind.declaration.names
        for key in try keys() where !known.contains(key) {
            throw fault("has no use for '\(key)'", Hint.didYouMean(key, known), key: key)
        }
        guard case .integer(let api) = try value("api") else {
            throw fault("does not say which interface it is written for", "add api = \(Plugin.api)")
        }
        guard 1...Plugin.api ~= api else {
            throw fault(
                "is written for interface \(api), this program offers \(Plugin.api)",
                "install a newer relance", key: "api")
        }
        for name in kind.required {
            guard let found = try field(name) else {
                throw fault("a \(kind.word) defines '\(name)', and it does not")
            }
            let isList = name == "steps"
            guard found.kind == .function || isList && found.kind == .table else {
                let expected = isList ? "a table, or a function that gives one" : "a function"
                throw fault(
                    "'\(name)' is \(found.kind.described), expected \(expected)", key: name)
            }
        }
        return api
    }

    func summary() throws(PluginError) -> LocalizedText {
        guard let plain = Plain(try value("summary")), plain != .null else {
            throw fault("has no summary", "say in a line what it does: summary = \"…\"")
        }
        guard let text = LocalizedText(plain: plain) else {
            throw fault("summary is neither a text nor { fr = …, en = … }", key: "summary")
        }
        return text
    }

    func schema() throws(PluginError) -> SettingsSchema {
        let plain = Plain(try value("settings")) ?? .null
        return try SettingsSchema(plain == .null ? .object([]) : plain, file: file.shown)
    }

    /// The capabilities it asks for, and why where it says so: `{ "read", http = "…" }`.
    func needs() throws(PluginError) -> [(name: String, why: LocalizedText?)] {
        let given = try value("needs")
        if given == .nil { return [] }
        guard let table = given.table else {
            throw fault("needs is not a list of names", key: "needs")
        }
        var needs: [(name: String, why: LocalizedText?)] = []
        for item in table.list {
            guard let name = item.string else {
                throw fault("needs is not a list of names", key: "needs")
            }
            needs.append((name, nil))
        }
        for (name, why) in table.fields {
            guard let text = Plain(why).flatMap(LocalizedText.init(plain:)) else {
                throw fault(
                    "needs.\(name) is neither a text that says why nor { fr = …, en = … }",
                    key: "needs")
            }
            needs.append((name, text))
        }
        for name in needs.map(\.name) where !Plugin.capabilities.contains(name) {
            throw fault(
                "needs '\(name)', which there is not", Hint.didYouMean(name, Plugin.capabilities),
                key: "needs")
        }
        return needs
    }

    private func field(_ name: String) throws(PluginError) -> LuaReference? {
        try guarded { () throws(LuaError) in try table.field(name) }
    }

    private func value(_ name: String) throws(PluginError) -> LuaValue {
        try guarded { () throws(LuaError) in try table.field(name)?.value() ?? .nil }
    }

    private func keys() throws(PluginError) -> [String] {
        try guarded { () throws(LuaError) in try table.keys() }
    }

    private func guarded<Result>(_ body: () throws(LuaError) -> Result) throws(PluginError)
        -> Result
    {
        do throws(LuaError) {
            return try body()
        } catch {
            throw PluginError(error, file: file.shown, doing: nil)
        }
    }

    private func fault(_ problem: String, _ mend: String? = nil, key: String? = nil) -> PluginError
    {
        PluginError(.declaration, place: file.shown, problem: problem, mend: mend, key: key)
    }
}
