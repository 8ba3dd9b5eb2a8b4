import RelanceCore

/// How far an invoice has come in a scenario, told from what was done for it.
struct Progress {
    /// The place of the last step that had its turn; -1: none had.
    private(set) var position = -1
    /// The day on which that step was done or lapsed; nil: it was skipped or came back.
    private(set) var positionDay: Day?
    /// The highest level that reached the contact; -1: none did.
    private(set) var level = -1
    /// Whether a step was done that this scenario does not have: it has changed.
    private(set) var isFromElsewhere = false
    /// Whether anything at all is recorded.
    private(set) var isSeen = false
    /// The days of the first and the last written reminder that arrived.
    private(set) var reminders: (first: Day, last: Day)?

    mutating func add(_ record: StepRecord, at place: Int?, isApart: Bool) {
        isSeen = true
        let isDone = record.outcome == .done
        if isDone {
            level = max(level, record.level)
            if place == nil && !isApart { isFromElsewhere = true }
            addReminder(record)
        }
        guard let place, place >= position else { return }
        let day = isDone || record.outcome == .lapsed ? record.day : nil
        positionDay = place > position ? day : day ?? positionDay
        position = place
    }

    /// Takes a step as having had its turn because a task for it is with a person.
    mutating func add(_ claim: Claim, at place: Int?) {
        isSeen = true
        guard let place, place > position else { return }
        position = place
        positionDay = nil
    }

    private mutating func addReminder(_ record: StepRecord) {
        guard 1...4 ~= record.level, !record.medium.isTask else { return }
        let days = reminders ?? (record.day, record.day)
        reminders = (min(days.first, record.day), max(days.last, record.day))
    }

    /// Answers whether a step of a level may still come: levels never fall.
    ///
    /// Where the scenario has changed, only what is above the level reached counts.
    func allows(_ level: Int) -> Bool { isFromElsewhere ? level > self.level : level >= self.level }

    /// The days between which the last of two reminders allows a formal notice; nil: they are missing.
    ///
    /// At least two on different days, none of them returned, the last 5 to 60 days ago.
    var formalNotice: ClosedRange<Day>? {
        guard let reminders, reminders.first < reminders.last else { return nil }
        return reminders.last.adding(5)...reminders.last.adding(60)
    }

    /// Answers whether what a step builds on was done, as far as it is no formal notice.
    func hasBefore(_ level: Int) -> Bool { self.level >= max(1, min(3, level - 1)) }
}

extension Deciding {
    /// The progress of every invoice of the account for which anything is recorded.
    static func progress(_ account: Account, _ scenario: Scenario) -> [String: Progress] {
        guard !(account.records.isEmpty && account.standing.isEmpty) else { return [:] }
        var progress: [String: Progress] = [:]
        let names = scenario.steps.map(\.name)
        let apart = [
            returned.name, announced.name, insolvency,
            scenario.brokenPromise?.name ?? returned.name,
        ]
        for record in account.records where !Reply.isStep(record.step) {
            let place = names.firstIndex(of: record.step)
            var record = record
            // Of what another system sent perhaps only the step is known.
            if record.action == nil, let place {
                record.level = max(record.level, scenario.steps[place].level)
            }
            progress[record.invoice, default: Progress()].add(
                record, at: place, isApart: place == nil && apart.contains(record.step))
        }
        for action in account.standing
        where action.status == .toDo && !action.isReply && action.copyOf == nil {
            for claim in action.claims {
                let place = names.firstIndex(of: claim.step)
                progress[claim.invoice, default: Progress()].add(claim, at: place)
            }
        }
        return progress
    }
}
