import ArgumentParser
import RelanceCore
import RelanceDocuments
import RelanceDossier
import RelanceStages

/// `relance plan [--explain CONTACT]`.
struct PlanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan", abstract: "Decide whom to remind of what, by which scenario.",
        discussion: """
            First settles what the day brings: promises kept or broken, tasks that lapsed. \
            Nothing is sent: see 'relance send'.
            """)

    @Option(
        help: ArgumentHelp("Say what is decided about a contact, and why.", valueName: "contact"))
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
            return try Comparison(session, workers: work.workers).plan(with: compare)
        }
        let run = AssessmentRun(session, workers: work.workers)
        if let explain { return try show(run.explain(.plan, of: explain), session) }
        let lock = try session.dossier.lock(for: "plan")
        defer { withExtendedLifetime(lock) {} }
        let result = try run.run(.plan)
        try session.keepUses()
        try session.output.show(result.plan()) { try result.planText() }
        if result.report.needsPerson { throw ExitCode.needsPerson }
    }

    private func show(_ assessed: Assessed, _ session: Session) throws {
        assessed.warnings.forEach(session.output.problem)
        if let problem = assessed.planFailure {
            throw StageError(place: problem.place, problem: problem.text)
        }
        guard let decision = assessed.decision else { return }
        let phrases = Phrases(session.dossier.configuration.creditor.language)
        let items = decision.items.map { item -> Plain in
            guard case .object(let fields) = item.plain else { return .null }
            return .object(fields + [PlainField("text", .text(phrases.text(of: item)))])
        }
        let document: Plain = [
            "contact": .text(decision.contact), "scenario": decision.scenario.plain,
            "items": .list(items), "count": .integer(items.count),
            "actions": .list(decision.actions.map { $0.plain(on: session.day) }),
        ]
        session.output.show(document) { text(decision, assessed, phrases) }
    }

    private func text(_ decision: Decision, _ assessed: Assessed, _ phrases: Phrases) -> String {
        let numbers = Dictionary(
            (assessed.account?.invoices ?? []).map { ($0.id, $0) }, uniquingKeysWith: { $1 })
        var table = Table("INVOICE", "DUE", ">BALANCE", "OUTCOME", "WHY")
        for item in decision.items {
            let invoice = numbers[item.invoice]
            table.add(
                invoice?.number ?? item.invoice, invoice?.dueDate?.description,
                invoice?.balance.text(in: .english), item.outcome.rawValue,
                phrases.text(of: item))
        }
        var text = "\(decision.contact): scenario \(decision.scenario ?? "none")\n"
        text += decision.items.isEmpty ? "Nothing is open: all is paid.\n" : table.text
        if !decision.actions.isEmpty {
            text += "\nTo do:\n" + ActionTable(decision.actions).text
        }
        if let wake = decision.wake { text += "\nLooked at again on \(wake).\n" }
        return text
    }
}
