import Lua
import RelanceCore
import RelancePlugins
import RelanceTestSupport
import Testing

/// Names of the interface come, are deprecated, and go, by the level for which a plugin is written.
struct LadderTests {
    private static let ladder = Ladder([
        "ctx.money": .init(since: 1, deprecated: 1, use: "ctx.amount", removed: 2),
        "ctx.text.fold": .init(removed: 1),
        "contact.siren": .init(deprecated: 1, use: "contact.number"),
    ])

    @Test func `the steps of a name are what a plugin of a level is told`() {
        let ladder = Ladder(["ctx.money": .init(deprecated: 2, use: "ctx.amount", removed: 4)])
        #expect(ladder.warning("ctx.log", at: 4) == nil)
        #expect(
            ladder.warning("ctx.money", at: 3)
                == "ctx.money is deprecated since interface 2; use ctx.amount")
        #expect(
            ladder.warning("ctx.money", at: 4)
                == "ctx.money is gone since interface 4; use ctx.amount")
        #expect(ladder.offers("ctx.money", at: 3))
        #expect(!ladder.offers("ctx.money", at: 4))
    }

    private func score(_ body: String) throws -> (answer: String, warnings: [String]) {
        let test = try Case(.scoring, "score = function(contact, ctx) \(body) end")
        var context = test.context
        context.ladder = Self.ladder
        let rule = try ScoringRule(test.plugin, context: context)
        let answer = Case.error { _ = try rule.score(.sample()) }
        return (answer, test.plugin.takeWarnings().map(\.text))
    }

    @Test func `a deprecated function works and says so`() throws {
        let (answer, warnings) = try score("return 1, ctx.money(100)")
        #expect(answer == "none")
        #expect(warnings == ["ctx.money is deprecated since interface 1; use ctx.amount"])
    }

    @Test func `a removed function is not there`() throws {
        let (answer, warnings) = try score("return ctx.text.fold('É')")
        #expect(answer.contains("ctx.text has no field 'fold'"))
        #expect(warnings == [])
    }

    @Test func `the check and the pages say it too`() throws {
        let api = API(capabilities: [], ladder: Self.ladder)
        let test = try Case(
            .scoring,
            "score = function(contact, ctx)\n  return 1, ctx.money(1) .. contact.siren end")
        var check = PluginCheck(api, test.plugin.file) { test.plugin }
        #expect(
            try check.run().map(\.line) == [
                "plugins/scoring/test.lua:4:17: ctx.money is deprecated since interface 1; use ctx.amount",
                "plugins/scoring/test.lua:4:37: contact.siren is deprecated since interface 1; "
                    + "use contact.number",
            ])
        #expect(api.markdown.contains("| `ctx.money` | 1 | 1 | `ctx.amount` | 2 |"))
        #expect(api.luaCATS.contains("(deprecated since interface 1)"))
        let fields = api.plain["types"]?.list?.first { $0["name"] == "ctx" }?["fields"]?.list
        #expect(fields?.first { $0["name"] == "money" }?["removed"] == 2)
    }
}
