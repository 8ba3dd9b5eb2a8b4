import RelanceCore
import RelanceTestSupport
import Testing

/// A connector for an ERP with pages and OAuth, run against a server on this machine.
struct HTTPConnectorTests {
    private func toml(_ server: LoopbackServer, allow: String) -> String {
        """
        \(Relance.bare)
        [run]
        connectors = ["erp"]

        [connectors.erp]
        settings = { url = "\(server.url("/api"))", company = "7" }
        secrets = { client_id = { env = "ERP_ID" }, client_secret = { env = "ERP_SECRET" } }
        allow = { \(allow) }
        """
    }

    private func relance(_ server: LoopbackServer, allow: String? = nil) throws -> Relance {
        let host = "127.0.0.1:\(server.port)"
        let allow = allow ?? "http = [{ host = \"\(host)\", private = true }]"
        var relance = try Relance(toml: toml(server, allow: allow))
        relance.environment = ["ERP_ID": "me", "ERP_SECRET": Self.secret]
        try relance.folder.write(Self.connector, to: "plugins/connectors/erp.lua")
        return relance
    }

    private static let secret = "hunter2-and-more"

    /// Two pages of customers, one invoice partly paid, one deleted; the token ends once.
    private func erp(
        _ answer: @escaping @Sendable (LoopbackServer.Request, Int) -> LoopbackServer.Answer? = {
            _, _ in nil
        }
    )
        throws -> LoopbackServer
    {
        try LoopbackServer { request, count in
            if let answer = answer(request, count) { return answer }
            if request.target == "/api/oauth/token" {
                return .answer(200, [:], #"{"access_token":"token-\#(count)"}"#)
            }
            let token = request.headers["authorization"] ?? ""
            guard token.hasPrefix("Bearer token-"), !(count == 3 && token == "Bearer token-0")
            else {
                return .answer(401)
            }
            let name = request.target.prefix { $0 != "?" }.split(separator: "/").last ?? ""
            return .answer(200, ["Content-Type": "application/json"], Self.pages["\(name)"] ?? "{}")
        }
    }

    private static let pages = [
        "customers": #"{"items":[{"code":"C1","name":"Dupont","contacts":[],"modified_at":"1"}]}"#,
        "invoices": """
        {"items":[
          {"number":"F1","customer":"C1","type":"INV","currency":"EUR","date":"2026-01-10","due":"2026-02-10","total":"120.00","modified_at":"1"},
          {"number":"F2","customer":"C1","type":"INV","currency":"EUR","date":"2026-01-10","due":"2026-02-10","total":"1.005","modified_at":"2"}]}
        """,
        "payments": """
        {"items":[{"id":"P1","customer":"C1","currency":"EUR","value_date":"2026-02-01","amount":"20.00",
          "lines":[{"invoice":"F1","amount":"20.00"}],"modified_at":"1"}]}
        """,
        "deletions": #"{"items":[]}"#,
    ]

    @Test func `it reads pages, keeps a token, sets aside what it cannot read`() throws {
        let server = try erp()
        let relance = try relance(server)
        let result = try relance("import", "--json")
        #expect(result.status == 2, "\(result.errors)")
        #expect(result.document["rejected"]?.integer == 1)
        #expect(try relance.balances() == ["C1": 100_00])
        let asked = server.lines.map { $0.prefix { $0 != "?" } }
        #expect(
            asked == [
                "POST /api/oauth/token", "GET /api/companies/7/customers",
                "GET /api/companies/7/invoices", "GET /api/companies/7/payments",
                "POST /api/oauth/token", "GET /api/companies/7/payments",
                "GET /api/companies/7/deletions",
            ])
        #expect(try relance("import").status == 2)
        #expect(
            server.lines.contains(
                "GET /api/companies/7/customers?modified_since=1&page=1&per_page=200&sort=modified_at"
            ))
    }

    @Test func `neither a proxy nor a password file of the environment counts`() throws {
        let server = try erp()
        var relance = try relance(server)
        for name in ["http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "ALL_PROXY"] {
            relance.environment[name] = "http://127.0.0.1:1"
        }
        relance.environment["HOME"] = relance.folder.path
        try relance.folder.write("default login root password toor\n", to: ".netrc")
        #expect(try relance("import").status == 2)
        let shown = server.requests.compactMap { $0.headers["authorization"] }
        #expect(!shown.isEmpty && !shown.contains("Basic " + Base64.text(Array("root:toor".utf8))))
    }

    @Test func `a private server needs a grant that says so`() throws {
        let server = try erp()
        let relance = try relance(server, allow: "http = [\"127.0.0.1:\(server.port)\"]")
        let result = try relance("import")
        #expect(result.status == 1 && server.requests.isEmpty)
        #expect(
            result.errors.contains(
                "asking for a token: 127.0.0.1:\(server.port) is at 127.0.0.1, which is not public; "
                    + "if it is meant, write { host = \"127.0.0.1:\(server.port)\", private = true } "
                    + "under [connectors.erp] in relance.toml"), "\(result.errors)")
    }

    @Test func `a server that was not granted names the line to add`() throws {
        let server = try erp()
        let relance = try relance(server, allow: "http = [\"erp.example:443\"]")
        let errors = try relance("import").errors
        #expect(
            errors.contains(
                "127.0.0.1:\(server.port) was not granted; allow it under [connectors.erp] in relance.toml: allow = { http = [\"127.0.0.1:\(server.port)\"] }"
            ), "\(errors)")
    }

    @Test func `a secret that is not there names file, line and key`() throws {
        let server = try erp()
        var relance = try relance(server)
        relance.environment["ERP_SECRET"] = nil
        let errors = try relance("import").errors
        #expect(
            errors.contains(
                "relance.toml:8: [connectors.erp] secrets.client_secret: the environment variable "
                    + "'ERP_SECRET' is not set; set it before relance is started"), "\(errors)")
        let toml = try relance.folder.text(of: "relance.toml")
        let line = toml.split(separator: "\n").first { $0.hasPrefix("secrets") } ?? ""
        try relance.folder.write(
            toml.replacing(line, with: "secrets = { client_id = { env = \"ERP_ID\" } }"),
            to: "relance.toml")
        #expect(
            try relance("import").errors.contains(
                "relance.toml:6: [connectors.erp] secrets.client_secret: missing, expected where the secret is; write secrets = { client_secret = { env = \"NAME\" } }"
            ))
    }

    @Test func `no secret is in what a run prints, writes or keeps`() throws {
        let server = try erp { request, count in
            count > 3 ? .answer(400, ["Content-Type": "text/plain"], "\(request.headers)") : nil
        }
        let relance = try relance(server)
        var said = ""
        for command in [
            ["import", "--verbose"], ["import", "--json"], ["run", "--verbose"], ["doctor"],
            ["plugin", "info", "erp"], ["plugin", "info", "erp", "--json"], ["plugin", "list"],
            ["plugin", "check"],
        ] {
            let result = try relance.run(command)
            said += result.output + result.errors
        }
        #expect(said.contains("answered 40"))
        let store = try relance.folder.bytes(of: "relance.db")
        for secret in [
            Self.secret, "token-0", "token-3", Base64.text(Array("me:\(Self.secret)".utf8)),
        ] {
            #expect(!said.contains(secret))
            #expect(store.firstRange(of: Array(secret.utf8)) == nil)
        }
    }

    @Test func `a plugin that does not say what it needs is told so`() throws {
        let relance = try Relance(toml: Relance.bare + "\n[run]\nconnectors = [\"erp\"]\n")
        try relance.folder.write(
            """
            return { api = 1, summary = "Essai", pull = function(ctx)
              return ctx.http.request{ url = "https://erp.example/" }
            end }
            """, to: "plugins/connectors/erp.lua")
        #expect(
            try relance("import").errors
                == "relance: plugins/connectors/erp.lua:2: pull: ctx.http.request: it was not granted; "
                + "add \"http\" to needs in plugins/connectors/erp.lua, and allow it under [connectors.erp] "
                + "in relance.toml: allow = { http = [\"host:port\"] }\n")
    }

    private static let connector = #"""
        -- The connector that the design of the interface must carry.
        -- plugins/connectors/erp.lua
        local order = { "customers", "invoices", "payments", "deletions" }
        local into = {
          customers = function(ctx, out, c)
            local people = {}
            for i, p in ipairs(c.contacts) do people[i] = { id = p.id, name = p.name, role = ctx.settings.roles[p.job], email = p.email, phone = p.phone } end
            table.insert(out.contacts, { id = c.code, name = c.name, kind = c.public and "public" or "company", siren = c.siren, terms = c.terms, people = people,
              fields = { salesperson = c.rep } })
          end,
          invoices = function(ctx, out, i)
            if i.status == "draft" then return end
            table.insert(out.invoices, { id = i.number, number = i.number, contact = i.customer, kind = i.type == "CN" and "credit_note" or "invoice", currency = i.currency,
              issue_date = ctx.date(i.date), due_date = ctx.date(i.due), amount_cents = ctx.cents(i.total, i.currency), credits = i.credited, payment_method = i.method })
          end,
          payments = function(ctx, out, p)
            local parts = {}
            for n, l in ipairs(p.lines) do parts[n] = { invoice = l.invoice, amount_cents = ctx.cents(l.amount, p.currency) } end
            table.insert(out.payments, { id = p.id, contact = p.customer, date = ctx.date(p.value_date), currency = p.currency, amount_cents = ctx.cents(p.amount, p.currency),
              allocations = parts, status = p.rejected and "returned" or nil })
          end,
          deletions = function(ctx, out, d) table.insert(out.removed, { kind = d.entity, id = d.key, reason = "supprimé dans l'ERP" }) end,
        }
        local function pull(ctx)
          local s, at = ctx.settings, ctx.cursor or { stage = 1, page = 1, since = {} }
          local what = order[at.stage]
          local data = ctx.http.request({ url = s.url .. "/companies/" .. s.company .. "/" .. what, as = "json",
            query = { modified_since = at.since[what], sort = "modified_at", page = at.page, per_page = 200 },
            auth = { oauth2 = { token_url = s.url .. "/oauth/token", id = ctx.secrets.client_id, secret = ctx.secrets.client_secret } } }).data
          local out = { contacts = {}, invoices = {}, payments = {}, removed = {}, rejects = {}, as_of = data.booked_until }
          local newest = at.since[what]
          for _, row in ipairs(data.items) do
            local ok, problem = pcall(into[what], ctx, out, row)
            if not ok then table.insert(out.rejects, { source = what, line = row.id, reason = problem, row = row }) end
            if not newest or row.modified_at > newest then newest = row.modified_at end
          end
          local next = { stage = at.stage, page = 1, since = at.since }
          if #data.items < 200 then next.stage = at.stage + 1                       -- this collection is read to its end
          elseif newest == at.since[what] then next.page = at.page + 1 end          -- 200 rows of one instant; else go on from the newest, so that no row slips between pages
          next.since[what] = newest
          if next.stage > #order then next.stage, out.done = 1, true end
          return out, next
        end
        return {
          api = 1, summary = "ERP", needs = { "http" },
          settings = {
            url = { type = "string", required = true }, company = { type = "string", required = true },
            roles = { type = "table", default = {} },
          },
          pull = pull,
        }
        """#
}
