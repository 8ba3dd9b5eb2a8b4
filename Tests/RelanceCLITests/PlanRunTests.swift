import RelanceCore
import RelanceTestSupport
import Testing

/// What a plan goes by beside the accounts: how sure the data are, and which scenario applies today.
struct PlanRunTests {
    /// C1 owes an invoice of 1 000 € since 1 October, more where a setting says so.
    private func dossier() throws -> Relance {
        let relance = try Relance()
        #expect(try relance("init", ".").status == 0)
        try relance.folder.write(
            """
            return {
              api = 1,
              summary = "Une facture.",
              settings = { cents = { type = "integer", default = 100000, doc = "Montant." } },
              pull = function(ctx)
                return { as_of = ctx.today,
                  contacts = { { id = "C1", name = "Dupont SA", email = "c@dupont.example" } },
                  invoices = { { id = "F1", contact = "C1", issue_date = "2026-09-01",
                    due_date = "2026-10-01", amount_cents = ctx.settings.cents } } }
              end,
            }
            """, to: "plugins/connectors/erp.lua")
        try relance.folder.write(
            "return { api = 1, summary = \"x\", pull = function() error(\"hors service\") end }",
            to: "plugins/connectors/down.lua")
        try scenario(relance, "relance-1")
        try configure(relance)
        return relance
    }

    private func scenario(_ relance: Relance, _ step: String) throws {
        try relance.folder.write(
            """
            return { api = 1, summary = "Une relance.", steps = {
              { name = "\(step)", level = 1, day = 5, medium = "email", template = "reminder-1" } } }
            """, to: "plugins/scenarios/own.lua")
    }

    private func configure(
        _ relance: Relance, connectors: String = "\"erp\"", _ more: String = ""
    ) throws {
        try relance.folder.write(
            """
            [creditor]
            name = "Ateliers Méridien SAS"
            [creditor.accounting]
            name = "Claire Vasseur"
            email = "claire.vasseur@meridien.example"
            [run]
            connectors = [\(connectors)]
            scenarios = ["own"]
            channels = { email = "outbox" }
            date = "2026-11-02"
            [dunning]
            review_first_plan = false
            [channels.outbox]
            allow = { write = ["out"] }
            \(more)
            """, to: "relance.toml")
    }

    private func actions(_ relance: Relance) throws -> [String] {
        let list = try relance("action", "list", "--json").document["items"]?.list ?? []
        return list.map { action in
            ["step", "status", "reason"].map { action[$0]?.text ?? "-" }.joined(separator: " ")
        }
    }

    @Test func `a total that moved by more than half is looked at before anything leaves`() throws {
        let relance = try dossier()
        try configure(relance, "[connectors.erp]\nsettings = { cents = 1000 }")
        try relance("import")
        #expect(try relance("plan", "--date", "2026-09-10").status == 0)
        try configure(relance)
        let run = try relance("run", "--json")
        #expect(run.status == 2)
        let problem = run.document["plan"]?["problems"]?.list?.first
        #expect(problem?["code"] == "stale_data")
        #expect(
            problem?["text"]
                == .text(
                    "the total owed moved from 1000 to 100000 cents since the last run: messages "
                        + "wait for approval; import fresh data, or approve them"))
        #expect(try actions(relance) == ["relance-1 awaiting_approval stale_data"])
    }

    @Test func `where a connector of the run failed messages wait, and go once it works`() throws {
        let relance = try dossier()
        try configure(relance, connectors: "\"erp\", \"down\"")
        let run = try relance("run", "--json")
        #expect(run.status == 2)
        #expect(try actions(relance) == ["relance-1 awaiting_approval stale_data"])
        let why = run.document["plan"]?["problems"]?.list?.compactMap { $0["text"]?.text } ?? []
        #expect(why.contains { $0.hasPrefix("a connector of this run failed") })
        try configure(relance)
        #expect(try relance("run", "--date", "2026-11-03").status == 0)
        #expect(try actions(relance) == ["relance-1 sent -"])
    }

    @Test func `after a change of the scenario what was only planned gives way, what left stays`()
        throws
    {
        let relance = try dossier()
        try relance("import")
        try relance("plan")
        #expect(try actions(relance) == ["relance-1 planned -"])
        try scenario(relance, "rappel")
        try relance("plan")
        #expect(try actions(relance) == ["rappel planned -"])
        try relance("send")
        try scenario(relance, "relance-1")
        try relance("plan", "--date", "2026-11-20")
        #expect(try actions(relance).filter { $0.hasPrefix("rappel") } == ["rappel sent -"])
    }

    @Test func `nothing is planned for what is paid, and the invoice says that it is`() throws {
        let relance = try dossier()
        try configure(relance, "[connectors.erp]\nsettings = { cents = 0 }")
        #expect(try relance("import").status == 0)
        #expect(try relance("plan", "--json").document["count"] == 0)
        let invoice = try relance("invoice", "show", "F1", "--json").document
        #expect(invoice["status"] == "paid" && invoice["balance_cents"] == 0)
        let explained = try relance("plan", "--explain", "C1")
        #expect(explained.status == 0 && explained.output.contains("Nothing is open: all is paid."))
    }

    @Test func `what waits for fresh data ends every run with 2 until a person has seen to it`()
        throws
    {
        let relance = try dossier()
        #expect(try relance("import").status == 0)
        let stale = ["run", "--date", "2026-12-01", "--json"]
        try relance.folder.write(
            "return { api = 1, summary = \"x\", pull = function() return { as_of = \"2026-11-02\" } end }",
            to: "plugins/connectors/erp.lua")
        for _ in 0..<2 {
            let run = try relance.run(stale)
            #expect(run.status == 2)
            #expect(run.document["plan"]?["problems"]?.list?.first?["code"] == "stale_data")
        }
    }

    @Test func `a message that is tried anew and gives way to another stays on record`() throws {
        let relance = try dossier()
        try relance.folder.write(
            """
            return { api = 1, summary = "x",
              send = function() return nil, { reason = "boite pleine" } end }
            """, to: "plugins/channels/outbox.lua")
        #expect(try relance("run").status == 2)
        #expect(try actions(relance).map { $0.hasPrefix("relance-1 failed") } == [true])
        #expect(try relance("action", "retry", "A0000001").status == 0)
        try scenario(relance, "rappel")
        let plan = try relance("plan")
        #expect(plan.status == 0, "said: \(plan.errors)")
        #expect(try actions(relance) == ["relance-1 cancelled -", "rappel planned -"])
    }

    @Test func `a scenario that fails leaves its customers alone, and says how many`() throws {
        let relance = try dossier()
        try relance.folder.write(
            """
            return { api = 1, summary = "x", pull = function()
              local contacts, invoices = {}, {}
              for n = 1, 14 do
                contacts[n] = { id = "C" .. n, name = "N" .. n, email = "c@dupont.example" }
                invoices[n] = { id = "F" .. n, contact = "C" .. n, issue_date = "2026-09-01",
                  due_date = "2026-10-01", amount_cents = 10000 }
              end
              return { as_of = "2026-11-02", contacts = contacts, invoices = invoices }
            end }
            """, to: "plugins/connectors/erp.lua")
        try relance.folder.write(
            """
            return { api = 1, summary = "x", applies = function(contact) return contact.segmnt end,
              steps = { { name = "a", day = 5, medium = "email", template = "reminder-1" } } }
            """, to: "plugins/scenarios/own.lua")
        let run = try relance("run", "--json")
        #expect(run.status == 2)
        let problems = run.document["plan"]?["problems"]?.list ?? []
        #expect(problems.count == 11 && run.document["score"]?["problems"]?.list?.isEmpty == true)
        #expect(
            problems.last?["text"]
                == .text(
                    "for 4 more contacts nothing could be decided, and nothing is sent to them; "
                        + "mend what is named above and run 'relance plan' again"))
        let explained = try relance("plan", "--explain", "C1", "--json")
        #expect(explained.status == 1)
        #expect(
            explained.document["error"]?["what"]
                == .text(
                    "applies(contact 'C1'): contact has no field 'segmnt'; did you mean 'segment'?")
        )
    }

    @Test func `where a scenario does not load nothing is planned, and the rest is done`() throws {
        let relance = try dossier()
        try relance.folder.write("return {", to: "plugins/scenarios/own.lua")
        try relance.folder.write("n = 0", to: "plugins/scoring/bad.lua")
        let run = try relance("run", "--json")
        #expect(run.status == 2)
        #expect(run.document["plan"]?["problems"]?.list?.count == 1)
        #expect(run.document["report"]?["files"]?.list?.count == 1)
        #expect(try relance("plan").status == 1)
        // A rule's account does not need the scenario.
        #expect(try relance("score", "--explain", "C1").status == 0)
    }
}
