import ArgumentParser
import RelanceCore
import RelanceDossier
import RelanceStages
import RelanceStore

/// Hands over what is due, and tells what left.
struct SendRun {
    private let session: Session

    init(_ session: Session) { self.session = session }

    /// What a send did.
    struct Result {
        let report: SendReport
        let store: Store
        let day: Day

        /// What `send` prints.
        func document() throws -> Plain {
            let items = try report.actions.compactMap { try store.action($0)?.plain(on: day) }
            return [
                "items": .list(items), "count": .integer(items.count),
                "held": .integer(report.held), "problems": .list(report.problems.map(\.plain)),
            ]
        }

        var text: String {
            let words: [(Action.Status, String)] = [
                (.sent, "sent"), (.toDo, "given to a person"), (.failed, "failed"),
                (.unknown, "unknown"), (.cancelled, "cancelled"),
            ]
            var parts = words.compactMap { status, word in
                report.counts[status].map { "\($0) \(word)" }
            }
            if report.held > 0 {
                let why = report.waits.map { " (messages leave between \($0))" } ?? ""
                parts.append("\(report.held) held" + why)
            }
            return parts.isEmpty ? "Nothing is due.\n" : parts.joined(separator: ", ") + ".\n"
        }
    }

    func run() throws -> Result {
        let dossier = session.dossier
        let store = try dossier.store()
        let plugins = try session.plugins.open([.channels])
        let policy = dossier.sendPolicy(
            on: session.day, at: session.timeOfDay, now: session.now)
        var stage = Send(
            store, composer: try dossier.composer(), channels: plugins.channels, policy: policy,
            copies: dossier.copies(session.plugins))
        let bar = ProgressBar(options: session.output.options)
        var report = try store.durably { try stage.run { bar.show("send", $0, of: $1) } }
        bar.end()
        report.problems = plugins.problems + report.problems + plugins.takeWarnings()
        report.problems.forEach(session.output.problem)
        return Result(report: report, store: store, day: session.day)
    }

    /// Settles what was cut off or is still unknown; answers what went wrong.
    func settle() throws -> [Problem] {
        let store = try session.dossier.store()
        let deliveries = Deliveries(store, on: session.day)
        try deliveries.noteInterrupted()
        guard try deliveries.hasWaiting() else { return [] }
        let plugins = try session.plugins.open([.channels])
        let polled = try deliveries.poll(plugins.channels)
        let problems = plugins.problems + polled + plugins.takeWarnings()
        problems.forEach(session.output.problem)
        return problems
    }
}
