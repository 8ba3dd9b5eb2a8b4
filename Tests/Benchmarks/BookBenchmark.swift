import Foundation
import RelanceCore

/// A book of many customers with open invoices: imported, scored and planned for, then again with a
/// hundredth of it changed, and its messages handed over.
struct BookBenchmark {
    let relance: String
    let contacts: Int

    /// Invoices of a customer.
    static let invoices = 5

    /// What each step took.
    struct Costs {
        var imported: Cost
        var scored: Cost
        var planned: Cost
        /// The plan of the same day once more, where nothing has changed.
        var again: Cost
        /// Import and plan after a hundredth of the customers got another invoice.
        var changedImport: Cost
        var changedPlan: Cost
        /// Nil where the book is too large to send all of it here.
        var sent: Cost?
        /// Messages that were handed over.
        var messages: Int
    }

    private static let day = Day(number: 20_781)

    func run(in workspace: borrowing Workspace) throws -> Costs {
        let folder = workspace.path("book")
        let files = FileManager.default
        for name in ["", "/contacts", "/out"] {
            try files.createDirectory(atPath: folder + name, withIntermediateDirectories: true)
        }
        defer { workspace.remove("book") }
        try workspace.write(Self.configuration, to: "book/relance.toml")
        try writeContacts(to: folder + "/contacts/clients.csv")
        try writeInvoices(to: folder + "/contacts/invoices.csv", isChanged: false)
        let imported = try command(folder, "import").runExisting()
        let scored = try command(folder, "score").runExisting()
        let planned = try command(folder, "plan").runExisting()
        let again = try command(folder, "plan").runExisting()
        try writeInvoices(to: folder + "/contacts/invoices.csv", isChanged: true)
        let changedImport = try command(folder, "import").runExisting()
        let changedPlan = try command(folder, "plan").runExisting()
        let sent = contacts > 20_000 ? nil : try command(folder, "send").runExisting()
        let messages = try files.contentsOfDirectory(atPath: folder + "/out").count
        return Costs(
            imported: imported, scored: scored, planned: planned, again: again,
            changedImport: changedImport, changedPlan: changedPlan, sent: sent, messages: messages)
    }

    private func command(_ folder: String, _ name: String) -> Command {
        Command(relance, "-C", folder, name, "--quiet")
    }

    private func writeContacts(to path: String) throws {
        try write(path) { file in
            file("Code;Nom;E-mail;Typologie\n")
            for number in 0..<contacts {
                let segment = number % 50 == 0 ? "grand-compte" : "pme"
                file("C\(number);Client \(number) SARL;c\(number)@client.example;\(segment)\n")
            }
        }
    }

    private func writeInvoices(to path: String, isChanged: Bool) throws {
        var random = Random(state: 7)
        try write(path) { file in
            file("Numéro;Code;Date;Échéance;Montant\n")
            for number in 0..<contacts * Self.invoices {
                let due = Self.day.adding(60 - random.below(160))
                let amount = 100 + random.below(5_000)
                file("F\(number);C\(number % contacts);\(due.adding(-30));\(due);\(amount),50\n")
            }
            guard isChanged else { return }
            for number in stride(from: 0, to: contacts, by: 100) {
                file(
                    "G\(number);C\(number);\(Self.day.adding(-40));\(Self.day.adding(-10));99,00\n")
            }
        }
    }

    // Written a megabyte at a time: this program stays small.
    private func write(_ path: String, _ body: ((String) -> Void) -> Void) throws {
        _ = FileManager.default.createFile(atPath: path, contents: nil)
        let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        defer { try? file.close() }
        var text = ""
        body { part in
            text += part
            guard text.utf8.count > 1 << 20 else { return }
            file.write(Data(text.utf8))
            text = ""
        }
        file.write(Data(text.utf8))
    }

    // Calls are out of the way, so that there is much to send.
    private static let configuration = """
        [creditor]
        name = "Bench SAS"
        [creditor.accounting]
        name = "Claire Vasseur"
        email = "claire@bench.example"
        [run]
        connectors = ["csv"]
        scoring = ["payment-history", "exposure", "broken-promises"]
        scenarios = ["public-sector", "private-individual", "key-account", "chronic-late-payer", "standard"]
        channels = { email = "outbox" }
        date = "\(day)"
        [dunning]
        review_first_plan = false
        swing = 1000
        [channels.outbox]
        allow = { write = ["out"] }
        [scenarios.standard]
        settings = { call_cents = 100000000 }
        [connectors.csv]
        allow = { read = ["contacts"] }
        [[connectors.csv.settings.files]]
        path = "contacts/clients.csv"
        kind = "contacts"
        columns = { id = "Code", name = "Nom", email = "E-mail", segment = "Typologie" }
        [[connectors.csv.settings.files]]
        path = "contacts/invoices.csv"
        kind = "invoices"
        columns = { id = "Numéro", contact = "Code", issue_date = "Date", due_date = "Échéance", \
        amount = "Montant" }

        """
}
