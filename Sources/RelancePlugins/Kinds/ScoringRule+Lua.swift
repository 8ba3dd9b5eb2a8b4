import Lua
package import RelanceCore

extension ScoringRule {
    /// The rule that `plugin` declares.
    package init(_ plugin: Plugin, context: Context) throws {
        let call = RuleCall(plugin, context: context)
        let name = plugin.file.id.name
        guard let function = try plugin.function("score") else {
            throw PluginError(
                .declaration, place: plugin.file.shown, problem: "a scoring rule defines 'score'")
        }
        let (file, line) = (plugin.file.shown, function.line)
        self.init(name: name, digest: plugin.digest) { account in
            try call.answer(function, "score", account) { results in
                try Self.points(results, name, file, line)
            }
        }
    }

    private static func points(
        _ results: borrowing LuaResults, _ name: String, _ file: String, _ line: Int?
    ) throws -> RulePoints? {
        if results.kind(0) == .nil { return nil }
        guard results.kind(0) == .number, let points = results.number(0) else {
            throw LuaError(
                kind: .rubbish,
                message: "returned \(try results.value(0).shown), expected points (a number) or nil"
            )
        }
        guard points.isFinite else {
            throw LuaError(
                kind: .rubbish, message: "returned \(points), which is no number of points")
        }
        var answer = RulePoints(plugin: name, points: points)
        if results.kind(1) != .nil {
            guard let reason = results.string(1) else {
                throw LuaError(
                    kind: .rubbish,
                    message: "returned the reason \(try results.value(1).shown), expected a text")
            }
            answer.reason = reason
        }
        (answer.file, answer.line) = (file, line)
        return answer
    }
}
