import Lua
package import RelanceCore
import RelanceHost
package import RelancePlugins
import RelanceRules
import RelanceStages

/// Makes the plugins of a dossier, with what `relance.toml` grants them.
package struct DossierPlugins: PluginSource {
    private let dossier: Dossier
    private let day: Day
    private let uses: Tally<[PluginID: PluginUse]>?
    private let log: @Sendable (String, String) -> Void

    init(
        dossier: Dossier, day: Day, uses: Tally<[PluginID: PluginUse]>?,
        log: @escaping @Sendable (String, String) -> Void
    ) {
        self.dossier = dossier
        self.day = day
        self.uses = uses
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

    package func open(_ kinds: [PluginKind]) throws -> Plugins {
        var plugins = Plugins()
        var loaded: [Plugin] = []
        let run = dossier.configuration.run
        if kinds.contains(.scoring) {
            try each(run.scoring, .scoring, into: &plugins) { plugin, plugins in
                loaded.append(plugin)
                plugins.scoring.append(try ScoringRule(plugin, context: context))
            }
        }
        if kinds.contains(.scenarios) {
            try each(run.scenarios, .scenarios, into: &plugins) { plugin, plugins in
                loaded.append(plugin)
                plugins.scenarios.append(try ScenarioRule(plugin, context: context))
            }
        }
        plugins.takeWarnings = { [loaded] in loaded.flatMap { $0.takeWarnings() } }
        if kinds.contains(.reports) {
            try each(run.reports, .reports, into: &plugins) { plugin, plugins in
                plugins.reports.append(try ReportSection(plugin, context: context))
            }
        }
        if kinds.contains(.channels) {
            let names = Set(run.channels.values).sorted()
            try each(names, .channels, into: &plugins) { plugin, plugins in
                plugins.channels[plugin.file.id.name] = try Channel(
                    plugin, context: context, modules: { try modules(for: plugin, paths: nil) })
            }
        }
        return plugins
    }

    /// Loads the plugins named; one that does not load is a problem, and the others go on.
    private func each(
        _ names: [String], _ kind: PluginKind, into plugins: inout Plugins,
        _ add: (Plugin, inout Plugins) throws -> Void
    ) throws {
        try dossier.checkNames(names, kind, key: kind.rawValue)
        for name in names {
            do {
                let file = try dossier.plugins.file(named: "\(kind.rawValue)/\(name)")
                try add(try load(file), &plugins)
            } catch let error as any ExplainedError {
                plugins.problems.append(Problem(failed: error))
            }
        }
    }

    /// Loads one plugin with its settings.
    package func load(_ file: PluginFolder.File) throws -> Plugin {
        let plugin = try Plugin(
            file, configuration: dossier.configuration.plugins[file.id] ?? PluginConfiguration())
        if let uses {
            plugin.onEnd = { use in uses.change { $0[file.id, default: PluginUse()].add(use) } }
        }
        return plugin
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
        if plugin.needs.contains("write"), !grants.write.isEmpty {
            modules.append(
                .write(WritableFolders(folder: dossier.folder, granted: grants.write)))
        }
        return modules
    }
}
