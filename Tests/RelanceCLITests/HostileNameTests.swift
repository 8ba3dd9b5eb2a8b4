import Foundation
import RelanceCore
import RelanceTestSupport
import Testing

/// Names that mean something to a browser, in all that leaves the program.
struct HostileNameTests {
    private static let name = "<script>alert(1)</script>"

    private func dossier() throws -> Relance {
        let relance = try Relance(
            toml: Relance.bare + """

                address = ["18 quai des Ormeaux", "69007 Lyon"]
                [creditor.accounting]
                name = "Claire Vasseur"
                email = "claire.vasseur@meridien.example"
                [run]
                connectors = ["erp"]
                scenarios = ["standard"]
                channels = { email = "outbox" }
                reports = ["summary", "top-debtors"]
                date = "2026-11-02"
                [dunning]
                review_first_plan = false
                [channels.outbox]
                allow = { write = ["out"] }
                """)
        try relance.folder.write(
            """
            return { api = 1, summary = "x", pull = function(ctx)
              local name = "\(Self.name)"
              return { as_of = ctx.today, contacts = { { id = "C1", name = name, segment = name,
                email = "c@client.example", people = { { id = "p", name = name, role = "billing",
                  email = "p@client.example" } } } },
                invoices = { { id = "F1", number = name, contact = "C1", issue_date = "2026-09-01",
                  due_date = "2026-10-20", amount_cents = 100000 } } }
            end }
            """, to: "plugins/connectors/erp.lua")
        return relance
    }

    @Test func `a contact named like a script is a name in every page`() throws {
        let relance = try dossier()
        let run = try relance("run")
        #expect(run.status == 0, "said: \(run.errors)")
        let action = try relance("action", "list", "--json").document["items"]?.list?.first
        let id = try #require(action?["id"]?.text)
        #expect(action?["status"] == "sent")
        #expect(try relance("contact", "export", "C1").status == 0)
        #expect(try relance("report", "--format", "html").status == 0)
        let root = URL(fileURLWithPath: relance.folder.path)
        let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
        var pages = 0
        while let file = files?.nextObject() as? URL {
            guard ["html", "eml"].contains(file.pathExtension) else { continue }
            let text = try String(contentsOf: file, encoding: .utf8)
            let page = text.replacing("=\r\n", with: "").replacing("=3C", with: "<")
            pages += 1
            guard file.pathExtension == "html" else {
                // The plain part of a mail has the name as it is; its page has not.
                let html = page.components(separatedBy: "text/html").last ?? ""
                #expect(html.contains("&lt;script&gt;") && !html.contains("<script"), "\(file)")
                continue
            }
            #expect(!page.lowercased().contains("<script"), "\(file.lastPathComponent)")
        }
        #expect(pages >= 4, "mail, file of the contact, report; found \(pages)")
        #expect(try relance("action", "show", id, "--preview").status == 0)
    }
}
