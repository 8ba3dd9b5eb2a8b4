import RelanceCore
import RelanceTestSupport
import Testing

/// `doctor` asks connectors and channels whether what they work with can be reached.
struct ReachTests {
    private func relance(_ check: String, allow: String = "") throws -> Relance {
        let relance = try Relance(
            toml: """
                \(Relance.bare)
                [creditor.accounting]
                name = "Claire Vasseur"
                email = "claire.vasseur@meridien.example"
                [run]
                connectors = ["erp"]
                channels = { email = "post" }
                [connectors.erp]
                \(allow)
                """)
        try relance.folder.write(
            """
            return { api = 1, summary = "Essai", needs = { \(allow.isEmpty ? "" : "\"http\"") },
              pull = function() return {} end,
              check = function(ctx) \(check) end }
            """, to: "plugins/connectors/erp.lua")
        try relance.folder.write(
            """
            return { api = 1, summary = "Essai", send = function() return { id = "A" } end,
              check = function(ctx) return "prêt, " .. #ctx.waiting .. " en attente" end }
            """, to: "plugins/channels/post.lua")
        return relance
    }

    @Test func `what they say is shown`() throws {
        let server = try LoopbackServer { _, _ in .answer(200, [:], #"{"version":"4.2"}"#) }
        let relance = try relance(
            "return 'ERP ' .. ctx.http.request{ url = '\(server.url("/status"))', as = 'json' }.data.version",
            allow: "allow = { http = [{ host = \"127.0.0.1:\(server.port)\", private = true }] }")
        let result = try relance("doctor")
        #expect(result.status == 0, "\(result.output)")
        #expect(
            result.output.hasSuffix(
                "\nconnectors/erp: ERP 4.2\nchannels/post: prêt, 0 en attente\nAll is well.\n"),
            "\(result.output)")
        let reached = try relance("doctor", "--json").document["reached"]
        #expect(reached?.list?.first == ["plugin": "connectors/erp", "text": "ERP 4.2"])
    }

    @Test(arguments: [
        ("error('pas de réponse', 0)", "plugins/connectors/erp.lua:3: check: pas de réponse"),
        ("return 7", "plugins/connectors/erp.lua:3: check: returned 7, expected a text or nil"),
        (
            "ctx.http.request{ url = 'https://a.example' }",
            "check: ctx.http.request: it was not granted"
        ),
    ]) func `an error is a finding`(check: String, said: String) throws {
        let result = try relance(check)("doctor")
        #expect(result.status == 1 && result.output.contains(said), "\(result.output)")
    }

    @Test func `nothing said is nothing shown`() throws {
        let output = try relance("return nil")("doctor").output
        #expect(!output.contains("connectors/erp"), "\(output)")
    }

    @Test
    func `check tells of functions that this version does not call, and finds no fault in them`()
        throws
    {
        let relance = try Relance(toml: Relance.bare)
        try relance.folder.write(
            """
            return { api = 1, summary = "Essai", pull = function() return {} end,
              push = function() end,
              document = function() return "" end }
            """, to: "plugins/connectors/erp.lua")
        let check = try relance("plugin", "check", "erp")
        #expect(check.status == 0)
        #expect(
            check.output == """
                plugins/connectors/erp.lua:2:3: 'push' is accepted, and not called by this version

                """)
        #expect(
            try relance("plugin", "check", "erp", "--json").document["items"]?.list?.first?["note"]
                == true)
    }

    @Test
    func `a secret that is not there, a zone that is none, a text that is not there are found`()
        throws
    {
        let relance = try Relance(
            toml: """
                \(Relance.bare.replacing("[creditor]", with: "[creditor]\ntime_zone = \"Mars/Base\""))
                [run]
                connectors = ["erp"]
                scenarios = ["own"]
                [connectors.erp]
                secrets = { key = { env = "RELANCE_NO_KEY" } }
                """)
        try relance.folder.write(
            "return { api = 1, summary = \"x\", pull = function(ctx) return ctx.secrets.key and {} end }",
            to: "plugins/connectors/erp.lua")
        try relance.folder.write(
            """
            return { api = 1, summary = "x", steps = {
              { name = "a", day = 5, medium = "email", template = "remindr-1" } } }
            """, to: "plugins/scenarios/own.lua")
        let doctor = try relance("doctor")
        #expect(doctor.status == 1)
        let findings = [
            "secrets.key: the environment variable 'RELANCE_NO_KEY' is not set",
            "plugins/scenarios/own.lua: steps[1] 'a': there is no template 'remindr-1'; "
                + "did you mean 'reminder-1'?",
            "[creditor] time_zone: 'Mars/Base' is not known here",
        ]
        for finding in findings {
            #expect(doctor.output.contains(finding), "\(doctor.output)")
        }
        let check = try relance("plugin", "check", "own")
        #expect(check.status == 1)
        #expect(check.output.contains("plugins/scenarios/own.lua:1:"), "\(check.output)")
        try relance.folder.write("Sujet\n\nBonjour,\n", to: "templates/remindr-1.fr.txt")
        #expect(try relance("plugin", "check", "own").status == 0)
        // A text that is not as it has to be is found by doctor, and no fault of the plugin.
        try relance.folder.write("Sujet {{nope}}\n\nBonjour,\n", to: "templates/remindr-1.fr.txt")
        #expect(try relance("plugin", "check", "own", "erp").status == 0)
    }
}
