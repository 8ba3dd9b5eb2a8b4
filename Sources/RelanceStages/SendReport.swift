package import RelanceCore

/// What a send handed over.
package struct SendReport: Sendable {
    /// The keys of the actions that were handed over, given to a person or failed, in their order.
    package var actions: [String] = []
    /// How many of each status.
    package var counts: [Action.Status: Int] = [:]
    /// How many wait though their day has come.
    package var held = 0
    /// What these wait for.
    package var waits: String?
    package var problems: [Problem] = []

    /// Begins with nothing.
    package init() {}

    mutating func add(_ action: Action) {
        actions.append(action.id)
        counts[action.status, default: 0] += 1
    }

    /// Whether a person has to see to something.
    package var needsPerson: Bool {
        problems.contains(where: \.needsPerson) || counts[.failed] != nil || counts[.unknown] != nil
    }
}

extension Action {
    /// Whether it failed in a way that may pass, and has not been tried too often.
    var mayRetry: Bool { status == .failed && reason == "retry" && attempts < 5 }
}
