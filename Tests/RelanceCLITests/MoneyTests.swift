import RelanceCore
import RelanceTestSupport
import Testing

/// Interest and the fixed fee, through the commands.
struct MoneyTests {
    private func relance(_ toml: String = "") throws -> Relance {
        let relance = try Relance(
            toml: """
                [creditor]
                name = "Ateliers Méridien SAS"
                address = ["18 quai des Ormeaux", "69007 Lyon"]
                \(toml)
                [run]
                connectors = ["csv"]
                scenarios = ["public-sector", "standard"]
                channels = { letter = "outbox" }
                [dunning]
                review_first_plan = false
                freshness = 3650
                [channels.outbox]
                allow = { write = ["out"] }
                [connectors.csv]
                allow = { read = ["in"] }
                [[connectors.csv.settings.files]]
                path = "in/clients.csv"
                kind = "contacts"
                columns = { id = "Code", name = "Nom", kind = { column = "Nature", values = { "Public" = "public", "Société" = "company" } }, address = ["Rue", "Ville"] }
                [[connectors.csv.settings.files]]
                path = "in/factures.csv"
                kind = "invoices"
                columns = { id = "N", contact = "Client", issue_date = "Date", due_date = "Due", amount = "TTC" }
                [[connectors.csv.settings.files]]
                path = "in/reglements.csv"
                kind = "payments"
                columns = { id = "N", contact = "Client", date = "Date", amount = "Montant", invoice = "Facture" }
                """)
        try relance.folder.write(
            """
            Code;Nom;Nature;Rue;Ville
            C1;Commune de Valmont;Public;1 place de la Mairie;38000 Valmont
            C2;Dupont SA;Société;2 rue du Port;13002 Marseille
            """, to: "in/clients.csv")
        try relance.folder.write(
            """
            N;Client;Date;Due;TTC
            F1;C1;2025-12-16;2026-01-15;10000,00
            F2;C2;2025-05-01;2025-05-31;12000,00
            F3;C2;2026-05-16;2026-06-15;500,00
            """, to: "in/factures.csv")
        try relance.folder.write(
            """
            N;Client;Date;Montant;Facture
            P1;C1;2026-03-16;10000,00;F1
            P2;C2;2025-08-14;12000,00;F2
            """, to: "in/reglements.csv")
        #expect(try relance("import").status == 0)
        return relance
    }

    @Test func `a worksheet can be checked by hand`() throws {
        let relance = try relance()
        let shown = try relance("invoice", "show", "F2", "--interest", "--json")
        let sheet = try #require(shown.document["interest"])
        #expect(
            JSON.text(sheet["pieces"] ?? .null)
                == #"[{"from":"2025-06-01","to":"2025-06-30","days":30,"base_cents":1200000,"#
                + #""rate":"13.15","year_days":365,"source":"2025-H1: ECB 3.15 + 10","#
                + #""floor":null,"amount":"129.6986"},{"from":"2025-07-01","to":"2025-08-14","#
                + #""days":45,"base_cents":1200000,"rate":"12.15","year_days":365,"#
                + #""source":"2025-H2: ECB 2.15 + 10","floor":null,"amount":"179.7534"}]"#)
        #expect(sheet["interest_cents"] == 309_45)
        #expect(sheet["fixed_fee_cents"] == 40_00)
        #expect(sheet["total_cents"] == 349_45)
        #expect(sheet["standing"] == "due")
        let text = try relance("invoice", "show", "F2", "--interest").output
        #expect(text.contains("2025-06-01  2025-06-30    30  €12,000.00  13.15 %"))
        #expect(text.contains("  total: €349.45\n"))
        #expect(try relance("invoice", "show", "F2", "--json").document["interest"] == nil)
    }

    @Test func `the contract's rate and day count come from the dossier`() throws {
        let relance = try relance("[terms]\npenalty_rate = 7\nday_count = \"actual\"")
        let shown = try relance("invoice", "show", "F2", "--interest", "--json")
        let sheet = try #require(shown.document["interest"])
        #expect(sheet["basis"] == "contract")
        #expect(sheet["notes"] == ["contract_below_floor"])
        let text = try relance("invoice", "show", "F2", "--interest").output
        #expect(text.contains("note: [terms] penalty_rate is below three times the legal rate"))
    }

    @Test func `a half-year that nobody has given is named, with how to add it`() throws {
        let relance = try relance()
        let asked = try relance(
            "invoice", "show", "F3", "--interest", "--date", "2026-07-31", "--json")
        #expect(asked.status == 1)
        #expect(
            asked.document["error"]?["mend"]
                == "add [rates.\"2026-H2\"] with ecb = … and legal = …, in per cent, as published for it"
        )
        let known = try self.relance("[rates.\"2026-H2\"]\necb = 2.40\nlegal = 2.70")
        let shown = try known(
            "invoice", "show", "F3", "--interest", "--date", "2026-07-31", "--json")
        #expect(shown.document["interest"]?["pieces"]?.list?.count == 2)
    }

    @Test func `what a public body paid late is claimed 46 days after it, unless it is waived`()
        throws
    {
        let relance = try relance()
        func claims(_ day: String) throws -> [Plain] {
            #expect(try relance("plan", "--date", day).status == 0)
            let list = try relance(
                "action", "list", "--contact", "C1", "--date", day, "--json")
            return list.document["items"]?.list ?? []
        }
        #expect(try claims("2026-04-30").isEmpty)
        let claim = try #require(try claims("2026-05-04").first)
        #expect(claim["step"] == "interets-dus" && claim["status"] == "awaiting_approval")
        // 10,000 × 10.15 % × 60/365 = 166.8493, and 40 euros
        #expect(claim["amount_cents"] == 206_85)
        let id = try #require(claim["id"]?.text)
        let preview = try relance(
            "action", "show", id, "--preview", "--date", "2026-05-04", "--json")
        let text = preview.document["text"]?.text ?? JSON.text(preview.document)
        #expect(text.contains("166,85") && text.contains("206,85") && text.contains("R2192-31"))
        #expect(
            try relance(
                "invoice", "waive", "F1", "--reason", "accord", "--date", "2026-05-04"
            ).status == 0)
        #expect(try claims("2026-05-04").isEmpty)
        let shown = try relance("invoice", "show", "F1", "--interest", "--json")
        #expect(shown.document["interest"]?["standing"] == "waived")
        #expect(try relance("invoice", "waive", "F1", "--undo").status == 0)
        #expect(try claims("2026-05-04").count == 1)
        try relance("action", "approve", id, "--date", "2026-05-04")
        let waiting = try relance(
            "action", "list", "--contact", "C1", "--date", "2026-05-04", "--json")
        let again = try #require(waiting.document["items"]?.list?.first?["id"]?.text)
        try relance("action", "approve", again, "--date", "2026-05-04")
        #expect(try relance("send", "--date", "2026-05-04").status == 0)
        let sent = try relance("invoice", "show", "F1", "--interest", "--json")
        #expect(sent.document["interest"]?["standing"] == "claimed")
        // A company is not asked by itself.
        let others = try relance("action", "list", "--contact", "C2", "--json")
        #expect(
            (others.document["items"]?.list ?? []).allSatisfy { $0["step"] != "interets-dus" })
    }

    @Test func `a waiver says why`() throws {
        let relance = try relance()
        #expect(try relance("invoice", "waive", "F1").status == 64)
        #expect(try relance("invoice", "waive", "F1", "--undo").status == 1)
        #expect(try relance("invoice", "waive", "F9", "--reason", "x").status == 1)
    }
}
