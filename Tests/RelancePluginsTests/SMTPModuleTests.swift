import RelanceCore
import RelancePlugins
import RelanceTestSupport
import Testing

/// `ctx.smtp`, as examples of a channel run it.
struct SMTPModuleTests {
    /// What `plugin test` finds where an example differs; `body` is that of `send`.
    private func difference(_ body: String, _ gives: String, smtp: String = "") throws -> String? {
        let test = try Case(
            .channels,
            """
            needs = { "smtp" },
            send = function(message, ctx) \(body) end,
            examples = { { "essai", given = { {}, smtp = { \(smtp) } }, gives = { \(gives) } } },
            """)
        let tests = PluginTests(test.plugin.file) { _, _ in
            []
        } format: { _ in
            { value, _ in JSON.text(value) }
        }
        return try tests.run()[0].difference
    }

    private static let mail = """
        local mail = { from = "claire@meridien.example", to = "ana@client.example",
          eml = "Subject: x\\r\\n\\r\\ny\\r\\n" }
        """

    @Test(arguments: [
        ("250", "true 250 data"), ("550", "false 550 to"),
        ("{ code = 535, at = 'login' }", "false 535 login"),
        ("{ accepted = 'unknown', text = 'broke' }", "nil nil data"),
    ])
    func `an example answers by recipient`(answer: String, gives: String) throws {
        let found = try difference(
            Self.mail + """
                local a = ctx.smtp.send(mail)
                return { id = ("%s %s %s"):format(a.accepted, a.code, a.at) }
                """, "{ id = '\(gives)' }",
            smtp: "['ana@client.example'] = \(answer)")
        #expect(found == nil, "\(found ?? "")")
    }

    @Test func `of several recipients the first who is refused decides`() throws {
        let found = try difference(
            Self.mail + """
                mail.to = { "ana@client.example", "paul@client.example" }
                local a = ctx.smtp.send(mail)
                return { id = ("%s %s %s"):format(a.accepted, a.recipient, a.text) }
                """, "{ id = 'false paul@client.example 550 gone' }",
            smtp: """
                ['ana@client.example'] = 250,
                ['paul@client.example'] = { code = 550, text = 'gone' }
                """)
        #expect(found == nil, "\(found ?? "")")
    }

    @Test func `a recipient whom the example does not name is an error`() throws {
        let found = try difference(
            Self.mail + " ctx.smtp.send(mail)", "", smtp: "['anna@client.example'] = 250")
        #expect(
            found?.contains(
                "the example gives no answer for \"ana@client.example\"; did you mean 'anna@client.example'?"
            ) == true, "\(found ?? "nothing")")
    }

    @Test(arguments: [
        (
            "mail.to = 'a@b.example\\r\\nRCPT TO:<x@evil.example>'",
            "to \"a@b.example  RCPT TO:<x@evil.example>\" is no e-mail address"
        ),
        ("mail.to = 'a@b.example\\0'", "to \"a@b.example \" is no e-mail address"),
        ("mail.from = 'a@b.example>\\nX'", "is no e-mail address"),
        ("mail.from = ''", "from \"\" is no e-mail address"),
        ("mail.to = {}", "to names nobody"), ("mail.to = { 'a@b.example', 7 }", "to[2] is 7"),
        ("mail.to = nil", "to is missing, expected a text"),
        (
            "mail.eml = 'Subject: x\\r\\n\\r\\ny\\n.\\nMAIL FROM:<x>\\r\\n'",
            "eml has a line that does not end by CRLF"
        ),
        (
            "mail.eml = 'Subject: x\\r\\n\\r\\ny\\r.\\r\\n'",
            "eml has a line that does not end by CRLF"
        ),
        ("mail.eml = 'x\\0\\r\\n'", "eml holds a zero byte"),
        ("mail.eml = 'Subject: x'", "eml does not end with a line"),
        ("mail.subject = 'x'", "there is no subject"), ("mail.form = 'x'", "did you mean 'from'?"),
        ("mail.auth = { user = 'x' }", "auth.password is missing"),
        ("mail.timeout_s = 0", "timeout_s is 0, expected seconds from 0.1 to 600"),
    ])
    func `what no server may be told is refused`(change: String, reason: String) throws {
        let found = try difference(
            Self.mail + " \(change) local ok, problem = pcall(ctx.smtp.send, mail)"
                + " assert(not ok and problem.code == 'refused') return { id = problem.text }",
            "{ id = 'x' }")
        let text = found?.replacing("\\\"", with: "\"") ?? ""
        #expect(text.contains(reason), "\(text)")
    }
}
