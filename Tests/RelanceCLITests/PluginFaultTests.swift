import RelanceCore
import RelanceTestSupport
import Testing

/// What a plugin does wrong is named, with file and line; what was there stays.
struct PluginFaultTests {
    private func relance(_ plugin: String, limits: String = "") throws -> Relance {
        let relance = try Relance(
            toml: Relance.bare + "\n[run]\nconnectors = [\"erp\"]\n[connectors.erp]\n" + limits)
        try relance.folder.write(plugin, to: "plugins/connectors/erp.lua")
        return relance
    }

    private func connector(_ body: String) -> String {
        "return {\n  api = 1, summary = \"Essai\",\n  pull = function(ctx)\n    \(body)\n  end,\n}\n"
    }

    @Test(arguments: [
        ("error(\"le serveur dort\")", "plugins/connectors/erp.lua:4: pull: le serveur dort"),
        (
            "return 42",
            "plugins/connectors/erp.lua:3: pull: returned 42, expected a page: a table of lists such as invoices"
        ),
        (
            "return { invoice = {} }",
            "plugins/connectors/erp.lua:3: pull: the page has no 'invoice'; did you mean 'invoices'?"
        ),
        (
            "return { invoices = 3 }",
            "plugins/connectors/erp.lua:3: pull: invoices is a number, expected a list of tables"
        ),
        (
            "return ctx.tody",
            "plugins/connectors/erp.lua:4: pull: ctx has no field 'tody'; did you mean 'today'?"
        ),
        (
            "local x = tabel.concat({})",
            "plugins/connectors/erp.lua:4: pull: unknown global 'tabel'; did you mean 'table'?"
        ),
        (
            "ctx.cents(\"12,3,4\")",
            "plugins/connectors/erp.lua:4: pull: amount \"12,3,4\": not an amount"
        ),
        (
            "return {}, (ctx.cursor or 0) + 1",
            "connectors/erp: pull: returned 10000 pages in a row that hold nothing; return nil as the cursor at the end"
        ),
        (
            "ctx.json.encode({ (\"\\1\"):rep(2000000) })",
            "plugins/connectors/erp.lua:4: pull: json: the text would have more than 8 MB"
        ),
        (
            "ctx.cents(\"12.345\")",
            "plugins/connectors/erp.lua:4: pull: amount \"12.345\": EUR has 2 decimals"
        ),
        (
            "ctx.date(\"2026-02-30\")",
            "plugins/connectors/erp.lua:4: pull: date \"2026-02-30\": expected YYYY-MM-DD or YYYYMMDD"
        ),
    ])
    func `a plugin that fails is named with file and line`(body: String, expected: String) throws {
        let relance = try relance(connector(body))
        let result = try relance("import", "--json")
        #expect(result.status == 1)
        #expect(result.errors == "relance: \(expected)\n")
    }

    @Test func `one that never ends is stopped`() throws {
        let relance = try relance(
            connector("while true do pcall(function() while true do end end) end"))
        let result = try relance("import", "--json")
        #expect(result.status == 1)
        #expect(result.errors.hasPrefix("relance: plugins/connectors/erp.lua:4: pull: "))
    }

    @Test func `one that fills the memory is stopped`() throws {
        let relance = try relance(
            connector("local t = {} while true do t[#t + 1] = (\"x\"):rep(1000000) .. #t end"))
        let result = try relance("import", "--json")
        #expect(result.status == 1)
        #expect(result.errors.contains("plugins/connectors/erp.lua:4: pull: "))
    }

    @Test func `a record that does not fit is set aside, the others come in`() throws {
        let relance = try relance(
            connector(
                """
                return { invoices = {
                  { id = "F1", contact = "C1", amount_cents = 100 },
                  { id = "F2", contact = "C1", amount_cents = 100, due_date = "31/01/26" },
                  { id = "F3", contact = "C1", amuont_cents = 100 },
                  { contact = "C1", amount_cents = 100 },
                  { id = "F5", contact = "C1", amount_cents = 1.5 },
                }, contacts = { { id = "C1", people = { { emial = "a@b.example" } } } } }
                """))
        let result = try relance("import", "--json")
        #expect(result.status == 2)
        #expect(
            (result.document["rejects"]?.list ?? []).map { $0["reason"]?.text } == [
                "contacts[1].people[1] has no field 'emial'; did you mean 'email'?",
                "invoices[2].due_date is \"31/01/26\", expected a date as YYYY-MM-DD",
                "invoices[3] has no field 'amuont_cents'; did you mean 'amount_cents'?",
                "invoices[4] has no id: give it the source's own key",
                "invoices[5].amount_cents is 1.5, expected a whole number of cents",
            ])
        #expect(try relance.balances() == ["C1": 1_00])
    }

    @Test func `a capability that was not granted is said to be missing`() throws {
        let relance = try relance(
            "return { api = 1, summary = \"Essai\", needs = { \"read\" }, pull = function(ctx) return {} end }"
        )
        #expect(
            try relance("import").errors
                == "relance: plugins/connectors/erp.lua: pull: needs 'read', "
                + "which it was not granted; allow it under [connectors.erp] in relance.toml:5: "
                + "allow = { read = [\"folder\"] }; or run 'relance plugin grant connectors/erp'\n")
    }

    @Test func `a setting that does not fit names the line of the configuration`() throws {
        let plugin = """
            return { api = 1, summary = "Essai", pull = function(ctx) return {} end,
              settings = { url = { type = "string", required = true, doc = "where it is" }, size = { type = "integer", max = 9 } } }
            """
        #expect(
            try relance(plugin, limits: "settings = { size = 10, url = \"x\" }")("import").errors
                == "relance: relance.toml:6: [connectors.erp] settings.size is 10, expected a whole number of at most 9\n"
        )
        #expect(
            try relance(plugin, limits: "settings = { sise = 1, url = \"x\" }")("import").errors
                == "relance: relance.toml:6: [connectors.erp] settings.sise there is no such setting; did you mean 'size'?\n"
        )
        #expect(
            try relance(plugin)("import").errors
                == "relance: relance.toml:5: [connectors.erp] settings.url is missing; it is: where it is\n"
        )
    }

    @Test(arguments: [
        (
            "return 1",
            "plugins/connectors/erp.lua: does not return a table that declares a connector; end the file with return { api = 1, … }"
        ),
        (
            "return { summary = \"x\", pull = print }",
            "plugins/connectors/erp.lua:1:32: unknown global 'print'"
        ),
        (
            "return { summary = \"x\", pull = function() end }",
            "plugins/connectors/erp.lua: does not say which interface it is written for; add api = 1"
        ),
        (
            "return { api = 2, summary = \"x\", pull = function() end }",
            "plugins/connectors/erp.lua:1:10: is written for interface 2, this program offers 1; install a newer relance"
        ),
        (
            "return { api = 1, summary = \"x\" }",
            "plugins/connectors/erp.lua: a connector defines 'pull', and it does not"
        ),
        (
            "return { api = 1, summary = \"x\", pul = 1, pull = function() end }",
            "plugins/connectors/erp.lua:1:34: has no use for 'pul'; did you mean 'pull'?"
        ),
        (
            "return { api = 1, pull = function() end }",
            "plugins/connectors/erp.lua: has no summary; say in a line what it does: summary = \"…\""
        ),
    ])
    func `a declaration that is not one is refused`(source: String, expected: String) throws {
        let result = try relance(source)("plugin", "check", "connectors/erp")
        #expect(result.status == 1)
        #expect(result.output.hasPrefix(expected), "said: \(result.output)")
    }

    @Test func `where several connectors run, one that fails does not stop the others`() throws {
        let relance = try relance(connector("error(\"non\")"))
        try relance.folder.write(
            connector(
                "return { invoices = { { id = \"F1\", contact = \"C1\", amount_cents = 7 } } }"),
            to: "plugins/connectors/other.lua")
        try relance.folder.write(
            Relance.bare + "\n[run]\nconnectors = [\"erp\", \"other\"]\n", to: "relance.toml")
        let result = try relance("run", "--json")
        #expect(result.status == 2)
        #expect(result.document["import"]?["created"] == 1)
        #expect(result.document["import"]?["problems"]?.list?.first?["code"] == "plugin_failed")
    }

    @Test func `the steps of a scenario are checked where it is looked at`() throws {
        let relance = try Relance(toml: Relance.bare)
        try relance.folder.write(
            "return { api = 1, summary = 'x', steps = { { name = 'a', dya = 3, medium = 'call' } } }",
            to: "plugins/scenarios/bad.lua")
        let fault =
            "plugins/scenarios/bad.lua: steps[1] 'a' has no key 'dya'; did you mean 'day'?"
        let check = try relance("plugin", "check", "bad")
        #expect(check.status == 1)
        #expect(check.output == fault + "\n")
        #expect(try relance("plugin", "info", "bad").errors == "relance: \(fault)\n")
        #expect(try relance("plugin", "list").output.contains("does not load: " + fault))
    }

    @Test func `a rule that fails deep inside is named with the way there`() throws {
        let relance = try Relance()
        #expect(try relance("init", ".", "--demo").status == 0)
        try relance.folder.write(
            """
            local function weigh() error("trop lourd") end
            return { api = 1, summary = "x",
              score = function() weigh() return 1 end }
            """, to: "plugins/scoring/payment-history.lua")
        try relance("import")
        let score = try relance("score", "--json", "--verbose")
        #expect(score.status == 2)
        let way = [
            "plugins/scoring/payment-history.lua:1: in function 'weigh'",
            "plugins/scoring/payment-history.lua:3: in function of line 3",
        ]
        let problem = score.document["problems"]?.list?.first
        #expect(problem?["traceback"] == .list(way.map(Plain.text)))
        #expect(score.errors.contains("trop lourd\n  \(way[0])\n  \(way[1])\n"))
    }

    @Test func `a rule that does not load is named where an account is explained`() throws {
        let relance = try Relance()
        #expect(try relance("init", ".", "--demo").status == 0)
        try relance.folder.write("n = 0", to: "plugins/scoring/payment-history.lua")
        try relance("import")
        let explained = try relance("score", "--explain", "C0001")
        #expect(explained.status == 2)
        #expect(explained.errors.contains("plugins/scoring/payment-history.lua:1"))
    }
}
