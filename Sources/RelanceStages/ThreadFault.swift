import RelanceCore

/// The system gave no thread.
struct ThreadFault: ExplainedError {
    let place = "workers"
    let problem: String
    let mend: String? = "close other programs, or ask for fewer workers"
}
