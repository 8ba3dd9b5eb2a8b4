import Lua
package import RelanceCore
import RelanceHost
package import RelancePlugins
import RelanceRules

/// Makes the plugins of a dossier, with what `relance.toml` grants them.
package struct DossierPlugins: PluginSource {
    private let dossier: Dossier
    private let day: Day
    private let log: @Sendable (String, String) -> Void

    init(dossier: Dossier, day: Day, log: @escaping @Sendable (String, String) -> Void) {
        self.dossier = dossier
        self.day = day
        self.log = log
    }

    package func open(connectors names: [String]) throws -> Plugins {
        var plugins = Plugins()
        for name in names {
            let plugin = try load(dossier.plugins.file(named: "connectors/" + name))
            plugins.connectors[name] = try Connector(plugin, context: context) { paths in
                try modules(for: plugin, paths: paths)
            }
        }
        return plugins
    }

    /// Loads one plugin with its settings.
    package func load(_ file: PluginFolder.File) throws -> Plugin {
        try Plugin(
            file, configuration: dossier.configuration.plugins[file.id] ?? PluginConfiguration())
    }

    /// What plugins are told of the day and the creditor.
    package var context: Context {
        let configuration = dossier.configuration
        return Context(
            today: day, creditor: configuration.creditor,
            calendar: Calendar(holidays: configuration.dunning.holidays), log: log)
    }

    /// The capabilities that a plugin asks for and is granted.
    private func modules(for plugin: Plugin, paths: [String]?) throws -> [LuaModule] {
        let grants = plugin.configuration.grants
        var modules: [LuaModule] = []
        if plugin.needs.contains("read"), paths != nil || !grants.read.isEmpty {
            let files = ReadableFiles(
                folder: dossier.folder, granted: grants.read, named: paths ?? [])
            modules.append(.read(files))
        }
        return modules
    }
}
