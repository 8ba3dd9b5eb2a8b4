import RelanceCore
import RelanceTestSupport
import Testing

/// What a channel of the house gives, from the plan to the command that tells of it.
struct ChannelRunTests {
    /// A dossier with one e-mail to send on 3 March, carried by a channel whose declaration holds `body`.
    private func dossier(_ body: String, _ grants: String = "") throws -> Relance {
        let relance = try Relance(
            toml: """
                [creditor]
                name = "Ateliers Méridien SAS"
                [creditor.accounting]
                name = "Claire Vasseur"
                email = "claire@meridien.example"
                [run]
                connectors = ["erp"]
                scenarios = ["short"]
                channels = { email = "own" }
                [dunning]
                review_first_plan = false
                [channels.own]
                \(grants)
                """)
        try relance.folder.write(
            """
            return { api = 1, summary = "Une facture.", pull = function(ctx)
              return { as_of = ctx.today,
                contacts = { { id = "C1", name = "Dupont SA", email = "c1@client.example" } },
                invoices = { { id = "F1", contact = "C1", issue_date = "2026-01-20",
                  due_date = "2026-02-24", amount_cents = 120000 } } }
            end }
            """, to: "plugins/connectors/erp.lua")
        try relance.folder.write(
            """
            return { api = 1, summary = "Court", steps = {
              { name = "un", day = 5, medium = "email", template = "reminder-1" } } }
            """, to: "plugins/scenarios/short.lua")
        try relance.folder.write(
            "return { api = 1, summary = \"Essai\",\n\(body) }", to: "plugins/channels/own.lua")
        return relance
    }

    private func action(_ relance: Relance) throws -> Plain {
        let list = try relance("action", "list", "--json").document
        return try #require(list["items"]?.list?.first)
    }

    @Test func `a request that got no answer leaves it unknown, whatever receipt is given`() throws
    {
        let server = try LoopbackServer { _, _ in .silence }
        let relance = try dossier(
            """
            needs = { "http" }, send = function(message, ctx)
              pcall(ctx.http.request, { url = "\(server.url("/slow"))", timeout_s = 1, json = {} })
              return { id = "x" } end
            """, "allow = { http = [{ host = \"127.0.0.1:\(server.port)\", private = true }] }")
        let run = try relance("run", "--date", "2026-03-03")
        #expect(run.status == 2)
        #expect(
            run.errors
                == "relance: action 'A0000001': a request of the channel got no answer: it may "
                + "have left or not; find out, then run 'relance action done' where it did, "
                + "'relance action retry' where it did not\n")
        #expect(try action(relance)["status"] == "unknown")
        // By it the provider may be asked.
        #expect(try action(relance)["receipt"] == "x")
        try relance("send", "--date", "2026-03-03")
        #expect(server.requests.count == 1)
    }

    @Test(arguments: [
        (
            "return nil, { reason = \"x\", unknown = \"yes\" }",
            "the failure's unknown is \"yes\", expected true or false"
        ),
        (
            "return nil, { reason = \"x\", retry = \"yes\" }",
            "the failure's retry is \"yes\", expected true or false"
        ),
        (
            "return nil, { reason = \"x\", after_s = \"60\" }",
            "the failure's after_s is \"60\", expected a whole number of seconds"
        ),
        (
            "return nil, { reason = \"x\", adress_bad = true }",
            "the failure has no 'adress_bad'; did you mean 'address_bad'?"
        ),
        (
            "return { id = true }", "the receipt's id is true, expected a text"
        ),
        (
            "return { cost_cents = 1.5 }",
            "the receipt's cost_cents is 1.5, expected a whole number of cents"
        ),
        ("return { \"x\" }", "the receipt has 1 values without a name"),
        (
            "return { id = \"x\" }, { reason = \"no\" }",
            "returned a receipt and a table, expected a receipt alone, or nil, failure"
        ),
    ])
    func `what send may not give is named, and is unknown once something has left`(
        body: String, said: String
    ) throws {
        let allow = "allow = { write = [\"out\"] }"
        let told = "plugins/channels/own.lua:2: send(action 'A0000001'): \(said)\n"
        let careful = try dossier("send = function(message, ctx) \(body) end")
        let failed = try careful("run", "--date", "2026-03-03")
        #expect(failed.status == 2 && failed.errors == "relance: " + told)
        #expect(try action(careful)["status"] == "failed")
        let written = try dossier(
            """
            needs = { "write" }, send = function(message, ctx) ctx.write.file("out/x", "x") \(body) end
            """, allow)
        let unknown = try written("run", "--date", "2026-03-03")
        #expect(unknown.status == 2)
        #expect(unknown.errors == "relance: action 'A0000001': " + told)
        #expect(try action(written)["status"] == "unknown")
    }

    @Test func `a receipt may be a number`() throws {
        let relance = try dossier(
            "send = function(message, ctx) return { id = 5, tracking = 7 } end")
        #expect(try relance("run", "--date", "2026-03-03").status == 0)
        #expect(try action(relance)["receipt"] == "5")
        #expect(try action(relance)["tracking"] == "7")
    }

    /// A channel that leaves what it sends unknown, and whose `poll` runs `body`.
    private func polled(_ body: String) throws -> Relance {
        let relance = try dossier(
            """
            send = function(message, ctx) return nil, { reason = "x", unknown = true } end,
            poll = function(ctx) local id = ctx.waiting[1].id \(body) end
            """)
        #expect(try relance("run", "--date", "2026-03-03").status == 2)
        return relance
    }

    @Test(arguments: [
        ("return { evnts = {} }", "the answer has no 'evnts'; did you mean 'events'?"),
        ("return 5", "returned 5, expected { events = … }"),
        ("return { replies = 5 }", "the answer's replies is 5, expected a list"),
        ("return { events = { action = id } }", "the answer's events is a table, expected a list"),
        ("return { events = { 5 } }", "events[1] is 5, expected a table"),
        ("return { { status = \"accepted\" } }", "events[1] has no action"),
        (
            "return { { action = id, status = \"lost\" } }",
            "events[1].status is \"lost\", expected one of delivered, bounced, refused, accepted, "
                + "not_claimed, failed"
        ),
        (
            "return { { action = id, status = \"accepted\", detial = \"x\" } }",
            "events[1] has no 'detial'; did you mean 'detail'?"
        ),
        (
            "return { { action = id, status = \"accepted\", at = \"hier\" } }",
            "events[1].at is \"hier\", expected a date as YYYY-MM-DD"
        ),
        (
            "return { { action = \"A9\", status = \"accepted\" } }",
            "events[1].action is \"A9\", which is no action of this channel"
        ),
    ])
    func `what poll may not give is a problem that names plugin and row`(
        body: String, said: String
    ) throws {
        let relance = try polled(body)
        let imported = try relance("import", "--date", "2026-03-04")
        #expect(imported.status == 2)
        #expect(imported.errors == "relance: plugins/channels/own.lua:3: poll: \(said)\n")
        #expect(try action(relance)["status"] == "unknown")
    }

    @Test func `good events count beside bad ones`() throws {
        let relance = try polled(
            """
            return { { action = id, status = "lost" }, { action = id, status = "delivered" },
              { action = "A9", status = "delivered" } }
            """)
        let imported = try relance("import", "--date", "2026-03-04", "--json")
        #expect(imported.status == 2)
        #expect(imported.errors.split(separator: "\n").count == 2)
        #expect(imported.errors.contains("poll: events[1].status is \"lost\""))
        #expect(imported.errors.contains("poll: events[3].action is \"A9\""))
        #expect(imported.document["problems"]?.list?.count == 2)
        #expect(try action(relance)["status"] == "sent")
    }

    @Test func `a channel that asks no server is polled for what it has sent`() throws {
        let relance = try dossier(
            """
            needs = { "write" }, send = function(message, ctx)
              ctx.write.file("out/" .. message.action, message.text) return {} end,
            poll = function(ctx)
              local events = {}
              for _, action in ipairs(ctx.waiting) do
                local proof = "proofs/" .. action.id
                if ctx.write.exists(proof) then
                  events[#events + 1] = { action = action.id, status = "delivered", proof = proof }
                end
              end
              return { events = events }
            end
            """, "allow = { write = [\"out\", \"proofs\"] }")
        #expect(try relance("run", "--date", "2026-03-03").status == 0)
        #expect(try relance("import", "--date", "2026-03-04").status == 0)
        #expect(try action(relance)["reason"]?.text == nil)
        try relance.folder.write("signed", to: "proofs/A0000001")
        #expect(try relance("import", "--date", "2026-03-05").status == 0)
        #expect(try action(relance)["reason"] == "delivered")
        #expect(try action(relance)["proofs"] == ["proofs/A0000001"])
    }

    @Test func `what a channel or a section warns of is a problem that asks for nobody`() throws {
        let relance = try dossier(
            """
            send = function(message, ctx) ctx.warn("cher") return {} end,
            poll = function(ctx) ctx.warn("lent") end
            """)
        let sent = try relance("run", "--date", "2026-03-03", "--json")
        #expect(sent.status == 0)
        #expect(sent.errors == "relance: plugins/channels/own.lua: cher\n")
        let warning: Plain = [
            "code": "warning", "where": "plugins/channels/own.lua", "text": "cher",
        ]
        #expect(sent.document["send"]?["problems"] == [warning])
        let polled = try relance("import", "--date", "2026-03-04", "--json")
        #expect(polled.status == 0)
        #expect(polled.errors == "relance: plugins/channels/own.lua: lent\n")
        #expect(polled.document["problems"]?.list?.first?["text"] == "lent")
        let toml = try relance.folder.text(of: "relance.toml")
        try relance.folder.write(
            toml.replacing("[run]\n", with: "[run]\nreports = [\"part\"]\n"), to: "relance.toml")
        try relance.folder.write(
            """
            return { api = 1, summary = "x", section = function(ctx) ctx.warn("vide") return {} end }
            """, to: "plugins/reports/part.lua")
        let report = try relance("report", "--date", "2026-03-04", "--json")
        #expect(report.status == 0 && report.document["problems"]?.list?.first?["text"] == "vide")
        #expect(report.errors == "relance: plugins/reports/part.lua: vide\n")
    }

    @Test func `what a plugin raises or gives steers no terminal and stays on its line`() throws {
        let failing = try dossier(
            "send = function(message, ctx) error(\"\\27[31m\\nligne2\\u{9b}K\") end")
        let failed = try failing("run", "--date", "2026-03-03")
        #expect(
            failed.errors
                == "relance: plugins/channels/own.lua:2: send(action 'A0000001'):  [31m ligne2 K\n")
        let sending = try dossier(
            "send = function(message, ctx) return { id = \"a\\27[2J\\nb\" } end")
        try sending("run", "--date", "2026-03-03")
        let shown = try sending("action", "show", "A0000001").output
        #expect(shown.contains("\n  receipt: a [2J b\n"))
        #expect(try action(sending)["receipt"] == "a\u{1B}[2J\nb")
    }

    @Test func `an error that ends a command is one line`() throws {
        let relance = try dossier("send = function(message, ctx) return {} end")
        try relance.folder.write(
            "return { api = 1, summary = \"x\", pull = function() error(\"\\27[31m\\nligne2\") end }",
            to: "plugins/connectors/erp.lua")
        let failed = try relance("import")
        #expect(failed.status == 1)
        #expect(failed.errors == "relance: plugins/connectors/erp.lua:1: pull:  [31m ligne2\n")
    }
}
