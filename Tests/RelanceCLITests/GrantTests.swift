import Foundation
import RelanceCore
import RelanceTestSupport
import Testing

/// `relance plugin grant`, and what comes of a plugin that changes afterwards.
struct GrantTests {
    private static let toml = """
        # Notre dossier
        [creditor]
        name = "Ateliers Méridien SAS"   # SIREN à suivre

        [run]
        connectors = ["erp"]

        [connectors.erp]                 # l'ERP
        settings = { url = "https://erp.example/api" }

        # fin
        """

    private func relance(
        _ needs: String = "{ http = { fr = \"lit l'ERP\", en = \"reads the ERP\" } }"
    )
        throws -> Relance
    {
        let relance = try Relance(toml: Self.toml)
        try relance.folder.write(plugin(needs), to: "plugins/connectors/erp.lua")
        return relance
    }

    private func plugin(_ needs: String) -> String {
        """
        return {
          api = 1, summary = { fr = "Lit l'ERP.", en = "Reads the ERP." }, needs = \(needs),
          settings = { url = { type = "string", default = "" }, paths = { type = "list", default = {} } },
          pull = function(ctx) return { contacts = { { id = "C1", name = "Dupont" } }, done = true } end,
        }
        """
    }

    @Test func `it shows what is asked for and why, and writes the grant on a yes`() throws {
        let relance = try relance()
        #expect(try relance("import").status == 1)
        let result = try relance("plugin", "grant", "erp", "--yes")
        #expect(
            result.output == """
                connectors/erp (plugins/connectors/erp.lua)
                Reads the ERP.

                It asks for http: reads the ERP
                  to grant   "erp.example:443"

                Granted.

                """)
        #expect(result.status == 0, "\(result.errors)")
        #expect(
            try relance.folder.text(of: "relance.toml")
                == Self.toml.replacing(
                    "api\" }\n", with: "api\" }\nallow = { http = [\"erp.example:443\"] }\n"))
        #expect(try relance("import").status == 0)
        #expect(
            try relance("plugin", "grant", "erp").output.hasSuffix(
                "  granted    \"erp.example:443\"\n\nThere is nothing to grant.\n"))
    }

    @Test func `without a yes nothing is written`() throws {
        let relance = try relance()
        let result = try relance("plugin", "grant", "erp")
        #expect(result.status == 1)
        #expect(
            result.errors
                == "relance: erp: nothing was granted: nobody is there to say yes; say it with --yes\n"
        )
        #expect(try relance.folder.text(of: "relance.toml") == Self.toml)
    }

    @Test func `servers and folders can be named`() throws {
        let relance = try relance("{ \"http\", \"read\" }")
        let result = try relance(
            "plugin", "grant", "connectors/erp", "--http", "10.0.0.7:8080", "--private",
            "--methods", "GET,POST", "--read", "ledger", "--yes", "--json")
        #expect(result.status == 0, "\(result.errors)")
        #expect(
            try relance.folder.text(of: "relance.toml").contains(
                "allow = { http = [{ host = \"10.0.0.7:8080\", methods = [\"GET\", \"POST\"], private = true }], read = [\"ledger\"] }"
            ))
        #expect(result.document["granted"] == .boolean(true))
        #expect(
            result.document["needs"]?.list?.last == [
                "name": "read", "why": .null, "granted": [], "added": ["\"ledger\""],
            ])
        #expect(
            try relance("plugin", "grant", "erp", "--http", "https://b.example/x", "-y").status == 0
        )
        #expect(
            try relance.folder.text(of: "relance.toml").contains(
                "private = true }, \"b.example:443\"]"))
    }

    @Test(
        arguments: [
            (
                ["--http", "127.0.0.1:80", "--read", "ledger"],
                "127.0.0.1:80 is no public address; add --private if it is meant"
            ),
            (["--http", "not a host"], "--http: 'not a host' is no server; write host:port"),
            (["--write", "out"], "does not ask for 'write'; it asks for http, read"),
            (["--methods", "BREW"], "--methods: 'BREW' is no method; there are GET, HEAD"),
            (
                [],
                "asks for 'read', and its settings do not say of what; name it with --read folder"
            ),
        ] as [([String], String)])
    func `what cannot be granted says why`(options: [String], reason: String) throws {
        let relance = try relance("{ \"http\", \"read\" }")
        let result = try relance.run(["plugin", "grant", "erp", "--yes"] + options)
        #expect(result.status == 1 && result.errors.contains(reason), "\(result.errors)")
        #expect(try relance.folder.text(of: "relance.toml") == Self.toml)
    }

    // MARK: Pinning

    @Test func `a plugin that changed after its grant was used is set aside until a yes`() throws {
        let relance = try relance()
        try relance("plugin", "grant", "erp", "--yes")
        #expect(try relance("import").status == 0)
        try relance.folder.append("-- a change", to: "plugins/connectors/erp.lua")
        let result = try relance("import", "--json")
        #expect(result.status == 2)
        let said =
            "plugins/connectors/erp.lua: has changed since it was granted what it asks for (erp.lua), "
            + "and is set aside; look at the change, then say yes with 'relance plugin grant connectors/erp'"
        #expect(result.errors.contains(said), "\(result.errors)")
        #expect(result.document["problems"]?.list?.first?["code"] == "plugin_changed")
        #expect(result.document["error"] == nil)
        let run = try relance("run", "--dry-run", "--date", "2026-11-24")
        #expect(run.status == 2 && run.errors.contains(said))
        let doctor = try relance("doctor")
        #expect(doctor.status == 1 && doctor.output.contains(said))
        #expect(try relance("plugin", "list").output.contains("http (changed since)"))
        #expect(
            try relance("plugin", "info", "erp").output.contains(
                "Changed since it was granted; say yes with 'relance plugin grant connectors/erp'"))
        #expect(try relance("plugin", "test", "erp").status == 0)
        let grant = try relance("plugin", "grant", "erp", "--yes")
        #expect(grant.output.contains("Changed since it was granted: erp.lua"))
        #expect(try relance("import").status == 0)
        #expect(
            try relance.folder.text(of: "relance.toml").components(separatedBy: "allow").count == 2)
    }

    @Test func `every file of a plugin in a folder counts`() throws {
        let relance = try relance()
        try FileManager.default.removeItem(
            atPath: relance.folder.path + "/plugins/connectors/erp.lua")
        try relance.folder.write(plugin("{ \"http\" }"), to: "plugins/connectors/erp/init.lua")
        try relance.folder.write("return {}", to: "plugins/connectors/erp/parse/lines.lua")
        try relance("plugin", "grant", "erp", "--yes")
        #expect(try relance("import").status == 0)
        try relance.folder.write("return { 1 }", to: "plugins/connectors/erp/parse/lines.lua")
        try relance.folder.write("x", to: "plugins/connectors/erp/new.txt")
        let errors = try relance("import").errors
        #expect(errors.contains("(new.txt, parse/lines.lua)"), "\(errors)")
    }

    @Test func `a plugin without grants can be edited freely`() throws {
        let relance = try relance("{}")
        for _ in 0..<2 {
            #expect(try relance("import").status == 0)
            try relance.folder.append("-- a change", to: "plugins/connectors/erp.lua")
        }
        #expect(try relance("plugin", "list").output.contains("changed since") == false)
    }

    @Test func `a dry run agrees to nothing`() throws {
        let relance = try relance()
        try relance("plugin", "grant", "erp", "--yes")
        let dossier = try relance.folder.text(of: "relance.toml")
        try relance.folder.write(
            Self.toml.replacing("api\" }\n", with: "api\" }\nallow = { http = [\"a:1\"] }\n"),
            to: "relance.toml")
        try FileManager.default.removeItem(atPath: relance.folder.path + "/relance.db")
        #expect(try relance("run", "--dry-run", "--date", "2026-11-24").status == 0)
        try relance.folder.append("-- a change", to: "plugins/connectors/erp.lua")
        #expect(try relance("import").status == 0)
        #expect(!dossier.isEmpty)
    }
}
