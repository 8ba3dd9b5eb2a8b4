import RelanceTestSupport

extension Relance {
    /// A dossier with two months of two customers, on 10 November, with what it says of its own.
    ///
    /// C1 pays an invoice in two parts, in September and October, and has a credit note that settles
    /// nothing; C2 pays in November what fell due in October.
    static func twoMonths(_ plugins: String) throws -> Relance {
        let relance = try Relance(
            toml: bare + """

                [run]
                connectors = ["csv"]
                \(plugins)
                date = "2026-11-10"
                [connectors.csv]
                allow = { read = ["in"] }
                [[connectors.csv.settings.files]]
                path = "in/factures.csv"
                kind = "invoices"
                columns = { id = "N°", contact = "Client", issue_date = "Date", due_date = "Échéance", amount = "TTC" }
                [[connectors.csv.settings.files]]
                path = "in/reglements.csv"
                kind = "payments"
                columns = { id = "Réf", contact = "Client", date = "Date", amount = "Montant", invoice = "Facture" }
                """)
        try relance.folder.write(
            """
            N°;Client;Date;Échéance;TTC
            F1;C1;01/09/2026;15/09/2026;1000,00
            F2;C2;10/09/2026;10/10/2026;500,00
            F3;C1;05/10/2026;04/11/2026;300,00
            A1;C1;25/10/2026;;-100,00

            """, to: "in/factures.csv")
        try relance.folder.write(
            """
            Réf;Client;Date;Montant;Facture
            P1;C1;20/09/2026;400,00;F1
            P2;C1;20/10/2026;600,00;F1
            P3;C2;05/11/2026;500,00;F2

            """, to: "in/reglements.csv")
        try relance("import")
        return relance
    }
}
