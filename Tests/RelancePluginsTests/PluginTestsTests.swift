import RelanceCore
import RelancePlugins
import RelanceTestSupport
import Testing

/// `plugin test` for the kinds beside connectors.
struct PluginTestsTests {
    private func outcomes(_ kind: PluginKind, _ body: String) throws -> [String?] {
        let test = try Case(kind, body)
        let tests = PluginTests(test.plugin.file) { _, _ in
            []
        } format: { _ in
            { value, _ in JSON.text(value) }
        }
        return try tests.run().map(\.difference)
    }

    private func scoring(_ body: String, _ example: String) throws -> String? {
        try outcomes(
            .scoring,
            """
            score = function(contact, ctx) \(body) end,
            settings = { weight = { type = "number", default = 2 } },
            examples = { { "essai", \(example) } },
            """)[0]
    }

    @Test(
        arguments: [
            (
                "return contact.history.average_days_late * ctx.settings.weight, 'tard'",
                "given = { { history = { average_days_late = 10 } } }, gives = { 20, 'tard' }"
            ),
            (
                "return contact.history.average_days_late * ctx.settings.weight",
                "given = { { history = { average_days_late = 10 } }, settings = { weight = 0.5 } }, gives = { 5 }"
            ),
            ("return contact.siren and 1", "given = { {} }, gives = {}"),
            (
                "local n = 0 for _, i in ipairs(contact.invoices) do n = n + i.days_late end return n",
                "given = { { invoices = { { days_late = 3 }, { days_late = 4 } } } }, gives = { 7.0 }"
            ),
            ("return #contact.invoices + #contact.people", "given = { {} }, gives = { 0 }"),
            (
                "return ctx.today == '2026-02-03' and ctx.book.contacts",
                "given = { {}, today = '2026-02-03', book = { contacts = 3 } }, gives = { 3 }"
            ),
            ("return 1, ctx.money(120000)", "given = { {} }, gives = { 1, '1 200,00 €' }"),
            ("return 0.1 + 0.2", "given = { {} }, gives = { 0.3 }"),
        ] as [(String, String)])
    func `an example of a rule passes`(body: String, example: String) throws {
        #expect(try scoring(body, example) == nil)
    }

    @Test(
        arguments: [
            ("return 2", "given = { {} }, gives = { 3 }", "    expected 3\n    found    2"),
            ("return 2", "given = { {} }, gives = {}", "    expected null\n    found    2"),
            (
                "return contact.sirne", "given = { {} }, gives = {}",
                "    plugins/scoring/test.lua:3: score: contact has no field 'sirne'; did you mean 'siren'?"
            ),
            (
                "return 1", "given = { { histroy = {} } }, gives = { 1 }",
                "    plugins/scoring/test.lua: the example gives a field 'histroy', "
                    + "which a contact does not have; did you mean 'history'?"
            ),
            (
                "return 1", "given = { { invoices = { { ballance_cents = 5 } } } }, gives = { 1 }",
                "    plugins/scoring/test.lua: the example gives a field 'ballance_cents', "
                    + "which an invoice does not have; did you mean 'balance_cents'?"
            ),
            (
                "return 1", "given = { { invoices = { { balance_cents = '5' } } } }, gives = { 1 }",
                "    plugins/scoring/test.lua: the example gives invoices[1].balance_cents = \"5\", "
                    + "expected a whole number of cents"
            ),
            (
                "return 1", "given = { { invoices = 5 } }, gives = { 1 }",
                "    plugins/scoring/test.lua: the example gives invoices = 5, expected a list"
            ),
            (
                "return 1", "given = { 5 }, gives = { 1 }",
                "    plugins/scoring/test.lua: the example gives 5, "
                    + "expected a table with fields of a contact"
            ),
            (
                "return 1", "given = { {}, setings = { k = 2 } }, gives = { 1 }",
                "    plugins/scoring/test.lua: the example gives 'setings', "
                    + "which a scoring rule is not given; did you mean 'settings'?"
            ),
            (
                "return 1", "given = { {}, htpp = {} }, gives = { 1 }",
                "    plugins/scoring/test.lua: the example gives 'htpp', "
                    + "which a scoring rule is not given; did you mean 'http'?"
            ),
            (
                "return 'x'", "given = { {} }, gives = { 'x' }",
                "    plugins/scoring/test.lua:3: score: returned \"x\", "
                    + "expected a number of points or nil"
            ),
            (
                "return 1/0", "given = { {} }, gives = { 1 }",
                "    plugins/scoring/test.lua:3: score: returned inf, which is no number of points; "
                    + "look for a division by zero"
            ),
        ] as [(String, String, String)])
    func `an example that fails says why`(body: String, example: String, said: String) throws {
        #expect(try scoring(body, example) == said)
    }

    @Test func `examples of scenarios, channels and reports are run`() throws {
        let scenario = """
            steps = { { name = "a", day = 1, medium = "email" } },
            applies = function(contact, ctx) return contact.kind == "public", "public" end,
            examples = {
              { "oui", given = { { kind = "public" } }, gives = { true, "public" } },
              { "non", given = { { kind = "company" } }, gives = { true } },
            },
            """
        #expect(
            try outcomes(.scenarios, scenario) == [
                nil, "    expected true\n    found    false",
            ])
        let channel = """
            send = function(message, ctx) return { id = message.id .. (message.cc or "") } end,
            examples = { { "envoi", given = { { id = "A1" } }, gives = { { id = "A1" } } } },
            """
        #expect(try outcomes(.channels, channel) == [nil])
        let report = """
            section = function(ctx) return { { heading = ctx.month }, { text = ctx.figures.dso_days .. " jours" } } end,
            examples = { { "mois", given = { month = "2026-10", figures = { dso_days = 42 } },
              gives = { { { heading = "2026-10" }, { text = "42 jours" } } } } },
            """
        #expect(try outcomes(.reports, report) == [nil])
    }

    @Test func `a scenario whose steps do not fit fails before its examples`() {
        #expect(
            Case.error { _ = try outcomes(.scenarios, "steps = { { name = 'a' } }") }
                == "plugins/scenarios/test.lua: steps[1] 'a' has no medium; "
                + "there are email, letter, registered-letter, sms, call, internal")
    }
}
