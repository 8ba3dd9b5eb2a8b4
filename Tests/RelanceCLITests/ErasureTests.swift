import Foundation
import RelanceCore
import RelanceTestSupport
import Testing

/// What a person may ask for, and how they are forgotten.
struct ErasureTests {
    private func ran() throws -> Relance {
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
                  contacts = { { id = "C1", name = "Dupont SA", people = {
                    { id = "ana", name = "Ana Roux", role = "billing", email = "ana@dupont.example" },
                    { id = "luc", name = "Luc Petit", role = "buyer", email = "luc@dupont.example" },
                  } } },
                  invoices = { { id = "F1", contact = "C1", issue_date = "2026-09-01",
                    due_date = "2026-10-20", amount_cents = 100000, lettering = "A" } },
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
        let run = try relance("run")
        #expect(run.status == 0, "said: \(run.errors)")
        #expect(try relance("note", "add", "C1", "Ana Roux rappelle lundi").status == 0)
        return relance
    }

    private func configure(_ relance: Relance, _ more: String) throws {
        try relance.folder.write(
            """
            [creditor]
            name = "Ateliers Méridien SAS"
            address = ["18 quai des Ormeaux", "69007 Lyon"]
            accounting = { name = "Claire Vasseur", email = "claire@meridien.example" }
            [run]
            connectors = ["erp"]
            scenarios = ["standard"]
            channels = { email = "outbox" }
            date = "2026-10-26"
            [dunning]
            review_first_plan = false
            [channels.outbox]
            allow = { write = ["out"] }
            \(more)
            """, to: "relance.toml")
    }

    private func people(_ relance: Relance) throws -> [String] {
        let shown = try relance("contact", "show", "C1", "--json").document["people"]?.list
        return shown?.compactMap { $0["id"]?.text } ?? []
    }

    @Test func `all that is kept of a person is printed`() throws {
        let relance = try ran()
        let export = try relance("person", "export", "C1", "ana", "--json")
        #expect(export.status == 0, "said: \(export.errors)")
        #expect(export.document["person"]?["email"] == "ana@dupont.example")
        let message = export.document["messages"]?.list?.first
        #expect(message?["content"]?.text?.contains("ana@dupont.example") == true)
        #expect(export.document["notes"]?.list?.count == 1)
    }

    @Test func `a message that claims what is owed is kept until it is paid`() throws {
        let relance = try ran()
        let first = try relance("person", "erase", "C1", "ana", "--json")
        #expect(first.status == 0, "said: \(first.errors)")
        #expect(first.document["kept"]?.list?.count == 1)
        #expect(first.document["erased"]?.list?.isEmpty == true)
        #expect(try people(relance) == ["luc"])
        #expect(try relance("contact", "show", "C1").output.contains("interlocuteur effacé"))
    }

    @Test func `once it is paid nothing of the person is left, and no import brings them back`()
        throws
    {
        let relance = try ran()
        try configure(relance, "[connectors.erp]\nsettings = { paid = true }")
        #expect(try relance("import").status == 0)
        let erased = try relance("person", "erase", "C1", "ana", "--json")
        #expect(erased.document["erased"]?.list?.count == 1)
        #expect(try relance("import").status == 0)
        #expect(try people(relance) == ["luc"])
        for word in ["Ana Roux", "ana@dupont.example"] {
            #expect(try !holds(relance, word), "\(word)")
        }
        #expect(try holds(relance, "Luc Petit"))
    }

    @Test func `what was kept goes once it is paid`() throws {
        let relance = try ran()
        #expect(try relance("person", "erase", "C1", "ana").status == 0)
        #expect(try holds(relance, "ana@dupont.example"))
        try configure(relance, "[connectors.erp]\nsettings = { paid = true }")
        #expect(try relance("import").status == 0)
        #expect(try relance("person", "erase", "C1", "ana").status == 0)
        #expect(try !holds(relance, "ana@dupont.example"))
    }

    /// Whether the files of the store hold a text anywhere.
    private func holds(_ relance: Relance, _ word: String) throws -> Bool {
        try ["relance.db", "relance.db-wal"].contains { name in
            let url = URL(fileURLWithPath: relance.folder.path + "/" + name)
            guard FileManager.default.fileExists(atPath: url.path) else { return false }
            return try Data(contentsOf: url).range(of: Data(word.utf8)) != nil
        }
    }

    @Test func `a person that there is not is told`() throws {
        let relance = try ran()
        let erased = try relance("person", "erase", "C1", "anna")
        #expect(erased.status == 1)
        #expect(erased.errors.contains("contact 'C1' has no such person"))
    }
}
