import Lua
import RelanceCore

/// Reads what a scenario declares: its steps and what stands beside them.
///
/// Each of these may be the thing itself, or a function of `ctx` that gives it: so the amounts and days
/// of a scenario can come from its settings.
struct ScenarioReader {
    private let plugin: Plugin
    private let ctx: RuleContext

    init(_ plugin: Plugin, _ context: Context) throws {
        self.plugin = plugin
        ctx = try RuleContext(
            plugin, context, reads: DayReads(),
            timeless: "a scenario is the same on every day: there is no ctx.today here")
    }

    /// The scenario, and the functions that say for which invoices a step is, by its name.
    func scenario() throws -> (Scenario, [String: LuaReference]) {
        var scenario = Scenario(id: plugin.file.id.name)
        scenario.summary = plugin.summary
        let reader = StepReader(place: place("steps"))
        var conditions: [String: LuaReference] = [:]
        for found in try given("steps").map(reader.steps) ?? [] {
            scenario.steps.append(found.step)
            conditions[found.step.name] = found.when
        }
        if let table = try given("broken_promise") {
            let step = try StepReader(place: place("broken_promise")).brokenPromise(table)
            if scenario.steps.contains(where: { $0.name == step.name }) {
                throw fault("broken_promise", "there is a step '\(step.name)' too")
            }
            scenario.brokenPromise = step
        }
        if let word = try value("grouping") {
            guard let grouping = word.string.flatMap(Scenario.Grouping.init) else {
                throw fault("grouping", "is \(word.shown), expected \"contact\" or \"invoice\"")
            }
            scenario.grouping = grouping
        }
        scenario.minimumCents = try whole("minimum_cents", "a whole number of cents")
        scenario.gap = try whole("gap", "a whole number of days")
        return (scenario, conditions)
    }

    /// A function that the scenario may define.
    func function(_ name: String) throws -> LuaReference? {
        guard let function = try plugin.function(name) else { return nil }
        guard function.kind == .function else {
            throw fault(name, "is \(function.kind.described), expected a function")
        }
        return function
    }

    private func whole(_ name: String, _ expected: String) throws -> Int? {
        guard let value = try value(name) else { return nil }
        guard value.kind == .number, let whole = value.integer, whole >= 0 else {
            throw fault(name, "is \(value.shown), expected \(expected)")
        }
        return whole
    }

    private func value(_ name: String) throws -> LuaValue? {
        do {
            return try given(name)?.value(named: name)
        } catch let error as LuaError {
            throw PluginError(error, file: plugin.file.shown, doing: nil)
        }
    }

    /// What the declaration has under a name, or what its function there gives; nil where it is nil.
    private func given(_ name: String) throws -> LuaReference? {
        guard let found = try plugin.function(name) else { return nil }
        guard found.kind == .function else { return found }
        do {
            let made = try plugin.state.call(found, context: name, random: plugin.file.id.name) {
                $0.push(ctx.view)
            } results: { results in
                results.reference(0, in: plugin.state)
            }
            return made.kind == .nil ? nil : made
        } catch let error as LuaError {
            throw PluginError(error, file: plugin.file.shown, doing: name)
        }
    }

    private func place(_ name: String) -> String {
        let line = (try? plugin.function(name))?.line
        return plugin.file.shown + (line.map { ":\($0)" } ?? "")
    }

    private func fault(_ name: String, _ problem: String) -> PluginError {
        PluginError(.declaration, place: place(name), problem: "\(name) \(problem)")
    }
}
