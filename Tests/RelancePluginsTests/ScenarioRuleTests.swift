import RelanceCore
import RelancePlugins
import RelanceTestSupport
import Testing

struct ScenarioRuleTests {
    private static let file = "plugins/scenarios/test.lua"

    @Test func `every key of a step is read`() throws {
        let rule = try Case.scenario(
            """
            grouping = "invoice", minimum_cents = 500, gap = 7,
            steps = {
              { name = "un", day = -5, medium = "email", template = "a", expires = true },
              { name = "deux", day = 15, from = "presentation", after_previous = 22, medium = "registered-letter",
                template = "b", level = 5, to = { "manager", "billing" }, cc = "sales", by = "manager",
                fallback = { "letter", "call" }, minimum_cents = 30000, below = { cents = 15000, medium = "letter" },
                copy = "email", attach = "invoices", lapse = 5, requires_previous = true, approval = true,
                counts_for_gap = false },
              { name = "trois", day = 20.0, medium = "internal", level = 6, approval = "sales" },
            },
            broken_promise = { name = "rompue", medium = "call" },
            """)
        #expect(rule.scenario.grouping == .invoice)
        #expect(rule.scenario.minimumCents == 500)
        #expect(rule.scenario.gap == 7)
        #expect(rule.scenario.brokenPromise == Step(name: "rompue", medium: .call))
        #expect(rule.applies == nil)
        var one = Step(name: "un", medium: .email)
        (one.day, one.template, one.expires) = (-5, "a", true)
        var two = Step(name: "deux", medium: .registeredLetter)
        (two.day, two.from, two.afterPrevious) = (15, .presentation, 22)
        (two.template, two.level, two.to, two.cc) = ("b", 5, ["manager", "billing"], ["sales"])
        (two.by, two.fallback, two.minimumCents) = (.manager, [.letter, .call], 30000)
        two.below = Step.Below(cents: 15000, medium: .letter)
        (two.copy, two.attach, two.lapse, two.requiresPrevious) = (.email, ["invoices"], 5, true)
        (two.approval, two.countsForGap) = (.accounting, false)
        var three = Step(name: "trois", medium: .internal)
        (three.day, three.level, three.to, three.approval) = (20, 6, ["accounting"], .sales)
        #expect(rule.scenario.steps == [one, two, three])
    }

    @Test func `days and amounts come from the settings`() throws {
        let body = """
            settings = { first = { type = "integer", default = 5 }, least = { type = "integer", default = 10 } },
            minimum_cents = function(ctx) return ctx.settings.least end,
            steps = function(ctx) return { { name = "un", day = ctx.settings.first, medium = "email" } } end,
            """
        #expect(try Case.scenario(body).scenario.steps[0].day == 5)
        let rule = try Case.scenario(body, settings: ["first": 8, "least": 20])
        #expect(rule.scenario.steps[0].day == 8)
        #expect(rule.scenario.minimumCents == 20)
    }

    @Test(
        arguments: [
            ("steps = {}", "\(file): steps is empty"),
            (
                "steps = { un = { day = 1 } }",
                "\(file): steps is not a list of tables; write steps = { { name = … }, … }"
            ),
            (
                "steps = 3",
                "\(file): 'steps' is a number, expected a table, or a function that gives one"
            ),
            (
                "steps = { 3 }",
                "\(file): steps[1] is a number, expected a table such as { name = … }"
            ),
            (
                "steps = { { day = 1, medium = 'sms' } }",
                "\(file): steps[1] has no name; give it one: it is the step's identity"
            ),
            (
                "steps = { { name = 'a', day = 1, medium = 'sms', tempalte = 'x' } }",
                "\(file): steps[1] 'a' has no key 'tempalte'; did you mean 'template'?"
            ),
            (
                "steps = { { name = 'a', medium = 'sms' } }",
                "\(file): steps[1] 'a' has neither day nor after_previous; "
                    + "say when it comes: day = 5 is five days after the due date"
            ),
            (
                "steps = { { name = 'a', day = 1 } }",
                "\(file): steps[1] 'a' has no medium; "
                    + "there are email, letter, registered-letter, sms, call, internal"
            ),
            (
                "steps = { { name = 'a', day = 1, medium = 'fax' } }",
                "\(file): steps[1] 'a'.medium is \"fax\", "
                    + "expected one of email, letter, registered-letter, sms, call, internal"
            ),
            (
                "steps = { { name = 'a', day = '5', medium = 'sms' } }",
                "\(file): steps[1] 'a'.day is \"5\", expected a whole number"
            ),
            (
                "steps = { { name = 'a', day = 1, medium = 'sms', level = 7 } }",
                "\(file): steps[1] 'a'.level is 7, expected 0 … 6"
            ),
            (
                "steps = { { name = 'a', day = 1, medium = 'sms' }, { name = 'a', day = 2, medium = 'sms' } }",
                "\(file): steps[2]: there is a step 'a' before it"
            ),
            (
                "steps = { { name = 'a', day = 1, medium = 'sms', expires = 1 } }",
                "\(file): steps[1] 'a'.expires is 1, expected true or false"
            ),
            (
                "steps = { { name = 'a', day = 1, medium = 'sms', to = { 1 } } }",
                "\(file): steps[1] 'a'.to is a table, expected a text or a list of texts"
            ),
            (
                "steps = { { name = 'a', day = 1, medium = 'sms', when = true } }",
                "\(file): steps[1] 'a'.when is true, expected a function"
            ),
            (
                "steps = { { name = 'a', day = 1, medium = 'sms', below = { cents = 5 } } }",
                "\(file): steps[1] 'a'.below is a table, expected { cents = 15000, medium = \"letter\" }"
            ),
            (
                "steps = { { name = 'a', day = 1, medium = 'internal', to = 'billing' } }",
                "\(file): steps[1] 'a'.to is \"billing\", expected one of accounting, sales, manager: "
                    + "an internal step goes to one of ours"
            ),
            (
                "steps = function(ctx)\n return ctx.today end",
                "\(file):4: steps: a scenario is the same on every day: there is no ctx.today here"
            ),
            (
                "steps = function(ctx) return { { name = 'a', medium = 'sms' } } end",
                "\(file):3: steps[1] 'a' has neither day nor after_previous; "
                    + "say when it comes: day = 5 is five days after the due date"
            ),
            (
                "steps = { { name = 'a', day = 1, medium = 'sms' } }, grouping = 'person'",
                "\(file): grouping is \"person\", expected \"contact\" or \"invoice\""
            ),
            (
                "steps = { { name = 'a', day = 1, medium = 'sms' } }, gap = -1",
                "\(file): gap is -1, expected a whole number of days"
            ),
            (
                "steps = { { name = 'a', day = 1, medium = 'sms' } }, applies = true",
                "\(file): applies is a boolean, expected a function"
            ),
            (
                "steps = { { name = 'a', day = 1, medium = 'sms' } }, broken_promise = { name = 'b', day = 3, medium = 'sms' }",
                "\(file): broken_promise has no use for 'day': it comes when a promise is broken"
            ),
        ] as [(String, String)])
    func `a scenario that is not as it has to be is told`(body: String, message: String) {
        #expect(Case.error { _ = try Case.scenario(body) } == message)
    }

    private static let steps =
        "steps = { { name = 'a', day = 1, medium = 'sms', when = function(invoice, contact, ctx)\n"

    @Test func `what applies and when is answered with a reason`() throws {
        let rule = try Case.scenario(
            Self.steps
                + """
                    return invoice.id == "F1" and contact.id == "C1", "parce que " .. invoice.number
                  end } },
                  applies = function(contact, ctx) return contact.history.paid_count > 3, "il paie" end,
                """)
        let applies = try #require(rule.applies)
        #expect(
            try applies(.sample()) == Answer(ScenarioRule.Verdict(true, reason: "il paie")))
        let when = try #require(rule.when["a"])
        let account = Account.sample()
        #expect(
            try when(account.invoices[0], account).value
                == ScenarioRule.Verdict(true, reason: "parce que F1"))
        #expect(
            try when(account.invoices[1], account).value
                == ScenarioRule.Verdict(false, reason: "parce que F2"))
        #expect(
            try when(.sample("F9", cents: 1, due: "2026-11-30"), account).value
                == ScenarioRule.Verdict(false, reason: "parce que F9"))
    }

    @Test func `a condition says until when it holds, and what is wrong with it`() throws {
        let rule = try Case.scenario(
            Self.steps + "return invoice.days_late > 5 end } }, "
                + "applies = function(contact, ctx) return 1 end,")
        let account = Account.sample()
        let when = try #require(rule.when["a"])
        #expect(try when(account.invoices[0], account).until == .of("2026-11-25"))
        let applies = try #require(rule.applies)
        #expect(
            Case.error { _ = try applies(account) }
                == "\(Self.file):4: applies(contact 'C1'): returned 1, expected true or false")
    }
}
