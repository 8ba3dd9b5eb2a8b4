/// The plugins that a stage uses, ready to be called on one thread.
package struct Plugins {
    /// Connectors by name.
    package var connectors: [String: Connector] = [:]
    /// Scoring rules in the order in which they are asked.
    package var scoring: [ScoringRule] = []
    /// Scenarios in the order in which they are tried.
    package var scenarios: [ScenarioRule] = []
    /// Channels by name.
    package var channels: [String: Channel] = [:]
    /// Sections in the order in which they stand in the report.
    package var reports: [ReportSection] = []
    /// Takes what they have said with `ctx.warn` since it was last taken.
    package var takeWarnings: () -> [Problem] = { [] }
    /// Those that did not load.
    package var problems: [Problem] = []

    /// Makes an empty set.
    package init() {}
}

/// Makes the plugins of a dossier; each worker opens its own and never hands one on.
package protocol PluginSource: Sendable {
    /// Loads the connectors named. Throws where one is missing or does not load.
    func open(connectors names: [String]) throws -> Plugins

    /// Loads what `relance.toml` names of the kinds; what does not load is among the problems.
    ///
    /// `book` works out what scoring rules may ask for: what stood open at the last month's end.
    func open(_ kinds: [PluginKind], book: @escaping () throws -> BookTotals?) throws -> Plugins
}

extension PluginSource {
    /// Loads plugins that do not ask for the book.
    package func open(_ kinds: [PluginKind]) throws -> Plugins { try open(kinds) { nil } }
}
