/// How soon to act for a contact: 0 … 100, higher means sooner.
package struct Score: Record {
    /// The contact.
    package let id: String
    package var score = 0
    package var rules: [RulePoints] = []

    /// Makes a score to which no rule has spoken.
    package init(id: String) { self.id = id }
}

/// What one rule adds to a score, and why.
package struct RulePoints: Sendable, Equatable, FieldValue {
    package var plugin: String
    package var points: Double
    package var reason: String?
    package var file: String?
    package var line: Int?

    /// Makes what a rule answers.
    package init(plugin: String, points: Double) {
        self.plugin = plugin
        self.points = points
    }

    package static var fieldType: FieldType { .object }

    package var plain: Plain {
        [
            "plugin": .text(plugin), "points": .number(points), "reason": reason.plain,
            "file": file.plain, "line": line.plain,
        ]
    }

    package init?(plain: Plain) {
        guard let plugin = plain["plugin"]?.text else { return nil }
        switch plain["points"] {
        case .number(let points): self.init(plugin: plugin, points: points)
        case .integer(let points): self.init(plugin: plugin, points: Double(points))
        default: return nil
        }
        reason = plain["reason"]?.text
        file = plain["file"]?.text
        line = plain["line"]?.integer
    }
}
