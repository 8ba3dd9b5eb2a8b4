import Foundation
import RelanceCore

/// A book of many customers with open invoices: imported, scored and planned for, then again with a
/// hundredth of it changed, and its messages handed over.
///
/// The invoices lie in files by the month of issue, as a program exports them that closes its months:
/// what is new stands in the last of them, and that one alone is read again.
struct BookBenchmark {
    let relance: String
    let contacts: Int

    /// Invoices of a customer.
    static let invoices = 5

    /// What each step took.
    struct Costs {
        /// Import, score, plan and report in one pass over a store that is thrown away.
        var rehearsed: Cost
        var imported: Cost
        var scored: Cost
        var planned: Cost
        /// The plan of the same day once more, where nothing has changed.
        var again: Cost
        /// After a hundredth of the customers got another invoice.
        var changedImport: Cost
        var changedScore: Cost
        var changedPlan: Cost
        /// An import where every file is another, though all records are as they were.
        var readAgain: Cost
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
        try writeInvoices(to: folder + "/contacts")
        let rehearsed = try Command(relance, "-C", folder, "run", "--dry-run", "--quiet")
            .runExisting()
        let imported = try command(folder, "import").runExisting()
        let scored = try command(folder, "score").runExisting()
        let planned = try command(folder, "plan").runExisting()
        let again = try command(folder, "plan").runExisting()
        try addInvoices(to: folder + "/contacts")
        let changedImport = try command(folder, "import").runExisting()
        let changedScore = try command(folder, "score").runExisting()
        let changedPlan = try command(folder, "plan").runExisting()
        for name in ["/clients.csv"] + Self.months.map(Self.file) {
            try append("\n", to: folder + "/contacts" + name)
        }
        let readAgain = try command(folder, "import").runExisting()
        let sent = contacts > 20_000 ? nil : try command(folder, "send").runExisting()
        let messages = try files.contentsOfDirectory(atPath: folder + "/out").count
        return Costs(
            rehearsed: rehearsed, imported: imported, scored: scored, planned: planned,
            again: again, changedImport: changedImport, changedScore: changedScore,
            changedPlan: changedPlan, readAgain: readAgain, sent: sent, messages: messages)
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

    private static let header = "Numéro;Code;Date;Échéance;Montant\n"
    /// Twenty months, each with as many invoices.
    private static let months = 1...20

    private static func file(_ month: Int) -> String {
        "/invoices-" + (month < 10 ? "0" : "") + "\(month).csv"
    }

    private func writeInvoices(to folder: String) throws {
        var random = Random(state: 7)
        let share = contacts * Self.invoices / Self.months.count
        for month in Self.months {
            try write(folder + Self.file(month)) { file in
                file(Self.header)
                for number in (month - 1) * share..<month * share {
                    let due = Self.day.adding(60 - random.below(160))
                    let (issue, amount) = (due.adding(-30), 100 + random.below(5_000))
                    file("F\(number);C\(number % contacts);\(issue);\(due);\(amount),50\n")
                }
            }
        }
    }

    private func addInvoices(to folder: String) throws {
        let (issue, due) = (Self.day.adding(-40), Self.day.adding(-10))
        let rows = stride(from: 0, to: contacts, by: 100).map { number in
            "G\(number);C\(number);\(issue);\(due);99,00\n"
        }
        try append(rows.joined(), to: folder + Self.file(Self.months.upperBound))
    }

    private func append(_ text: String, to path: String) throws {
        let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        defer { try? file.close() }
        try file.seekToEnd()
        file.write(Data(text.utf8))
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
        path = "contacts/invoices-*.csv"
        kind = "invoices"
        columns = { id = "Numéro", contact = "Code", issue_date = "Date", due_date = "Échéance", \
        amount = "Montant" }

        """
}
