import RelanceCore
import RelanceDossier
import Testing

struct DossierFileTests {
    @Test
    func `the example of the contract reads as it says`() throws {
        var expected = Configuration(creditor: Creditor(id: "Ateliers Méridien SAS"))
        expected.terms = Terms(days: 30)
        expected.run.connectors = ["fec"]
        expected.run.scoring = ["payment-history", "exposure"]
        expected.run.scenarios = ["key-account", "chronic-late-payer", "standard"]
        expected.run.channels = [.email: "outbox"]
        expected.run.reports = ["summary", "aged-balance"]
        expected.rates = ["2026-H2": Configuration.Rates(ecb: 215, legal: 262)]
        var price = Cause(id: "price")
        price.label = LocalizedText("Prix", english: "Price")
        expected.causes = [price]
        expected.plugins = [PluginID(.connectors, "fec"): .fec, PluginID(.channels, "smtp"): .smtp]
        #expect(try DossierFile.read(.example).configuration == expected)
    }

    @Test
    func `a creditor's name is all that must be there`() throws {
        let configuration = try DossierFile.read("[creditor]\nname = \"Méridien\"").configuration
        #expect(configuration == Configuration(creditor: Creditor(id: "Méridien")))
    }

    @Test
    func `every key of the creditor and the mandate is read`() throws {
        let configuration = try DossierFile.read(
            """
            [creditor]
            name = "Méridien"
            siren = "732 829 320"
            address = ["1 rue X", "69000 Lyon"]
            iban = "FR76 3000 6000 0112 3456 7890 180"
            bic = "AGRI FR PP"
            language = "en"
            currency = "CHF"
            time_zone = "Europe/Zurich"
            accounting.name = "Claire"
            sales = { name = "Paul", phone = "+33 1" }
            [creditor.manager]
            name = "Anne"
            email = "anne@meridien.example"
            [mandate]
            name = "Cabinet"
            address = ["2 rue Y"]
            date = 2026-01-02
            reference = "M-7"
            """
        ).configuration
        var creditor = Creditor(id: "Méridien")
        creditor.siren = "732829320"
        creditor.address = ["1 rue X", "69000 Lyon"]
        creditor.iban = "FR7630006000011234567890180"
        creditor.bic = "AGRIFRPP"
        creditor.language = .english
        creditor.currency = try #require(Currency("CHF"))
        creditor.timeZone = "Europe/Zurich"
        creditor.accounting = Interlocutor(name: "Claire")
        creditor.sales = Interlocutor(name: "Paul", phone: "+33 1")
        creditor.manager = Interlocutor(name: "Anne", email: "anne@meridien.example")
        #expect(configuration.creditor == creditor)
        var mandate = Configuration.Mandate(name: "Cabinet")
        mandate.address = ["2 rue Y"]
        mandate.date = Day("2026-01-02")
        mandate.reference = "M-7"
        #expect(configuration.mandate == mandate)
    }

    @Test
    func `every key of the run and of dunning is read`() throws {
        let configuration = try DossierFile.read(
            .creditor + """
                [store]
                url = "postgres://relance@db.example/relance"
                [run]
                channels = { email = "smtp", registered-letter = "ar24" }
                [dunning]
                minimum_cents = 1500
                gap = 0
                promise_tolerance = 1
                freshness = 4
                swing = 1000
                review_first_plan = false
                hours = ["09:30", "17:59"]
                holidays = "fr-alsace-moselle"
                """
        ).configuration
        var expected = Configuration(creditor: Creditor(id: "Méridien"))
        expected.storeURL = "postgres://relance@db.example/relance"
        expected.run.channels = [.email: "smtp", .registeredLetter: "ar24"]
        expected.dunning.minimumCents = 1500
        expected.dunning.gap = 0
        expected.dunning.promiseTolerance = 1
        expected.dunning.freshness = 4
        expected.dunning.swing = 1000
        expected.dunning.reviewFirstPlan = false
        expected.dunning.hours = ["09:30", "17:59"]
        expected.dunning.holidays = .alsaceMoselle
        #expect(configuration == expected)
    }

    @Test(arguments: ["date = \"2026-11-24\"", "date = 2026-11-24", "date = 2026-11-24  # pinned"])
    func `a date may stand with or without quotes`(line: String) throws {
        let configuration = try DossierFile.read(.creditor + "[run]\n" + line).configuration
        #expect(configuration.run.date == Day("2026-11-24"))
    }

    @Test(arguments: [
        ("payment_days = 45", Terms(days: 45)),
        ("payment_days = \"45 days end of month\"", Terms(days: 45, endOfMonth: .after)),
        (
            "payment_days = \"45 jours fin de mois\"\nend_of_month = \"before\"",
            Terms(days: 45, endOfMonth: .before)
        ),
        ("end_of_month = \"before\"", Terms(days: 30)),
    ])
    func `terms are days or words`(text: String, terms: Terms) throws {
        let configuration = try DossierFile.read(.creditor + "[terms]\n" + text).configuration
        #expect(configuration.terms == terms)
    }

    @Test(arguments: [("2", 200), ("2.1", 210), ("2.15", 215), ("0.07", 7), ("8.29", 829)])
    func `a rate is exact`(text: String, hundredths: Int) throws {
        let rates = "[rates.2026-H1]\necb = \(text)\nlegal = 0"
        let configuration = try DossierFile.read(.creditor + rates).configuration
        #expect(
            configuration.rates["2026-H1"] == Configuration.Rates(ecb: hundredths, legal: 0))
    }

    @Test
    func `causes keep the order of the file`() throws {
        let causes = """
            [causes.quality]
            owner = "sales"
            deadline = 5
            [causes.address]
            label = "Adresse"
            family = "data"
            """
        let configuration = try DossierFile.read(.creditor + causes).configuration
        #expect(configuration.causes.map(\.id) == ["quality", "address"])
        #expect(configuration.causes.map(\.owner) == [.sales, nil])
        #expect(configuration.causes.map(\.deadline) == [5, nil])
        #expect(configuration.causes.map(\.label.french) == ["quality", "Adresse"])
    }

    @Test
    func `grants are read in all their forms`() throws {
        let configuration = try DossierFile.read(
            .creditor + """
                [connectors.erp]
                gives = ["payments"]
                [connectors.erp.allow]
                http = ["a.example:443", { host = "b.example:80", methods = ["GET"], private = true }]
                sftp = [{ host = "c.example", fingerprint = "SHA256:abc" }]
                imap = ["[::1]:993"]
                write = ["out"]
                """
        ).configuration
        let plugin = try #require(configuration.plugins[PluginID(.connectors, "erp")])
        var grants = PluginConfiguration.Grants()
        grants.http = [
            PluginConfiguration.HTTPGrant(host: "a.example:443"),
            PluginConfiguration.HTTPGrant(host: "b.example:80", methods: ["GET"], isPrivate: true),
        ]
        grants.sftp = [
            PluginConfiguration.SFTPGrant(host: "c.example", fingerprint: "SHA256:abc")
        ]
        grants.imap = ["[::1]:993"]
        grants.write = ["out"]
        #expect(plugin.grants == grants)
        #expect(plugin.gives == ["payments"])
        #expect(plugin.line == 3)
    }

    @Test
    func `settings may be any TOML`() throws {
        let configuration = try DossierFile.read(
            .creditor + #"""
                [scoring.late.settings]
                whole = 9_007_199_254_740_993
                part = 0.5
                flag = false
                day = 2026-11-24
                time = 07:32:00.5
                instant = 1979-05-27T00:32:00-07:00
                local = 1979-05-27 07:32:00   # a blank instead of the T
                "clé é" = ['C:\temp', "\u00e9\n", """\
                   one
                two""", []]
                deep.er = { x = 0xff }
                [[scoring.late.settings.rows]]
                a = 1
                [[scoring.late.settings.rows]]
                """#
        ).configuration
        let settings = try #require(configuration.plugins[PluginID(.scoring, "late")]?.settings)
        #expect(
            settings == [
                "clé é": ["C:\\temp", "é\n", "one\ntwo", []], "day": "2026-11-24",
                "deep": ["er": ["x": 255]], "flag": false,
                "instant": "1979-05-27T00:32:00-07:00", "local": "1979-05-27T07:32:00",
                "part": .number(0.5), "rows": [["a": 1], [:]], "time": "07:32:00.5",
                "whole": 9_007_199_254_740_993,
            ])
    }
}
