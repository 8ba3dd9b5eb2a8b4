import RelanceCore
import RelanceDocuments
import RelanceDossier
import RelanceStages
import RelanceStore

/// What would change if one plugin took the place of another: two passes, each over a copy that is thrown away.
struct Comparison {
    private let session: Session
    private let workers: Int?

    init(_ session: Session, workers: Int?) {
        self.session = session
        self.workers = workers
    }

    /// Tells whose score would be another.
    func score(with path: String) throws {
        try both(path, [.scoring], .score) { before, after in
            let (was, now) = try (before.store.scores(), after.store.scores())
            let changed = Set(was.keys).union(now.keys).sorted().filter { was[$0] != now[$0] }
            let items = try changed.map { contact in
                ScoreChange(
                    contact: contact, before: try before.store.score(of: contact),
                    after: try after.store.score(of: contact))
            }
            session.output.show(document(items.map(\.plain), of: now.count)) {
                var table = Table("CONTACT", ">BEFORE", ">AFTER", "WHY")
                for item in items {
                    table.add(
                        item.contact, item.before.map { "\($0.score)" },
                        item.after.map { "\($0.score)" }, item.text)
                }
                return (items.isEmpty ? "" : table.text)
                    + "\(items.count) of \(now.count) scores would change.\n"
            }
        }
    }

    /// Tells which actions would appear, vanish or change.
    func plan(with path: String) throws {
        try both(path, [.scenarios, .scoring], .plan) { before, after in
            let (was, now) = try (actions(before.store), actions(after.store))
            let changes = ActionChange.all(before: was, after: now)
            let phrases = Phrases(session.dossier.configuration.creditor.language)
            let items = try changes.map { change in
                PlanChange(
                    change: change,
                    before: try before.store.reasons(of: change.contact) ?? [],
                    after: try after.store.reasons(of: change.contact) ?? [],
                    phrases: phrases, day: session.day)
            }
            session.output.show(document(items.map(\.plain), of: now.count)) {
                var table = Table("CONTACT", "CHANGE", "BEFORE", "AFTER", "WHY")
                for item in items {
                    table.add(
                        item.change.contact, item.change.kind.rawValue,
                        item.change.before.map(PlanChange.text),
                        item.change.after.map(PlanChange.text), item.text)
                }
                return (items.isEmpty ? "" : table.text)
                    + "\(items.count) actions would differ; there would be \(now.count), "
                    + "there are \(was.count).\n"
            }
        }
    }

    private func document(_ items: [Plain], of all: Int) -> Plain {
        ["items": .list(items), "count": .integer(items.count), "of": .integer(all)]
    }

    /// What is planned and not begun, and what a person has to do.
    private func actions(_ store: Store) throws -> [Action] {
        var filter = ActionFilter()
        filter.statuses = [.planned, .awaitingApproval, .toDo]
        return try store.actions(filter)
    }

    /// Makes both passes and hands on what came of them.
    private func both(
        _ path: String, _ kinds: [PluginKind], _ tasks: Assessment.Tasks,
        _ body: (_ before: AssessmentRun.Result, _ after: AssessmentRun.Result) throws -> Void
    ) throws {
        let before = try session.dossier.throwAwayCopy()
        defer { before.remove() }
        let after = try session.dossier.throwAwayCopy()
        defer { after.remove() }
        // What was decided before, by whatever plugins, is decided anew in both.
        for copy in [before, after] { try copy.dossier.store().forgetAssessments() }
        let other = try after.dossier.replacing(by: path, kinds)
        let result = try AssessmentRun(session.working(on: before.dossier), workers: workers)
            .run(tasks, tellsProblems: false)
        let changed = try AssessmentRun(session.working(on: other), workers: workers).run(tasks)
        try body(result, changed)
    }
}

/// A score that would be another.
private struct ScoreChange {
    let contact: String
    let before: Score?
    let after: Score?

    var plain: Plain {
        [
            "contact": .text(contact), "before": (before?.score).plain,
            "after": (after?.score).plain, "reasons_before": Self.list(before),
            "reasons_after": Self.list(after),
        ]
    }

    /// The rules that say something else than before.
    var text: String {
        let old = before?.rules ?? []
        let new = after?.rules ?? []
        let names = (new + old).map(\.plugin).reduce(into: [String]()) {
            if !$0.contains($1) { $0.append($1) }
        }
        return names.compactMap { name in
            let (was, now) = (old.first { $0.plugin == name }, new.first { $0.plugin == name })
            if was?.points == now?.points, was?.reason == now?.reason { return nil }
            return "\(name): " + (now.map { $0.reason ?? "says why not" } ?? "says nothing")
        }.joined(separator: "; ")
    }

    private static func list(_ score: Score?) -> Plain {
        .list((score?.rules ?? []).map(\.plain))
    }
}

/// An action that would be another.
private struct PlanChange {
    let change: ActionChange
    let before: [ItemReason]
    let after: [ItemReason]
    let phrases: Phrases
    let day: Day

    var plain: Plain {
        [
            "contact": .text(change.contact), "change": .text(change.kind.rawValue),
            "before": change.before.map { Self.plain($0, day) } ?? .null,
            "after": change.after.map { Self.plain($0, day) } ?? .null,
            "reasons_before": .list(before.map(reason)), "reasons_after": .list(after.map(reason)),
        ]
    }

    private func reason(_ item: ItemReason) -> Plain {
        .object((item.plain.fields ?? []) + [PlainField("text", .text(phrases.text(of: item)))])
    }

    /// What is said of invoices now and was not said before.
    var text: String {
        let said = Set(before.map { "\($0.invoice) \(phrases.text(of: $0))" })
        let new = after.map { ($0.invoice, phrases.text(of: $0)) }
            .filter { !said.contains("\($0.0) \($0.1)") }
        var grouped: [(text: String, invoices: [String])] = []
        for (invoice, text) in new {
            if let index = grouped.firstIndex(where: { $0.text == text }) {
                grouped[index].invoices.append(invoice)
            } else {
                grouped.append((text, [invoice]))
            }
        }
        return grouped.map { group in
            let more = group.invoices.count - 1
            return "\(group.invoices[0])\(more > 0 ? " +\(more)" : ""): \(group.text)"
        }.joined(separator: "; ")
    }

    /// An action in a cell: its step, medium, day and sum.
    static func text(_ action: Action) -> String {
        [
            action.step, action.medium.rawValue, action.date?.description,
            action.amount.text(in: .english),
            action.status == .planned ? nil : action.status.rawValue,
        ].compactMap(\.self).joined(separator: " ")
    }

    /// An action without the key that it has in a copy.
    private static func plain(_ action: Action, _ day: Day) -> Plain {
        let fields = action.plain(on: day).fields ?? []
        return .object(fields.filter { !["id", "message_id"].contains($0.name) })
    }
}
