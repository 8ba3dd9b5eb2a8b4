import RelanceCore
import RelanceTestSupport
import Testing

/// A channel that posts to a webhook: what is sure, and what nobody knows.
struct WebhookTests {
    private static let plugin = """
        return {
          api = 1, summary = "Webhook", needs = { "http" },
          settings = { url = { type = "string", required = true } },
          send = function(message, ctx)
            local body = ctx.json.encode({ id = message.id, text = message.text })
            local ok, answer = pcall(ctx.http.request, {
              url = ctx.settings.url .. "/messages", body = body, as = "json", timeout_s = 0.5,
              headers = { ["Content-Type"] = "application/json",
                ["X-Signature"] = ctx.hmac(ctx.secrets.key, body, "sha256") },
            })
            if not ok then return nil, { retry = true, reason = answer.code .. ": " .. answer.text } end
            return { id = answer.data.id }
          end,
        }
        """

    /// A dossier of the demo whose mails go to the server.
    private func relance(_ server: LoopbackServer) throws -> Relance {
        var relance = try Relance()
        try relance("init", ".", "--demo")
        let toml = try relance.folder.text(of: "relance.toml")
        try relance.folder.write(
            toml.replacing("email = \"outbox\"", with: "email = \"hook\"") + """

                [channels.hook]
                settings = { url = "\(server.url(""))" }
                secrets = { key = { env = "HOOK_KEY" } }
                """, to: "relance.toml")
        try relance.folder.write(Self.plugin, to: "plugins/channels/hook.lua")
        relance.environment["HOOK_KEY"] = "hunter2"
        let granted = try relance("plugin", "grant", "hook", "--private", "--methods", "POST", "-y")
        #expect(granted.status == 0, "\(granted.errors)")
        return relance
    }

    @Test func `a message is signed, and without an answer its action is unknown`() throws {
        let server = try LoopbackServer { _, count in
            switch count {
            case 0: .answer(200, [:], #"{"id":"m-1"}"#)
            case 1: .silence
            case 2: .answer(500)
            case 3: .raw("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{")
            case 4: .answer(200, [:], "thanks")
            case 5:
                .answer(422, ["Content-Type": "application/json"], #"{"error":"no such number"}"#)
            default: .answer(429)
            }
        }
        let relance = try relance(server)
        // Another day than the clock's own, so that no hour of it counts.
        let run = try relance("run", "--date", "2026-11-20", "--json")
        let sent = run.document["send"]?["items"]?.list ?? []
        let statuses = sent.filter { $0["channel"] == "hook" }.compactMap { $0["status"]?.text }
        #expect(
            statuses.prefix(7)
                == ["sent", "unknown", "unknown", "unknown", "unknown", "failed", "failed"],
            "\(run.errors)")
        #expect(server.requests.count == statuses.count)
        for request in server.requests {
            let signature = SHA256.hmacHex(key: Array("hunter2".utf8), Array(request.body.utf8))
            #expect(request.headers["x-signature"] == signature)
        }
        #expect(!(run.output + run.errors).contains("hunter2"))
    }
}
