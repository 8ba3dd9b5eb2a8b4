import Foundation
import RelanceCore
import RelanceTestSupport
import Testing

/// `plugin test`: examples in every order, failures, fixtures, golden files, coverage, changes.
struct PluginTestTests {
    private func relance(_ path: String, _ plugin: String) throws -> Relance {
        let relance = try Relance(toml: Relance.bare)
        try relance.folder.write(plugin, to: "plugins/" + path)
        return relance
    }

    private static func scoring(_ body: String, _ examples: String) -> String {
        """
        local seen = {}
        return { api = 1, summary = "Essai",
          score = function(contact, ctx)
            \(body)
          end,
          examples = { \(examples) } }
        """
    }

    @Test func `what a call leaves behind for another is a failure that says so`() throws {
        let relance = try relance(
            "scoring/late.lua",
            Self.scoring(
                "seen[#seen + 1] = contact.id return #seen",
                #"{ "un", given = { { id = "A" } }, gives = { 1 } }"#))
        let result = try relance("plugin", "test", "late")
        #expect(result.status == 1)
        #expect(
            result.output == """
                FAILED scoring/late: un
                    alone    1
                    forwards 2
                    it depends on the calls before it: keep nothing outside of the function
                1 examples

                """)
    }

    @Test func `what only the order backwards shows is a failure too`() throws {
        // The first call decides: forwards that is the example that needs nothing of another.
        let relance = try relance(
            "scoring/first.lua",
            Self.scoring(
                "if contact.siren then seen[1] = true return 2 end return seen[1] and 5 or 1",
                #"{ "sans", given = { {} }, gives = { 1 } }, { "avec", given = { { siren = "1" } }, gives = { 2 } }"#
            ))
        let result = try relance("plugin", "test", "first", "--json")
        #expect(result.status == 1)
        #expect(result.document["items"]?.list?.map { $0["passed"] } == [false, true])
    }

    @Test func `examples with settings of their own have states of their own`() throws {
        let relance = try relance(
            "scoring/late.lua",
            """
            local first
            return { api = 1, summary = "Essai",
              settings = { weight = { type = "integer", default = 1 } },
              score = function(contact, ctx) first = first or ctx.settings.weight return first end,
              examples = {
                { "un", given = { {} }, gives = { 1 } },
                { "deux", given = { {}, settings = { weight = 2 } }, gives = { 2 } },
              } }
            """)
        #expect(try relance("plugin", "test", "late").status == 0)
    }

    private static let channel = """
        return { api = 1, summary = "Essai",
          send = function(message, ctx)
            if message.attempt == 2 then error("plus de papier") end
            if not message.to then return nil, { retry = true, reason = "sans adresse" } end
            return { id = message.id }
          end,
          examples = { EXAMPLES } }
        """

    @Test(
        arguments: [
            (#"fails = { retry = true, reason = "sans adresse" }"#, "", nil),
            (#"fails = { retry = false }"#, "", #"expected null, {"retry":false}"#),
            (
                #"fails = { reason = "x" }"#, "attempt = 2",
                "plugins/channels/post.lua:3: send: plus de papier"
            ),
            (#"raises = "plus de papier""#, "attempt = 2", nil),
            (#"raises = "plus d'encre""#, "attempt = 2", "expected error: plus d'encre"),
            (#"raises = "plus de papier""#, "to = {}, id = 'A1'", #"found    {"id":"A1"}"#),
            (#"gives = { { idd = "A1" } }"#, "to = {}, id = 'A1'", #"expected {"idd":"A1"}"#),
            (
                #"gives = {}, raises = "x""#, "",
                "examples[1] has gives and raises, which exclude each other"
            ),
            (#"give = {}"#, "", "examples[1] has no key 'give'; did you mean 'given'?"),
        ] as [(String, String, String?)])
    func `an example expects a failure or an error`(
        expected: String, message: String, said: String?
    ) throws {
        let example = "{ \"envoi\", given = { { \(message) } }, \(expected) }"
        let relance = try relance(
            "channels/post.lua", Self.channel.replacing("EXAMPLES", with: example))
        let result = try relance("plugin", "test", "post")
        #expect(result.status == (said == nil ? 0 : 1))
        #expect((result.output + result.errors).contains(said ?? "ok     channels/post: envoi"))
    }

    @Test func `what a run would refuse no example lets pass`() throws {
        let relance = try relance(
            "channels/post.lua",
            """
            return { api = 1, summary = "Essai",
              send = function() return { id = "A", cost_cent = 3 } end,
              examples = { { "envoi", given = { {} }, gives = { { id = "A" } } } } }
            """)
        #expect(
            try relance("plugin", "test", "post").output.contains(
                "send: the receipt has no 'cost_cent'; did you mean 'cost_cents'?"))
        try relance.folder.write(
            """
            return { api = 1, summary = "Essai",
              pull = function() return { invoices = { { id = "F1", contact = "C1", amont_cents = 3 } } } end,
              examples = { { "page", gives = { {} } } } }
            """, to: "plugins/connectors/three.lua")
        let output = try relance("plugin", "test", "three").output
        #expect(
            output.contains(
                "pull: a run would set aside invoices F1: invoices[1] has no field 'amont_cents'; did you mean 'amount_cents'?"
            ), "\(output)")
    }

    /// A connector in a folder of its own that reads lines, with a module.
    private func lines() throws -> Relance {
        let relance = try relance(
            "connectors/lines/init.lua",
            """
            local parse = require("parse")
            return { api = 1, summary = "Essai", needs = { "read" },
              pull = function(ctx)
                local page = { invoices = {} }
                for i, file in ipairs(ctx.read.list("*.txt")) do
                  page.invoices[i] = parse(ctx.read.bytes(file.path))
                end
                return page
              end }
            """)
        try relance.folder.write(
            """
            return function(text)
              local id, cents = text:match("^(%S+) (%d+)")
              if not id then
                return { id = "vide" }
              end
              return { id = id, contact = "C1", amount_cents = tonumber(cents) }
            end
            """, to: "plugins/connectors/lines/parse.lua")
        try relance.folder.write(
            Array("F1 500 caf".utf8) + [0xE9], to: "plugins/connectors/lines/fixtures/one.txt")
        try relance.folder.write(
            """
            local example = { "une ligne", given = { files = { "fixtures/one.txt" } } }
            example.gives_file = "fixtures/page.golden"
            return { example, { "aucun fichier", gives = { { invoices = {} } } } }
            """, to: "plugins/connectors/lines/tests/pages.lua")
        return relance
    }

    @Test func `test files take fixtures, and golden files are written and compared`() throws {
        let relance = try lines()
        let missing = try relance("plugin", "test", "lines")
        #expect(missing.status == 1)
        #expect(
            missing.output == """
                FAILED connectors/lines: tests/pages.lua: une ligne
                    there is no 'plugins/connectors/lines/fixtures/page.golden'; write it with --update
                ok     connectors/lines: tests/pages.lua: aucun fichier
                2 examples

                """)
        let update = try relance("plugin", "test", "lines", "--update")
        #expect(update.status == 0)
        #expect(
            update.output.hasSuffix("written plugins/connectors/lines/fixtures/page.golden\n"))
        #expect(try relance("plugin", "test", "lines").status == 0)
        try relance.folder.write("F1 700", to: "plugins/connectors/lines/fixtures/one.txt")
        let changed = try relance("plugin", "test", "lines")
        #expect(changed.status == 1)
        #expect(
            changed.output.contains(
                """
                    - plugins/connectors/lines/fixtures/page.golden
                    + found; if it is right, write it with --update
                    …
                          "invoices": [
                            {
                    -         "amount_cents": 500,
                    +         "amount_cents": 700,
                              "contact": "C1",
                              "id": "F1"
                    …
                """), "\(changed.output)")
    }

    @Test(arguments: [
        (
            #"files = { "fixtures/two.txt" }"#,
            "there is no 'plugins/connectors/lines/fixtures/two.txt'"
        ),
        (#"files = { "../init.lua" }"#, "'../init.lua' is no file of the plugin's fixtures"),
        (#"files = { "fixtures/../init.lua" }"#, "is no file of the plugin's fixtures"),
        (
            #"http = "fixtures/http.json""#,
            "there is no 'plugins/connectors/lines/fixtures/http.json'"
        ),
    ]) func `a fixture that is not there is named`(given: String, said: String) throws {
        let relance = try lines()
        try relance.folder.write(
            "return { { \"essai\", given = { \(given) }, gives = {} } }",
            to: "plugins/connectors/lines/tests/pages.lua")
        let result = try relance("plugin", "test", "lines")
        #expect(result.status == 1)
        #expect(
            result.output.contains("plugins/connectors/lines/tests/pages.lua:1: examples[1]: ")
                && result.output.contains(said), "\(result.output)")
    }

    @Test func `a test file runs in the sandbox, and no plugin reaches it`() throws {
        let relance = try lines()
        try relance.folder.write("return io", to: "plugins/connectors/lines/tests/pages.lua")
        #expect(
            try relance("plugin", "test", "lines").errors.contains(
                "plugins/connectors/lines/tests/pages.lua:1: unknown global 'io'"))
        try relance.folder.write("return 7", to: "plugins/connectors/lines/tests/pages.lua")
        #expect(
            try relance("plugin", "test", "lines").errors.contains(
                "plugins/connectors/lines/tests/pages.lua: does not return a list of examples"))
        try relance.folder.write(
            "return require(\"tests.pages\")", to: "plugins/connectors/lines/init.lua")
        #expect(try relance("plugin", "check", "lines").output.contains("tests.pages"))
    }

    @Test func `coverage says which lines ran, in modules too`() throws {
        let relance = try lines()
        try relance("plugin", "test", "lines", "--update")
        let result = try relance("plugin", "test", "lines", "--coverage")
        #expect(
            result.output.hasSuffix(
                """
                plugins/connectors/lines/init.lua: 6 of 6 lines ran
                plugins/connectors/lines/parse.lua: 3 of 4 lines ran; not 4

                """), "\(result.output)")
        let document = try relance("plugin", "test", "lines", "--coverage", "--json").document
        #expect(document["coverage"]?.list?.last?["missing"] == [4])
    }

    @Test func `an endless loop is stopped while lines are counted`() throws {
        let relance = try relance(
            "scoring/endless.lua",
            Self.scoring(
                "while true do\n seen[1] = pcall(function() while true do end end)\n end",
                #"{ "sans fin", given = { {} }, raises = "which is its budget" }"#))
        let result = try relance("plugin", "test", "endless", "--coverage")
        #expect(result.status == 0, "\(result.output)")
        #expect(result.output.contains("lines ran"))
    }

    @Test func `with watch it runs again when a file changes, until it is ended`() throws {
        let relance = try relance(
            "scoring/late.lua",
            Self.scoring("return 1", #"{ "un", given = { {} }, gives = { 1 } }"#))
        let process = relance.process(["plugin", "test", "late", "--watch"])
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        func read(until end: String) -> String {
            var text = ""
            while !text.hasSuffix(end) {
                let more = output.fileHandleForReading.availableData
                if more.isEmpty { break }
                text += String(decoding: more, as: UTF8.self)
            }
            return text
        }
        #expect(read(until: "1 examples\n").hasSuffix("ok     scoring/late: un\n1 examples\n"))
        try relance.folder.write(
            Self.scoring("return 2", #"{ "un", given = { {} }, gives = { 1 } }"#),
            to: "plugins/scoring/late.lua")
        #expect(
            read(until: "1 examples\n") == """

                plugins/scoring/late.lua changed.
                FAILED scoring/late: un
                    expected 1
                    found    2
                1 examples

                """)
        process.terminate()
        process.waitUntilExit()
    }

    @Test func `an example that is none fails with its line, and the others run`() throws {
        let relance = try relance(
            "scoring/late.lua",
            """
            local cycle = {}
            cycle.x = cycle
            return { api = 1, summary = "Essai",
              score = function(contact, ctx) return 1 end,
              examples = {
                { "trou", given = { {} }, gives = { nil, "x" } },
                { "bon", given = { {} }, gives = { 1 } },
                { "fonction", given = { {} },
                  gives = { function() end } },
                { "ronde", given = { cycle }, gives = { 1 } },
                { "jour", given = { {}, today = "01/01/2026" }, gives = { 1 } },
                { "latin", given = { {} }, gives = { "caf\\xe9" } },
              } }
            """)
        try relance.folder.write(
            Self.scoring("return 2", #"{ "autre", given = { {} }, gives = { 2 } }"#),
            to: "plugins/scoring/other.lua")
        let result = try relance("plugin", "test", "late", "other")
        #expect(result.status == 1)
        let cycle = "given[1]" + String(repeating: ".x", count: 31)
        #expect(
            result.output == """
                FAILED scoring/late: trou
                    plugins/scoring/late.lua:6: examples[1]: gives is a list with a hole at 1
                ok     scoring/late: bon
                FAILED scoring/late: fonction
                    plugins/scoring/late.lua:8: examples[3]: gives[1] holds a function
                FAILED scoring/late: ronde
                    plugins/scoring/late.lua:10: examples[4]: \(cycle) is nested more than 32 levels deep
                FAILED scoring/late: jour
                    plugins/scoring/late.lua:11: examples[5] has a today that is "01/01/2026", \
                expected a date as YYYY-MM-DD; write { "what it shows", given = { … }, gives = { … } }
                FAILED scoring/late: latin
                    plugins/scoring/late.lua:12: examples[6] says that gives[1] is a text that is not \
                UTF-8 at byte 4; write { "what it shows", given = { … }, gives = { … } }
                ok     scoring/other: autre
                7 examples

                """, "\(result.output)")
    }

    @Test func `an example of a connector writes files where its plugin does`() throws {
        let relance = try relance(
            "connectors/copy.lua",
            """
            return { api = 1, summary = "Essai", needs = { "write" },
              pull = function(ctx)
                local path = ctx.write.file("out/a.txt", "x")
                return { invoices = { { id = path, contact = "C1", amount_cents = 1 } } }
              end,
              examples = { { "copie", gives = { { invoices = { { id = "out/a.txt" } } } } } } }
            """)
        let result = try relance("plugin", "test", "copy")
        #expect(result.status == 0, "\(result.output)")
    }

    @Test func `options that exclude each other are wrong usage`() throws {
        let relance = try Relance(toml: Relance.bare)
        #expect(try relance("plugin", "test", "--watch", "--json").status == 64)
        #expect(try relance("plugin", "test", "--record").status == 64)
        #expect(try relance("plugin", "test", "a", "--record", "--update").status == 64)
    }

    @Test func `a plugin may have many examples`() throws {
        let examples = (1...60).map { #"{ "e\#($0)", given = { { id = "A" } }, gives = { 1 } }"# }
        let relance = try relance(
            "scoring/many.lua", Self.scoring("return 1", examples.joined(separator: ", ")))
        let result = try relance("plugin", "test", "many")
        #expect(result.status == 0 && result.output.hasSuffix("60 examples\n"), "\(result.output)")
    }
}
