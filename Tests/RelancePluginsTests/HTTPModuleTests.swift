import RelanceCore
import RelancePlugins
import RelanceTestSupport
import Testing

/// `ctx.http`, `ctx.secrets` and `ctx.hmac`, as examples of a connector run them.
struct HTTPModuleTests {
    /// What `plugin test` finds where an example differs; what `body` answers becomes the cursor of a page.
    private func difference(_ body: String, given: String, gives: String = "") throws -> String? {
        let test = try Case(
            .connectors,
            """
            needs = { "http" },
            pull = function(ctx) return {}, { (function() \(body) end)() } end,
            examples = { { "essai", given = { \(given) }, gives = { {}, { \(gives) } } } },
            """)
        let tests = PluginTests(test.plugin.file) { _, _ in
            []
        } format: { _ in
            { value, _ in JSON.text(value) }
        }
        return try tests.run()[0].difference
    }

    private func gives(_ body: String, _ gives: String, given: String = "") throws {
        let difference = try difference(body, given: given, gives: gives)
        #expect(difference == nil, "\(difference ?? "")")
    }

    @Test func `recorded answers stand in for a server`() throws {
        try gives(
            """
            local contacts = {}
            for page = 1, 2 do
              local answer = ctx.http.request{ url = "https://erp.example/api/customers",
                query = { page = page, sort = "id" }, as = "json", auth = { bearer = ctx.secrets.key } }
              assert(answer.status == 200 and answer.headers["content-type"])
              for _, row in ipairs(answer.data.items) do contacts[#contacts + 1] = { id = row.code } end
            end
            return { contacts = contacts, done = true }
            """, "{ contacts = { { id = 'C1' }, { id = 'C2' } }, done = true }",
            given: """
                http = {
                  ["GET /api/customers?page=1&sort=id"] = { items = { { code = "C1" } } },
                  ["GET https://erp.example/api/customers?sort=id&page=2"] = '{"items":[{"code":"C2"}]}',
                }
                """)
    }

    @Test func `a key without a query stands for any, one without a method for GET`() throws {
        try gives(
            "return ctx.http.request{ url = 'https://a.example/x', query = { n = 3 } }.data",
            "'any'",
            given: "http = { ['/x'] = 'any', ['/x?n=2'] = 'two' }")
    }

    @Test func `a status alone is an answer too, where JSON was asked for`() throws {
        try gives(
            """
            local function post(path)
              local answer = ctx.http.request{ url = "https://a.example/" .. path, json = {}, as = "json", accept = { 422, 503 } }
              return tostring(answer.status) .. " " .. tostring(answer.data)
            end
            return post("refused"), post("page"), post("taken")
            """, "'422 nil', '503 <p>occupé</p>', '200 nil'",
            given: """
                http = { ["POST /refused"] = { status = 422 }, ["POST /taken"] = { status = 200 },
                  ["POST /page"] = { status = 503, data = "<p>occupé</p>" } }
                """)
    }

    @Test func `a request for which there is no answer is an error that names the nearest`() throws
    {
        let difference = try difference(
            "return ctx.http.request{ url = 'https://a.example/invoices?page=2' }",
            given: "http = { ['GET /invoices?page=1'] = {} }")
        #expect(
            difference?.contains(
                "GET https://a.example/invoices: the example gives no answer for \"GET /invoices?page=2\"; did you mean 'GET /invoices?page=1'?"
            ) == true, "\(difference ?? "nothing")")
    }

    @Test(arguments: [
        ("401", "auth"), ("403", "auth"), ("404", "refused"), ("422", "refused"),
        ("429", "unreachable"), ("500", "unreachable"), ("'timeout'", "timeout"),
        ("'too_large'", "too_large"), ("'not_granted'", "not_granted"),
    ]) func `a status from 400 raises a code`(status: String, code: String) throws {
        try gives(
            """
            local ok, problem = pcall(ctx.http.request, { url = "https://a.example/x" })
            assert(not ok and tostring(problem):find("GET https://a.example/x", 1, true))
            return problem.code, problem.where
            """, "'\(code)', 'plugins/connectors/test.lua:4'",
            given: "http = { ['/x'] = { status = \(status), data = 'no' } }")
    }

    @Test func `a status that is accepted is no error`() throws {
        try gives(
            """
            local answer = ctx.http.request{ url = "https://a.example/x", accept = { 404 } }
            return answer.status, answer.data
            """, "404, { code = 7 }",
            given: "http = { ['/x'] = { status = 404, data = { code = 7 } } }")
    }

    @Test func `what the server says of a refusal is in the error, without secrets`() throws {
        try gives(
            """
            local ok, problem = pcall(ctx.http.request,
              { url = "https://a.example/x", query = { key = ctx.secrets.key } })
            return problem.text
            """, "'GET https://a.example/x: answered 400: key <secret key> is no key'",
            given: """
                secrets = { key = "hunter2" },
                http = { ["/x?key=<secret key>"] = { status = 400, data = "key hunter2\\n is no key" } }
                """)
    }

    @Test func `garbage is an error where JSON was asked for`() throws {
        try gives(
            """
            local ok, problem = pcall(ctx.http.request, { url = "https://a.example/x", as = "json" })
            return problem.code, problem.text:match("answered what is no JSON") ~= nil
            """, "'refused', true", given: "http = { ['/x'] = '<html>' }")
    }

    @Test(arguments: [
        ("{}", "url is missing, expected a text"),
        ("'https://a.example'", "expected one table: ctx.http.request{ url = … }"),
        ("{ url = u, methd = 'GET' }", "there is no methd; did you mean 'method'?"),
        ("{ url = u, method = 'BREW' }", "method is not one of GET, HEAD"),
        ("{ url = u, method = 'GET', body = 'x' }", "a GET has no body"),
        ("{ url = u, body = 'x', json = {} }", "json and body exclude each other"),
        ("{ url = u, json = { f = function() end } }", "json.f holds a function"),
        ("{ url = u, json = { 0/0 } }", "json holds what JSON cannot hold"),
        ("{ url = u, query = { a = { b = 1 } } }", "query.a is a table, expected a text or a list"),
        ("{ url = u, query = 'a=1' }", "query is no table of names and texts"),
        (
            "{ url = u, headers = { A = 'b\\r\\nC: d' } }",
            "the value of 'A' holds a control character"
        ),
        ("{ url = u, headers = { A = 'b\\0' } }", "the value of 'A' holds a control character"),
        ("{ url = u, headers = { ['A\\r\\nB'] = 'c' } }", "a name of a header holds letters"),
        ("{ url = u, headers = { Host = 'evil' } }", "'Host' is written by the host"),
        (
            "{ url = u, headers = { ['Content-Length'] = 1 } }",
            "'Content-Length' is written by the host"
        ),
        (
            "{ url = u, auth = { bearer = 'a\\nb' } }",
            "the value of 'Authorization' holds a control"
        ),
        ("{ url = u, auth = { bearer = 'a', basic = {} } }", "auth has not one of bearer, basic"),
        ("{ url = u, auth = { baerer = 'a' } }", "there is no auth.baerer; did you mean 'bearer'?"),
        ("{ url = u, auth = { basic = { 'a' } } }", "auth.basic.password is missing"),
        ("{ url = u, auth = { oauth2 = { id = 'a' } } }", "auth.oauth2.token_url is missing"),
        ("{ url = u, as = 'xml' }", "as is \"xml\", expected \"json\", \"text\" or \"bytes\""),
        ("{ url = u, accept = 404 }", "accept is no list of statuses, such as { 404 }"),
        ("{ url = u, timeout_s = 0 }", "timeout_s is 0, expected seconds from 0.1 to 600"),
        ("{ url = u, timeout_s = 1e9 }", "timeout_s is 1000000000.0, expected seconds"),
    ]) func `a request that is none says why`(options: String, reason: String) throws {
        let difference = try difference(
            "local u = 'https://a.example/x' return ctx.http.request(\(options))", given: "")
        #expect(difference?.contains(reason) == true, "\(difference ?? "nothing")")
    }

    @Test func `an authentication code is made of a secret or a text`() throws {
        let code = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        try gives(
            """
            local text = "what do ya want for nothing?"
            return ctx.hmac(ctx.secrets.key, text, "sha256"), ctx.hmac("Jefe", text)
            """, "'\(code)', '\(code)'", given: "secrets = { key = 'Jefe' }")
    }

    @Test(arguments: [
        ("ctx.hmac(1 == 1, 'x')", "ctx.hmac: secret is neither a secret nor a text"),
        ("ctx.hmac('k')", "ctx.hmac(secret, text, algorithm?): text is nil, expected a text"),
        ("ctx.hmac('k', 'x', 'md5')", "algorithm is not \"sha256\""),
        ("ctx.json.encode({ ctx.secrets.key })", "json: the value holds what JSON cannot hold"),
        ("ctx.log(ctx.secrets.key)", "ctx.log(text): text is <secret key>, expected a text"),
        ("error(ctx.secrets.key)", "an error without a text was raised: it is a host object"),
        ("error(tostring(ctx.secrets.key))", "<secret key>"),
        ("error('a' .. ctx.secrets.key)", "attempt to concatenate a secret value"),
    ]) func `what cannot be says why, and shows no secret`(call: String, reason: String) throws {
        let difference = try difference(
            "return \(call)", given: "secrets = { key = 'hunter2' }")
        #expect(difference?.contains(reason) == true, "\(difference ?? "nothing")")
        #expect(difference?.contains("hunter2") == false)
    }
}
