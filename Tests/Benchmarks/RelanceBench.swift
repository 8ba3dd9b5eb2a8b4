import Foundation

/// Measures Relance and prints one figure a line; a ratio holds within the run in which it was taken.
///
///     swift build -c release
///     .build/release/RelanceBench [RELANCE] [--lines N] [--book N] [--lua | --mail]
///
/// RELANCE is the program to measure, else the `relance` beside this one; N is the size of the large
/// ledger (1,000,000), of which the small one has a tenth; with --book only a book of N customers is
/// worked on, with --lua or --mail only that is measured. Measured are the import of a ledger beside
/// `sqlite3 .import`, its memory, its growth with the ledger, an import where nothing is new, the
/// start of the program beside `/bin/true`, the rules of the bundled plugins, letters, e-mails beside
/// `curl`, and calls of Lua beside plain `lua5.4`. What is compared with a program that is not
/// installed is left out, and said to be.
///
/// After each import every customer's balance is compared with the ledger's account 411: where one
/// differs, no figure counts, and the status is 1. A missed aim is only shown.
@main
struct RelanceBench {
    private let relance: String
    private let lines: Int
    /// Customers of the only book to work on; nil: measure everything.
    private let book: Int?
    /// The only thing to measure: Lua with the plugins, or mail; nil: everything.
    private let only: String?
    private let figures = Figures()

    private static let usage =
        "usage: RelanceBench [RELANCE] [--lines N] [--book N] [--lua | --mail]"

    static func main() {
        do {
            try RelanceBench(Array(CommandLine.arguments.dropFirst())).run()
        } catch {
            FileHandle.standardError.write(Data("RelanceBench: \(error)\n".utf8))
            exit(1)
        }
    }

    private init(_ words: [String]) throws {
        var words = words[...]
        var (program, lines): (String?, Int) = (nil, 1_000_000)
        var book: Int?
        var only: String?
        while let word = words.popFirst() {
            if word == "--help" || word == "-h" {
                FileHandle.standardOutput.write(Data((Self.usage + "\n").utf8))
                exit(0)
            } else if word == "--lines" {
                let least = Ledger.fewestLines * 10
                guard let count = words.popFirst().flatMap({ Int($0) }), count >= least else {
                    throw BenchmarkError("--lines", "expected a number from \(least) on")
                }
                lines = count
            } else if ["--lua", "--mail"].contains(word) {
                only = word
            } else if word == "--book" {
                guard let count = words.popFirst().flatMap({ Int($0) }), count > 0 else {
                    throw BenchmarkError("--book", "expected a number")
                }
                book = count
            } else if program == nil, !word.hasPrefix("-") {
                program = word
            } else {
                throw BenchmarkError("command line", "'\(word)' is not known", mend: Self.usage)
            }
        }
        self.lines = lines
        self.book = book
        self.only = only
        relance = program ?? Self.neighbour
        guard FileManager.default.isExecutableFile(atPath: relance) else {
            throw BenchmarkError(
                relance, "there is no such program",
                mend: "build it with 'swift build -c release', or name it: RelanceBench RELANCE")
        }
    }

    private static var neighbour: String {
        let link = "/proc/self/exe"
        let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: link)) ?? ""
        return URL(fileURLWithPath: own).deletingLastPathComponent().appending(path: "relance").path
    }

    private func run() throws {
        let workspace = try Workspace()
        if let book {
            _ = try reportBook(of: book, in: workspace)
            return
        }
        if only == "--mail" { return try MailBenchmark().report(to: figures, in: workspace) }
        if only == nil { try reportPrograms(in: workspace) }
        // What runs in this program comes last: a child's peak counts what its parent held.
        try reportLua(in: workspace)
        try reportPlugins()
        try reportRules()
        try reportScore(in: workspace)
        if only == nil {
            try reportLetters()
            try MailBenchmark().report(to: figures, in: workspace)
        }
    }

    private func reportPrograms(in workspace: borrowing Workspace) throws {
        try reportStart()
        let small = try reportImport(of: lines / 10, times: 3, in: workspace)
        let large = try reportImport(of: lines, times: 1, in: workspace)
        reportGrowth(from: small, to: large)
        try reportDense(in: workspace)
        let tenth = try reportBook(of: lines / 50, in: workspace)
        let whole = try reportBook(of: lines / 5, in: workspace)
        reportGrowth(from: tenth, to: whole)
    }

    private func reportLetters() throws {
        figures.heading("letters as PDF, one core, CPU")
        let costs = try LetterBenchmark().run()
        figures.milliseconds("a letter of one page", costs.short)
        figures.ratio("60 such letters / a second", 60 * costs.short, atMost: 1)
        figures.seconds("a letter of 10,000 invoices", costs.tenThousand)
        figures.count("its pages, a second", Int(Double(costs.pages) / costs.tenThousand))
        figures.ratio(
            "10,000 invoices / 1,000", costs.tenThousand / costs.thousand, atMost: 13)
    }

    private func reportBook(
        of contacts: Int, in workspace: borrowing Workspace
    ) throws -> BookBenchmark.Costs {
        let invoices = contacts * BookBenchmark.invoices
        figures.heading(
            "book of \(contacts.grouped) customers with \(invoices.grouped) open invoices")
        let costs = try BookBenchmark(relance: relance, contacts: contacts).run(in: workspace)
        let aim = contacts >= 200_000 ? 60.0 : nil
        figures.seconds("run --dry-run: all but sending, wall", costs.rehearsed.wall, below: aim)
        figures.megabytes("run --dry-run, peak memory", costs.rehearsed.peak, below: 400)
        for (label, cost) in [
            ("import", costs.imported), ("score", costs.scored), ("plan", costs.planned),
            ("plan again", costs.again), ("import, 1 % changed", costs.changedImport),
            ("score, 1 % changed", costs.changedScore), ("plan, 1 % changed", costs.changedPlan),
            ("import, every file rewritten", costs.readAgain),
        ] {
            figures.seconds(label + ", wall", cost.wall)
            figures.megabytes(label + ", peak memory", cost.peak, below: 400)
        }
        let day = costs.imported.wall + costs.scored.wall + costs.planned.wall
        let next =
            costs.changedImport.wall + costs.changedScore.wall + costs.changedPlan.wall
        figures.seconds("import, score and plan, wall", day)
        figures.ratio("a day with 1 % changed / the first", next / day, atMost: 0.1)
        figures.ratio(
            "import, every file rewritten / the first", costs.readAgain.wall / costs.imported.wall)
        figures.count("accounts planned for, a second", Int(Double(contacts) / costs.planned.wall))
        if let sent = costs.sent {
            figures.count("messages sent", costs.messages)
            figures.seconds("send, wall", sent.wall)
            figures.megabytes("send, peak memory", sent.peak, below: 400)
            figures.count("messages, a second", Int(Double(costs.messages) / sent.wall))
        }
        return costs
    }

    private func reportGrowth(from small: BookBenchmark.Costs, to large: BookBenchmark.Costs) {
        figures.heading("a book ten times as large")
        figures.ratio(
            "run --dry-run, wall", large.rehearsed.wall / small.rehearsed.wall, atMost: 13)
        figures.ratio(
            "run --dry-run, peak memory",
            Double(large.rehearsed.peak) / Double(small.rehearsed.peak), atMost: 1.3)
        figures.ratio("import, wall", large.imported.wall / small.imported.wall, atMost: 13)
        figures.ratio("score, wall", large.scored.wall / small.scored.wall, atMost: 13)
        figures.ratio("plan, wall", large.planned.wall / small.planned.wall, atMost: 13)
        figures.ratio(
            "plan, peak memory", Double(large.planned.peak) / Double(small.planned.peak),
            atMost: 1.3)
    }

    private func reportStart() throws {
        figures.heading("start of a program, median of 20")
        func median(_ command: Command) throws -> Cost {
            .median(try (0..<20).map { _ in try command.runExisting() })
        }
        let own = try median(Command(relance, "--version"))
        let least = try median(Command("/bin/true"))
        figures.milliseconds("relance --version", own.wall)
        figures.milliseconds("/bin/true", least.wall)
        figures.ratio("relance / true", own.wall / least.wall)
        figures.megabytes("peak of /bin/true, below which no peak can be seen", least.peak)
    }

    private func reportPlugins() throws {
        let benchmark = PluginBenchmark()
        figures.heading(
            "\(benchmark.plugins) plugins opened by each of \(benchmark.workers) workers, median of 20"
        )
        figures.milliseconds("until all are ready, below 50", try benchmark.run())
    }

    private func reportRules() throws {
        let benchmark = RuleBenchmark()
        let accounts = RuleBenchmark.count
        figures.heading("\(accounts.grouped) accounts of 5 invoices, bundled plugins, CPU")
        let costs = try benchmark.run()
        for rule in costs.scoring { figures.seconds("scoring/\(rule.name)", rule.seconds) }
        let sum = costs.scoring.reduce(0) { $0 + $1.seconds }
        figures.seconds("the three together", sum)
        figures.nanoseconds("the three together, an account", sum / Double(accounts))
        figures.seconds("which scenario applies, four asked", costs.scenarios)
        figures.nanoseconds(
            "which scenario applies, an account", costs.scenarios / Double(accounts))
        let decided = try DecideBenchmark().run()
        figures.milliseconds("a decision over 4,000 items of one contact", decided.large)
        figures.ratio("4,000 items / 500", decided.large / decided.small, atMost: 13)
        figures.ratio(
            "the same with records, disputes, promises / without", decided.busy / decided.large)
    }

    private func reportScore(in workspace: borrowing Workspace) throws {
        let costs = try ScoreBenchmark().run(in: workspace)
        let label = "a rule that reads the invoices of \(RuleBenchmark.count.grouped) contacts"
        figures.seconds(label, costs.relance)
        if let ratio = costs.ratio {
            figures.ratio("the same, Swift / lua5.4 over ready tables", ratio, atMost: 4)
        } else {
            figures.missing("the same, plain lua5.4", "lua5.4")
        }
    }

    private func reportDense(in workspace: borrowing Workspace) throws {
        let cost = try ImportBenchmark(relance: relance, lines: lines, isDense: true)
            .first(in: workspace, figures)
        figures.seconds("import, wall", cost.wall, below: lines == 1_000_000 ? 20 : nil)
        figures.megabytes("peak memory of the import", cost.peak, below: 250)
    }

    private func reportImport(
        of lines: Int, times: Int, in workspace: borrowing Workspace
    ) throws -> ImportBenchmark.Costs {
        let costs = try ImportBenchmark(relance: relance, lines: lines)
            .run(times: times, in: workspace, figures)
        figures.seconds("import, wall", costs.first.wall, below: lines == 1_000_000 ? 20 : nil)
        figures.seconds("import, CPU", costs.first.cpu)
        if let sqlite = costs.sqlite {
            figures.seconds("sqlite3 .import, wall", sqlite.wall)
            figures.seconds("sqlite3 .import, CPU", sqlite.cpu)
            figures.ratio("import / sqlite3 .import, wall", costs.first.wall / sqlite.wall)
            figures.ratio("import / sqlite3 .import, CPU", costs.first.cpu / sqlite.cpu)
        } else {
            figures.missing("sqlite3 .import", "sqlite3")
        }
        figures.seconds("second import, nothing new, wall", costs.again.wall)
        figures.seconds("second import, nothing new, CPU", costs.again.cpu)
        figures.ratio("second import / first, wall", costs.again.wall / costs.first.wall)
        figures.ratio("second import / first, CPU", costs.again.cpu / costs.first.cpu)
        figures.megabytes("peak memory of the import", costs.first.peak, below: 250)
        figures.megabytes("peak memory of the second import", costs.again.peak, below: 250)
        figures.seconds("invoice list --json, wall", costs.list.wall)
        figures.megabytes("invoice list --json, output", costs.listed)
        figures.megabytes("invoice list --json, peak memory", costs.list.peak)
        return costs
    }

    private func reportGrowth(from small: ImportBenchmark.Costs, to large: ImportBenchmark.Costs) {
        figures.heading("ledger of \(lines.grouped) lines / one of \((lines / 10).grouped)")
        figures.ratio("import, wall", large.first.wall / small.first.wall, atMost: 13)
        figures.ratio("import, CPU", large.first.cpu / small.first.cpu, atMost: 13)
        figures.ratio(
            "import, peak memory", Double(large.first.peak) / Double(small.first.peak), atMost: 1.3)
        figures.ratio("second import, wall", large.again.wall / small.again.wall, atMost: 13)
        figures.ratio(
            "invoice list --json, peak memory",
            Double(large.list.peak) / Double(small.list.peak), atMost: 1.3)
        if let large = large.sqlite, let small = small.sqlite {
            figures.ratio("sqlite3 .import, wall", large.wall / small.wall)
            figures.ratio("sqlite3 .import, CPU", large.cpu / small.cpu)
        } else {
            figures.missing("sqlite3 .import", "sqlite3")
        }
    }

    private func reportLua(in workspace: borrowing Workspace) throws {
        let benchmark = LuaBenchmark()
        figures.heading("Lua, \(benchmark.calls.grouped) calls under a budget, CPU a call or read")
        let (own, plain, ratio) = try benchmark.run(in: workspace)
        func compare(
            _ label: String, _ part: KeyPath<LuaBenchmark.Costs, Double>, atMost aim: Double? = nil
        ) {
            figures.nanoseconds("\(label), from Swift", own[keyPath: part])
            if let plain, let ratio {
                figures.nanoseconds("\(label), plain lua5.4", plain[keyPath: part])
                figures.ratio("\(label), Swift / lua5.4", ratio[keyPath: part], atMost: aim)
            } else {
                figures.missing("\(label), plain lua5.4", "lua5.4")
            }
        }
        compare("call of a function", \.call)
        compare("call with a record that is not read", \.record)
        compare("call that reads 10 fields of a record", \.fields)
        compare("score a contact of 5 invoices by 10 fields", \.scoring, atMost: 4)
        compare("a loop that only computes: what the budget costs", \.loop)
        figures.nanoseconds("one of these reads", own.field)
    }
}
