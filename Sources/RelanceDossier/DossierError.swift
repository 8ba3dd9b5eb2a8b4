import RelanceCore

/// What is wrong with a dossier's folder.
package struct DossierError: ExplainedError, Sendable, Equatable {
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
