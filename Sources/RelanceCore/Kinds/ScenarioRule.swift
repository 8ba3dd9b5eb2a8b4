/// A scenario with the rules by which it applies.
package struct ScenarioRule {
    /// What a rule says, and why in words for a person.
    package struct Verdict: Sendable, Equatable {
        package var holds: Bool
        package var reason: String?

        /// Makes a verdict.
        package init(_ holds: Bool, reason: String? = nil) {
            self.holds = holds
            self.reason = reason
        }
    }

    package var scenario: Scenario
    /// Changes with the plugin's text and settings.
    package var digest: String
    /// Whether it is for an account; nil: for every one.
    package var applies: ((Account) throws -> Answer<Verdict>)?
    /// Whether a step is for an invoice, by the name of the step; a step not named here always is.
    package var when: [String: (Invoice, Account) throws -> Answer<Verdict>]

    /// Makes a scenario's rules.
    package init(
        _ scenario: Scenario, digest: String = "",
        applies: ((Account) throws -> Answer<Verdict>)? = nil,
        when: [String: (Invoice, Account) throws -> Answer<Verdict>] = [:]
    ) {
        self.scenario = scenario
        self.digest = digest
        self.applies = applies
        self.when = when
    }
}
