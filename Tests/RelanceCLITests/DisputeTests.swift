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
              settings = { paid = { type = "boolean", default = false, doc = "Réglée." } },
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
                return page
              end,
            }
            """, to: "plugins/connectors/erp.lua")
        try configure(relance, "")
        return relance
    }

    private func configure(_ relance: Relance, _ more: String) throws {
        try relance.folder.write(
            """
            [creditor]
            name = "Ateliers Méridien SAS"
            address = ["18 quai des Ormeaux", "69007 Lyon"]
            [run]
            connectors = ["erp"]
            scenarios = ["standard"]
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
        #expect(try relance("contact", "show", "C1").output.contains("dispute_paid"))
    }

    @Test func `a cause that there is not is told with those that there are`() throws {
        let relance = try dossier()
        #expect(try relance("import").status == 0)
        let opened = try relance("dispute", "open", "C1", "--invoice", "F1", "--cause", "prices")
        #expect(opened.status == 1)
        #expect(opened.errors.contains("the causes are not-received, wrong-address"))
    }
}
