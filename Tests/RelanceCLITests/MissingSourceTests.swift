import Foundation
import RelanceCore
import RelanceTestSupport
import Testing

/// What is named to be read and is not there keeps nothing else back.
struct MissingSourceTests {
    private func problems(_ result: Relance.Result) -> [String] {
        (result.document["problems"]?.list ?? []).map {
            "\($0["where"]?.text ?? ""): \($0["text"]?.text ?? "")"
        }
    }

    private func rejects(_ result: Relance.Result) -> [String] {
        (result.document["rejects"]?.list ?? []).map {
            "\($0["source"]?.text ?? ""): \($0["reason"]?.text ?? "")"
        }
    }

    @Test func `of the paths of the command line those are read that are there`() throws {
        let relance = try Relance(toml: Relance.bare)
        try relance.folder.write(Relance.ledger, to: "good.txt")
        let result = try relance("import", "fec", "good.txt", "gone.txt", "--json")
        #expect(result.status == 2)
        #expect(result.document["read"] == 13 && result.document["created"] == 8)
        let said =
            "gone.txt: is not there; check the path: it begins in the folder where relance is called"
        #expect(problems(result) == [said])
        #expect(result.errors == "relance: \(said)\n")
    }

    @Test func `where the only path is not there, the error names it and says what to do`() throws {
        let relance = try Relance(toml: Relance.bare)
        let result = try relance("import", "fec", "gone.txt", "--json")
        #expect(result.status == 1)
        let error = result.document["error"]
        #expect(error?["where"] == "gone.txt" && error?["what"] == "is not there")
        #expect(
            error?["mend"] == "check the path: it begins in the folder where relance is called")
        let several = try relance("import", "fec", "gone.txt", "lost.txt", "--json")
        #expect(several.status == 1)
        #expect(several.document["error"]?["where"] == "gone.txt, lost.txt")
        #expect(several.document["error"]?["what"] == "none of these can be read")
    }

    @Test func `a folder above may be named`() throws {
        let relance = try Relance(toml: Relance.bare)
        try relance.folder.write(Relance.ledger, to: "ledger/a.txt")
        try relance.folder.write("", to: "deep/x")
        let process = relance.process(["import", "fec", "../ledger", "-C", ".."])
        process.currentDirectoryURL = URL(fileURLWithPath: relance.folder.path + "/deep")
        process.standardOutput = Pipe()
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        #expect(try relance.balances().count == 2)
        #expect(
            try relance("import", "fec", "deep/../ledger", "--json").document["unchanged"] == 8)
    }

    private static let mapping =
        Relance.bare + """

            [run]
            connectors = ["csv"]
            [connectors.csv]
            allow = { read = ["in", "old"] }
            [[connectors.csv.settings.files]]
            path = "in/contacts.csv"
            kind = "contacts"
            columns = { id = "Code" }
            [[connectors.csv.settings.files]]
            path = "in/invoices-*.csv"
            kind = "invoices"
            columns = { id = "N°", contact = "Client", amount = "TTC" }
            [[connectors.csv.settings.files]]
            path = "old/payments.csv"
            kind = "payments"
            columns = { id = "Réf", contact = "Client", amount = "Montant" }
            """

    private func mapped() throws -> Relance {
        let relance = try Relance(toml: Self.mapping)
        try relance.folder.write("Code\nC1\n", to: "in/contacts.csv")
        try relance.folder.write("Réf;Client;Montant\nP1;C1;30,00\n", to: "old/payments.csv")
        return relance
    }

    @Test func `a configured file that is not there is named, and the others are read`() throws {
        let relance = try mapped()
        #expect(try relance("import").status == 0, "a pattern may match nothing")
        let path = relance.folder.path + "/in/contacts.csv"
        try FileManager.default.removeItem(atPath: path)
        let gone =
            "in/contacts.csv: the file is not there; put it back, or take it out of settings.files"
        for _ in 1...2 {
            let result = try relance("import", "csv", "--json")
            #expect(result.status == 2)
            #expect(rejects(result) == [gone])
            #expect(result.document["read"] == 1)
        }
        #expect(try relance("import", "csv").output.contains("\n  \(gone)\n"))
        #expect(rejects(try relance("import", "csv", "--retry", "--json")) == [gone])
        try relance.folder.write("Code\nC1\n", to: "in/contacts.csv")
        #expect(
            rejects(try relance("import", "csv", "--retry", "--json"))
                == ["in/contacts.csv: the file is there: 'relance import' reads it"])
        #expect(try relance("import").status == 0)
        #expect(try relance("doctor").output.contains("All is well."))
    }

    @Test func `a configured folder that is not there keeps no other back`() throws {
        let relance = try mapped()
        try FileManager.default.removeItem(atPath: relance.folder.path + "/old")
        try relance.folder.write("N°;Client;TTC\nF1;C1;10,00\n", to: "in/invoices-1.csv")
        let result = try relance("import", "csv", "--json")
        #expect(result.status == 2 && result.document["created"] == 2)
        #expect(
            rejects(result) == [
                "old/payments.csv: old: the folder cannot be read (No such file or directory); "
                    + "check that it is there and may be read"
            ])
    }

    @Test func `where none of the configured files is there, nothing is read`() throws {
        let relance = try mapped()
        for folder in ["in", "old"] {
            try FileManager.default.removeItem(atPath: relance.folder.path + "/" + folder)
        }
        let result = try relance("import", "csv")
        #expect(result.status == 1)
        #expect(result.errors.contains("settings.files names no file that is there"))
    }

    @Test func `a ledger that is not there keeps no other back`() throws {
        let relance = try Relance(
            toml: Relance.bare + """

                [run]
                connectors = ["fec"]
                [connectors.fec]
                settings = { paths = ["in/*.txt", "in/2025.fec"] }
                allow = { read = ["in"] }
                """)
        try relance.folder.write(Relance.ledger, to: "in/a.txt")
        let result = try relance("import", "fec", "--json")
        #expect(result.status == 2 && result.document["created"] == 8)
        #expect(rejects(result) == ["in/2025.fec: no file matches it; check settings.paths"])
        try FileManager.default.removeItem(atPath: relance.folder.path + "/in/a.txt")
        #expect(try relance("import", "fec").status == 1)
    }
}
