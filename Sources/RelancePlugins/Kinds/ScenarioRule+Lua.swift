import Lua
package import RelanceCore

extension ScenarioRule {
    /// The scenario that `plugin` declares: data first, and the functions that it may define.
    package init(_ plugin: Plugin, context: Context) throws {
        let reader = StepReader(plugin)
        let call = RuleCall(plugin, context: context)
        var scenario = Scenario(id: plugin.file.id.name)
        scenario.summary = plugin.summary
        let (steps, functions) = try reader.steps(Self.list(plugin, context))
        scenario.steps = steps
        let given = StepReader.Given(
            item: plugin.declaration, place: "the scenario", reader: reader)
        scenario.grouping = try given.value("grouping") ?? .contact
        scenario.minimumCents = try given.value("minimum_cents")
        scenario.gap = try given.value("gap")
        if let broken = try plugin.declaration.field("broken_promise") {
            guard broken.kind == .table else {
                throw reader.fault("broken_promise", "is a \(broken.kind), expected a step")
            }
            scenario.brokenPromise = try reader.step(broken, "broken_promise", isTimed: false)
        }
        var applies: ((Account) throws -> Answer<Verdict>)?
        if let function = try plugin.function("applies") {
            guard function.kind == .function else {
                throw reader.fault("applies", "is a \(function.kind), expected a function")
            }
            applies = { account in
                try call.answer(function, "applies", account, read: Self.verdict)
            }
        }
        let when = functions.mapValues { function in
            { (invoice: Invoice, account: Account) throws -> Answer<Verdict> in
                try call.answer(function, "when", account, invoice, read: Self.verdict)
            }
        }
        self.init(scenario, digest: plugin.digest, applies: applies, when: when)
    }

    /// The list of steps, made by a function where they depend on settings.
    private static func list(_ plugin: Plugin, _ context: Context) throws -> LuaReference {
        guard let steps = try plugin.function("steps") else {
            throw PluginError(
                .declaration, place: plugin.file.shown, problem: "a scenario defines 'steps'")
        }
        guard steps.kind == .function else { return steps }
        do {
            return try plugin.state.call(steps, context: "steps") { arguments in
                arguments.push(try context.object(for: plugin, adding: []))
            } results: { results in
                results.reference(0, in: plugin.state)
            }
        } catch let error as LuaError {
            throw PluginError(error, file: plugin.file.shown, doing: nil)
        }
    }

    private static func verdict(_ results: borrowing LuaResults) throws -> Verdict {
        switch results.kind(0) {
        case .nil: return Verdict(false)
        case .boolean:
            let holds = results.boolean(0) ?? false
            let kind = results.kind(1)
            guard kind == .nil || kind == .string else {
                throw LuaError(
                    kind: .rubbish,
                    message: "returned the reason \(try results.value(1).shown), expected a text")
            }
            return Verdict(holds, reason: results.string(1))
        default:
            throw LuaError(
                kind: .rubbish,
                message: "returned \(try results.value(0).shown), expected true or false")
        }
    }
}
