import ArgumentParser
import RelanceCore
import RelanceDocuments
import RelanceDossier
import RelanceStages
import RelanceStore

/// Scores, plans or both in one pass, and tells what came of it.
struct AssessmentRun {
    private let session: Session
    private let workers: Workers

    init(_ session: Session, workers: Int?) {
        self.session = session
        self.workers = Workers(workers)
    }

    /// What came of a pass.
    struct Result {
        let report: AssessmentReport
        let circumstances: Circumstances
        let store: Store
        let day: Day
        fileprivate let tasks: Assessment.Tasks

        /// What `score` prints.
        func scores() throws -> Plain {
            let scores = try store.scores()
            let items = scores.keys.sorted().map { contact -> Plain in
                ["contact": .text(contact), "score": .integer(scores[contact] ?? 0)]
            }
            return [
                "items": .list(items), "count": .integer(items.count),
                "scored": .integer(report.scored), "problems": problems(ofRules: true),
            ]
        }

        /// What `plan` prints.
        func plan() throws -> Plain {
            let items = try report.actions.compactMap { try store.action($0)?.plain(on: day) }
            return [
                "items": .list(items), "count": .integer(items.count),
                "held": .integer(report.held), "problems": problems(ofRules: false),
            ]
        }

        /// What each of the two tells: in a pass that does both, what scoring rules did is told by `score`.
        private func problems(ofRules: Bool) -> Plain {
            let both: Assessment.Tasks = [.score, .plan]
            let own = report.problems.filter {
                tasks != both || $0.place.contains("scoring/") == ofRules
            }
            return .list(own.map(\.plain))
        }

        var scoreText: String {
            "\(report.scored) contacts scored.\n"
        }

        func planText() throws -> String {
            var text =
                "\(report.planned) contacts looked at, \(report.actions.count) actions planned"
            if report.held > 0 { text += ", \(report.held) of them held" }
            text += ".\n"
            let shown = try report.actions.prefix(20).compactMap { try store.action($0) }
            guard !shown.isEmpty else { return text }
            text += ActionTable(shown).text
            let more = report.actions.count - shown.count
            return more > 0 ? text + "… and \(more) more: see 'relance action list'\n" : text
        }
    }

    /// Does the pass; problems are told unless another does it.
    func run(
        _ tasks: Assessment.Tasks, hasFailed: Bool = false, tellsProblems: Bool = true
    ) throws -> Result {
        let store = try session.dossier.store()
        let circumstances = try session.dossier.circumstances(
            store, on: session.day, hasFailed: hasFailed)
        let assessment = session.dossier.assessment(
            session.plugins, circumstances: circumstances, workers: workers, on: session.day)
        let bar = ProgressBar(options: session.output.options)
        let name = tasks.contains(.plan) ? "plan" : "score"
        var report = try assessment.run(tasks, into: store) { bar.show(name, $0, of: $1) }
        bar.end()
        if tasks.contains(.plan) {
            try store.transaction { try circumstances.keep(in: store) }
            if let problem = circumstances.problem {
                // What waits since an earlier run waits for a person as well.
                if report.stale == 0 { report.stale = try Self.waiting(in: store) }
                if report.stale > 0 { report.problems.append(problem) }
            }
        }
        if tellsProblems { report.problems.forEach(session.output.problem) }
        return Result(
            report: report, circumstances: circumstances, store: store, day: session.day,
            tasks: tasks)
    }

    /// How many messages wait because the data is stale.
    private static func waiting(in store: Store) throws -> Int {
        var filter = ActionFilter()
        filter.statuses = [.awaitingApproval]
        return try store.actions(filter).count { $0.reason == "stale_data" }
    }

    /// What is said of one contact as things stand.
    func explain(_ tasks: Assessment.Tasks, of contact: String) throws -> Assessed {
        let store = try session.dossier.store()
        let circumstances = try session.dossier.circumstances(
            store, on: session.day, hasFailed: false)
        let assessment = session.dossier.assessment(
            session.plugins, circumstances: circumstances, workers: workers, on: session.day)
        guard let assessed = try assessment.explain(tasks, of: contact, in: store) else {
            throw try UnknownRecord(Contact.name, contact, store)
        }
        return assessed
    }
}
