import RelanceCore
import RelanceTestSupport
import Testing

/// Disputes, from the day on which they are opened to the day on which they end.
struct DisputeTests {
    /// A customer with one late invoice, which `paid` settles.
    private func dossier() throws -> Relance {
        let relance = try Relance()
        #expect(try relance("init", ".").status == 0)
        try relance.folder.write(
            """
            return {
              api = 1,
              summary = "Une facture.",
              settings = { paid = { type = "boolean", default = false, doc = "Réglée." },
                credit = { type = "integer", default = 0, doc = "Avoir, en centimes." } },
              pull = function(ctx)
                local page = {
                  contacts = { { id = "C1", name = "Dupont SA", email = "c@dupont.example" } },
                  invoices = { { id = "F1", contact = "C1", issue_date = "2026-09-01",
                    due_date = "2026-10-01", amount_cents = 100000, lettering = "A" } },
                  as_of = ctx.today,
                }
                if ctx.settings.paid then
                  page.payments = { { id = "P1", contact = "C1", date = ctx.today,
                    amount_cents = 100000, lettering = "A" } }
                end
                if ctx.settings.credit > 0 then
                  page.invoices[2] = { id = "AV1", contact = "C1", kind = "credit_note",
                    credits = "F1", issue_date = ctx.today, amount_cents = -ctx.settings.credit }
                end
                return page
              end,
            }
            """, to: "plugins/connectors/erp.lua")
        try configure(relance, "")
        return relance
    }

    private func configure(_ relance: Relance, _ more: String, reports: String = "") throws {
        try relance.folder.write(
            """
            [creditor]
            name = "Ateliers Méridien SAS"
            address = ["18 quai des Ormeaux", "69007 Lyon"]
            [run]
            connectors = ["erp"]
            scenarios = ["standard"]
            reports = [\(reports)]
            date = "2026-11-02"
            [dunning]
            review_first_plan = false
            \(more)
            """, to: "relance.toml")
    }

    private func status(_ relance: Relance) throws -> String? {
        try relance("dispute", "list", "--json").document["items"]?.list?.first?["status"]?.text
    }

    private func steps(_ relance: Relance, on day: String) throws -> [String] {
        #expect(try relance("plan", "--date", day).status == 0)
        #expect(try relance("send", "--date", day).status == 0)
        let actions = try relance(
            "action", "list", "--status", "to_do", "--medium", "internal", "--json")
        return actions.document["items"]?.list?.compactMap { $0["step"]?.text } ?? []
    }

    @Test func `its owner is asked, reminded, and then the manager`() throws {
        let relance = try dossier()
        #expect(try relance("import").status == 0)
        let opened = try relance("dispute", "open", "C1", "--invoice", "F1", "--cause", "price")
        #expect(opened.status == 0, "said: \(opened.errors)")
        #expect(opened.output.contains("sales answers by 2026-11-09"))
        #expect(try steps(relance, on: "2026-11-02") == ["question/D1"])
        #expect(try steps(relance, on: "2026-11-10") == ["rappel-litige/D1"])
        #expect(try steps(relance, on: "2026-11-16") == ["litige-direction/D1"])
    }

    @Test func `the journal tells when a decision comes to something else, once`() throws {
        let relance = try dossier()
        for date in ["2026-11-02", "2026-11-03"] { try relance("run", "--date", date) }
        #expect(
            try relance(
                "dispute", "open", "C1", "--invoice", "F1", "--cause", "price", "--date",
                "2026-11-03"
            ).status == 0)
        for date in ["2026-11-04", "2026-11-05"] { try relance("run", "--date", date) }
        let told = try decisions(relance, "--all")
        #expect(
            told == [
                "2026-11-03 décision\u{A0}: mise en attente scenarios/standard",
                "2026-11-04 décision\u{A0}: en litige scenarios/standard",
            ])
        // It is not what a person wants to read of a contact every day.
        #expect(try decisions(relance).isEmpty)
    }

    private func decisions(_ relance: Relance, _ options: String...) throws -> [String] {
        let shown = try relance.run(["contact", "show", "C1", "--json"] + options).document
        return (shown["story"]?.list ?? []).compactMap { line in
            guard let text = line["text"]?.text, text.hasPrefix("décision") else { return nil }
            return [line["day"]?.text, text, line["by"]?.text].compactMap { $0 }
                .joined(separator: " ")
        }
    }

    @Test func `payment closes it, and the journal says so`() throws {
        let relance = try dossier()
        #expect(try relance("import").status == 0)
        #expect(
            try relance("dispute", "open", "C1", "--invoice", "F1", "--cause", "quality").status
                == 0)
        #expect(try relance("plan").status == 0)
        #expect(try status(relance) == "open")
        try configure(relance, "[connectors.erp]\nsettings = { paid = true }")
        #expect(try relance("import").status == 0)
        #expect(try relance("plan").status == 0)
        #expect(try status(relance) == "resolved")
        #expect(
            try relance("contact", "show", "C1").output.contains("litige clos par le règlement"))
    }

    @discardableResult
    private func open(_ relance: Relance, _ options: String...) throws -> Relance.Result {
        try relance.run(
            ["dispute", "open", "C1", "--invoice", "F1", "--cause", "price"] + options)
    }

    private func explained(_ relance: Relance, on day: String) throws -> [String] {
        let items = try relance("plan", "--explain", "C1", "--json", "--date", day).document[
            "items"]
        return items?.list?.map { "\($0["code"]?.text ?? "") \($0["detail"]?.text ?? "")" } ?? []
    }

    @Test func `upheld: what is to be credited is not asked for, and the credit note is work`()
        throws
    {
        let relance = try dossier()
        try relance("import")
        try open(relance)
        try relance("dispute", "resolve", "D1", "upheld")
        #expect(try explained(relance, on: "2026-11-02") == ["disputed credit_note_expected"])
        #expect(try explained(relance, on: "2026-12-30") == ["disputed credit_note_expected"])
        let work = try relance("worklist", "--json").document["items"]?.list?.first
        #expect(work?["kind"] == "credit_note" && work?["id"] == "D1")
        #expect(work?["amount_cents"] == 1000_00 && work?["why"] == "avoir attendu")
        try configure(relance, "[connectors.erp]\nsettings = { credit = 30000 }")
        try relance("import")
        #expect(try relance("worklist", "--json").document["count"] == 0)
        #expect(try relance("plan", "--date", "2026-11-16").status == 0)
        let planned = try relance("action", "list", "--json").document["items"]?.list ?? []
        #expect(planned.compactMap { $0["amount_cents"]?.integer } == [700_00])
    }

    @Test func `upheld in part: the rest is asked for once the new term is over`() throws {
        let relance = try dossier()
        try relance("import")
        try open(relance, "--amount", "400")
        try relance("dispute", "resolve", "D1", "upheld")
        #expect(try explained(relance, on: "2026-11-03") == ["held dispute_decided"])
        #expect(try relance("plan", "--date", "2026-11-12").status == 0)
        let planned = try relance("action", "list", "--json").document["items"]?.list ?? []
        #expect(planned.compactMap { $0["amount_cents"]?.integer } == [600_00])
    }

    @Test func `a decision can be mended, and counts once`() throws {
        let relance = try dossier()
        try relance("import")
        try open(relance)
        try relance("dispute", "resolve", "D1", "rejected")
        let again = try relance("dispute", "resolve", "D1", "rejected")
        #expect(again.errors.hasSuffix("relance: dispute 'D1': is resolved already: rejected\n"))
        #expect(try relance("dispute", "resolve", "D1", "settled").status == 0)
        #expect(try relance("dispute", "answer", "D1", "trop tard").status == 1)
        let disputes = try relance("dispute", "list", "--json").document
        #expect(disputes["count"] == 1)
        #expect(disputes["items"]?.list?.first?["resolution"] == "settled")
    }

    @Test(arguments: [
        ("0", "the amount is not above 0"), ("-3", "the amount is not above 0"),
        ("1000,01", "more is disputed than the €1,000.00 of its invoices"),
    ])
    func `only a part of what was invoiced can be disputed`(amount: String, said: String) throws {
        let relance = try dossier()
        try relance("import")
        let opened = try open(relance, "--amount=\(amount)")
        #expect(opened.status == 1 && opened.errors.contains(said), "said: \(opened.errors)")
        #expect(try relance("dispute", "list", "--json").document["count"] == 0)
    }

    @Test
    func `the report tells by cause and owner how many, how much, how long, and who was right`()
        throws
    {
        let relance = try dossier()
        try relance("import")
        try open(relance, "--amount", "400")
        try relance("dispute", "answer", "D1", "Le prix est juste.", "--date", "2026-11-05")
        try relance("dispute", "resolve", "D1", "rejected", "--date", "2026-11-08")
        try open(relance, "--owner", "accounting", "--amount", "100", "--date", "2026-11-09")
        try relance("dispute", "resolve", "D2", "upheld", "--date", "2026-11-10")
        try relance.folder.write(
            """
            return { api = 1, summary = "x", section = function(ctx)
              local out = {}
              for i, by in ipairs({ "cause", "owner", "month" }) do
                for _, r in ipairs(ctx.rows("settled_disputes", { by = by })) do
                  out[#out + 1] = { text = table.concat({ r.key, r.count, r.amount_cents,
                    tostring(r.answer_days), tostring(r.settle_days), r.upheld, r.rejected, r.paid }, " ") }
                end
              end
              return out
            end }
            """, to: "plugins/reports/own.lua")
        try configure(relance, "", reports: "\"own\", \"disputes\"")
        let report = try relance("report", "--json", "--date", "2026-11-30").document
        let sections = report["sections"]?.list ?? []
        let texts = sections.first?["blocks"]?.list?.compactMap { $0["text"]?.text }
        #expect(
            texts == [
                "price 2 50000 3.0 3.5 1 1 0", "sales 1 40000 3.0 6.0 0 1 0",
                "accounting 1 10000 nil 1.0 1 0 0", "2026-11 2 50000 3.0 3.5 1 1 0",
            ])
        let page = try relance("report", "--format", "text", "--date", "2026-11-30").output
        #expect(page.contains("Ce que les litiges nous apprennent"))
        #expect(
            page.contains("2 litiges réglés, 500\u{A0}€ contestés, 1 où le client avait raison"))
    }

    @Test func `a cause that there is not is told with those that there are`() throws {
        let relance = try dossier()
        #expect(try relance("import").status == 0)
        let opened = try relance("dispute", "open", "C1", "--invoice", "F1", "--cause", "prices")
        #expect(opened.status == 1)
        #expect(opened.errors.contains("the causes are not-received, wrong-address"))
    }

    @Test func `several invoices stand behind one option`() throws {
        let relance = try dossier()
        try relance("import")
        let opened = try relance(
            "dispute", "open", "C1", "--invoice", "F1", "F9", "--cause", "price")
        #expect(opened.status == 1 && opened.errors.contains("'F9'"), "\(opened.errors)")
        let one = try relance("dispute", "open", "C1", "--invoice", "F1", "--cause", "price")
        #expect(one.status == 0, "\(one.errors)")
    }
}
