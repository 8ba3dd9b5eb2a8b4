import RelanceCore
import RelanceTestSupport
import Testing

/// `plugin test --record`: what a server answered, kept without secrets and replayed.
struct RecordTests {
    private static let secret = "hunter2-and-more"

    /// Logs in by hand, then asks two pages with what it was given.
    private static let connector = """
        return { api = 1, summary = "Essai", needs = { "http" },
          settings = { url = { type = "string", required = true } },
          pull = function(ctx)
            local url, page = ctx.settings.url, ctx.cursor or 1
            local session = ctx.http.request{ url = url .. "/login", as = "json",
              json = { user = "me", password = ctx.secrets.password } }.data
            local data = ctx.http.request{ url = url .. "/search", as = "json", json = { page = page },
              query = { key = session.access_token }, auth = { bearer = ctx.secrets.password } }.data
            local page_of = { invoices = {} }
            for i, row in ipairs(data.items) do
              page_of.invoices[i] = { id = row.id, contact = "C1", amount_cents = row.cents }
            end
            return page_of, data.more and page + 1 or nil
          end,
          EXAMPLES }
        """

    private static func server() throws -> LoopbackServer {
        try LoopbackServer { request, _ in
            if request.target == "/api/login" {
                return .answer(
                    200, ["Set-Cookie": "sid=cookie-value", "X-Total-Count": "2"],
                    #"{"access_token":"token-of-the-day","token_type":"bearer","was":"\#(Self.secret)"}"#
                )
            }
            let page = request.body.contains("\"page\":1") ? 1 : 2
            return .answer(
                200, ["Content-Type": "application/json"],
                #"{"items":[{"id":"F\#(page)","cents":\#(page)00}],"more":\#(page == 1),"echo":"token-of-the-day"}"#
            )
        }
    }

    private func relance(_ server: LoopbackServer) throws -> Relance {
        var relance = try Relance(
            toml: """
                \(Relance.bare)
                [run]
                connectors = ["erp"]
                [connectors.erp]
                settings = { url = "\(server.url("/api"))" }
                secrets = { password = { env = "ERP_PASSWORD" } }
                allow = { http = [{ host = "127.0.0.1:\(server.port)", private = true }] }
                """)
        relance.environment = ["ERP_PASSWORD": Self.secret]
        try relance.folder.write(
            Self.connector.replacing("EXAMPLES", with: ""), to: "plugins/connectors/erp.lua")
        return relance
    }

    @Test func `it keeps what a server answered, and examples replay it`() throws {
        let server = try Self.server()
        let relance = try relance(server)
        let result = try relance(
            "plugin", "test", "erp", "--record", "--pages", "5", "--date", "2026-11-24")
        #expect(result.status == 0, "\(result.errors)")
        #expect(
            result.output == """
                4 answers kept in plugins/connectors/erp/fixtures/http.json, of 2 pages.
                Secrets and tokens are left out; what the server says of customers is not: look it over.
                An example replays them: given = { settings = { … }, today = "2026-11-24", \
                http = "fixtures/http.json" }, gives_file = "fixtures/pull.golden"

                """)
        let kept = try relance.folder.text(of: "plugins/connectors/erp/fixtures/http.json")
        #expect(
            kept == """
                {
                  "POST /api/login {\\"password\\":\\"<secret password>\\",\\"user\\":\\"me\\"}": {
                    "status": 200,
                    "headers": {
                      "x-total-count": "2"
                    },
                    "data": {
                      "access_token": "hidden-1",
                      "token_type": "bearer",
                      "was": "<secret password>"
                    }
                  },
                  "POST /api/search?key=hidden-1 {\\"page\\":1}": {
                    "status": 200,
                    "headers": {
                      "content-type": "application/json"
                    },
                    "data": {
                      "items": [
                        {
                          "id": "F1",
                          "cents": 100
                        }
                      ],
                      "more": true,
                      "echo": "hidden-1"
                    }
                  },
                  "POST /api/search?key=hidden-1 {\\"page\\":2}": {
                    "status": 200,
                    "headers": {
                      "content-type": "application/json"
                    },
                    "data": {
                      "items": [
                        {
                          "id": "F2",
                          "cents": 200
                        }
                      ],
                      "more": false,
                      "echo": "hidden-1"
                    }
                  }
                }

                """, "\(kept)")
        try relance.folder.write(
            Self.connector.replacing(
                "EXAMPLES",
                with: """
                    examples = {
                      { "enregistré", given = { settings = { url = "https://erp.example/api" },
                        http = "fixtures/http.json" }, gives = { { invoices = { { id = "F1" } } }, 2 } },
                      { "la suite", given = { settings = { url = "https://erp.example/api" }, cursor = 2,
                        http = "fixtures/http.json" }, gives = { { invoices = { { amount_cents = 200 } } } } },
                    }
                    """), to: "plugins/connectors/erp.lua")
        let info = try relance("plugin", "info", "erp").output
        #expect(info.contains(#""http":"fixtures/http.json""#), "\(info)")
        let asked = server.requests.count
        let test = try relance("plugin", "test", "erp")
        #expect(test.status == 0, "\(test.output)")
        #expect(server.requests.count == asked)
    }

    @Test func `recording imports nothing, and what it keeps counts as no change of the plugin`()
        throws
    {
        let server = try Self.server()
        let relance = try relance(server)
        let result = try relance("plugin", "test", "erp", "--record", "--json")
        #expect(result.document["pages"] == 1)
        #expect(try relance.balances().isEmpty)
        #expect(try relance("import").status == 0)
        try relance("plugin", "test", "erp", "--record")
        #expect(try relance("import").status == 0)
        #expect(server.requests.count == 2 + 4 + 2 + 4)
    }

    @Test func `what asks no server, or was not granted one, is not recorded`() throws {
        let relance = try Relance(toml: Relance.bare)
        try relance("plugin", "new", "connector", "lines")
        let result = try relance("plugin", "test", "lines", "--record")
        #expect(result.status == 1)
        #expect(
            result.errors.contains(
                "plugins/connectors/lines.lua: is no connector of this dossier that asks servers"))
        try relance.folder.write(
            Self.connector.replacing("EXAMPLES", with: "").replacing(", required = true", with: ""),
            to: "plugins/connectors/lines.lua")
        #expect(
            try relance("plugin", "test", "lines", "--record").errors.contains(
                "needs 'http', which it was not granted"))
    }
}
