/// The plugins that a run uses, ready to be called on one thread.
package struct Plugins {
    /// Connectors by name.
    package var connectors: [String: Connector]

    /// Makes a set of plugins.
    package init(connectors: [String: Connector] = [:]) {
        self.connectors = connectors
    }
}

/// Makes the plugins of a dossier; each worker opens its own and never hands one on.
package protocol PluginSource: Sendable {
    /// Loads the connectors named. Throws where one is missing or does not load.
    func open(connectors names: [String]) throws -> Plugins
}
