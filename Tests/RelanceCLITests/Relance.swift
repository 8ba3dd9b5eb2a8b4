import Foundation
import RelanceCore
import RelanceTestSupport

/// The built program, run as a person or a script would.
struct Relance {
    /// What one command printed, and how it ended.
    struct Result {
        var status: Int32
        var output: String
        var errors: String

        /// The one document of `--json`.
        var document: Plain { (try? JSON.value(of: output)) ?? .null }
    }

    let folder: TemporaryFolder
    /// Variables of the environment beside the usual.
    var environment: [String: String] = [:]

    /// A program in a folder of its own.
    init() throws { folder = try TemporaryFolder() }

    /// A program in a dossier with that configuration.
    init(toml: String) throws {
        try self.init()
        try folder.write(toml, to: "relance.toml")
    }

    private static let binary: URL = {
        let here = URL(fileURLWithPath: ProcessInfo.processInfo.arguments[0])
        return here.deletingLastPathComponent().appending(path: "relance")
    }()

    /// A process that has not been started yet.
    func process(_ arguments: [String], adding variables: [String: String] = [:]) -> Process {
        let process = Process()
        process.executableURL = Self.binary
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
        process.environment = ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"]
            .merging(environment) { $1 }.merging(variables) { $1 }
        return process
    }

    /// Runs a command to its end.
    @discardableResult
    func callAsFunction(_ arguments: String...) throws -> Result { try run(arguments) }

    /// Runs a command to its end.
    func run(_ arguments: [String], adding variables: [String: String] = [:]) throws -> Result {
        let process = process(arguments, adding: variables)
        let (output, errors) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = errors
        process.standardInput = FileHandle.nullDevice
        try process.run()
        // stderr is short; stdout may be long, and is read while the program writes it.
        let text = output.fileHandleForReading.readDataToEndOfFile()
        let said = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Result(
            status: process.terminationStatus, output: String(decoding: text, as: UTF8.self),
            errors: String(decoding: said, as: UTF8.self))
    }

    /// What every contact owes, in cents, by its code.
    func balances() throws -> [String: Int] {
        let items = try self("contact", "list", "--json").document["items"]?.list ?? []
        let pairs = items.compactMap { item in
            item["id"]?.text.flatMap { id in item["balance_cents"]?.integer.map { (id, $0) } }
        }
        return Dictionary(uniqueKeysWithValues: pairs)
    }

    /// All that the dossier shows of itself: contacts, invoices and payments.
    func state() throws -> String {
        try ["contact", "invoice", "payment"].map { try self($0, "list", "--json").output }.joined()
    }

    /// A dossier that says no more than it must.
    static let bare = """
        [creditor]
        name = "Ateliers Méridien SAS"
        """

    /// A small ledger: an opening balance, two invoices, a credit note, payments, one group lettered.
    static let ledger = """
        JournalCode|JournalLib|EcritureNum|EcritureDate|CompteNum|CompteLib|CompAuxNum|CompAuxLib|PieceRef|PieceDate|EcritureLib|Debit|Credit|EcritureLet|DateLet|ValidDate|Montantdevise|Idevise
        AN|A nouveaux|1|20260101|411000|Clients|C1|DUPONT|FA-9|20251201|FA-9 DUPONT|80,00|0,00|||20260102||
        AN|A nouveaux|1|20260101|890000|Bilan|||AN|20260101|Bilan|0,00|80,00|||20260102||
        VE|Ventes|1|20260110|411000|Clients|C1|DUPONT|FA-10|20260110|FA-10 DUPONT|120,00|0,00|AA|20260301|20260111||
        VE|Ventes|1|20260110|706000|Prestations|||FA-10|20260110|FA-10|0,00|100,00|||20260111||
        VE|Ventes|1|20260110|445710|TVA|||FA-10|20260110|FA-10|0,00|20,00|||20260111||
        VE|Ventes|2|20260115|411000|Clients|C2|MARTIN|FA-11|20260115|FA-11 MARTIN|60,00|0,00|||20260116||
        VE|Ventes|2|20260115|706000|Prestations|||FA-11|20260115|FA-11|0,00|60,00|||20260116||
        VE|Ventes|3|20260120|706000|Prestations|||AV-1|20260120|AV-1|10,00|0,00|||20260121||
        VE|Ventes|3|20260120|411000|Clients|C2|MARTIN|AV-1|20260120|AV-1 MARTIN|0,00|10,00|||20260121||
        BQ|Banque|1|20260301|512000|Banque|||VIR|20260301|VIR DUPONT|120,00|0,00|||20260302||
        BQ|Banque|1|20260301|411000|Clients|C1|DUPONT|VIR|20260301|VIR DUPONT|0,00|120,00|AA|20260301|20260302||
        BQ|Banque|2|20260305|512000|Banque|||CHQ|20260305|CHQ MARTIN|25,00|0,00|||20260306||
        BQ|Banque|2|20260305|411000|Clients|C2|MARTIN|CHQ|20260305|CHQ MARTIN|0,00|25,00|||20260306||

        """
}
