import RelanceCore
import RelanceTestSupport
import Testing

/// What comes of a call: a promise, a dispute, another call.
struct OutcomeTests {
    /// C1 owes F1 since 1 October, and a call about it is to be made on 2 November.
    private func called(_ more: String = "") throws -> Relance {
        let relance = try Relance()
        #expect(try relance("init", ".").status == 0)
        try relance.folder.write(
            """
            return { api = 1, summary = "Une facture.",
              settings = { paid = { type = "boolean", default = false, doc = "Réglée." },
                two = { type = "boolean", default = false, doc = "Deux factures." } },
              pull = function(ctx)
                local page = { as_of = ctx.today,
                  contacts = { { id = "C1", name = "Dupont SA", phone = "01 99 00 00 01" } },
                  invoices = { { id = "F1", contact = "C1", issue_date = "2026-09-01",
                    due_date = "2026-10-01", amount_cents = 100000, lettering = "A" } } }
                if ctx.settings.two then
                  page.invoices[2] = { id = "F2", contact = "C1", issue_date = "2026-09-02",
                    due_date = "2026-10-02", amount_cents = 50000 }
                end
                if ctx.settings.paid then
                  page.payments = { { id = "P1", contact = "C1", date = "2026-11-02",
                    amount_cents = 100000, lettering = "A" } }
                end
                return page
              end }
            """, to: "plugins/connectors/erp.lua")
        try relance.folder.write(
            """
            return { api = 1, summary = "Un appel.", steps = {
              { name = "appel", level = 2, day = 5, medium = "call", template = "call-cause",
                lapse = 5 } } }
            """, to: "plugins/scenarios/own.lua")
        try configure(relance, more)
        #expect(try relance("run").status == 0)
        #expect(try work(relance, on: "2026-11-02") == ["call A0000001"])
        return relance
    }

    private func configure(_ relance: Relance, _ more: String = "") throws {
        try relance.folder.write(
            """
            [creditor]
            name = "Ateliers Méridien SAS"
            [run]
            connectors = ["erp"]
            scenarios = ["own"]
            date = "2026-11-02"
            [dunning]
            review_first_plan = false
            \(more)
            """, to: "relance.toml")
    }

    private func work(_ relance: Relance, on day: String) throws -> [String] {
        let items = try relance("worklist", "--json", "--date", day).document["items"]?.list ?? []
        return items.map { "\($0["kind"]?.text ?? "") \($0["id"]?.text ?? "")" }
    }

    private func list(_ relance: Relance, _ kind: String) throws -> [Plain] {
        try relance(kind, "list", "--json").document["items"]?.list ?? []
    }

    @Test func `a promise is recorded over the invoices of the call`() throws {
        let relance = try called()
        let done = try relance(
            "action", "done", "A0000001", "--outcome", "promise", "--amount", "600,00", "--on",
            "2026-11-20", "--note", "virement en deux fois")
        #expect(done.status == 0, "said: \(done.errors)")
        let promise = try #require(try list(relance, "promise").first)
        #expect(promise["amount_cents"] == 600_00 && promise["date"] == "2026-11-20")
        #expect(promise["invoices"] == ["F1"].plain && promise["status"] == "open")
        let story = try relance("contact", "show", "C1").output
        #expect(story.contains("promesse de règlement, 600,00\u{A0}€"), "\(story)")
        #expect(story.contains("note\u{A0}: virement en deux fois"))
    }

    @Test func `a dispute is recorded with its cause, of a part or of all`() throws {
        let relance = try called()
        let done = try relance(
            "action", "done", "A0000001", "--outcome", "dispute", "--cause", "price", "--amount",
            "250")
        #expect(done.status == 0, "said: \(done.errors)")
        let dispute = try #require(try list(relance, "dispute").first)
        #expect(dispute["amount_cents"] == 250_00 && dispute["owner"] == "sales")
        #expect(dispute["invoices"] == ["F1"].plain)
    }

    @Test func `of several invoices those that are disputed are named`() throws {
        let relance = try called("[connectors.erp]\nsettings = { two = true }")
        let words = ["action", "done", "A0000001", "--outcome", "dispute", "--cause", "price"]
        let done = try relance.run(words)
        #expect(done.status == 1 && done.errors.contains("is about 2 invoices"), "\(done.errors)")
        #expect(try relance.run(words + ["--invoice", "F2"]).status == 0)
        #expect(try list(relance, "dispute").first?["invoices"] == ["F2"].plain)
    }

    @Test func `where what came of it cannot be, the call is not done either`() throws {
        let relance = try called()
        let done = try relance(
            "action", "done", "A0000001", "--outcome", "promise", "--amount", "600", "--on",
            "2026-10-01")
        #expect(done.status == 1 && done.errors.contains("2026-10-01 has passed"))
        #expect(try work(relance, on: "2026-11-02") == ["call A0000001"])
        #expect(try list(relance, "promise").isEmpty)
    }

    @Test func `a call is made again on a day, and the scenario does not wait for it`() throws {
        let relance = try called()
        let done = try relance(
            "action", "done", "A0000001", "--outcome", "left_word", "--again", "2026-11-05")
        #expect(done.status == 0, "said: \(done.errors)")
        #expect(try work(relance, on: "2026-11-04") == [])
        try relance("plan", "--date", "2026-11-05")
        #expect(try work(relance, on: "2026-11-05") == ["call A0000002"])
        let text = try relance("action", "show", "A0000002", "--preview").output
        #expect(text.contains("relance action done A0000002"), "\(text)")
        // Five business days later it counts as not done.
        try relance("plan", "--date", "2026-11-16")
        #expect(try work(relance, on: "2026-11-16") == [])
    }

    @Test func `a call about what is paid leaves the worklist`() throws {
        let relance = try called()
        try configure(relance, "[connectors.erp]\nsettings = { paid = true }")
        try relance("run", "--date", "2026-11-03")
        #expect(try work(relance, on: "2026-11-03") == [])
        #expect(
            try relance("contact", "show", "C1").output.contains("tâche sans objet\u{A0}: réglé"))
    }

    @Test(arguments: [
        (["--outcome", "reached", "--on", "2026-11-20"], "--on goes with --outcome promise"),
        (["--outcome", "promise", "--cause", "price"], "--cause goes with --outcome dispute"),
        (["--outcome", "promise", "--amount", "5"], "say --on for a promise, or --cause"),
        (["--outcome", "promise", "--on", "2026-11-20"], "--on goes with --amount"),
        (["--tracking", "1A", "--again", "2026-11-20"], "--again goes with --outcome"),
    ])
    func `what does not go together is wrong usage`(words: [String], said: String) throws {
        let relance = try Relance(toml: Relance.bare)
        let done = try relance.run(["action", "done", "A0000001"] + words)
        #expect(done.status == 64 && done.errors.contains(said), "said: \(done.errors)")
    }
}
