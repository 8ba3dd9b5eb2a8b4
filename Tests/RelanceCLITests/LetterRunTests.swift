import Foundation
import RelanceCore
import RelanceStore
import RelanceTestSupport
import Testing

/// Letters from the plan to the print provider's folder, as a person sees them.
@Suite struct LetterRunTests {
    /// A dossier with an invoice that is reminded of by letter, on a day when that is done.
    private func dossier(channels: String = "letter = \"letter\"") throws -> Relance {
        let relance = try Relance(
            toml: """
                [creditor]
                name = "Ateliers Méridien SAS"
                address = ["18 quai des Ormeaux", "69007 Lyon"]
                iban = "FR7699999000690000001234584"
                [run]
                connectors = ["csv"]
                scenarios = ["standard"]
                channels = { \(channels) }
                date = "2026-03-03"
                [dunning]
                review_first_plan = false
                freshness = 300
                [channels.letter]
                allow = { write = ["out/letters"] }
                [connectors.csv]
                allow = { read = ["data"] }
                [[connectors.csv.settings.files]]
                path = "data/contacts.csv"
                kind = "contacts"
                columns = { id = "Code", name = "Nom", address = ["Rue", "Ville"] }
                [[connectors.csv.settings.files]]
                path = "data/invoices.csv"
                kind = "invoices"
                columns = { id = "Numéro", contact = "Code", issue_date = "Date", \
                due_date = "Échéance", amount = "Montant" }

                """)
        try relance.folder.write(
            "Code;Nom;Rue;Ville\nC1;Dupont SA;3 rue du Four;69002 Lyon\n",
            to: "data/contacts.csv")
        try relance.folder.write(
            "Numéro;Code;Date;Échéance;Montant\nF1;C1;2026-01-20;2026-02-24;1200,00\n",
            to: "data/invoices.csv")
        try relance.folder.write([], to: "out/.keep")
        return relance
    }

    private func action(_ relance: Relance) throws -> Plain {
        let list = try relance("action", "list", "--medium", "letter", "--json").document
        return try #require(list["items"]?.list?.first)
    }

    private func letters(_ relance: Relance) -> [String] {
        let path = relance.folder.path + "/out/letters"
        return ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
    }

    @Test func `a letter goes into the provider's folder once, with a line in the manifest`() throws
    {
        let relance = try dossier()
        let run = try relance("run", "--json")
        #expect(run.status == 0, "\(run.errors)")
        #expect(letters(relance) == ["A0000001.pdf", "manifest-2026-03-03.jsonl"])
        #expect(try action(relance)["status"] == .text("sent"))
        let lines = try relance.folder.text(of: "out/letters/manifest-2026-03-03.jsonl")
        let line = try JSON.value(of: String(lines.dropLast()))
        #expect(line["file"] == .text("A0000001.pdf"))
        #expect(line["recipient"] == .text("Dupont SA"))
        #expect(line["address"] == ["Dupont SA", "3 rue du Four", "69002 Lyon"].plain)
        #expect(line["registered"] == .boolean(false) && line["colour"] == .boolean(false))
        let pdf = try relance.folder.bytes(of: "out/letters/A0000001.pdf")
        #expect(line["sha256"]?.text?.count == 64)
        #expect(pdf.starts(with: Array("%PDF-".utf8)))
        _ = try relance("run")
        #expect(letters(relance).count == 2)
        #expect(try relance.folder.text(of: "out/letters/manifest-2026-03-03.jsonl") == lines)
        let shown = try relance(
            "action", "show", "A0000001", "--preview", "--format", "pdf", "--output", "seen")
        #expect(shown.status == 0 && shown.output == "seen/A0000001.pdf\n", "\(shown.errors)")
        #expect(try relance.folder.bytes(of: "seen/A0000001.pdf") == pdf)
    }

    @Test(arguments: [true, false])
    func `what was cut off is settled by what lies in the folder`(_ isThere: Bool) throws {
        let relance = try dossier()
        for stage in isThere ? ["run"] : ["import", "plan"] { _ = try relance(stage) }
        let before = letters(relance)
        try SQLiteDatabase(path: relance.folder.path + "/relance.db").execute(
            "UPDATE action SET status = 'sending', channel = 'letter', receipt = NULL")
        if isThere {
            // Were it sent again, this would be in its way.
            try relance.folder.write("left", to: "out/letters/A0000001.pdf")
        }
        let run = try relance("run")
        #expect(run.status == 0, "\(run.output) \(run.errors)")
        #expect(try action(relance)["status"] == .text("sent"))
        #expect(before == (isThere ? letters(relance) : []))
        #expect(letters(relance) == ["A0000001.pdf", "manifest-2026-03-03.jsonl"])
    }

    @Test func `a message that has not left is looked at as HTML and as PDF`() throws {
        let relance = try dossier()
        for stage in ["import", "plan"] { _ = try relance(stage) }
        let shown = try relance("action", "show", "A0000001", "--preview", "--format", "html,pdf")
        let folder = shown.output.split(separator: "\n").map { $0.split(separator: "/").suffix(2) }
        #expect(folder == [["out", "A0000001.html"], ["out", "A0000001.pdf"]], "\(shown.errors)")
        #expect(try relance.folder.text(of: "out/A0000001.html").contains("Dupont SA"))
        let document = try relance(
            "action", "show", "A0000001", "--preview", "--format", "pdf", "--json")
        #expect(document.document["files"] == ["A0000001.pdf"].plain)
        let wrong = try relance("action", "show", "A0000001", "--format", "pdf")
        #expect(wrong.status == 64)
    }

    @Test func `the number and the proof of a letter are kept, and its contact shows them`() throws
    {
        let relance = try dossier()
        _ = try relance("run")
        try relance.folder.write("scan", to: "ar.pdf")
        let done = try relance(
            "action", "done", "A0000001", "--tracking", "1A 123", "--proof", "ar.pdf", "--json")
        #expect(done.status == 0, "\(done.errors)")
        let kept = try action(relance)
        #expect(kept["tracking"] == .text("1A 123"))
        #expect(kept["proofs"] == ["proofs/A0000001-ar.pdf"].plain)
        #expect(kept["status"] == .text("sent"))
        #expect(try relance.folder.text(of: "proofs/A0000001-ar.pdf") == "scan")
        let shown = try relance("contact", "show", "C1").output
        #expect(shown.contains("numéro de suivi noté") && shown.contains("preuve classée"))
        #expect(try relance("action", "done", "A0000001").status == 64)
        try relance.folder.write("another", to: "ar.pdf")
        let other = try relance("action", "done", "A0000001", "--proof", "ar.pdf")
        #expect(other.status == 1)
        #expect(other.errors.contains("is there with another content"))
    }

    @Test func `without its font no letter is made, and what to install is said`() throws {
        let relance = try dossier()
        try relance.folder.write("<fontconfig></fontconfig>", to: "fonts.conf")
        func run(_ words: String...) throws -> Relance.Result {
            try relance.run(words, adding: ["FONTCONFIG_FILE": relance.folder.path + "/fonts.conf"])
        }
        let mend =
            "the font 'Linux Libertine O' is not installed; install Debian's package "
            + "fonts-linuxlibertine"
        let sent = try run("run")
        #expect(sent.status == 2)
        #expect(sent.errors.contains(mend), "\(sent.errors)")
        #expect(letters(relance).isEmpty)
        #expect(try run("doctor").output.contains(mend))
        #expect(try run("action", "show", "A0000001", "--preview").output.contains("Dupont SA"))
    }

    @Test func `an account that is mistyped is found by the doctor`() throws {
        let relance = try dossier()
        let text = try relance.folder.text(of: "relance.toml").replacing("1234584", with: "1234585")
        try relance.folder.write(text, to: "relance.toml")
        let found = try relance("doctor")
        #expect(found.status == 1)
        #expect(
            found.output.contains(
                "relance.toml:4: [creditor] iban: is mistyped: its check digits do not fit; "))
        #expect(!found.output.contains("1234585"))
    }

    @Test(.enabled(if: SmallDisk.canBeMade, "needs the right to mount"))
    func `on a full disk no letter leaves, and it does once there is room`() throws {
        let relance = try dossier()
        try relance.folder.write([UInt8](repeating: 0, count: 1), to: "out/letters/.keep")
        do {
            let disk = try SmallDisk(at: relance.folder.path + "/out/letters")
            try relance.folder.write([UInt8](repeating: 1, count: 40_000), to: "out/letters/full")
            let full = try relance("run")
            #expect(full.status == 2)
            #expect(full.errors.contains("No space left on device"), "\(full.errors)")
            #expect(letters(relance).contains { $0.hasSuffix(".pdf") } == false)
            #expect(try action(relance)["status"] == .text("failed"))
            withExtendedLifetime(disk) {}
        }
        _ = try relance("run")
        #expect(try action(relance)["status"] == .text("sent"))
        #expect(letters(relance).filter { $0.hasSuffix(".pdf") } == ["A0000001.pdf"])
    }
}
