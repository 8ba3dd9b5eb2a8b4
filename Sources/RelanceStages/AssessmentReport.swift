package import RelanceCore

/// What a pass over the book did.
package struct AssessmentReport: Sendable {
    /// Accounts that were scored, and planned for.
    package var scored = 0
    package var planned = 0
    /// The keys of actions that are new or have changed, in contact order.
    package var actions: [String] = []
    /// How many of these wait because the data is stale.
    package var stale = 0
    /// How many of these wait for a later day or for fresher data.
    package var held = 0
    /// Accounts for which nothing could be decided.
    package var planFailures = 0
    package var problems: [Problem] = []

    /// Begins with nothing.
    package init() {}

    mutating func add(_ action: Action, on day: Day) {
        actions.append(action.id)
        let isLater = (action.date.map { $0 > day } ?? false) && action.status == .planned
        if action.reason == "stale_data" { stale += 1 }
        if isLater || action.reason == "stale_data" { held += 1 }
    }

    /// Whether a person has to see to something.
    package var needsPerson: Bool {
        problems.contains(where: \.needsPerson) || stale > 0
    }
}
