import RelanceCore
import RelanceDossier
import Testing

struct ConfigurationErrorTests {
    @Test(
        arguments: Case.table(
            #"""
            company = "M"
            => relance.toml:1: there is no table [company]; known are creditor, terms, store, run, dunning, rates, mandate, causes, connectors, channels, scoring, scenarios, reports

            # nothing but a comment
            => relance.toml: [creditor] name: missing, expected the creditor's name; write [creditor] and under it name = "…"

            [creditr]
            name = "M"
            => relance.toml:1: there is no table [creditr]; did you mean 'creditor'?

            [creditor]
            => relance.toml:1: [creditor] name: missing, expected the creditor's name; write name = "…"

            [creditor]
            name = ""
            => relance.toml:2: [creditor] name: expected the creditor's name, found ""

            [creditor]
            name = 5
            => relance.toml:2: [creditor] name: expected the creditor's name, found 5

            [creditor.sales]
            name = "Paul"
            => relance.toml:1: [creditor] name: missing, expected the creditor's name; write name = "…"

            [[creditor]]
            name = "M"
            => relance.toml:1: [creditor]: expected a table, found a list
            """#)
    )
    func `the creditor must be named`(row: Case) {
        #expect(row.message(after: "") == row.expected)
    }

    @Test(
        arguments: Case.table(
            #"""
            ibna = "FR76"
            => relance.toml:3: [creditor] has no key 'ibna'; did you mean 'iban'?

            warehouse = "Lyon"
            => relance.toml:3: [creditor] has no key 'warehouse'; known are name, siren, address, iban, bic, legal, language, currency, time_zone, accounting, sales, manager

            siren = "12345"
            => relance.toml:3: [creditor] siren: expected nine digits in quotes, found "12345"

            siren = 732829320
            => relance.toml:3: [creditor] siren: expected nine digits in quotes, found 732829320

            iban = 12
            => relance.toml:3: [creditor] iban: expected a text, found a number

            address = "1 rue X"
            => relance.toml:3: [creditor] address: expected a list of texts, found "1 rue X"; write address = ["1 rue X"]

            language = "FR"
            => relance.toml:3: [creditor] language: expected "fr" or "en", found "FR"; did you mean "fr"?

            currency = "euro"
            => relance.toml:3: [creditor] currency: expected the three letters of a currency, such as "EUR", found "euro"

            time_zone = "Paris time"
            => relance.toml:3: [creditor] time_zone: expected the name of a time zone, such as "Europe/Paris", found "Paris time"

            [creditor.accounting]
            email = "a@b.c"
            => relance.toml:3: [creditor.accounting] name: missing, expected the name of who answers; write name = "…"

            [creditor.accounting]
            name = "A"
            mail = "a@b.c"
            => relance.toml:5: [creditor.accounting] has no key 'mail'; did you mean 'email'?

            [conectors.fec]
            => relance.toml:3: there is no table [conectors]; did you mean 'connectors'?

            [shipping]
            => relance.toml:3: there is no table [shipping]; known are creditor, terms, store, run, dunning, rates, mandate, causes, connectors, channels, scoring, scenarios, reports

            [terms]
            payment_days = "soon"
            => relance.toml:4: [terms] payment_days: expected days from 0 to 365, or such as "45 days end of month", found "soon"

            [terms]
            payment_days = 400
            => relance.toml:4: [terms] payment_days: expected days from 0 to 365, or such as "45 days end of month", found 400

            [terms]
            end_of_month = "never"
            => relance.toml:4: [terms] end_of_month: expected "after" or "before", found "never"

            [store]
            url = "mysql://root:hunter2@db/x"
            => relance.toml:4: [store] url: expected "sqlite:" and a path, or "postgres://…", found "mysql:…"

            [store]
            url = "relance.db"
            => relance.toml:4: [store] url: expected "sqlite:" and a path, or "postgres://…", found "relance.db"
            """#)
    )
    func `the creditor, the terms and the store are checked`(row: Case) {
        #expect(row.message(after: .creditor) == row.expected)
    }

    @Test(
        arguments: Case.table(
            #"""
            [run]
            scoring = "late"
            => relance.toml:4: [run] scoring: expected a list of texts, found "late"; write scoring = ["late"]

            [run]
            scoring = 5
            => relance.toml:4: [run] scoring: expected a list of texts, found 5

            [run]
            scoring = ["late", 5]
            => relance.toml:4: [run] scoring[2]: expected a text, found 5

            [run]
            channels = { emial = "outbox" }
            => relance.toml:4: [run] channels has no key 'emial'; did you mean 'email'?

            [run]
            channels = ["email"]
            => relance.toml:4: [run] channels: expected a table, found a list

            [run]
            channels = { email = true }
            => relance.toml:4: [run] channels.email: expected the name of a channel plugin, found true

            [run]
            date = "24/11/2026"
            => relance.toml:4: [run] date: expected a date of the calendar as YYYY-MM-DD, found "24/11/2026"

            [run]
            date = "2026-02-30"
            => relance.toml:4: [run] date: expected a date of the calendar as YYYY-MM-DD, found "2026-02-30"

            [dunning]
            minimum_cents = 12.5
            => relance.toml:4: [dunning] minimum_cents: expected a whole number, 0 or more, found 12.5

            [dunning]
            gap = -1
            => relance.toml:4: [dunning] gap: expected a whole number from 0 to 3650, found -1

            [dunning]
            gap = 5.0
            => relance.toml:4: [dunning] gap: expected a whole number from 0 to 3650, found 5.0

            [dunning]
            swing = 1001
            => relance.toml:4: [dunning] swing: expected a whole number from 0 to 1000, found 1001

            [dunning]
            review_first_plan = "no"
            => relance.toml:4: [dunning] review_first_plan: expected true or false, found "no"

            [dunning]
            hours = ["8:00", "19:00"]
            => relance.toml:4: [dunning] hours[1]: expected a time of day as "HH:MM", found "8:00"

            [dunning]
            hours = ["19:00", "08:00"]
            => relance.toml:4: [dunning] hours: expected the first and the last time of day, found ["19:00", "08:00"]; write hours = ["08:00", "19:00"]

            [dunning]
            hours = ["08:00"]
            => relance.toml:4: [dunning] hours: expected the first and the last time of day, found ["08:00"]; write hours = ["08:00", "19:00"]

            [dunning]
            holidays = "bavaria"
            => relance.toml:4: [dunning] holidays: expected "fr" or "fr-alsace-moselle", found "bavaria"

            [dunning]
            quiet = ["08-01/08-21", "12-22/13-02"]
            => relance.toml:4: [dunning] quiet[2]: expected two days of a year as "MM-DD/MM-DD", found "12-22/13-02"
            """#)
    )
    func `the run and dunning are checked`(row: Case) {
        #expect(row.message(after: .creditor) == row.expected)
    }

    @Test(
        arguments: Case.table(
            #"""
            [rates.2026-H3]
            ecb = 2
            => relance.toml:3: [rates."2026-H3"]: expected a half-year as its name, found "2026-H3"; write [rates."2026-H2"]

            [rates."2026-H2"]
            ecb = 2.155
            legal = 2
            => relance.toml:4: [rates."2026-H2"] ecb: expected per cent from 0 to 100 with at most two decimals, found 2.155

            [rates."2026-H2"]
            ecb = 2.15
            => relance.toml:3: [rates."2026-H2"] legal: missing, expected per cent from 0 to 100 with at most two decimals; write legal = …

            [rates]
            ecb = 2
            => relance.toml:4: [rates.ecb]: expected a table, found 2

            [mandate]
            reference = "M-7"
            => relance.toml:3: [mandate] name: missing, expected the name of the firm that writes; write name = "…"

            [causes.price]
            label = { en = "Price" }
            => relance.toml:4: [causes.price] label.fr: missing, expected the text in French; write fr = "…"

            [causes.price]
            label = 3
            => relance.toml:4: [causes.price] label: expected a text, or { fr = "…", en = "…" }, found 3

            [causes.price]
            owner = "manager"
            => relance.toml:4: [causes.price] owner: expected "accounting" or "sales", found "manager"

            [causes.price]
            deadline = -1
            => relance.toml:4: [causes.price] deadline: expected a whole number from 0 to 3650, found -1
            """#)
    )
    func `rates, the mandate and causes are checked`(row: Case) {
        #expect(row.message(after: .creditor) == row.expected)
    }

    @Test
    func `an error has its parts`() throws {
        let error = try #require(throws: ConfigurationError.self) {
            try DossierFile.read(.creditor + "[run]\nscoring = \"late\"", file: "demo/relance.toml")
        }
        #expect(error.kind == .wrongValue)
        #expect(error.file == "demo/relance.toml")
        #expect(error.line == 4)
        #expect(error.key == ["run", "scoring"])
        #expect(error.found == "\"late\"")
        #expect(error.expected == "a list of texts")
        #expect(error.place == "demo/relance.toml:4")
    }

    @Test
    func `a long text is cut and stays on one line`() throws {
        let text =
            .creditor + "[run]\ndate = \"" + String(repeating: "\\n\\u202812é", count: 20) + "\""
        let error = try #require(throws: ConfigurationError.self) { try DossierFile.read(text) }
        let cut = String(repeating: "\\n\\u202812é", count: 8)
        #expect(error.found == "\"\(cut)…\"")
    }
}
