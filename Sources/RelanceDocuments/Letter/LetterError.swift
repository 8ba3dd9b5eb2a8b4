import RelanceCore

/// Why a letter could not be made.
struct LetterError: ExplainedError, Sendable, Equatable {
    let place: String
    let problem: String
    let mend: String?

    init(_ problem: String, mend: String? = nil) {
        (place, self.problem, self.mend) = ("letter", problem, mend)
    }
}
