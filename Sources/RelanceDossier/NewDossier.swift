import Glibc
import RelanceCore

/// A dossier that is about to be made.
package struct NewDossier {
    private let folder: String
    private let isDemo: Bool

    /// Plans a dossier in `folder`, which must not hold one yet.
    package init(folder: String, isDemo: Bool) {
        self.folder = folder
        self.isDemo = isDemo
    }

    /// Makes the folder and its files; answers their names.
    ///
    /// Touches nothing outside it.
    package func make() throws -> [String] {
        guard access(folder + "/relance.toml", F_OK) != 0 else {
            throw DossierError(
                place: folder, problem: "is a dossier already",
                mend: "name another folder, or remove its relance.toml")
        }
        try Self.makeFolder(folder)
        let files = isDemo ? Demo.files() : Self.empty
        // The configuration comes last: a folder that holds it holds all the rest.
        let ordered =
            files.filter { $0.path != "relance.toml" } + files.filter { $0.path == "relance.toml" }
        for file in ordered {
            let parts = file.path.split(separator: "/").dropLast()
            for depth in parts.indices {
                try Self.makeFolder(folder + "/" + parts[...depth].joined(separator: "/"))
            }
            try Self.write(file.bytes, to: folder + "/" + file.path)
        }
        for name in ["plugins", "templates", "out"] { try Self.makeFolder(folder + "/" + name) }
        return files.map(\.path)
    }

    /// Makes a folder where there is none.
    static func makeFolder(_ path: String) throws {
        guard mkdir(path, 0o777) != 0, errno != EEXIST else { return }
        throw DossierError(
            place: path, problem: "cannot be made (\(String(cString: strerror(errno))))",
            mend: "check that the folder above exists and may be written")
    }

    /// Makes a file; one that is there already is an error.
    static func write(_ bytes: [UInt8], to path: String) throws {
        let stream = fopen(path, "wx")
        let written = stream.map { fwrite(bytes, 1, bytes.count, $0) } ?? 0
        let isClosed = stream.map { fclose($0) == 0 } ?? false
        guard written == bytes.count, isClosed else {
            throw DossierError(
                place: path, problem: "cannot be written (\(String(cString: strerror(errno))))",
                mend: "name a folder that does not exist yet")
        }
    }

    private static var empty: [(path: String, bytes: [UInt8])] {
        [("relance.toml", Array(template.utf8)), (".gitignore", Array("relance.db*\nout/\n".utf8))]
    }

    private static let template = """
        # A dossier of Relance: one creditor's work. 'relance doctor' checks what stands here.

        [creditor]                      # who is owed
        name = "Your company"
        # siren = "123456782"
        # address = ["1 rue de la Paix", "75002 Paris"]
        # iban = "FR76…"
        # legal = ["SAS au capital de 10 000 € – RCS Paris 123 456 782"]   # the foot of letters
        language = "fr"
        currency = "EUR"
        time_zone = "Europe/Paris"

        # [creditor.accounting]         # who answers questions; likewise sales, manager
        # name = "…"
        # email = "…"

        [terms]
        payment_days = 30               # where the source gives no due date
        # penalty_rate = 12             # per cent, or "3 x legal"; else the ECB's rate + 10
        # day_count = "actual"          # else a year has 365 days, in leap years too

        # [rates."2026-H2"]             # a half-year that the program does not know, in per cent
        # ecb = …                       # main refinancing operations, on 1 January or 1 July
        # legal = …                     # legal rate of interest, professional creditors

        [run]
        connectors = ["fec"]            # which plugins run, in which order
        # Letters become PDFs for a print provider; what is not named here is a person's work.
        channels   = { letter = "letter", registered-letter = "registered-letter" }

        [channels.letter]               # settings: 'relance plugin info channels/letter'
        allow      = { write = ["out/letters"] }

        [channels.registered-letter]
        allow      = { write = ["out/registered"] }

        [connectors.fec]                # the ledger export of your accounting program
        settings = { paths = ["ledger/*.txt"] }
        allow    = { read = ["ledger"] }

        """
}
