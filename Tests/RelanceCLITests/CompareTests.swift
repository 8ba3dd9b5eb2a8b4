import RelanceCore
import RelanceTestSupport
import Testing

/// `score --compare` and `plan --compare`: what another plugin would change, with nothing kept.
struct CompareTests {
    private static func rule(_ points: String) -> String {
        """
        return { api = 1, summary = "Essai", score = function(contact)
          if contact.id == "C1" then return 10, "toujours dix" end
          return \(points)
        end }
        """
    }

    private static func scenario(_ day: Int, _ more: String = "") -> String {
        """
        return { api = 1, summary = "Essai", steps = {
          { name = "relance-1", level = 1, day = \(day), medium = "email", template = "reminder-1",
            fallback = { "letter", "call" } }, \(more)
        } }
        """
    }

    private func relance() throws -> Relance {
        let relance = try Relance(
            toml: """
                \(Relance.bare)
                [run]
                connectors = ["fec"]
                scoring = ["late"]
                scenarios = ["mine"]
                [connectors.fec]
                settings = { paths = ["ledger.txt"] }
                allow = { read = ["."] }
                """)
        try relance.folder.write(Relance.ledger, to: "ledger.txt")
        try relance.folder.write(Self.rule("5, \"cinq\""), to: "plugins/scoring/late.lua")
        try relance.folder.write(Self.scenario(400), to: "plugins/scenarios/mine.lua")
        try relance("import", "--date", "2026-03-10")
        try relance("score", "--date", "2026-03-10")
        try relance("plan", "--date", "2026-03-10")
        return relance
    }

    @Test func `only scores that differ are shown, with the reasons of both`() throws {
        let relance = try relance()
        try relance.folder.write(Self.rule("7, \"sept\""), to: "draft/late.lua")
        let store = try relance.folder.bytes(of: "relance.db")
        let result = try relance("score", "--compare", "draft/late.lua", "--date", "2026-03-10")
        #expect(result.status == 0, "\(result.errors)")
        #expect(
            result.output == """
                CONTACT  BEFORE  AFTER  WHY
                C2            5      7  late: sept
                1 of 2 scores would change.

                """)
        let json = try relance(
            "score", "--compare", "draft/late.lua", "--json", "--date", "2026-03-10"
        ).document
        #expect(json["count"] == 1 && json["of"] == 2)
        let item = json["items"]?.list?.first
        #expect(item?["contact"] == "C2" && item?["before"] == 5 && item?["after"] == 7)
        #expect(item?["reasons_before"]?.list?.first?["reason"] == "cinq")
        #expect(item?["reasons_after"]?.list?.first?["file"] == "draft/late.lua")
        #expect(try relance.folder.bytes(of: "relance.db") == store)
    }

    @Test func `a rule that says nothing any more is told of`() throws {
        let relance = try relance()
        try relance.folder.write(Self.rule("nil"), to: "draft/late.lua")
        #expect(
            try relance("score", "--compare", "draft/late.lua", "--date", "2026-03-10").output
                == """
                CONTACT  BEFORE  AFTER  WHY
                C2            5      0  late: says nothing
                1 of 2 scores would change.

                """)
    }

    @Test func `actions appear, vanish and change`() throws {
        let relance = try relance()
        func compare(_ scenario: String) throws -> Plain {
            try relance.folder.write(scenario, to: "draft/mine.lua")
            let store = try relance.folder.bytes(of: "relance.db")
            let result = try relance(
                "plan", "--compare", "draft/mine.lua", "--json", "--date", "2026-03-10")
            #expect(result.status == 0, "\(result.errors)")
            #expect(try relance.folder.bytes(of: "relance.db") == store)
            return result.document
        }
        func changes(_ document: Plain) -> [String] {
            (document["items"]?.list ?? []).map { item in
                let steps = ["before", "after"].map { item[$0]?["step"]?.text ?? "-" }
                return
                    "\(item["contact"]?.text ?? "") \(item["change"]?.text ?? "") \(steps[0]) \(steps[1])"
            }
        }
        #expect(changes(try compare(Self.scenario(400) + "-- the same")) == [])
        let appear = try compare(Self.scenario(5))
        #expect(changes(appear) == ["C1 appears - relance-1", "C2 appears - relance-1"])
        #expect(appear["count"] == 2 && appear["of"] == 2)
        let item = appear["items"]?.list?.first
        #expect(item?["after"]?["medium"] == "call" && item?["after"]?["id"] == nil)
        #expect(item?["reasons_before"]?.list?.first?["code"] == "not_due")
        #expect(item?["reasons_after"]?.list?.first?["text"] != nil)

        try relance.folder.write(Self.scenario(5), to: "plugins/scenarios/mine.lua")
        #expect(
            changes(try compare(Self.scenario(400)))
                == ["C1 vanishes relance-1 -", "C2 vanishes relance-1 -"])
        let other = Self.scenario(
            5,
            #"{ name = "relance-2", level = 1, day = 6, medium = "call", template = "call-cause" }"#
        )
        #expect(
            changes(try compare(other))
                == ["C1 changes relance-1 relance-2", "C2 changes relance-1 relance-2"])
        let table = try relance("plan", "--compare", "draft/mine.lua", "--date", "2026-03-10")
        #expect(
            table.output.hasSuffix("\n2 actions would differ; there would be 2, there are 2.\n"),
            "\(table.output)")
        #expect(table.output.contains("relance-1 call 2026-03-10"), "\(table.output)")
    }

    @Test(arguments: [
        (
            "score", "draft/other.lua",
            "[run] names no scoring rule 'other' that it could replace; call the file like one of late"
        ),
        (
            "plan", "draft/other.lua",
            "[run] names no scenario or scoring rule 'other' that it could replace; call the file like one of mine, late"
        ),
        (
            "score", "draft/none.lua",
            "there is no plugin to read; name a file that ends in .lua, or a folder with an init.lua"
        ),
    ]) func `a file that replaces nothing is an error`(command: String, path: String, said: String)
        throws
    {
        let relance = try relance()
        try relance.folder.write(Self.rule("1"), to: "draft/other.lua")
        let result = try relance.run([command, "--compare", path, "--date", "2026-03-10"])
        #expect(result.status == 1 && result.errors == "relance: \(path): \(said)\n")
    }

    @Test func `a plugin that does not load, and one that fails, say so`() throws {
        let relance = try relance()
        try relance.folder.write("return {", to: "draft/late.lua")
        let broken = try relance("score", "--compare", "draft/late.lua", "--date", "2026-03-10")
        #expect(broken.status == 1 && broken.errors.contains("draft/late.lua:1: "))
        try relance.folder.write("return {", to: "draft/mine.lua")
        #expect(
            try relance("plan", "--compare", "draft/mine.lua", "--date", "2026-03-10").status == 1)
        #expect(try relance("plan", "--compare", "x", "--explain", "C1").status == 64)
    }
}
