import Foundation
import RelanceCore
import RelanceStore
import RelanceTestSupport
import Testing

/// The copy of a letter by e-mail: an action of its own, and no second step.
struct CopyTests {
    /// A dossier with a letter to the manager that is due, by a scenario of its own.
    private func dossier(
        channels: String = "letter = \"letter\", email = \"outbox\"",
        email: String = "gerant@dupont.example"
    ) throws -> Relance {
        let relance = try Relance(
            toml: """
                [creditor]
                name = "Ateliers Méridien SAS"
                [creditor.accounting]
                name = "Claire Vasseur"
                email = "claire@meridien.example"
                [run]
                connectors = ["csv"]
                scenarios = ["own"]
                channels = { \(channels) }
                reports = ["actions"]
                date = "2026-03-03"
                [dunning]
                review_first_plan = false
                freshness = 300
                [channels.letter]
                allow = { write = ["out/letters"] }
                [channels.outbox]
                allow = { write = ["out"] }
                [connectors.csv]
                allow = { read = ["data"] }
                [[connectors.csv.settings.files]]
                path = "data/contacts.csv"
                kind = "contacts"
                columns = { id = "Code", name = "Nom", email = "E-mail", address = ["Rue", "Ville"] }
                [[connectors.csv.settings.files]]
                path = "data/people.csv"
                kind = "people"
                columns = { contact = "Code", id = "Nom", name = "Nom", role = "Rôle", email = "E-mail" }
                [[connectors.csv.settings.files]]
                path = "data/invoices.csv"
                kind = "invoices"
                columns = { id = "Numéro", contact = "Code", issue_date = "Date", due_date = "Échéance", amount = "Montant" }
                """)
        try relance.folder.write(
            """
            return { api = 1, summary = "x", steps = {
              { name = "avis", level = 2, day = 5, medium = "letter", to = { "registered-office", "manager" },
                template = "reminder-2", copy = "email" },
              { name = "suite", level = 3, day = 8, medium = "email", to = "billing", template = "reminder-3" },
            } }
            """, to: "plugins/scenarios/own.lua")
        try relance.folder.write(
            "Code;Nom;E-mail;Rue;Ville\nC1;Dupont SA;compta@dupont.example;3 rue du Four;69002 Lyon\n",
            to: "data/contacts.csv")
        try relance.folder.write(
            "Code;Nom;Rôle;E-mail\nC1;Léa Dupont;manager;\(email)\nC1;Zoé;finance;zoe@dupont.example\n",
            to: "data/people.csv")
        try relance.folder.write(
            "Numéro;Code;Date;Échéance;Montant\nF1;C1;2026-01-20;2026-02-24;1200,00\n",
            to: "data/invoices.csv")
        try relance.folder.write([], to: "out/.keep")
        return relance
    }

    /// Key, medium, status, what it is the copy of.
    private func actions(_ relance: Relance) throws -> [String] {
        let list = try relance("action", "list", "--json").document["items"]?.list ?? []
        return list.map { item in
            ["id", "medium", "status", "copy_of"].compactMap { item[$0]?.text }
                .joined(separator: " ")
        }
    }

    @Test func `it leaves once the letter has left, to the same role, and once`() throws {
        let relance = try dossier()
        try relance("import")
        try relance("plan")
        #expect(try actions(relance) == ["A0000001 letter planned"])
        let run = try relance("run")
        #expect(run.status == 0, "\(run.errors)")
        let both = ["A0000001 letter sent", "A0000002 email sent A0000001"]
        #expect(try actions(relance) == both)
        let mail = try relance.folder.text(of: "out/A0000002.eml")
        #expect(mail.contains("<gerant@dupont.example>"))
        #expect(!mail.contains("compta@dupont") && !mail.contains("zoe@dupont"))
        let shown = try relance("action", "show", "A0000002", "--preview").output
        #expect(shown.contains("Copie de la lettre que nous vous adressons par la poste."))
        #expect(!shown.contains("3 mars 2026 par courrier"))
        try relance("run")
        #expect(try actions(relance) == both)
    }

    @Test func `the step is on record once, and the gap and the report count the letter alone`()
        throws
    {
        let relance = try dossier()
        try relance("run")
        let explained = try relance("plan", "--explain", "C1", "--date", "2026-03-04", "--json")
        let item = explained.document["items"]?.list?.first
        #expect(item?["code"] == "gap" && item?["until"] == "2026-03-09")
        let report = try relance("report", "--json").document
        let figures = report["figures"]?.list ?? []
        #expect(figures.first { $0["name"] == "actions" }?["value"] == 1)
        let later = try relance("run", "--date", "2026-03-09")
        #expect(later.status == 0, "\(later.errors)")
        #expect(try actions(relance).last == "A0000003 email sent")
    }

    @Test func `a letter that was cut off has its copy once it is known to have left`() throws {
        let relance = try dossier()
        try relance("run")
        // As if the program had been killed between the letter and its receipt.
        try SQLiteDatabase(path: relance.folder.path + "/relance.db").execute(
            """
            DELETE FROM message WHERE action = 'A0000002';
            DELETE FROM action WHERE copy_of IS NOT NULL;
            UPDATE action SET status = 'sending', receipt = NULL
            """)
        let run = try relance("run")
        #expect(run.status == 0, "\(run.errors)")
        #expect(try actions(relance) == ["A0000001 letter sent", "A0000003 email sent A0000001"])
    }

    @Test func `a letter done by hand has its copy, and a copy without a channel is a task`() throws
    {
        let relance = try dossier(channels: "")
        try relance("run")
        #expect(try actions(relance) == ["A0000001 letter to_do"])
        try relance("action", "done", "A0000001", "--outcome", "reached")
        try relance("run")
        #expect(try actions(relance) == ["A0000001 letter done", "A0000002 email to_do A0000001"])
        let done = try relance("action", "done", "A0000002", "--outcome", "reached")
        #expect(done.status == 0, "\(done.errors)")
        #expect(try actions(relance).last == "A0000002 email done A0000001")
    }

    @Test func `who has no address of their own gets the letter alone`() throws {
        let relance = try dossier(email: "")
        try relance("run")
        #expect(try actions(relance) == ["A0000001 letter sent"])
    }

    @Test func `a copy that has not left is cancelled once all is paid`() throws {
        let relance = try dossier(channels: "letter = \"letter\"")
        try relance("run")
        try SQLiteDatabase(path: relance.folder.path + "/relance.db").execute(
            "UPDATE action SET status = 'planned' WHERE copy_of IS NOT NULL")
        try relance.folder.write(
            "Numéro;Code;Date;Échéance;Montant\nF1;C1;2026-01-20;2026-02-24;0,00\nF2;C1;2026-03-01;2026-05-24;5,00\n",
            to: "data/invoices.csv")
        try relance("run")
        #expect(
            try actions(relance) == ["A0000001 letter sent", "A0000002 email cancelled A0000001"])
    }

    @Test func `the copy of a letter that was an error does not leave`() throws {
        let relance = try dossier(channels: "letter = \"letter\"")
        try relance("run")
        #expect(try actions(relance) == ["A0000001 letter sent", "A0000002 email to_do A0000001"])
        #expect(
            try relance("action", "apologize", "A0000002").errors.contains(
                "action 'A0000002': is no message that has left"))
        #expect(try relance("action", "apologize", "A0000001").status == 0)
        #expect(
            try actions(relance) == [
                "A0000001 letter sent", "A0000002 email cancelled A0000001",
                "A0000003 email planned",
            ])
    }
}
