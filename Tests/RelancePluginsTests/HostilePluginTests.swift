import Foundation
import Lua
import RelanceCore
import RelancePlugins
import RelanceTestSupport
import Testing

/// What a plugin may do to the host's own functions and to what it returns.
@Suite(.serialized)
struct HostilePluginTests {
    private static let refused: [(String, String)] = [
        ("ctx.json.decode(('['):rep(100000))", "more than 64 levels"),
        ("ctx.json.decode('[' .. ('0,'):rep(1000001) .. '0]')", "more than 1000000 values"),
        ("ctx.json.decode(('{\"a\":'):rep(60) .. '1')", "',' or '}' is missing"),
        ("ctx.json.decode('\"\\\\ud800\"')", "half a surrogate pair"),
        ("ctx.json.decode('1' .. ('0'):rep(400000))", "a value is missing"),
        ("ctx.json.decode('\\255')", "argument 1 is not UTF-8 at byte 1"),
        ("ctx.json.decode({})", "text is a table, expected a text"),
        ("local t = {} t.t = t ctx.json.encode(t)", "more than 32 levels deep"),
        ("ctx.json.encode({ 0 / 0 })", "holds what JSON cannot hold"),
        ("ctx.json.encode({ '\\xff' })", "holds what JSON cannot hold"),
        ("ctx.json.encode(contact)", "holds a contact"),
        ("ctx.text.fold(('é'):rep(600000))", "a text of more than 1024 KB"),
        (
            "ctx.text.similarity(('a'):rep(8000000), ('b'):rep(8000000))",
            "a text of more than 10 KB"
        ),
        ("ctx.text.upper('é\\xe9')", "argument 1 is not UTF-8 at byte 3"),
        ("ctx.date(('9'):rep(30), ('y'):rep(30))", "expected yyyyyy"),
        ("ctx.date('2026', ('d'):rep(1000000))", "the pattern is longer than 40 bytes"),
        ("ctx.date(math.mininteger)", "expected YYYY-MM-DD"),
        ("ctx.date(1e308)", "value is 1e+308, expected a text"),
        ("ctx.date({})", "expected YYYY-MM-DD"),
        ("ctx.date(contact)", "expected YYYY-MM-DD"),
        ("ctx.date(('1'):rep(8000000))", "expected YYYY-MM-DD"),
        ("ctx.add_days('2026-02-30', 1)", "is not a date as YYYY-MM-DD"),
        ("ctx.add_days('2026-02-28', 1.5)", "n is 1.5, expected a whole number"),
        ("ctx.add_business_days('2026-02-28', math.mininteger)", "days are too many"),
        ("ctx.cents(('9'):rep(8000000))", "too large"),
        ("ctx.cents(('1 '):rep(1000000))", "not an amount"),
        ("ctx.cents(1e308)", "amount 1e+308"),
        ("ctx.cents(0 / 0)", "not an amount"),
        ("ctx.cents('\\xff')", "not UTF-8"),
        ("ctx.cents(contact)", "expected a text or a number"),
        ("ctx.cents('1', ('E'):rep(1000000))", "currency is not a code of three letters"),
        ("while true do ctx.log(('x'):rep(1000)) end", "more than 64 KB"),
        (
            "while true do ctx.warn(('x'):rep(1000)) end",
            "more than 64 KB"
        ),
        ("contact.balance_cents = 0", "contacts are read-only"),
        ("ctx.settings.x = 1", "ctx.settings is read-only"),
        ("return 0 / 0", "look for a division by zero"),
        ("return 1e300", "between -1,000,000 and 1,000,000"),
        ("return '5'", "expected a number of points or nil"),
        ("return contact", "expected a number of points or nil"),
        ("return 1, ('x'):rep(8000000)", "its reason is longer than 2,000 bytes"),
        ("return 1, 'a\\xff'", "its reason is a text that is not UTF-8 at byte 2"),
        (
            "return 1, setmetatable({}, { __tostring = function() while true do end end })",
            "its reason is a table"
        ),
        (
            "return coroutine.wrap(function() return contact.invoices[1].x end)()",
            "has no field 'x'"
        ),
    ]

    @Test(arguments: refused)
    func `what goes too far is refused`(body: String, message: String) throws {
        let rule = try Case.scoring(body)
        #expect(Case.error { _ = try rule.score(.sample()) }.contains(message))
        // The plugin and the next one go on.
        #expect(try Case.scoring("return 1").score(.sample()).value?.points == 1)
    }

    private static let borne: [(String, Double)] = [
        ("return pcall(ctx.add_days, '2026-11-24', math.maxinteger) and 0 or 1", 1),
        ("return pcall(ctx.add_days, '2026-11-24', math.mininteger) and 0 or 1", 1),
        ("return ctx.add_business_days('0001-01-05', -9999) == '0001-01-01' and 1 or 0", 1),
        ("return ctx.add_business_days('9999-12-30', 9999) == '9999-12-31' and 1 or 0", 1),
        ("return #ctx.money(math.mininteger) > 20 and 1 or 0", 1),
        ("return ctx.days_between('0001-01-01', '9999-12-31') > 3000000 and 1 or 0", 1),
        ("return #ctx.json.decode('[' .. ('0,'):rep(100000) .. '0]')", 100_001),
        ("return ctx.date('') == nil and ctx.date(nil) == nil and 1 or 0", 1),
        ("return ctx.text.similarity('', '')", 1),
        (
            "local n = 0 for i = 1, 1000 do if not pcall(ctx.cents, {}) then n = n + 1 end end return n",
            1000
        ),
    ]

    @Test(arguments: borne)
    func `what is at the edge is borne`(body: String, points: Double) throws {
        #expect(try Case.scoring(body).score(.sample()).value?.points == points)
    }

    @Test func `a list kept from the contact before is gone`() throws {
        let test = try Case(
            .scoring,
            """
            score = (function()
                local kept
                return function(contact) if kept then return #kept end kept = contact.invoices return 1 end
              end)(),
            """)
        let rule = try ScoringRule(test.plugin, context: test.context)
        _ = try rule.score(.sample("C1"))
        #expect(
            Case.error { _ = try rule.score(.sample("C2")) }.contains("was kept beyond its call"))
    }

    private static let pages: [(String, String)] = [
        (
            "local r = { id = 'C1' } local t = {} for i = 1, 300000 do t[i] = r end return { contacts = t }",
            "contacts holds 300000 records: give 100,000 at most"
        ),
        (
            "local r = { id = 'C1', name = ('x'):rep(8000000) } local t = {} for i = 1, 50 do t[i] = r end return { contacts = t }",
            "contacts holds more than 64 MB of text"
        ),
        (
            "return { contacts = { x = { id = 'C1' } } }",
            "contacts has the key 'x', expected a list"
        ),
        ("return { contacts = 'C1' }", "contacts is a string, expected a list of tables"),
        ("return { contcats = {} }", "did you mean 'contacts'?"),
        ("return ctx", "holds a function"),
        ("local t = {} t.t = t return { done = true }, t", "more than 32 levels deep"),
        ("return { done = 'perhaps' }", "done is \"perhaps\""),
        (
            "return setmetatable({}, { __index = function() while true do end end }), print",
            "unknown global 'print'"
        ),
    ]

    @Test(arguments: pages)
    func `a page that goes too far is refused`(body: String, message: String) throws {
        let test = try Case(.connectors, "pull = function(ctx) \(body) end,")
        let connector = try Connector(test.plugin, context: test.context) { _ in [] }
        #expect(Case.error { _ = try connector.pull(Connector.Request()) }.contains(message))
    }

    @Test func `records that cannot be kept are set aside`() throws {
        let test = try Case(
            .connectors,
            """
            pull = function(ctx)
                return { contacts = { 'no table', { id = ('x'):rep(300) }, { id = 'C\\255' }, { id = 'C1', nmae = 'x' },
                  { id = 'C2', name = '\\255' }, { id = 'C3', people = setmetatable({}, { __index = error }) },
                  { id = 'C4', name = 0 / 0 }, { id = 'C5' } }, done = true }
              end,
            """)
        let connector = try Connector(test.plugin, context: test.context) { _ in [] }
        let page = try connector.pull(Connector.Request())
        #expect(page.contacts.map(\.record.id) == ["C3", "C5"])
        #expect(page.rejects.count == 6)
    }

    private static let sections: [(String, String)] = [
        (
            "local t = {} for i = 1, 300000 do t[i] = { text = 'x' } end return t",
            "returned 300000 blocks, 1,000 at most"
        ),
        (
            "local r, t = {}, {} for i = 1, 2000 do r['k' .. i], t[i] = i, r end return { { table = { columns = { { 'a', 'A' } }, rows = t } } }",
            "more than 1,000,000 values"
        ),
        ("return { { heading = ('x'):rep(8000000), text = 'x' } }", "is both 'heading' and 'text'"),
        ("return { { tiles = { { label = 'x', value = {} } } } }", "expected a number or a text"),
        ("return { { table = { columns = {}, rows = {} } } }", "columns is empty"),
        (
            "return { { chart = { kind = 'pie', rows = {}, x = 'a', y = 'b', alt = '' } } }",
            "expected one of"
        ),
        ("local t = {} t[1] = { text = t } return t", "more than 32 levels deep"),
        (
            "return { { tiles = { { label = '\\xff', value = 1 } } } }",
            "is a text that is not UTF-8 at byte 1"
        ),
    ]

    @Test(arguments: sections)
    func `a section that goes too far is refused`(body: String, message: String) throws {
        let test = try Case(.reports, "section = function(ctx) \(body) end,")
        let section = try ReportSection(test.plugin, context: test.context)
        let report = ReportContext(
            month: Month(of: .of("2026-11-24")), from: .of("2026-11-01"), to: .of("2026-11-24"),
            figures: [], rows: { _, _ in [] }, format: { _, _ in "" })
        #expect(Case.error { _ = try section.section(report) }.contains(message))
    }

    @Test func `a module is taken from the plugin's own folder alone`() throws {
        let folder = try TemporaryFolder()
        try folder.write("return { api = 1 }", to: "secret.lua")
        try folder.write(
            """
            local own = require("own")
            return { api = 1, summary = own.summary, score = function() return require("out") and 1 end }
            """, to: "plugins/scoring/test/init.lua")
        try folder.write("return { summary = 'Essai' }", to: "plugins/scoring/test/own.lua")
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/plugins/scoring/test/out.lua",
            withDestinationPath: folder.path + "/secret.lua")
        let folders = PluginFolder([.init(path: folder.path + "/plugins", isDossier: true)])
        let plugin = try Plugin(folders.file(named: "scoring/test"))
        let rule = try ScoringRule(plugin, context: .example())
        #expect(Case.error { _ = try rule.score(.sample()) }.contains("no module 'out'"))
    }
}
