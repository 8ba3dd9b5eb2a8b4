import ArgumentParser
import RelanceCore
import RelanceDossier
import RelanceStages

/// `relance run [--dry-run]`.
struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Do the day's work: what relance.toml says, stage by stage.",
        discussion: "Import, score, plan, send, report. See each stage's own command.")

    @Flag(
        help: """
            Work on a copy of the store that is thrown away; connectors run, nothing is sent.
            """)
    var dryRun = false

    @OptionGroup var work: WorkOptions
    @OptionGroup var options: GlobalOptions

    func run() throws {
        var session = try Session(options)
        let lock = try session.dossier.lock(for: "run")
        defer { withExtendedLifetime(lock) {} }
        let copy = dryRun ? try session.dossier.throwAwayCopy() : nil
        defer { copy?.remove() }
        if let copy { session = session.working(on: copy.dossier) }
        let day = try DayRun(session, isDry: dryRun, workers: work.workers)
        try session.keepUses()
        try session.output.show(day.document()) { try day.text() }
        try day.end()
    }
}

/// The stages of one day, one after the other.
private struct DayRun {
    private let session: Session
    private let isDry: Bool
    private let imported: ImportRun.Result
    private let assessed: AssessmentRun.Result
    private let sent: SendRun.Result?
    private let report: Reporting.Outcome
    private let files: [String]

    init(_ session: Session, isDry: Bool, workers: Int?) throws {
        self.session = session
        self.isDry = isDry
        var imported = try ImportRun(session).run()
        let sending = SendRun(session)
        if !isDry { imported.polled = try sending.settle() }
        self.imported = imported
        let hasFailed = imported.reports.contains(where: \.hasFailed)
        assessed = try AssessmentRun(session, workers: workers).run(
            [.score, .plan], hasFailed: hasFailed)
        sent = isDry ? nil : try sending.run()
        report = try ReportCommand.outcome(session, month: Month(of: session.day))
        report.problems.forEach(session.output.problem)
        let folder = session.dossier.folder + "/out"
        files = isDry ? [] : [try ReportFiles(report.report, folder: folder).write(.html)]
    }

    func document() throws -> Plain {
        let nothing: Plain = ["items": [], "count": 0, "held": 0, "problems": []]
        return [
            "date": session.day.plain, "import": imported.document,
            "score": try assessed.scores(), "plan": try assessed.plan(),
            "send": try sent?.document() ?? nothing,
            "report": ReportCommand.document(report, files: files),
        ]
    }

    func text() throws -> String {
        var text = imported.text + "\n" + (try Book(session).text) + "\n"
        text += assessed.scoreText + (try assessed.planText())
        if let sent { text += "\n" + sent.text }
        text += files.map { "Report: \($0)\n" }.joined()
        if isDry { text += "Nothing was kept, nothing was sent: this was a dry run.\n" }
        return text
    }

    func end() throws {
        let isHeld = sent?.report.needsPerson ?? false
        let needsPerson =
            imported.needsPerson || assessed.report.needsPerson || isHeld
            || report.problems.contains(where: \.needsPerson)
        if needsPerson { throw ExitCode.needsPerson }
    }
}
