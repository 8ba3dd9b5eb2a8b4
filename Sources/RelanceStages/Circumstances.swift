package import RelanceCore
package import RelanceRules
package import RelanceStore

/// What a plan has to know beside the accounts: whether it is the first, and how fresh the data is.
package struct Circumstances: Sendable, Equatable {
    /// Whether it is the dossier's first plan, every message of which waits for approval.
    package var isFirstPlan: Bool
    /// Why messages wait for review, as a word and what goes with it; nil: they do not.
    package var stale: String?
    private var day: Day
    private var total: Int
    private var totalBefore: Int?

    /// Looks into the store; `hasFailed` says that a connector of this run failed.
    package init(
        _ store: Store, _ dunning: Configuration.Dunning, calendar: Calendar, on day: Day,
        hasFailed: Bool = false
    ) throws {
        self.day = day
        let first = try store.keptSetting("first_plan").flatMap(Day.init)
        isFirstPlan = dunning.reviewFirstPlan && (first == nil || first == day)
        total = try store.openTotal()
        let kept = try store.keptSetting("open_total").map { try JSON.value(of: $0) }
        let isToday = kept?["day"]?.text == day.description
        totalBefore = (isToday ? kept?["before"] : kept?["total"])?.integer
        let known = try store.paymentsKnownUntil()
        stale = nil
        if hasFailed {
            stale = "connector_failed"
        } else if let known,
            calendar.adding(dunning.freshness, businessDaysTo: known) < day
        {
            stale = "payments_known_until \(known)"
        } else if let before = totalBefore, before > 0,
            abs(total - before) * 100 > before * dunning.swing
        {
            stale = "total_moved"
        }
    }

    /// Keeps what the next plan compares with.
    package func keep(in store: Store) throws {
        if try store.keptSetting("first_plan") == nil {
            try store.keep(day.description, asSetting: "first_plan")
        }
        let totals: Plain = [
            "day": day.plain, "total": .integer(total), "before": totalBefore.plain,
        ]
        try store.keep(JSON.text(totals), asSetting: "open_total")
    }

    /// What a person is told of stale data; nil where it is fresh.
    package var problem: Problem? {
        guard let stale else { return nil }
        let words = stale.split(separator: " ")
        let text =
            switch words.first {
            case "connector_failed": "a connector of this run failed"
            case "total_moved":
                "the total owed moved from \(totalBefore ?? 0) to \(total) cents since the last run"
            default: "payments are known only up to \(words.last ?? "")"
            }
        return Problem(
            code: "stale_data", place: "plan",
            text: text + ": messages wait for approval; import fresh data, or approve them")
    }
}
