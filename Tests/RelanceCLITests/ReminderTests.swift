import RelanceCore
import RelanceTestSupport
import Testing

/// What another system sent before Relance came.
struct ReminderTests {
    private func dossier(_ reminders: String) throws -> Relance {
        let relance = try Relance(
            toml: Relance.bare + """

                [run]
                connectors = ["own"]
                scenarios = ["standard"]
                date = "2026-03-24"
                [dunning]
                review_first_plan = false
                freshness = 300
                """)
        try relance.folder.write(
            """
            return { api = 1, summary = "x", pull = function()
              return {
                reminders = { \(reminders) },
                contacts = { { id = "C1", name = "Dupont", email = "a@dupont.example", phone = "0102030405" } },
                invoices = { { id = "K1", number = "FA-1", contact = "C1", issue_date = "2026-01-28",
                  due_date = "2026-02-27", amount_cents = 100000 } },
              }
            end }
            """, to: "plugins/connectors/own.lua")
        return relance
    }

    /// The actions of a plan, as step and day.
    private func plan(_ relance: Relance, on day: String = "2026-03-24") throws -> [String] {
        let plan = try relance("plan", "--date", day, "--json")
        return (plan.document["items"]?.list ?? []).map {
            "\($0["step"]?.text ?? "") \($0["date"]?.text ?? "")"
        }
    }

    @Test func `a step that was said before is not said again, and the gap counts from it`() throws
    {
        let none = try dossier("")
        try none("import")
        #expect(try plan(none) == ["appel 2026-03-24"])
        let relance = try dossier(
            "{ id = 1, contact = \"C1\", invoices = { \"FA-1\" }, step = \"relance-3\", "
                + "date = \"2026-03-23\", medium = \"letter\" }")
        #expect(try relance("import", "--json").document["created"] == 3)
        #expect(try plan(relance) == [])
        let item = try relance("plan", "--explain", "C1", "--json").document["items"]?.list?.first
        #expect(item?["code"] == "not_due" && item?["step"] == "avis-commerce")
        let shown = try relance("contact", "show", "C1").output
        #expect(shown.contains("2026-03-23  relance d’avant Relance  "), "\(shown)")
    }

    @Test func `of which only the level is known: what is above it comes`() throws {
        let relance = try dossier(
            "{ id = \"R7\", contact = \"C1\", invoices = { \"K1\" }, level = 2, date = \"2026-03-10\" }"
        )
        try relance("import")
        #expect(try plan(relance) == [])
        #expect(try plan(relance, on: "2026-03-25") == ["relance-3 2026-03-25"])
    }

    @Test func `a second import records nothing again`() throws {
        let relance = try dossier(
            "{ id = \"R7\", contact = \"C1\", invoices = { \"K1\" }, level = 2, date = \"2026-03-10\" }"
        )
        try relance("import")
        let again = try relance("import", "--json").document
        #expect(again["created"] == 0 && again["updated"] == 0 && again["unchanged"] == 3)
    }

    @Test(arguments: [
        ("id = \"R\", contact = \"C1\"", "reminder 'R' is new and has no invoices and date"),
        (
            "id = \"R\", contact = \"C1\", invoices = { \"K1\" }, date = \"2026-03-10\"",
            "reminder 'R' has neither step nor level"
        ),
        (
            "id = \"R\", contact = \"C1\", invoices = { \"K1\" }, date = \"2026-03-10\", level = 7",
            "reminder 'R' level is 7, expected 0 to 6"
        ),
        (
            "id = \"R\", contact = \"C1\", invoices = { \"K1\" }, date = \"2026-03-10\", step = \"a/b\"",
            "reminder 'R' step is \"a/b\": a step's name has no '/'"
        ),
        ("id = \"R\", levl = 2", "reminders[1] has no field 'levl'; did you mean 'level'?"),
    ])
    func `what is wrong with one is said, and the rest comes in`(given: String, reason: String)
        throws
    {
        let relance = try dossier("{ \(given) }")
        let result = try relance("import", "--json")
        #expect(result.status == 2)
        #expect(result.document["rejects"]?.list?.map { $0["reason"] } == [.text(reason)])
        #expect(result.document["created"] == 2)
    }

    @Test func `they come from delimited text too`() throws {
        let relance = try Relance(
            toml: Relance.bare + """

                [run]
                connectors = ["csv"]
                [connectors.csv]
                allow = { read = ["in"] }
                [[connectors.csv.settings.files]]
                path = "in/relances.csv"
                kind = "reminders"
                columns = { id = "N°", contact = "Client", invoices = "Factures", level = "Niveau", date = "Le", medium = { column = "Par", values = { "courrier" = "letter", "mail" = "email" } } }
                """)
        try relance.folder.write(
            "N°;Client;Factures;Niveau;Le;Par\n1;C1;F1,F2;2;10/03/2026;courrier\n2;C1;F1;deux;11/03/2026;mail\n",
            to: "in/relances.csv")
        let result = try relance("import", "--json")
        #expect(
            result.document["rejects"]?.list?.map { $0["reason"] } == [
                "level: \"deux\" is no whole number"
            ])
        #expect(try relance("contact", "show", "C1").output.contains("niveau-2:1"))
    }
}
