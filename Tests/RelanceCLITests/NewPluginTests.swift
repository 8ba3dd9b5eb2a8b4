import Foundation
import RelanceCore
import RelanceTestSupport
import Testing

/// `plugin new` makes a plugin that works at once.
struct NewPluginTests {
    @Test(arguments: [
        ("connector", "connectors"), ("channel", "channels"), ("scoring", "scoring"),
        ("scenario", "scenarios"), ("report", "reports"),
    ])
    func `a new plugin passes its own check and its own tests`(kind: String, folder: String) throws
    {
        let relance = try Relance(toml: Relance.bare)
        let made = try relance("plugin", "new", kind, "my-own", "--date", "2026-11-24")
        #expect(made.status == 0, "said: \(made.errors)")
        #expect(
            made.output == """
                made plugins/\(folder)/my-own.lua
                made plugins/relance.d.lua
                made .luarc.json
                Try 'relance plugin test \(folder)/my-own', then name it under [run] \(folder) in relance.toml.

                """)
        let check = try relance("plugin", "check", "my-own")
        #expect(check.status == 0, "said: \(check.output)")
        let test = try relance("plugin", "test", "my-own")
        #expect(test.status == 0, "said: \(test.output)")
        #expect(test.output.contains("ok     \(folder)/my-own: "))
    }

    @Test func `a new connector imports`() throws {
        let relance = try Relance(toml: Relance.bare)
        try relance("plugin", "new", "connectors", "lines")
        let result = try relance("import", "lines", "--json", "--date", "2026-11-24")
        #expect(result.status == 0, "said: \(result.errors)")
        #expect(result.document["created"] == 2)
    }

    @Test func `the types beside it are the program's, the editor's settings the author's`() throws
    {
        let relance = try Relance(toml: Relance.bare)
        try relance.folder.write("{}", to: ".luarc.json")
        try relance.folder.write("old", to: "plugins/relance.d.lua")
        try relance("plugin", "new", "scoring", "late")
        let types = try relance("plugin", "reference", "--format", "luacats").output
        #expect(try relance.folder.text(of: "plugins/relance.d.lua") == types)
        #expect(try relance.folder.text(of: ".luarc.json") == "{}")
    }

    @Test func `nothing is written over`() throws {
        let relance = try Relance(toml: Relance.bare)
        try relance("plugin", "new", "scoring", "late")
        try relance.folder.write("-- mine", to: "plugins/scoring/late.lua")
        let again = try relance("plugin", "new", "scoring", "late")
        #expect(again.status == 1)
        #expect(
            again.errors.hasSuffix(
                "relance: plugins/scoring/late.lua: is there already; take another name\n"))
        #expect(try relance.folder.text(of: "plugins/scoring/late.lua") == "-- mine")
    }

    @Test(arguments: [
        "Late", "../late", "1st", "late.lua", "späte", String(repeating: "a", count: 41),
    ])
    func `a name that is none is refused`(name: String) throws {
        let relance = try Relance(toml: Relance.bare)
        let result = try relance("plugin", "new", "scoring", name)
        #expect(result.status == 1)
        #expect(
            result.errors.hasSuffix(
                "relance: plugin '\(name)': is no name for a plugin; "
                    + "use small letters, digits and '-', a letter first, 40 at most\n"))
    }

    @Test func `one that takes the place of the program's own says so`() throws {
        let relance = try Relance(toml: Relance.bare)
        let made = try relance("plugin", "new", "scoring", "exposure")
        #expect(made.output.contains("It takes the place of the program's own scoring/exposure.\n"))
        #expect(try relance("plugin", "info", "exposure").output.contains("retard moyen") == false)
    }

    @Test func `without a dossier there is no place for it`() throws {
        let relance = try Relance()
        let result = try relance("plugin", "new", "scoring", "late")
        #expect(result.status == 1)
        #expect(
            result.errors.contains("make a dossier with 'relance init DIR', or name one with -C"))
    }
}
