import RelanceCore
import RelancePlugins
import RelanceTestSupport
import Testing

struct ScoringRuleTests {
    private static let head: String = "plugins/scoring/test.lua:4: score(contact 'C1'): "

    private static let readings: [(String, Double)] = [
        ("contact.overdue_cents", 1_100_00),
        ("contact.balance_cents", 1_400_00),
        ("#contact.invoices", 2),
        ("contact.invoices[1].days_late", 10),
        ("contact.payments[1].unallocated_cents", 100_00),
        ("#contact.promises + #contact.disputes + #contact.events", 0),
        ("contact.history.average_days_late", 12.5),
        ("contact.history.last_delays[2]", 20),
        ("contact.history.promises_broken", 0),
        ("#contact.people", 1),
        ("contact.segment == 'pme' and contact.kind == 'company' and 1 or 0", 1),
        ("contact.siren == nil and contact.history.last_returned == nil and 1 or 0", 1),
        ("ctx.today == '2026-11-24' and 1 or 0", 1),
        ("ctx.book.balance_cents + ctx.book.contacts", 7),
        ("ctx.days_between('2026-11-20', ctx.today)", 4),
    ]

    @Test(arguments: readings)
    func `a rule reads a contact`(expression: String, points: Double) throws {
        let rule = try Case.scoring("return \(expression), 'parce que'")
        var expected = RulePoints(plugin: "test", points: points)
        expected.reason = "parce que"
        expected.file = "plugins/scoring/test.lua"
        expected.line = 3
        #expect(try rule.score(.sample()).value == expected)
    }

    @Test func `a promise and a dispute show at the invoice`() throws {
        var account = Account.sample()
        var (promise, broken, dispute) = (
            Promise(id: "1"), Promise(id: "2"), Dispute(id: "3")
        )
        promise.invoices = ["F1"]
        broken.status = .broken
        dispute.invoices = ["F2"]
        account.promises = [promise, broken]
        account.disputes = [dispute]
        let rule = try Case.scoring(
            """
            local points = 0
            for n, i in ipairs(contact.invoices) do
              points = points + (i.promised and n or 0) + (i.disputed and 10 * n or 0)
            end
            return points
            """)
        #expect(try rule.score(account).value?.points == 21)
    }

    @Test func `no points are no answer`() throws {
        #expect(try Case.scoring("return nil, 'rien'").score(.sample()) == Answer(nil))
    }

    @Test(
        arguments: [
            (
                "return contact.invoices[1].ballance_cents",
                head + "invoice has no field 'ballance_cents'; did you mean 'balance_cents'?"
            ),
            (
                "return contact.histroy",
                head + "contact has no field 'histroy'; did you mean 'history'?"
            ),
            (
                "return contact.history.paid_cuont",
                head + "history has no field 'paid_cuont'; did you mean 'paid_count'?"
            ),
            ("return ctx.tody", head + "ctx has no field 'tody'; did you mean 'today'?"),
            (
                "return ctx.book.balanse_cents",
                head + "ctx.book has no field 'balanse_cents'; did you mean 'balance_cents'?"
            ),
            ("contact.score = 3", head + "contacts are read-only: return what should change"),
            ("ctx.today = 3", head + "ctx is read-only: return what should change"),
            ("error('le serveur dort')", head + "le serveur dort"),
            (
                "return 'high'",
                "plugins/scoring/test.lua:3: score(contact 'C1'): returned \"high\", "
                    + "expected a number of points or nil"
            ),
            (
                "return true",
                "plugins/scoring/test.lua:3: score(contact 'C1'): returned true, "
                    + "expected a number of points or nil"
            ),
            (
                "return 1 / 0",
                "plugins/scoring/test.lua:3: score(contact 'C1'): returned inf, "
                    + "which is no number of points; look for a division by zero"
            ),
            (
                "return 1, {}",
                "plugins/scoring/test.lua:3: score(contact 'C1'): its reason is a table, "
                    + "expected a text or nil"
            ),
        ] as [(String, String)])
    func `a fault is told with file and line`(body: String, message: String) throws {
        let rule = try Case.scoring(body)
        #expect(Case.error { _ = try rule.score(.sample()) } == message)
    }

    @Test(
        arguments: [
            ("return 1", nil),
            ("return contact.balance_cents + #contact.invoices + #contact.people", nil),
            ("return contact.history.average_days_late", nil),
            ("return ctx.settings and contact.invoices[1].balance_cents", nil),
            ("return contact.overdue_cents", "2026-12-01"),
            ("return contact.invoices[1].days_late", "2026-11-25"),
            ("return contact.overdue_cents + contact.invoices[1].days_late", "2026-11-25"),
            ("return ctx.today and 1", "2026-11-25"),
            ("return ctx.book.contacts", "2026-12-01"),
            ("for name, value in pairs(ctx) do end return 1", "2026-11-25"),
        ] as [(String, String?)])
    func `an answer says until when it holds`(body: String, until: String?) throws {
        let rule = try Case.scoring(body)
        #expect(try rule.score(.sample()).until == until.map(Day.of))
        // What the call before has read does not count.
        let other = try Case.scoring("if contact.id == 'C1' then \(body) end return 1")
        _ = try other.score(.sample())
        #expect(try other.score(.sample("C2")).until == nil)
    }

    @Test func `chance depends on plugin, day and contact alone`() throws {
        let rule = try Case.scoring("return math.random()")
        let (first, second) = (
            try rule.score(.sample("A")).value, try rule.score(.sample("B")).value
        )
        #expect(first != second)
        let again = try Case.scoring("return math.random()")
        #expect(try again.score(.sample("B")).value == second)
        #expect(try again.score(.sample("A")).value == first)
        let later = try Case.scoring("return math.random()", on: .of("2026-11-25"))
        #expect(try later.score(.sample("A")).value != first)
    }
}
