import RelanceCore
import RelanceTestSupport
import Testing

/// The connector for delimited text, through the commands.
struct MappingTests {
    private let toml =
        Relance.bare + """

            [run]
            connectors = ["csv"]
            [connectors.csv]
            allow = { read = ["in"] }
            [[connectors.csv.settings.files]]
            path = "in/clients.csv"
            kind = "contacts"
            columns = { id = "Code", name = "Raison sociale", kind = { column = "Nature", values = { "Public" = "public", "Société" = "company" } }, segment = { value = "pme" }, address = ["Rue", "Ville"], "fields.rep" = "Commercial" }
            [[connectors.csv.settings.files]]
            path = "in/gens.csv"
            kind = "people"
            columns = { contact = "Code", name = "Nom", role = { value = "billing" }, email = "E-mail" }
            [[connectors.csv.settings.files]]
            path = "in/factures.csv"
            kind = "invoices"
            columns = { id = "N°", contact = "Client", issue_date = "Date", due_date = "Échéance", amount = "TTC" }
            [[connectors.csv.settings.files]]
            path = "in/reglements.csv"
            kind = "payments"
            columns = { id = "Réf", contact = "Client", date = { column = "Date", date = "dd.mm.yy" }, credit = "Crédit", debit = "Débit", invoice = "Facture" }
            """

    private func relance() throws -> Relance {
        let relance = try Relance(toml: toml)
        try relance.folder.write(
            "Code;Raison sociale;Nature;Rue;Ville;Commercial\r\nC1;\"Dupont; père & fils\";Société;1 rue A;69001 Lyon;Nadia\r\nC2;Mairie;Public;;;\r\nC3;X;Autre;;;\r\n",
            to: "in/clients.csv")
        try relance.folder.write(
            "Code,Nom,E-mail\nC1,Ana,ana@x.example\nC1,Bo,\n", to: "in/gens.csv")
        try relance.folder.write(
            "N°;Client;Date;Échéance;TTC\nF1;C1;15/01/2026;2026-02-14;1 234,50\nF2;C2;2026-01-20;;(50,00)\nF3;C1;31/02/2026;;1\n",
            to: "in/factures.csv")
        try relance.folder.write(
            "Réf;Client;Date;Débit;Crédit;Facture\nP1;C1;20.02.26;;234,50;F1\nP2;C1;21.02.26;10,00;;\n",
            to: "in/reglements.csv")
        return relance
    }

    @Test func `files come in by their mapping`() throws {
        let relance = try relance()
        let result = try relance("import", "--json")
        #expect(result.status == 2)
        #expect(
            (result.document["rejects"]?.list ?? []).map {
                "\($0["source"]?.text ?? ""):\($0["line"]?.integer ?? 0): \($0["reason"]?.text ?? "")"
            } == [
                "in/clients.csv:4: kind: \"Autre\" is none of the values that the settings give",
                "in/factures.csv:4: issue_date: date \"31/02/2026\": expected d/m/yyyy",
            ])
        let contact = try relance("contact", "show", "C1", "--json").document
        #expect(contact["name"] == "Dupont; père & fils")
        #expect(contact["address"] == ["1 rue A", "69001 Lyon"])
        #expect(contact["fields"] == ["rep": "Nadia"])
        #expect((contact["people"]?.list ?? []).map { $0["name"]?.text } == ["Bo", "Ana"])
        #expect(try relance.balances() == ["C1": 1010_00, "C2": -50_00])
        let invoice = try relance("invoice", "show", "F1", "--json").document
        #expect(invoice["due_date"] == "2026-02-14" && invoice["balance_cents"] == 1000_00)
        #expect(try relance("invoice", "show", "F2", "--json").document["kind"] == "credit_note")
    }

    @Test func `a second import changes nothing`() throws {
        let relance = try relance()
        try relance("import")
        let again = try relance("import", "--json").document
        #expect(again["created"] == 0 && again["updated"] == 0)
    }

    @Test func `promises and disputes come in, with invoices by key or number, in any order`()
        throws
    {
        let relance = try Relance(
            toml: Relance.bare + """

                [run]
                connectors = ["csv"]
                [connectors.csv]
                allow = { read = ["in"] }
                [[connectors.csv.settings.files]]
                path = "in/promesses.csv"
                kind = "promises"
                columns = { id = "Réf", contact = "Client", invoices = "Factures", amount = "Montant", date = "Pour le", made_on = "Promis le", status = { column = "État", values = { "Tenue" = "kept", "" = "open" } } }
                [[connectors.csv.settings.files]]
                path = "in/litiges.csv"
                kind = "disputes"
                columns = { id = "Réf", contact = "Client", invoices = "Facture", cause = { value = "price" }, amount = "Montant", opened_on = "Ouvert", deadline = "Avant", owner = { value = "sales" }, status = { value = "resolved" }, resolution = { value = "upheld" } }
                [[connectors.csv.settings.files]]
                path = "in/factures.csv"
                kind = "invoices"
                columns = { id = "Clé", number = "N°", contact = "Client", amount = "TTC" }
                """)
        try relance.folder.write(
            "Réf;Client;Factures;Montant;Pour le;Promis le;État\nR1;C1;FA-1, K2;150,00;27/02/2026;20/02/2026;\nR2;C1;FA-9;10;28/02/2026;;Tenue\nR3;C1;FA-1;10;;;\n",
            to: "in/promesses.csv")
        try relance.folder.write(
            "Réf;Client;Facture;Montant;Ouvert;Avant\nL1;C2;FA-3;12,50;21/02/2026;28/02/2026\n",
            to: "in/litiges.csv")
        try relance.folder.write(
            "Clé;N°;Client;TTC\nK1;FA-1;C1;100,00\nK2;FA-2;C1;50,00\nK3;FA-3;C2;80,00\n",
            to: "in/factures.csv")
        let result = try relance("import", "--json")
        #expect(
            (result.document["rejects"]?.list ?? []).map { $0["reason"]?.text } == [
                "the cell for 'date' is empty"
            ])
        let promises = try relance("promise", "list", "--json").document["items"]?.list ?? []
        #expect(promises.map { $0["invoices"] } == [["K1", "K2"], ["FA-9"]])
        #expect(promises.map { $0["status"] } == ["open", "kept"])
        #expect(
            promises.first?["amount_cents"] == 150_00 && promises.first?["made_on"] == "2026-02-20")
        let dispute = try relance("dispute", "list", "--json").document["items"]?.list?.first
        #expect(dispute?["invoices"] == ["K3"] && dispute?["amount_cents"] == 12_50)
        #expect(dispute?["resolution"] == "upheld" && dispute?["deadline"] == "2026-02-28")
        let again = try relance("import", "--json").document
        #expect(again["created"] == 0 && again["updated"] == 0)
    }

    @Test func `a column that is not there is named, with those that are`() throws {
        let relance = try relance()
        try relance.folder.write("Code;Nom\nC1;X\n", to: "in/clients.csv")
        let result = try relance("import")
        #expect(result.status == 1)
        #expect(result.errors.contains("in/clients.csv:1: has no column '"))
        #expect(result.errors.contains("; it has Code, Nom"))
    }
}
