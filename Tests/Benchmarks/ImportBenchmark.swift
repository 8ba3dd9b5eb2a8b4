import RelanceCore

/// Imports a ledger of some size and lists it, beside what `sqlite3 .import` takes for the same file.
struct ImportBenchmark {
    let relance: String
    let lines: Int
    /// Whether every other row is a customer's: invoices without tax, paid.
    var isDense = false

    /// What each step took.
    struct Costs {
        var first: Cost
        var again: Cost
        var list: Cost
        /// Bytes of the list of invoices.
        var listed: Int
        /// Nil where sqlite3 is not installed.
        var sqlite: Cost?

        static func median(_ all: [Costs]) -> Costs {
            let sqlite = all.compactMap(\.sqlite)
            return Costs(
                first: .median(all.map(\.first)), again: .median(all.map(\.again)),
                list: .median(all.map(\.list)), listed: all.first?.listed ?? 0,
                sqlite: sqlite.isEmpty ? nil : .median(sqlite))
        }
    }

    /// The day for which lists are made: what it is must not change the figures.
    private static let day = "2026-01-31"

    /// Runs everything `times` times and answers the medians; throws where what comes out is wrong.
    func run(times: Int, in workspace: borrowing Workspace, _ figures: Figures) throws -> Costs {
        let ledger = try ledger(in: workspace, figures)
        var costs: [Costs] = []
        for _ in 0..<times { try costs.append(measure(ledger, workspace)) }
        workspace.remove("ledger.txt")
        return .median(costs)
    }

    /// Runs the first import alone; throws where what comes out is wrong.
    func first(in workspace: borrowing Workspace, _ figures: Figures) throws -> Cost {
        let ledger = try ledger(in: workspace, figures)
        defer { ["ledger.txt", "dossier"].forEach { workspace.remove($0) } }
        let cost = try command(workspace).runExisting()
        try check(ledger, after: "the import", workspace)
        return cost
    }

    private func ledger(in workspace: borrowing Workspace, _ figures: Figures) throws -> Ledger {
        let ledger = try Ledger(
            lines: lines, isDense: isDense, path: workspace.path("ledger.txt"))
        figures.heading(
            (isDense ? "dense " : "") + "ledger of \(ledger.lines.grouped) lines: "
                + "\(ledger.size / 1_000_000) MB, "
                + "\(ledger.balances.count.grouped) customers, \(ledger.invoices.grouped) invoices, "
                + "\(ledger.payments.grouped) payments")
        return ledger
    }

    /// The import of the ledger into a dossier that is made anew.
    private func command(_ workspace: borrowing Workspace) throws -> Command {
        let dossier = workspace.path("dossier")
        try Command(relance, "init", dossier).runExisting()
        return Command(
            relance, "-C", dossier, "import", "fec", workspace.path("ledger.txt"), "--quiet")
    }

    private func measure(_ ledger: Ledger, _ workspace: borrowing Workspace) throws -> Costs {
        let sqlite = try importBySQLite(ledger, workspace)
        defer { workspace.remove("dossier") }
        let command = try command(workspace)
        let first = try command.runExisting()
        try check(ledger, after: "the first import", workspace)
        let again = try command.runExisting()
        try check(ledger, after: "the second import", workspace)
        let (list, listed) = try listInvoices(ledger, workspace)
        return Costs(first: first, again: again, list: list, listed: listed, sqlite: sqlite)
    }

    private func importBySQLite(
        _ ledger: Ledger, _ workspace: borrowing Workspace
    ) throws -> Cost? {
        defer { ["plain.db", "count"].forEach { workspace.remove($0) } }
        let database = workspace.path("plain.db")
        let file = workspace.path("ledger.txt")
        let command = Command(
            "sqlite3", "-batch", "-bail", database, ".mode tabs", ".import '\(file)' ledger")
        guard let cost = try command.run() else { return nil }
        try Command("sqlite3", database, "SELECT count(*) FROM ledger")
            .runExisting(output: workspace.path("count"))
        let count = try workspace.text("count").split(separator: "\n").first.flatMap { Int($0) }
        guard count == ledger.lines else {
            throw BenchmarkError(
                "sqlite3 .import", "read \(count ?? 0) lines, expected \(ledger.lines)")
        }
        return cost
    }

    /// Throws where any customer does not owe what the ledger says, or there are other customers.
    private func check(
        _ ledger: Ledger, after step: String, _ workspace: borrowing Workspace
    ) throws {
        defer { workspace.remove("contacts") }
        try Command(
            relance, "-C", workspace.path("dossier"), "contact", "list", "--json", "--date",
            Self.day
        ).runExisting(output: workspace.path("contacts"))
        let document = try JSON.value(of: workspace.text("contacts"))
        var found: [String: Int] = [:]
        for item in document["items"]?.list ?? [] {
            if let id = item["id"]?.text { found[id] = item["balance_cents"]?.integer }
        }
        let expected = ledger.balances
        let ids = Set(found.keys).union(expected.keys).sorted()
        let wrong = ids.filter { found[$0] != expected[$0] }
        guard let worst = wrong.first else { return }
        func shown(_ cents: Int?) -> String { cents.map { "\($0) cents" } ?? "nothing known" }
        throw BenchmarkError(
            "contact list after \(step)",
            "\(wrong.count) of \(expected.count) customers do not owe what account 411 says, first "
                + "'\(worst)': \(shown(found[worst])), expected \(shown(expected[worst])); in all "
                + "\(found.values.reduce(0, +)) cents, expected \(expected.values.reduce(0, +))")
    }

    private func listInvoices(
        _ ledger: Ledger, _ workspace: borrowing Workspace
    ) throws -> (cost: Cost, bytes: Int) {
        defer { workspace.remove("invoices") }
        let cost = try Command(
            relance, "-C", workspace.path("dossier"), "invoice", "list", "--json", "--date",
            Self.day
        ).runExisting(output: workspace.path("invoices"))
        let (end, size) = try workspace.end(of: "invoices", count: 100)
        guard end.contains("\"count\": \(ledger.invoices)\n") else {
            throw BenchmarkError(
                "invoice list", "does not end with the count \(ledger.invoices): \(end.suffix(40))")
        }
        return (cost, size)
    }
}
