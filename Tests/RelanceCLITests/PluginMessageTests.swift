import RelanceCore
import RelanceTestSupport
import Testing

/// What people read when a plugin goes wrong: file and line, which call, what, how to mend it.
struct PluginMessageTests {
    private static let toml =
        Relance.bare + """

            [creditor.accounting]
            name = "Ana Roux"
            email = "ana@meridien.example"
            [run]
            connectors = ["fec"]
            scoring = ["late"]
            scenarios = ["short"]
            channels = { email = "mail" }
            reports = ["part"]
            [dunning]
            review_first_plan = false
            [connectors.fec]
            settings = { paths = ["fec.txt"] }
            allow = { read = ["."] }
            """

    private static let plugins = [
        "scoring/late":
            "return { api = 1, summary = 'x', score = function(contact, ctx)\n  return 1\nend }",
        "scenarios/short": """
        return { api = 1, summary = 'x',
          steps = { { name = 'a', day = 1, medium = 'email', template = 'reminder-1' } } }
        """,
        "channels/mail":
            "return { api = 1, summary = 'x', send = function(message, ctx)\n  return { id = 'x' }\nend }",
        "reports/part":
            "return { api = 1, summary = 'x', section = function(ctx)\n  return {}\nend }",
    ]

    /// What a run says whose plugin of that kind and name is `source`.
    private func said(_ name: String, _ source: String, _ command: String...) throws -> String {
        let relance = try Relance(toml: Self.toml)
        for (other, text) in Self.plugins {
            try relance.folder.write(other == name ? source : text, to: "plugins/\(other).lua")
        }
        if Self.plugins[name] == nil { try relance.folder.write(source, to: "plugins/\(name).lua") }
        try relance.folder.write(Relance.ledger, to: "fec.txt")
        try relance("import", "--date", "2026-03-06")
        try relance("person", "add", "C2", "name=Ana", "email=ana@martin.example", "role=billing")
        var output = ""
        for stage in command {
            if stage == "send" { try relance("action", "approve", "--all", "--date", "2026-03-06") }
            let result = try relance(stage, "--date", "2026-03-06")
            output += result.errors
        }
        return output.split(separator: "\n").first.map(String.init) ?? ""
    }

    private func score(_ body: String) throws -> String {
        try said(
            "scoring/late",
            "return { api = 1, summary = 'x', score = function(contact, ctx)\n  \(body)\nend }",
            "score")
    }

    @Test(arguments: [
        (
            "return 'high'",
            "1: score(contact 'C1'): returned \"high\", expected a number of points or nil"
        ),
        (
            "return contact.ballance_cents",
            "2: score(contact 'C1'): contact has no field 'ballance_cents'; did you mean 'balance_cents'?"
        ),
        (
            "for _, invoice in ipairs(contact.invoices) do\n  local x = invoice.ballance_cents end",
            "3: score(contact 'C1'): invoice has no field 'ballance_cents'; did you mean 'balance_cents'?"
        ),
        (
            "return 0/0",
            "1: score(contact 'C1'): returned nan, which is no number of points; look for a division by zero"
        ),
        ("return 1, {}", "1: score(contact 'C1'): its reason is a table, expected a text or nil"),
        (
            "return contact.name.x.y",
            "2: score(contact 'C1'): string has no field 'x'"
        ),
        ("error('Zut')", "2: score(contact 'C1'): Zut"),
        ("error({})", "2: score(contact 'C1'): an error without a text was raised: it is a table"),
        (
            "contact.name = 'x'",
            "2: score(contact 'C1'): contacts are read-only: return what should change"
        ),
        (
            "return ctx.add_days('31/01/26', 1)",
            "2: score(contact 'C1'): ctx.add_days(date, n): \"31/01/26\" is not a date as YYYY-MM-DD"
        ),
        (
            "return ctx.add_days(ctx.today, 1.5)",
            "2: score(contact 'C1'): ctx.add_days(date, n): n is 1.5, expected a whole number"
        ),
        (
            "return ctx.money()",
            "2: score(contact 'C1'): ctx.money(cents, currency?): cents is nil, expected a whole number"
        ),
    ])
    func `a scoring rule`(body: String, said: String) throws {
        #expect(try score(body) == "relance: plugins/scoring/late.lua:\(said)")
    }

    @Test(arguments: [
        (
            "return message.actoin",
            "2: send(action 'A0000002'): message has no field 'actoin'; did you mean 'action'?"
        ),
        (
            "return 3",
            "1: send(action 'A0000002'): returned 3, expected a receipt or nil, failure"
        ),
        (
            "return nil",
            "1: send(action 'A0000002'): returned nil without a failure, "
                + "expected nil, { retry = …, reason = … }"
        ),
        (
            "return nil, { retry = true }",
            "1: send(action 'A0000002'): the failure has no reason, expected a text"
        ),
        (
            "return { idd = 'x' }",
            "1: send(action 'A0000002'): the receipt has no 'idd'; did you mean 'id'?"
        ),
        ("error('Zut')", "2: send(action 'A0000002'): Zut"),
    ])
    func `a channel`(body: String, said: String) throws {
        let source =
            "return { api = 1, summary = 'x', send = function(message, ctx)\n  \(body)\nend }"
        #expect(
            try self.said("channels/mail", source, "plan", "send")
                == "relance: plugins/channels/mail.lua:\(said)")
    }

    @Test func `a channel that was not granted what it needs`() throws {
        let source = """
            return { api = 1, summary = 'x', needs = { 'write' }, send = function(message, ctx) return {} end }
            """
        #expect(
            try said("channels/mail", source, "plan", "send")
                == "relance: plugins/channels/mail.lua: send(action 'A0000002'): needs 'write', which it "
                + "was not granted; allow it under [channels.mail] in relance.toml: "
                + "allow = { write = [\"folder\"] }; or run 'relance plugin grant channels/mail'")
    }

    @Test(arguments: [
        ("return 3", "1: section: returned 3, expected a list of blocks"),
        (
            "return { { heding = 'x' } }",
            "1: section: blocks[1] has no use for 'heding'; did you mean 'heading'?"
        ),
        (
            "return { { table = { columns = { { 'a', 'b', az = 'money' } } } } }",
            "1: section: blocks[1].table.columns[1] has no 'az'; did you mean 'as'?"
        ),
        (
            "return { { chart = { kind = 'pie', rows = {}, x = 'a', y = 'b', alt = 'c' } } }",
            "1: section: blocks[1].chart.kind is \"pie\", expected one of stacked-bar, bar, line"
        ),
        (
            "return ctx.rows('overdu')",
            "2: section: ctx.rows: there are no rows 'overdu'; did you mean 'overdue'?"
        ),
        (
            "return { { text = ctx.format(1, 'monney') } }",
            "2: section: ctx.format: there is no style 'monney'; did you mean 'money'?"
        ),
        (
            "return ctx.figures.overdue_cent",
            "2: section: ctx.figures has no field 'overdue_cent'; did you mean 'overdue_cents'?"
        ),
    ])
    func `a report section`(body: String, said: String) throws {
        let source = "return { api = 1, summary = 'x', section = function(ctx)\n  \(body)\nend }"
        #expect(
            try self.said("reports/part", source, "report")
                == "relance: plugins/reports/part.lua:\(said)")
    }

    @Test(arguments: [
        (
            "applies = function(contact, ctx)\n return 3 end",
            "2: applies(contact 'C1'): returned 3, expected true or false"
        ),
        (
            "applies = function(contact, ctx)\n return contact.segmnt end",
            "3: applies(contact 'C1'): contact has no field 'segmnt'; did you mean 'segment'?"
        ),
    ])
    func `a scenario`(body: String, said: String) throws {
        let source = """
            return { api = 1, summary = 'x', steps = { { name = 'a', day = 1, medium = 'email' } },
            \(body) }
            """
        #expect(
            try self.said("scenarios/short", source, "plan")
                == "relance: plugins/scenarios/short.lua:\(said)")
    }
}
