import RelanceCore

/// Why the store could not be read or written.
package struct StoreError: ExplainedError, Sendable, Equatable {
    /// What kind of fault it is.
    package enum Kind: Sendable, Equatable {
        case cannotOpen, busy, full, readOnly, damaged, newer, statement
    }

    package let kind: Kind
    package let place: String
    package let problem: String
    package let mend: String?

    /// Makes an error.
    package init(_ kind: Kind, place: String, problem: String, mend: String? = nil) {
        self.kind = kind
        self.place = place
        self.problem = problem
        self.mend = mend
    }
}
