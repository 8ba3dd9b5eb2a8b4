import RelanceCore
import RelanceTestSupport
import Testing

/// What the connectors leave out because they have read it before.
struct UnchangedFileTests {
    private let toml =
        Relance.bare + """

            [run]
            connectors = ["csv"]
            [connectors.csv]
            allow = { read = ["in"] }
            [[connectors.csv.settings.files]]
            path = "in/invoices-*.csv"
            kind = "invoices"
            columns = { id = "N°", contact = "Client", label = "Objet", amount = "TTC" }
            [[connectors.csv.settings.files]]
            path = "in/payments.csv"
            kind = "payments"
            columns = { id = "Réf", contact = "Client", amount = "Montant" }
            """

    private let header = "N°;Client;Objet;TTC\n"

    private func relance() throws -> Relance {
        let relance = try Relance(toml: toml)
        try relance.folder.write(
            header + "F1;C1;Janvier;100,00\nF2;C1;Janvier;50,00\n", to: "in/invoices-01.csv")
        try relance.folder.write(header + "F3;C2;Février;20,00\n", to: "in/invoices-02.csv")
        try relance.folder.write("Réf;Client;Montant\nP1;C1;30,00\n", to: "in/payments.csv")
        return relance
    }

    private func counts(_ relance: Relance, _ words: String...) throws -> [Int?] {
        let document = try relance.run(["import"] + words + ["--json"]).document
        return ["read", "created", "updated", "unchanged"].map { document[$0]?.integer }
    }

    @Test func `a file that holds what it held is not read again`() throws {
        let relance = try relance()
        #expect(try counts(relance) == [4, 4, 0, 0])
        #expect(try counts(relance) == [0, 0, 0, 0])
        try relance.folder.append("F4;C2;Février;5,00\n", to: "in/invoices-02.csv")
        #expect(try counts(relance) == [2, 1, 0, 1])
        #expect(try counts(relance) == [0, 0, 0, 0])
        #expect(try relance.balances() == ["C1": 120_00, "C2": 25_00])
    }

    @Test func `where two files give a record, the later one wins whichever has changed`() throws {
        let relance = try relance()
        try relance.folder.append("F2;C1;Corrigée;40,00\n", to: "in/invoices-02.csv")
        try relance("import")
        try relance.folder.append("F5;C1;Janvier;1,00\n", to: "in/invoices-01.csv")
        let document = try relance("import", "--json").document
        #expect(document["read"] == 5)
        let invoice = try relance("invoice", "show", "F2", "--json").document
        #expect(invoice["label"] == "Corrigée" && invoice["amount_cents"] == 40_00)
    }

    @Test func `a file named on the command line is read, changed or not`() throws {
        let relance = try relance()
        try relance("import")
        let path = "in/payments.csv"
        #expect(try counts(relance, "csv", path) == [1, 0, 0, 1])
        #expect(try counts(relance, "csv", path) == [1, 0, 0, 1])
    }

    @Test func `while rows are set aside all files are read, and the rows stay set aside`() throws {
        let relance = try relance()
        try relance.folder.append("F6;C2;Février;douze\n", to: "in/invoices-02.csv")
        try relance("import")
        let again = try relance("import", "--json")
        #expect(again.status == 2)
        #expect(again.document["read"] == 5 && again.document["rejected"] == 1)
        try relance.folder.write(header + "F3;C2;Février;20,00\n", to: "in/invoices-02.csv")
        #expect(try counts(relance) == [4, 0, 0, 4])
        #expect(try counts(relance) == [0, 0, 0, 0])
    }

    @Test func `with other settings all files are read`() throws {
        let relance = try relance()
        try relance("import")
        try relance.folder.write(
            toml.replacing("label = \"Objet\", ", with: ""), to: "relance.toml")
        #expect(try counts(relance) == [4, 0, 0, 4])
    }

    @Test func `a ledger is read again whole where one of its files has changed`() throws {
        let relance = try Relance(
            toml: Relance.bare + """

                [run]
                connectors = ["fec"]
                [connectors.fec]
                settings = { paths = ["in/*.txt"] }
                allow = { read = ["in"] }
                """)
        try relance.folder.write(Relance.ledger, to: "in/a.txt")
        #expect(try counts(relance) == [13, 8, 0, 0])
        #expect(try counts(relance) == [0, 0, 0, 0])
        try relance.folder.write(Relance.ledger, to: "in/b.txt")
        #expect(try counts(relance)[0] == 26)
        #expect(try counts(relance) == [0, 0, 0, 0])
    }
}
