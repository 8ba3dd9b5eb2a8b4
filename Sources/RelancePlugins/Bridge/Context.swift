import Lua
package import RelanceCore
package import RelanceRules

/// What `ctx` gives plugins of every kind.
package struct Context {
    package var today: Day
    package var creditor: Creditor
    package var calendar: Calendar
    /// Where `ctx.log` goes: the plugin and the text.
    package var log: (String, String) -> Void
    /// Which names come and go with the level of a plugin.
    package var ladder = Ladder.current

    /// The variable of that name, where secrets are looked up; nil where there is none.
    package var environment: (String) -> String?

    /// Makes a context for a day.
    package init(
        today: Day, creditor: Creditor, calendar: Calendar,
        log: @escaping (String, String) -> Void = { _, _ in },
        environment: @escaping (String) -> String? = { _ in nil }
    ) {
        self.today = today
        self.creditor = creditor
        self.calendar = calendar
        self.log = log
        self.environment = environment
    }

    /// What plugins are told where there is no dossier: in examples, when one is only looked at.
    package static func example(on day: Day = PluginTests.day) -> Context {
        Context(today: day, creditor: Creditor(id: "Exemple SAS"), calendar: Calendar())
    }

    /// The object for one call of a plugin, with what its kind and its grants add.
    func object(for plugin: Plugin, adding own: [(String, LuaEntry)]) throws(LuaError)
        -> LuaReference
    {
        if plugin.common.isEmpty { plugin.common = try common(for: plugin) }
        return try plugin.state.object("ctx", plugin.common + own)
    }

    /// What does not change from call to call, made once.
    func common(for plugin: Plugin) throws(LuaError) -> [(String, LuaEntry)] {
        let state = plugin.state
        let creditor = Creditor.fields.map { field in
            (field.name, LuaEntry.value(LuaValue(field.get(self.creditor, today))))
        }
        let settings = try plugin.schema.settings.map { setting throws(LuaError) in
            let name = "ctx.settings.\(setting.name)"
            guard let value = plugin.settings[setting.name] else {
                return (setting.name, LuaEntry.value(.nil))
            }
            let kept = try state.frozen(name, LuaValue(value), isStrict: false)
            return (setting.name, LuaEntry.reference(kept))
        }
        let (name, log) = (plugin.file.id.description, log)
        let warn: (String) -> Void = { [unowned plugin] in plugin.warnings.append($0) }
        let functions = ladder.offered(
            functions(log: { log(name, $0) }, warn: warn), in: "ctx", to: plugin.level, warn: warn)
        let modules = [LuaModule.json, .text].map { module in
            let offered = ladder.offered(
                module.functions, in: "ctx.\(module.name)", to: plugin.level, warn: warn)
            return LuaModule(name: module.name, doc: module.doc, functions: offered)
        }
        let entries = functions.map {
            ($0.name, LuaEntry.reference(state.function($0)))
        }
        return [
            ("today", .value(.string(today.description))),
            ("creditor", .reference(try state.object("ctx.creditor", creditor))),
            ("settings", .reference(try state.object("ctx.settings", settings))),
            ("none", .noneSentinel),
        ] + modules.map { ($0.name, .reference(state.module($0, in: "ctx"))) } + entries
    }

    /// The functions of every kind.
    func functions(
        log: @escaping (String) -> Void, warn: @escaping (String) -> Void
    ) -> [LuaHostFunction] {
        moneyFunctions + dateFunctions + [
            LuaHostFunction("log(text: string)", "Notes a text for whoever runs the program.") {
                call in
                log(try call.line(0, "log(text)"))
            },
            LuaHostFunction(
                "warn(text: string)",
                "Puts a text among the problems; the exit status stays as it is."
            ) { call in
                warn(try call.line(0, "warn(text)"))
            },
        ]
    }
}

extension LuaCall {
    /// The text at `index` for people to read: what would steer a terminal is a blank.
    func line(_ index: Int, _ signature: String) throws -> String {
        let text = try text(index, signature)
        try say(text.utf8.count)
        return text.onOneLine
    }

    /// A text that is no longer than `limit` bytes.
    func text(_ index: Int, _ signature: String, atMost limit: Int) throws -> String {
        let text = try text(index, signature)
        guard text.utf8.count <= limit else {
            throw LuaHostError("ctx.\(signature): a text of more than \(limit >> 10) KB")
        }
        return text
    }

    /// The date at `index`, or an error that shows the value.
    func day(_ index: Int, _ signature: String) throws -> Day {
        if let day = withBytes(index, { Day.parse($0) }) ?? nil { return day }
        let shown = (try? value(index).shown) ?? "a \(kind(index))"
        throw LuaHostError("ctx.\(signature): \(shown) is not a date as YYYY-MM-DD")
    }
}
