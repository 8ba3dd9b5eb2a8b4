import RelanceCore
import RelanceTestSupport
import Testing

/// What a channel of the house gives, from the plan to the command that tells of it.
struct ChannelRunTests {
    /// A dossier with one e-mail to send on 3 March, carried by a channel whose declaration holds `body`.
    private func dossier(_ body: String, _ grants: String = "") throws -> Relance {
        let relance = try Relance(
            toml: """
                [creditor]
                name = "Ateliers Méridien SAS"
                [creditor.accounting]
                name = "Claire Vasseur"
                email = "claire@meridien.example"
                [run]
                connectors = ["erp"]
                scenarios = ["short"]
                channels = { email = "own" }
                [dunning]
                review_first_plan = false
                [channels.own]
                \(grants)
                """)
        try relance.folder.write(
            """
            return { api = 1, summary = "Une facture.", pull = function(ctx)
              return { as_of = ctx.today,
                contacts = { { id = "C1", name = "Dupont SA", email = "c1@client.example" } },
                invoices = { { id = "F1", contact = "C1", issue_date = "2026-01-20",
                  due_date = "2026-02-24", amount_cents = 120000 } } }
            end }
            """, to: "plugins/connectors/erp.lua")
        try relance.folder.write(
            """
            return { api = 1, summary = "Court", steps = {
              { name = "un", day = 5, medium = "email", template = "reminder-1" } } }
            """, to: "plugins/scenarios/short.lua")
        try relance.folder.write(
            "return { api = 1, summary = \"Essai\",\n\(body) }", to: "plugins/channels/own.lua")
        return relance
    }

    private func action(_ relance: Relance) throws -> Plain {
        let list = try relance("action", "list", "--json").document
        return try #require(list["items"]?.list?.first)
    }

    @Test func `a request that got no answer leaves it unknown, whatever receipt is given`() throws {
        let server = try LoopbackServer { _, _ in .silence }
        let relance = try dossier(
            """
            needs = { "http" }, send = function(message, ctx)
              pcall(ctx.http.request, { url = "\(server.url("/slow"))", timeout_s = 1, json = {} })
              return { id = "x" } end
            """, "allow = { http = [{ host = \"127.0.0.1:\(server.port)\", private = true }] }")
        let run = try relance("run", "--date", "2026-03-03")
        #expect(run.status == 2)
        #expect(
            run.errors == "relance: action 'A0000001': a request of the channel got no answer: it may "
                + "have left or not; find out, then run 'relance action done' where it did, "
                + "'relance action retry' where it did not\n")
        #expect(try action(relance)["status"] == "unknown")
        // By it the provider may be asked.
        #expect(try action(relance)["receipt"] == "x")
        try relance("send", "--date", "2026-03-03")
        #expect(server.requests.count == 1)
    }
}
