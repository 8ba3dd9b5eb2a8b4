import RelanceCore

/// Which step an item has reached.
extension Deciding {
    /// What a search for a step has met on its way.
    private struct Search {
        var next: (place: Int, day: Day)?
        var missing: (place: Int, until: Day?)?
        var tooHigh: Int?
        var small: Int?
        var refusal: String?
        var isWaiting = false
    }

    /// Chooses the latest reached step of an item, or says why there is none.
    ///
    /// Steps at the places that `left` marks are not worth it today.
    mutating func choose(_ item: inout Item, without left: [Bool]) throws -> ItemReason? {
        item.own = nil
        item.skipped = []
        guard !steps.isEmpty else { return ItemReason(item.id, .left, .noStep) }
        var search = Search()
        for place in steps.indices.reversed() {
            guard place > item.progress.position else { break }
            guard item.progress.allows(steps[place].level), steps[place].from != .payment,
                try isReached(place, item, &search)
            else { continue }
            if left[place] {
                search.small = search.small ?? place
            } else if item.isGuessed && steps[place].level > 1 {
                search.tooHigh = search.tooHigh ?? place
            } else if try holds(place, item, &search), hasBefore(place, item, &search) {
                try take(place, &item)
                return nil
            }
        }
        return reason(item, search)
    }

    private mutating func isReached(_ place: Int, _ item: Item, _ search: inout Search) throws
        -> Bool
    {
        if steps[place].expires, let due = item.due, today.hasCome(due) { return false }
        guard let day = try arrival(of: place, item) else {
            search.isWaiting = true
            return false
        }
        if today.hasCome(day) { return true }
        if search.next.map({ day <= $0.day }) ?? true { search.next = (place, day) }
        return false
    }

    /// The day on which a step is reached; nil: nobody knows yet.
    private mutating func arrival(of place: Int, _ item: Item) throws -> Day? {
        if let day = steps[place].day {
            switch steps[place].from {
            case .due: return item.due?.adding(day)
            case .issue: return account.invoices[item.place].issueDate?.adding(day)
            case .presentation, .payment: break
            }
        }
        guard let days = steps[place].afterPrevious else { return nil }
        var before = place - 1
        while before > item.progress.position {
            let isGone = try steps[before].expires || answer(before, item)?.holds == false
            guard isGone else { return nil }
            before -= 1
        }
        // Where no step comes before it, it counts from the due date.
        guard before >= 0 else { return item.due?.adding(days) }
        return item.progress.positionDay?.adding(days)
    }

    /// What the rule of a step says of an item; nil: it has none.
    private mutating func answer(_ place: Int, _ item: Item) throws -> ScenarioRule.Verdict? {
        guard let rule = conditions[place] else { return nil }
        let answer = try rule(account.invoices[item.place], account)
        if let until = answer.until { today.wakes(on: until) }
        return answer.value
    }

    private mutating func holds(_ place: Int, _ item: Item, _ search: inout Search) throws -> Bool {
        guard let verdict = try answer(place, item), !verdict.holds else { return true }
        search.refusal = search.refusal ?? verdict.reason ?? steps[place].name
        return false
    }

    /// Whether what a step builds on was done; a message of level 4 or 5 always builds on something.
    private mutating func hasBefore(_ place: Int, _ item: Item, _ search: inout Search) -> Bool {
        let level = steps[place].level
        let isFormal = 4...5 ~= level && !steps[place].medium.isTask
        guard isFormal || steps[place].requiresPrevious else { return true }
        let (isThere, until) = mayReceive(level, item.progress)
        if !isThere, search.missing == nil { search.missing = (place, until) }
        return isThere
    }

    /// Whether an item may be claimed in a message of a level, and if not, from which day on.
    mutating func mayReceive(_ level: Int, _ progress: Progress) -> (Bool, until: Day?) {
        guard level == 5 else { return (progress.hasBefore(level), nil) }
        guard let days = progress.formalNotice else { return (false, nil) }
        guard today.hasCome(days.lowerBound) else { return (false, days.lowerBound) }
        return (!today.hasCome(days.upperBound.adding(1)), nil)
    }

    /// Takes a step as the item's own; what was reached before and not done is skipped.
    private mutating func take(_ place: Int, _ item: inout Item) throws {
        item.own = .step(place)
        item.level = steps[place].level
        item.isMessage = !steps[place].medium.isTask
        for earlier in (item.progress.position + 1)..<place where steps[earlier].from != .payment {
            if let day = try arrival(of: earlier, item), today.hasCome(day) {
                item.skipped.append(earlier)
            }
        }
        setAge(of: &item)
    }

    /// Notes whether an item of which nothing is recorded is old already.
    mutating func setAge(of item: inout Item) {
        guard !item.progress.isSeen, let due = item.due else { return }
        if !today.hasCome(due.adding(91)) { return }
        item.age = today.hasCome(due.adding(366)) ? .ancient : .old
    }

    private func reason(_ item: Item, _ search: Search) -> ItemReason {
        func left(_ code: ItemReason.Code, _ place: Int?, _ until: Day? = nil) -> ItemReason {
            let step = place.map { steps[$0].name }
            return ItemReason(
                item.id, .left, code, step: step, until: until, detail: search.refusal)
        }
        if let missing = search.missing {
            return left(.previousMissing, missing.place, missing.until)
        }
        if let place = search.tooHigh {
            let detail = Self.guessed
            return ItemReason(item.id, .held, .held, step: steps[place].name, detail: detail)
        }
        if let next = search.next { return left(.notDue, next.place, next.day) }
        if let small = search.small { return left(.belowMinimum, small) }
        if search.isWaiting && item.due == nil { return left(.notDue, nil) }
        if search.refusal != nil { return left(.noStep, nil) }
        if search.isWaiting && item.progress.isSeen && item.progress.positionDay == nil {
            return left(.previousMissing, nil)
        }
        return left(item.progress.isSeen ? .stepDone : .noStep, nil)
    }
}
