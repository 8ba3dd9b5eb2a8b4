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

    /// Makes a context for a day.
    package init(
        today: Day, creditor: Creditor, calendar: Calendar,
        log: @escaping (String, String) -> Void = { _, _ in }
    ) {
        self.today = today
        self.creditor = creditor
        self.calendar = calendar
        self.log = log
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
        let functions = functions(for: plugin).map {
            ($0.name, LuaEntry.reference(state.function($0)))
        }
        return [
            ("today", .value(.string(today.description))),
            ("creditor", .reference(try state.object("ctx.creditor", creditor))),
            ("settings", .reference(try state.object("ctx.settings", settings))),
            ("none", .noneSentinel),
            ("json", .reference(state.module(.json, in: "ctx"))),
            ("text", .reference(state.module(.text, in: "ctx"))),
        ] + functions
    }

    /// The functions of every kind.
    func functions(for plugin: Plugin) -> [LuaHostFunction] {
        let name = plugin.file.id.description
        let log = log
        return moneyFunctions + dateFunctions + [
            LuaHostFunction("log(text)", "Notes a text for whoever runs the program.") { call in
                log(name, try call.line(0, "log(text)"))
            },
            LuaHostFunction(
                "warn(text)", "Puts a text among the problems; the exit status stays as it is."
            ) { [unowned plugin] call in
                plugin.warnings.append(try call.line(0, "warn(text)"))
            },
        ]
    }
}

extension LuaCall {
    /// The text at `index`, or an error that shows the signature.
    func text(_ index: Int, _ signature: String) throws -> String {
        if let text = string(index) { return text }
        let place = withBytes(index, invalidByte) ?? nil
        let problem = place.map { "not UTF-8 at byte \($0)" } ?? "not a text"
        throw LuaHostError("ctx.\(signature): argument \(index + 1) is \(problem)")
    }

    /// The text at `index` for people to read: what would steer a terminal is a blank.
    func line(_ index: Int, _ signature: String) throws -> String {
        let text = try text(index, signature)
        try say(text.utf8.count)
        let shown = text.unicodeScalars.map {
            $0.properties.generalCategory == .control ? " " : Character($0)
        }
        return String(shown)
    }

    /// A text that is no longer than `limit` bytes.
    func text(_ index: Int, _ signature: String, atMost limit: Int) throws -> String {
        let text = try text(index, signature)
        guard text.utf8.count <= limit else {
            throw LuaHostError("ctx.\(signature): a text of more than \(limit >> 10) KB")
        }
        return text
    }

    /// The whole number at `index`, or an error that shows the signature.
    func whole(_ index: Int, _ signature: String) throws -> Int {
        if let integer = integer(index) { return integer }
        throw LuaHostError("ctx.\(signature): argument \(index + 1) is not a whole number")
    }

    /// The date at `index`, or an error that shows the value.
    func day(_ index: Int, _ signature: String) throws -> Day {
        if let day = withBytes(index, { Day.parse($0) }) ?? nil { return day }
        let shown = (try? value(index).shown) ?? "a \(kind(index))"
        throw LuaHostError("ctx.\(signature): \(shown) is not a date as YYYY-MM-DD")
    }
}
