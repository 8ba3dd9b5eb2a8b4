/// Adds points to the score of a contact.
package struct ScoringRule {
    package var name: String
    /// Changes with the plugin's text and settings.
    package var digest: String
    /// Answers what it adds; no points where it has nothing to say of the contact.
    ///
    /// Throws what the plugin did wrong.
    package var score: (Account) throws -> Answer<RulePoints?>

    /// Makes a rule.
    package init(
        name: String, digest: String, score: @escaping (Account) throws -> Answer<RulePoints?>
    ) {
        self.name = name
        self.digest = digest
        self.score = score
    }
}

/// What a rule answered on a day, and how long the same question has the same answer.
package struct Answer<Value: Sendable>: Sendable {
    package var value: Value
    /// The first later day on which it may differ though nothing else moves; nil: never.
    package var until: Day?

    /// Makes an answer.
    package init(_ value: Value, until: Day? = nil) {
        self.value = value
        self.until = until
    }
}

extension Answer: Equatable where Value: Equatable {}
