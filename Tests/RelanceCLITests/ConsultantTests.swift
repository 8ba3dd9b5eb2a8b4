import Foundation
import RelanceCore
import RelanceTestSupport
import Testing

/// A consultant changes a number, adds a rule, breaks one, edits a text.
struct ConsultantTests {
    private func demo() throws -> Relance {
        let relance = try Relance()
        try relance("init", ".", "--demo")
        try relance("import")
        return relance
    }

    private func edit(_ relance: Relance, _ old: String, _ new: String) throws {
        let path = relance.folder.path + "/relance.toml"
        let text = try String(contentsOfFile: path, encoding: .utf8)
        try text.replacing(old, with: new).write(toFile: path, atomically: true, encoding: .utf8)
    }

    @Test func `a changed weight changes the score and says why`() throws {
        let relance = try demo()
        let before = try relance("score", "--explain", "C0006", "--json").document
        let rule = try #require(before["rules"]?.list?.first { $0["plugin"] == "payment-history" })
        #expect(rule["reason"]?.text?.isEmpty == false)
        #expect(rule["file"]?.text == "plugins/scoring/payment-history.lua")
        #expect(rule["line"]?.integer != nil)
        try relance.folder.append(
            "\n[scoring.payment-history]\nsettings = { late_most = 5 }\n", to: "relance.toml")
        let after = try relance("score", "--explain", "C0006", "--json").document
        #expect(after["rules"] != before["rules"])
    }

    @Test func `a rule put into the folder is found, and a broken one says where`() throws {
        let relance = try demo()
        try relance.folder.write(
            """
            return {
              api = 1,
              summary = "Ajoute sept points.",
              score = function(contact) return 7, "toujours sept" end,
            }
            """, to: "plugins/scoring/seven.lua")
        #expect(try relance("plugin", "list").output.contains("seven"))
        try edit(relance, "\"broken-promises\"]", "\"broken-promises\", \"seven\"]")
        let scored = try relance("score", "--explain", "C0019", "--json").document
        #expect(scored["rules"]?.list?.contains { $0["reason"] == "toujours sept" } == true)
        try relance.folder.write(
            """
            return {
              api = 1,
              summary = "Ajoute sept points.",
              score = function(contact)
                return contact.history.paid_cout, "faute de frappe"
              end,
            }
            """, to: "plugins/scoring/seven.lua")
        let broken = try relance("score", "--explain", "C0019")
        #expect(broken.status == 2)
        #expect(broken.errors.contains("plugins/scoring/seven.lua:5"))
        #expect(broken.errors.contains("did you mean 'paid_count'?"))
        let all = try relance("score")
        #expect(all.status == 2)
        #expect(all.errors.contains("left out for the rest"))
    }

    @Test func `a text of the dossier's own is used, and a misspelt variable is found`() throws {
        let relance = try demo()
        try relance.folder.write(
            "Petit rappel\n\n{{greeting}}\n\nIl reste {{total}}.\n\n{{> invoices}}\n",
            to: "templates/reminder-2.fr.txt")
        let run = try relance("run")
        #expect(run.status == 0, "said: \(run.errors)")
        let actions = try relance("action", "list", "--status", "sent", "--json").document
        let action = try #require(
            actions["items"]?.list?.first { $0["template"] == "reminder-2" })
        let id = try #require(action["id"]?.text)
        let mail = try String(
            contentsOfFile: relance.folder.path + "/out/\(id).eml", encoding: .utf8)
        #expect(mail.contains("Subject: Petit rappel\r\n"))
        try relance.folder.write(
            "Petit rappel\n\nIl reste {{totall}}.\n", to: "templates/reminder-2.fr.txt")
        let doctor = try relance("doctor")
        #expect(doctor.status == 1)
        #expect(doctor.output.contains("templates/reminder-2.fr.txt:3"))
        #expect(doctor.output.contains("did you mean 'total'?"))
        #expect(try relance("send").status == 1)
    }

    @Test func `a rule's warning is among the problems, once, and the list has the score`() throws {
        let relance = try demo()
        try relance.folder.write(
            """
            return {
              api = 1,
              summary = "Avertit.",
              score = function(contact, ctx)
                ctx.warn("barème à revoir")
                return 7
              end,
            }
            """, to: "plugins/scoring/warning.lua")
        try edit(relance, "\"broken-promises\"]", "\"broken-promises\", \"warning\"]")
        let scored = try relance("score", "--json")
        #expect(scored.status == 0)
        let problems = scored.document["problems"]?.list ?? []
        #expect(problems.map { $0["text"] } == ["barème à revoir"])
        let contacts = try relance("contact", "list", "--json").document["items"]?.list ?? []
        let scores = contacts.compactMap { $0["score"]?.integer }
        #expect(scores.count == contacts.count)
        #expect(scores.allSatisfy { $0 >= 7 })
    }
}
