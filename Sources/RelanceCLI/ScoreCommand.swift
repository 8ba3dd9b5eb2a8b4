import ArgumentParser
import RelanceCore
import RelanceDocuments
import RelanceDossier
import RelanceStages

/// `relance score [--explain CONTACT]`.
struct ScoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "score", abstract: "Score the customers by the rules of [run] scoring.")

    @Option(
        help: ArgumentHelp("Say which rule gives a contact what, and why.", valueName: "contact"))
    var explain: String?

    @Option(
        help: ArgumentHelp(
            "Say what would change for whom if this plugin replaced the one of its name; nothing is kept.",
            valueName: "file"))
    var compare: String?

    @OptionGroup var work: WorkOptions
    @OptionGroup var options: GlobalOptions

    func validate() throws {
        if explain != nil && compare != nil {
            throw ValidationError("--explain and --compare exclude each other")
        }
    }

    func run() throws {
        let session = try Session(options)
        if let compare {
            return try Comparison(session, workers: work.workers).score(with: compare)
        }
        let run = AssessmentRun(session, workers: work.workers)
        if let explain { return try show(run.explain(.score, of: explain), session) }
        let lock = try session.dossier.lock(for: "score")
        defer { withExtendedLifetime(lock) {} }
        let result = try run.run(.score)
        try session.keepUses()
        try session.output.show(result.scores()) { result.scoreText }
        if result.report.needsPerson { throw ExitCode.needsPerson }
    }

    private func show(_ assessed: Assessed, _ session: Session) throws {
        let score = assessed.score
        var problems = assessed.warnings
        for case .failed(let problem) in assessed.answers { problems.append(problem) }
        problems.forEach(session.output.problem)
        session.output.show(score.plain(on: session.day)) {
            var table = Table(">POINTS", "RULE", "WHY", "WHERE")
            for rule in score.rules {
                let place = rule.file.map { $0 + (rule.line.map { ":\($0)" } ?? "") }
                table.add(Self.points(rule.points), rule.plugin, rule.reason, place)
            }
            return "\(score.id): \(score.score) of 100\n"
                + (score.rules.isEmpty ? "No rule has anything to say.\n" : table.text)
        }
        if problems.contains(where: \.needsPerson) { throw ExitCode.needsPerson }
    }

    private static func points(_ points: Double) -> String {
        points == points.rounded() ? String(Int(points)) : String(points)
    }
}

/// How much of the machine a pass over the book may use.
struct WorkOptions: ParsableArguments {
    @Option(help: "Threads that score and plan, else one a core; the result is the same.")
    var workers: Int?

    func validate() throws {
        if let workers, !(1...64).contains(workers) {
            throw ValidationError("--workers is a number from 1 to 64")
        }
    }
}
