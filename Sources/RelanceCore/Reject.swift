/// A row of a source that could not be used: set aside with its reason, to be tried again.
package struct Reject: Sendable, Equatable {
    /// The file or collection that it comes from.
    package var source: String
    /// The line or key of the row there.
    package var line: String
    package var reason: String
    /// The row itself, as the connector gave it.
    package var row: Plain

    /// Makes a reject.
    package init(source: String, line: String, reason: String, row: Plain) {
        self.source = source
        self.line = line
        self.reason = reason
        self.row = row
    }

    /// The reject as `--json` prints it: the row stays in the dossier.
    package var plain: Plain {
        let number = Int(line).map(Plain.integer) ?? .text(line)
        return ["source": .text(source), "line": number, "reason": .text(reason)]
    }
}
