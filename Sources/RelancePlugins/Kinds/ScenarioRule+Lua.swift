import Lua
package import RelanceCore

extension ScenarioRule {
    /// The scenario that `plugin` declares, for the day of `context`.
    ///
    /// Throws where a step or another key is not as it has to be.
    package init(_ plugin: Plugin, context: Context) throws {
        let reader = try ScenarioReader(plugin, context)
        let (scenario, conditions) = try reader.scenario()
        let reads = DayReads()
        let views = AccountViews(in: plugin.state, on: context.today, reads: reads)
        let ctx = try RuleContext(plugin, context, reads: reads)
        func call(_ function: LuaReference, _ name: String) -> RuleCall {
            RuleCall(
                plugin, function, name, on: context.today, views: views, context: ctx)
        }
        let applies = try reader.function("applies").map { function in
            let call = call(function, "applies")
            return { (account: Account) throws in
                try call.answer(account) { results throws(RuleCall.Fault) in
                    try results.verdict()
                }
            }
        }
        let when = conditions.mapValues { function in
            let call = call(function, "when")
            return { (invoice: Invoice, account: Account) throws in
                try call.answer(account, invoice) { results throws(RuleCall.Fault) in
                    try results.verdict()
                }
            }
        }
        self.init(scenario, digest: plugin.digest, applies: applies, when: when)
    }
}

extension LuaResults {
    /// Whether a rule holds; nil counts as no.
    func verdict() throws(RuleCall.Fault) -> ScenarioRule.Verdict {
        switch kind(0) {
        case .nil: return ScenarioRule.Verdict(false, reason: try reason(1))
        case .boolean: return ScenarioRule.Verdict(boolean(0) ?? false, reason: try reason(1))
        default: throw RuleCall.Fault("returned \(shown(0)), expected true or false")
        }
    }
}
