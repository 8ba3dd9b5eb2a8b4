import Foundation
import RelanceCore
import RelanceTestSupport
import Testing

/// A day's work on the demo dossier, seen as whoever runs it sees it.
struct DayTests {
    private func demo() throws -> Relance {
        let relance = try Relance()
        let made = try relance("init", ".", "--demo")
        #expect(made.status == 0, "said: \(made.errors)")
        return relance
    }

    private func ran() throws -> Relance {
        let relance = try demo()
        let run = try relance("run")
        #expect(run.status == 0, "said: \(run.errors)")
        return relance
    }

    private func items(_ result: Relance.Result) -> [Plain] { result.document["items"]?.list ?? [] }

    @Test func `a second run on one day plans and sends nothing`() throws {
        let relance = try ran()
        let before = try relance("action", "list", "--json").output
        let second = try relance("run", "--json")
        #expect(second.status == 0)
        #expect(second.document["plan"]?["count"] == 0)
        #expect(second.document["send"]?["count"] == 0)
        #expect(try relance("action", "list", "--json").output == before)
    }

    @Test func `plan and report are the same bytes with any number of workers`() throws {
        let counting = """
            local calls = 0
            return {
              api = 1,
              summary = "Compte ses appels.",
              score = function(contact)
                calls = calls + 1
                return math.random(1, 9), calls > 0 and "appelée" or nil
              end,
            }
            """
        let outcomes = try [1, 2, 5].map { workers in
            let relance = try demo()
            try relance.folder.write(counting, to: "plugins/scoring/counting.lua")
            let path = relance.folder.path + "/relance.toml"
            let text = try String(contentsOfFile: path, encoding: .utf8)
            try text.replacing("\"broken-promises\"]", with: "\"broken-promises\", \"counting\"]")
                .write(toFile: path, atomically: true, encoding: .utf8)
            let run = try relance("run", "--json", "--workers", String(workers))
            #expect(run.status == 0, "said: \(run.errors)")
            let report = try String(
                contentsOfFile: relance.folder.path + "/out/report-2026-11.html", encoding: .utf8)
            return [run.output, try relance("action", "list", "--json").output, report]
        }
        #expect(outcomes[0] == outcomes[1])
        #expect(outcomes[0] == outcomes[2])
    }

    @Test func `no message holds anything of another customer`() throws {
        let relance = try ran()
        let contacts = items(try relance("contact", "list", "--json"))
        let invoices = items(try relance("invoice", "list", "--json"))
        let sent = items(try relance("action", "list", "--status", "sent", "--json"))
        #expect(!sent.isEmpty)
        for action in sent {
            let id = try #require(action["id"]?.text)
            let own = try #require(action["contact"]?.text)
            let shown = try relance("action", "show", id, "--preview", "--json")
            let kept = try #require(shown.document["message"]?["sent"]?.text)
            var text = unfolded(kept)
            if action["medium"] == .text("letter") {
                let pdf = try relance.folder.bytes(of: "out/letters/\(id).pdf")
                if PrintedSheets.canBeRead { text += try PrintedSheets(pdf).text }
            } else {
                #expect(kept == (try relance.folder.text(of: "out/\(id).eml")))
            }
            for contact in contacts where contact["id"]?.text != own {
                let name = contact["name"]?.text ?? ""
                #expect(!text.contains(name), "\(id) names \(name)")
            }
            for invoice in invoices where invoice["contact"]?.text != own {
                let number = invoice["number"]?.text ?? ""
                #expect(!text.contains(number), "\(id) names \(number)")
            }
        }
    }

    /// The text of a mail without its soft line ends.
    private func unfolded(_ mail: String) -> String {
        mail.replacing("=\r\n", with: "").replacing("=C3=A9", with: "é")
            .replacing("=C3=A8", with: "è")
    }

    @Test func `a contact on hold is left alone until it is released`() throws {
        let relance = try demo()
        try relance("import")
        #expect(try relance("contact", "hold", "C0019", "--reason", "accord oral").status == 0)
        try relance("plan")
        #expect(items(try relance("action", "list", "--contact", "C0019", "--json")).isEmpty)
        let held = items(try relance("plan", "--explain", "C0019", "--json"))
        #expect(held.allSatisfy { $0["code"] == "held" && $0["detail"] == "accord oral" })
        #expect(try relance("contact", "release", "C0019").status == 0)
        try relance("plan")
        #expect(!items(try relance("action", "list", "--contact", "C0019", "--json")).isEmpty)
    }

    @Test func `a promise pauses its invoices, and comes back when it is not kept`() throws {
        let relance = try demo()
        try relance("import")
        let promised = try relance("promise", "add", "C0019", "1000", "2026-11-27", "--json")
        #expect(promised.status == 0, "said: \(promised.errors)")
        try relance("plan")
        let codes = items(try relance("plan", "--explain", "C0019", "--json"))
        #expect(codes.contains { $0["code"] == "promised" && $0["until"] != .null })
        #expect(try relance("plan", "--date", "2026-12-02").status != 1)
        let late = items(try relance("promise", "list", "--json"))
        let id = promised.document["id"]
        #expect(late.first { $0["id"] == id }?["status"] == "broken")
        let actions = items(try relance("action", "list", "--contact", "C0019", "--json"))
        #expect(actions.contains { $0["promise"] == id })
    }

    @Test func `a disputed invoice is out of dunning until it is settled`() throws {
        let relance = try demo()
        try relance("import")
        let open = items(
            try relance("invoice", "list", "--contact", "C0019", "--overdue", "--json"))
        let id = try #require(open.last?["id"]?.text)
        let wrong = try relance("dispute", "open", "C0019", "--invoice", id, "--cause", "prix")
        #expect(wrong.status == 1)
        #expect(wrong.errors.contains("the causes are"))
        let opened = try relance(
            "dispute", "open", "C0019", "--invoice", id, "--cause", "price", "--json")
        let dispute = try #require(opened.document["id"]?.text)
        #expect(opened.document["owner"] == "sales")
        #expect(opened.document["deadline"] == "2026-12-01")
        func code() throws -> Plain? {
            items(try relance("plan", "--explain", "C0019", "--json"))
                .first { $0["invoice"]?.text == id }?["code"]
        }
        #expect(try code() == "disputed")
        try relance("dispute", "answer", dispute, "Un avoir est établi.")
        let work = items(try relance("worklist", "--json"))
        #expect(work.contains { $0["id"]?.text == dispute && $0["kind"] == "dispute" })
        try relance("dispute", "resolve", dispute, "rejected")
        #expect(try code() != "disputed")
    }

    @Test func `the demo's promises and disputes are settled, and first on the worklist`() throws {
        let relance = try ran()
        let promises = items(try relance("promise", "list", "--json"))
        let states = Dictionary(grouping: promises) { $0["status"]?.text ?? "" }
        #expect(states.mapValues(\.count) == ["kept": 4, "broken": 4, "open": 7])
        let disputes = items(try relance("dispute", "list", "--json"))
        #expect(disputes.count { $0["status"] == "resolved" } == 3)
        let work = items(try relance("worklist", "--json"))
        #expect(
            work.prefix(7).map { "\($0["kind"]?.text ?? "") \($0["contact"]?.text ?? "")" } == [
                "promise_broken C0051", "promise_broken C0041", "promise_broken C0017",
                "promise_broken C0050", "dispute C0035", "dispute C0021", "approval C0060",
            ])
        let report = try relance("report", "--format", "text").output
        #expect(report.contains("Promesses tenues"))
        #expect(report.contains("Numéro de commande manquant"))
    }

    @Test func `what waits for approval leaves when it is approved`() throws {
        let relance = try ran()
        let waiting = items(
            try relance("action", "list", "--status", "awaiting_approval", "--json"))
        let first = try #require(waiting.first)
        let id = try #require(first["id"]?.text)
        #expect(try relance("send", "--json").document["count"] == 0)
        #expect(try relance("action", "approve", id).status == 0)
        let sent = try relance("send", "--json")
        #expect(items(sent).compactMap { $0["id"]?.text } == [id])
        #expect(try relance("action", "approve", id).status == 1)
        #expect(try relance("action", "cancel", id).status == 1)
    }

    @Test func `an approval lapses when the amounts change`() throws {
        let relance = try ran()
        let waiting = items(
            try relance("action", "list", "--status", "awaiting_approval", "--json"))
        let action = try #require(waiting.first)
        let id = try #require(action["id"]?.text)
        let contact = try #require(action["contact"]?.text)
        let invoice = try #require(action["invoices"]?.list?.first?.text)
        try relance("action", "approve", id)
        try relance("dispute", "open", contact, "--invoice", invoice, "--cause", "price")
        let refused = try relance("send", "--json")
        #expect(refused.document["count"] == 0)
        #expect(refused.document["problems"]?.list?.first?["code"] == "account_moved")
        try relance("plan")
        #expect(try relance("action", "show", id).status == 1)
    }

    @Test func `a cancelled action does not come back`() throws {
        let relance = try demo()
        try relance("import")
        try relance("plan")
        let planned = items(try relance("action", "list", "--status", "planned", "--json"))
        let action = try #require(planned.first)
        let id = try #require(action["id"]?.text)
        #expect(try relance("action", "cancel", id).status == 0)
        try relance("plan")
        let contact = try #require(action["contact"]?.text)
        let after = items(try relance("action", "list", "--contact", contact, "--json"))
        #expect(
            !after.contains {
                $0["status"] == "planned" && $0["step"] == action["step"]
                    && $0["invoices"] == action["invoices"]
            })
    }

    @Test func `a task that is done is on record, with what it brought`() throws {
        let relance = try ran()
        let work = items(try relance("worklist", "--json"))
        let call = try #require(work.first { $0["kind"] == "call" })
        let id = try #require(call["action"]?.text)
        let done = try relance(
            "action", "done", id, "--outcome", "paid", "--note", "virement du 23", "--json")
        #expect(items(done).first?["status"] == "done")
        let contact = try #require(call["contact"]?.text)
        // Who says that it is paid is left in peace for some days.
        try relance("plan")
        let codes = items(try relance("plan", "--explain", contact, "--json"))
        #expect(codes.allSatisfy { $0["code"] == "held" })
        // Then they are called; and once that is done the scenario goes on.
        try relance("plan", "--date", "2026-12-02")
        let planned = items(try relance("action", "list", "--contact", contact, "--json"))
        let again = try #require(planned.first { $0["step"] == "paiement-annonce" })
        #expect(again["medium"] == "call" && again["reason"] == "paid_claimed")
        let key = try #require(again["id"]?.text)
        let reached = try relance(
            "action", "done", key, "--outcome", "reached", "--date", "2026-12-02")
        #expect(reached.status == 0, "\(reached.errors)")
        let shown = try relance("contact", "show", contact, "--json").document
        #expect(shown["hold_reason"] == .null)
    }

    @Test func `messages wait where payments are known only up to long ago`() throws {
        let relance = try demo()
        let run = try relance("run", "--json", "--date", "2026-12-15")
        #expect(run.status == 2)
        let codes = (run.document["plan"]?["problems"]?.list ?? []).compactMap { $0["code"]?.text }
        #expect(codes.contains("stale_data"))
        let sent = items(try relance("action", "list", "--status", "sent", "--json"))
        #expect(sent.isEmpty)
    }

    @Test func `the first plan of a dossier waits for a person`() throws {
        let relance = try demo()
        let path = relance.folder.path + "/relance.toml"
        let text = try String(contentsOfFile: path, encoding: .utf8)
        try text.replacing("review_first_plan = false", with: "review_first_plan = true")
            .write(toFile: path, atomically: true, encoding: .utf8)
        try relance("run")
        #expect(items(try relance("action", "list", "--status", "sent", "--json")).isEmpty)
        let waiting = items(
            try relance("action", "list", "--status", "awaiting_approval", "--json"))
        let claimed = Set(waiting.flatMap { $0["invoices"]?.list ?? [] }.compactMap(\.text))
        #expect(!claimed.isEmpty)
        // Nor does the next day let it go by itself.
        try relance("run", "--date", "2026-11-25")
        let left = items(try relance("action", "list", "--status", "sent", "--json"))
        #expect(
            left.flatMap { $0["invoices"]?.list ?? [] }.allSatisfy {
                !claimed.contains($0.text ?? "")
            })
        #expect(try relance("action", "approve", "--all").status == 0)
        try relance("send", "--date", "2026-11-25")
        #expect(!items(try relance("action", "list", "--status", "sent", "--json")).isEmpty)
    }

    @Test func `what is approved leaves, though a call was given for other invoices meanwhile`()
        throws
    {
        let relance = try demo()
        let path = relance.folder.path + "/relance.toml"
        let text = try String(contentsOfFile: path, encoding: .utf8)
        try relance.folder.write(
            text.replacing("review_first_plan = false", with: "review_first_plan = true"),
            to: "relance.toml")
        for command in [["import"], ["plan"], ["send"], ["action", "approve", "--all"], ["run"]] {
            #expect(try relance.run(command).status == 0)
        }
        let waiting = try relance("action", "list", "--status", "awaiting_approval", "--json")
        #expect(waiting.document["count"] == 0)
    }
}
