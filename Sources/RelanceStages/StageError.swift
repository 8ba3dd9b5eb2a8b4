import RelanceCore

/// Why a stage, or an act of a person, cannot be done.
package struct StageError: ExplainedError, Sendable, Equatable {
    package let place: String
    package let problem: String
    package let mend: String?

    /// Makes an error.
    package init(place: String, problem: String, mend: String? = nil) {
        self.place = place
        self.problem = problem
        self.mend = mend
    }
}
