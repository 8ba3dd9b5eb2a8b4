package import RelanceCore

/// What came of one connector in an import.
package struct ImportReport: Sendable, Equatable {
    package var connector: String
    /// Source rows read.
    package var read = 0
    package var created = 0
    package var updated = 0
    package var unchanged = 0
    /// What was set aside, in the order in which it came.
    package var rejects: [Reject] = []
    package var problems: [Problem] = []
    /// Why the connector could not go on; what it gave before is kept.
    package var failure: Failure?

    /// What stopped a connector.
    package struct Failure: ExplainedError, Sendable, Equatable {
        package let place: String
        package let problem: String
        package let mend: String?
        /// Whether it was set aside until a person has seen to it.
        package let isSetAside: Bool

        /// Keeps what an error says.
        package init(_ error: any ExplainedError) {
            (place, problem, mend) = (error.place, error.problem, error.mend)
            isSetAside = (error as? any CodedError)?.code == "plugin_changed"
        }
    }

    /// Whether the connector could not go on.
    package var hasFailed: Bool { failure != nil }

    /// Notes that the connector could not go on.
    package mutating func fail(_ error: any ExplainedError) {
        let failure = Failure(error)
        self.failure = failure
        problems.append(
            Problem(failed: error, code: failure.isSetAside ? "plugin_changed" : "plugin_failed"))
    }

    /// Begins with nothing.
    package init(connector: String) { self.connector = connector }

    /// Whether a person has to see to something.
    package var needsPerson: Bool {
        hasFailed || !rejects.isEmpty || problems.contains(where: \.needsPerson)
    }

    /// The report as `--json` prints it.
    package var plain: Plain {
        [
            "connector": .text(connector), "read": .integer(read), "created": .integer(created),
            "updated": .integer(updated), "unchanged": .integer(unchanged),
            "rejected": .integer(rejects.count), "rejects": .list(rejects.map(\.plain)),
            "problems": .list(problems.map(\.plain)),
        ]
    }
}
