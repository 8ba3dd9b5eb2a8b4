import Lua
package import RelanceCore

extension ScoringRule {
    /// The rule that `plugin` declares, for the day of `context`.
    ///
    /// `book` works out what stood open in all at the last month's end, once a rule asks for it.
    package init(
        _ plugin: Plugin, context: Context, book: @escaping () throws -> BookTotals? = { nil }
    ) throws {
        guard let function = try plugin.function("score") else {
            throw PluginError(
                .declaration, place: plugin.file.shown,
                problem: "a scoring rule defines 'score', and it does not")
        }
        let reads = DayReads()
        let call = RuleCall(
            plugin, function, "score", on: context.today,
            views: AccountViews(in: plugin.state, on: context.today, reads: reads),
            context: try RuleContext(plugin, context, book: book, reads: reads))
        let (name, file, line) = (plugin.file.id.name, function.file, function.line)
        self.init(name: name, digest: plugin.digest) { account in
            try call.answer(account) { results throws(RuleCall.Fault) in
                guard let points = try results.points() else { return nil }
                var answer = RulePoints(plugin: name, points: points)
                answer.reason = try results.reason(1)
                answer.file = file ?? plugin.file.shown
                answer.line = line
                return answer
            }
        }
    }
}

extension LuaResults {
    /// The points that a rule answers; nil where it has nothing to say.
    func points() throws(RuleCall.Fault) -> Double? {
        switch kind(0) {
        case .nil: return nil
        case .number:
            guard let points = number(0), points.isFinite else {
                throw RuleCall.Fault(
                    "returned \(shown(0)), which is no number of points",
                    "look for a division by zero")
            }
            guard abs(points) <= 1_000_000 else {
                throw RuleCall.Fault(
                    "returned \(points), a number of points is between -1,000,000 and 1,000,000")
            }
            return points
        default:
            throw RuleCall.Fault("returned \(shown(0)), expected a number of points or nil")
        }
    }
}
