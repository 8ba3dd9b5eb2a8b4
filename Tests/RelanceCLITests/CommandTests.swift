import Foundation
import Glibc
import RelanceCore
import RelanceTestSupport
import Testing

struct CommandTests {
    @Test(arguments: [
        ["imprt"], ["contact", "lst"], ["import", "--jsn"], ["--date", "2026-02-30", "run"],
    ])
    func `wrong usage ends with 64`(words: [String]) throws {
        let result = try Relance(toml: Relance.bare).run(words)
        #expect(result.status == 64)
        #expect(result.output.isEmpty)
    }

    @Test func `a command that is misspelt meets its neighbour`() throws {
        let result = try Relance(toml: Relance.bare)("imprt")
        #expect(result.errors.contains("there is no command 'imprt'; did you mean 'import'?"))
    }

    @Test func `global options stand before or after the command`() throws {
        let relance = try Relance()
        try relance.folder.write(Relance.bare, to: "d/relance.toml")
        let before = try relance("-C", "d", "--json", "--date", "2026-01-31", "contact", "list")
        let after = try relance("contact", "list", "--json", "-C", "d", "--date=2026-01-31")
        #expect(before.status == 0 && after.status == 0)
        #expect(before.output == after.output)
        #expect(before.document["count"] == 0)
    }

    @Test func `the nearest folder above with a configuration is the dossier`() throws {
        let relance = try Relance(toml: Relance.bare)
        try relance.folder.write("", to: "ledger/deep/x")
        let result = try relance("-C", "ledger/deep", "contact", "list")
        #expect(result.status == 1)
        let process = relance.process(["contact", "list", "--json"])
        process.currentDirectoryURL = URL(fileURLWithPath: relance.folder.path + "/ledger/deep")
        process.standardOutput = Pipe()
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }

    @Test func `where there is no dossier the error says how to make one`() throws {
        let result = try Relance()("contact", "list", "--json", "-C", "nowhere")
        #expect(result.status == 1)
        #expect(
            result.errors == "relance: nowhere: holds no relance.toml; make a dossier with "
                + "'relance init DIR', or name one with -C\n")
        #expect(result.document["error"]?["where"] == "nowhere")
    }

    @Test func `a misspelt key of the configuration is named with its line`() throws {
        let result = try Relance(toml: "[creditor]\nname = \"A\"\nibna = \"FR76\"\n")(
            "contact", "list")
        #expect(result.status == 1)
        #expect(result.errors.contains("relance.toml:3: [creditor]"))
        #expect(result.errors.contains("'ibna'"))
        #expect(result.errors.contains("did you mean 'iban'?"))
    }

    @Test func `a connector that is not there is named with its line`() throws {
        let result = try Relance(toml: Relance.bare + "\n[run]\nconnectors = [\"fce\"]\n")("import")
        #expect(result.status == 1)
        #expect(
            result.errors
                == "relance: relance.toml:4: [run] connectors: no plugin 'fce' in plugins/connectors; "
                + "did you mean 'fec'?\n")
    }

    @Test func `a record that is not there meets its neighbour`() throws {
        let relance = try Relance(toml: Relance.bare)
        try relance.folder.write(Relance.ledger, to: "fec.txt")
        try relance("import", "fec", "fec.txt")
        let result = try relance("contact", "show", "C3")
        #expect(result.status == 1)
        #expect(
            result.errors.hasPrefix(
                "relance: contact: there is none with the key 'C3'; did you mean 'C"))
    }

    @Test func `a second command that runs a stage says who holds the dossier`() throws {
        let relance = try Relance(toml: Relance.bare)
        // Page after page, for as long as it is let.
        let slow = """
            return {
              api = 1, summary = "x",
              pull = function(ctx) return {}, (ctx.cursor or 0) + 1 end,
            }
            """
        try relance.folder.write(slow, to: "plugins/connectors/slow.lua")
        let first = relance.process(["import", "slow"])
        first.standardError = FileHandle.nullDevice
        try first.run()
        defer {
            kill(first.processIdentifier, SIGKILL)
            first.waitUntilExit()
        }
        let lock = relance.folder.path + "/relance.db"
        for _ in 0..<500 where !FileManager.default.fileExists(atPath: lock) {
            Thread.sleep(forTimeInterval: 0.02)
        }
        let second = try relance("import", "slow")
        #expect(second.status == 1)
        #expect(
            second.errors.contains(
                "is in use by process \(first.processIdentifier): relance import"))
    }

    @Test func `a dry run keeps nothing`() throws {
        let relance = try Relance(
            toml: Relance.bare + """

                [run]
                connectors = ["fec"]
                [connectors.fec]
                settings = { paths = ["ledger/*.txt"] }
                allow = { read = ["ledger"] }
                """)
        try relance.folder.write(Relance.ledger, to: "ledger/a.txt")
        let dry = try relance("run", "--dry-run", "--json", "--date", "2026-11-24")
        #expect(dry.status == 0)
        #expect(dry.document["import"]?["created"] == 8)
        #expect(try relance.balances().isEmpty)
        let run = try relance("run", "--json", "--date", "2026-11-24")
        for stage in ["import", "score", "plan", "send"] {
            #expect(run.document[stage] == dry.document[stage])
        }
        #expect(dry.document["report"]?["files"] == [])
        #expect(run.document["report"]?["files"] == ["report-2026-11.html"])
        #expect(try relance.balances() == ["C1": 80_00, "C2": 25_00])
    }

    @Test func `lists are filtered`() throws {
        let relance = try Relance(toml: Relance.bare)
        try relance.folder.write(Relance.ledger, to: "fec.txt")
        try relance("import", "fec", "fec.txt")
        func count(_ words: String...) throws -> Plain? {
            try relance.run(words + ["--json", "--date", "2026-02-12"]).document["count"]
        }
        #expect(try count("invoice", "list", "--overdue") == 1)
        #expect(try count("invoice", "list", "--status", "paid") == 1)
        #expect(try count("invoice", "list", "--contact", "C2") == 2)
        #expect(try count("invoice", "list", "--search", "fa-11") == 1)
        #expect(try count("contact", "list", "--overdue") == 1)
        #expect(try count("contact", "list", "--search", "mart") == 1)
        #expect(try count("payment", "list", "--search", "dupont") == 1)
    }

    @Test(arguments: [
        ["contact", "list", "--json"], ["contact", "list"], ["invoice", "list", "--json"],
        ["report", "--format", "csv"], ["--help"],
    ])
    func `what cannot be printed is no success`(words: [String]) throws {
        let relance = try Relance(toml: Relance.bare)
        let full = try #require(FileHandle(forWritingAtPath: "/dev/full"))
        let (process, errors) = (relance.process(words), Pipe())
        process.standardOutput = full
        process.standardError = errors
        try process.run()
        let said = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationStatus == 1)
        #expect(
            String(decoding: said, as: UTF8.self).hasSuffix(
                "relance: standard output: cannot be written (No space left on device); "
                    + "make room, or send it elsewhere\n"))
    }

    @Test func `the version is printed`() throws {
        let result = try Relance()("--version")
        #expect(result.status == 0 && result.output == "0.1.0\n")
    }

    @Test func `the doctor finds what is wrong and says how to mend it`() throws {
        let relance = try Relance(
            toml: Relance.bare + "\n[run]\nconnectors = [\"fec\", \"cvs\"]\n[connectors.cvs]\n")
        let result = try relance("doctor", "--json")
        #expect(result.status == 1)
        #expect(result.document["plugin_folders"] == ["plugins", "(program)"])
        let named = try relance("doctor", "--json", "-C", ".").document
        #expect(named["plugin_folders"] == ["./plugins", "(program)"])
        let found = (result.document["items"]?.list ?? []).map {
            "\($0["where"]?.text ?? ""): \($0["text"]?.text ?? "")"
        }
        #expect(
            found == [
                "relance.toml: [connectors.fec] needs 'read', which it was not granted; "
                    + "add allow = { read = [\"folder\"] } under [connectors.fec], "
                    + "or run 'relance plugin grant connectors/fec'",
                "relance.toml:4: [run] connectors: no plugin 'cvs' in plugins/connectors; did you mean 'csv'?",
                "relance.toml:5: [connectors.cvs] is for a plugin that is not there; did you mean 'csv'?",
            ])
    }
}
