/// Something that went wrong with one plugin, record or row, while the rest went on.
package struct Problem: Sendable, Equatable {
    /// A word for programs, such as "plugin_failed".
    package var code: String
    /// Which plugin, file, line, record.
    package var place: String
    /// What is wrong and how to mend it.
    package var text: String
    /// Whether a person must see to it: the command then ends with status 2.
    package var needsPerson: Bool
    /// The places of a plugin that called one another, innermost first; empty where the one says all.
    package var traceback: [String] = []

    /// Makes a problem.
    package init(code: String, place: String, text: String, needsPerson: Bool = true) {
        self.code = code
        self.place = place
        self.text = text
        self.needsPerson = needsPerson
    }

    /// The problem as `--json` prints it.
    package var plain: Plain {
        var fields = [
            PlainField("code", .text(code)), PlainField("where", .text(place)),
            PlainField("text", .text(text)),
        ]
        if !traceback.isEmpty {
            fields.append(PlainField("traceback", .list(traceback.map(Plain.text))))
        }
        return .object(fields)
    }
}

/// An error that says where it happened, what is wrong and how to mend it.
package protocol ExplainedError: Error, CustomStringConvertible {
    /// The file and line, the record, the server.
    var place: String { get }
    /// What is wrong.
    var problem: String { get }
    /// What to do about it.
    var mend: String? { get }
    /// The places of a plugin that called one another, innermost first.
    var traceback: [String] { get }
}

extension ExplainedError {
    package var traceback: [String] { [] }

    /// One line: where, what, how to mend it.
    package var description: String { "\(place): \(problem)" + (mend.map { "; \($0)" } ?? "") }
}

/// An explained error with a word for programs, such as "changed".
package protocol CodedError: ExplainedError {
    /// The word, nil where there is none.
    var code: String? { get }
}

extension Problem {
    /// What a plugin did wrong; `subject`, such as "contact 'C1'", says what it was asked about, where the error
    /// itself does not.
    package init(
        failed error: any ExplainedError, code: String = "plugin_failed", subject: String? = nil
    ) {
        let unsaid = subject.flatMap { error.problem.contains($0) ? nil : $0 + ": " }
        self.init(
            code: code, place: error.place,
            text: (unsaid ?? "") + error.problem
                + (error.mend.map { "; " + $0 } ?? ""))
        if error.traceback.count > 1 { traceback = error.traceback }
    }
}
