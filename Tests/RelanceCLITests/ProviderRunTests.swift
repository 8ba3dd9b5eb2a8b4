import Foundation
import RelanceCore
import RelanceTestSupport
import Testing

/// Text messages and posted messages, from the plan to a provider's server.
@Suite struct ProviderRunTests {
    /// The servers of a test listen as long as it runs.
    private final class Kept { var servers: [LoopbackServer] = [] }
    private let kept = Kept()

    /// A dossier whose only step goes by `medium`, carried by `channel`.
    private func dossier(
        _ server: LoopbackServer, _ medium: String, _ channel: String, settings: String = ""
    ) throws -> Relance {
        kept.servers.append(server)
        var relance = try Relance(
            toml: """
                [creditor]
                name = "Ateliers Méridien SAS"
                [creditor.accounting]
                name = "Claire Vasseur"
                email = "claire@meridien.example"
                phone = "04 65 71 00 11"
                [run]
                connectors = ["csv"]
                scenarios = ["short"]
                channels = { \(medium) = "\(channel)" }
                [dunning]
                review_first_plan = false
                freshness = 300
                [channels.\(channel)]
                settings = { url = "\(server.url("/v1"))", from = "MERIDIEN", timeout_s = 1\(settings) }
                secrets = { token = { env = "TOKEN" }, signature = { env = "KEY" } }
                allow = { http = [{ host = "127.0.0.1:\(server.port)", private = true }] }
                [connectors.csv]
                allow = { read = ["data"] }
                [[connectors.csv.settings.files]]
                path = "data/contacts.csv"
                kind = "contacts"
                columns = { id = "Code", name = "Nom", phone = "Tel", email = "Email" }
                [[connectors.csv.settings.files]]
                path = "data/invoices.csv"
                kind = "invoices"
                columns = { id = "Numéro", contact = "Code", issue_date = "Date", \
                due_date = "Échéance", amount = "Montant" }

                """)
        relance.environment = ["TOKEN": "token-1234", "KEY": "hunter2"]
        let template = medium == "sms" ? "sms-reminder" : "reminder-1"
        try relance.folder.write(
            """
            return { api = 1, summary = "Court", steps = {
              { name = "un", day = 5, medium = "\(medium)", template = "\(template)" } } }
            """, to: "plugins/scenarios/short.lua")
        try relance.folder.write(
            "Code;Nom;Tel;Email\nC1;\"Dupont \"\"{from}\"\" & {text}\";06 12 34 56 78;c1@client.example\n",
            to: "data/contacts.csv")
        try relance.folder.write(
            "Numéro;Code;Date;Échéance;Montant\nF1;C1;2026-01-20;2026-02-24;1200,00\n",
            to: "data/invoices.csv")
        return relance
    }

    private func action(_ relance: Relance) throws -> Plain {
        let list = try relance("action", "list", "--json").document
        return try #require(list["items"]?.list?.first)
    }

    @Test func `a text message is signed and leaves once, and its fate is asked for`() throws {
        let server = try LoopbackServer { request, _ in
            request.method == "POST"
                ? .answer(201, [:], #"{"messages":[{"id":"m/7"}]}"#)
                : .answer(200, [:], #"{"state":"UNDELIV"}"#)
        }
        let relance = try dossier(
            server, "sms", "sms",
            settings: """
                , id_field = "messages.1.id", status_field = "state", \
                status_url = "\(server.url("/v1/{id}"))", template = { dest = ["{to}"], msg = "{text}", ref = "{id}" }
                """)
        let run = try relance("run", "--date", "2026-03-03")
        #expect(run.status == 0, "\(run.output) \(run.errors)")
        let request = try #require(server.requests.first)
        let body = try JSON.value(of: request.body)
        #expect(body["dest"] == ["+33612345678"])
        let text = try #require(body["msg"]?.text)
        #expect(text.hasPrefix("Bonjour, merci de rappeler Claire Vasseur") && text.count <= 160)
        let id = try #require(try action(relance)["message_id"]?.text)
        #expect(body["ref"] == .text(id) && request.headers["idempotency-key"] == id)
        #expect(request.headers["authorization"] == "Bearer token-1234")
        #expect(
            request.headers["x-signature"]
                == SHA256.hmacHex(key: Array("hunter2".utf8), Array(request.body.utf8)))
        #expect(try action(relance)["receipt"] == .text("m/7"))
        _ = try relance("import", "--date", "2026-03-04")
        #expect(server.lines == ["POST /v1", "GET /v1/m%2F7"])
        #expect(try action(relance)["status"] == .text("failed"))
        #expect(try action(relance)["reason"] == .text("bounced"))
    }

    @Test(arguments: [
        (LoopbackServer.Answer.silence, "unknown"), (.answer(500), "unknown"),
        (.answer(422, [:], #"{"error":"numéro inconnu"}"#), "failed"), (.answer(429), "failed"),
        (.answer(200, [:], "<html>"), "sent"), (.raw("garbage\r\n\r\n"), "unknown"),
    ])
    func `what the provider answers decides, and nothing leaves twice`(
        answer: LoopbackServer.Answer, status: String
    ) throws {
        let server = try LoopbackServer { _, _ in answer }
        let relance = try dossier(server, "sms", "sms")
        _ = try relance("run", "--date", "2026-03-03")
        #expect(try action(relance)["status"] == .text(status))
        #expect(server.requests.count == 1)
        guard status != "failed" else { return }
        _ = try relance("send", "--date", "2026-03-03")
        #expect(server.requests.count == 1)
    }

    @Test func `a message is posted as a form, whatever its parts hold`() throws {
        let server = try LoopbackServer { _, _ in .answer(200, [:], #"{"id":7}"#) }
        let relance = try dossier(
            server, "email", "webhook",
            settings:
                ", format = \"form\", template = { to = \"{to}\", who = \"M. {name}\", cents = \"{amount_cents}\" }"
        )
        let run = try relance("run", "--date", "2026-03-03")
        #expect(run.status == 0, "\(run.errors)")
        #expect(
            server.requests.map(\.body) == [
                "cents=120000&to=c1%40client.example&who=M.%20Dupont%20%22%7Bfrom%7D%22%20%26%20%7Btext%7D"
            ])
        #expect(try action(relance)["receipt"] == .text("7"))
    }
}
