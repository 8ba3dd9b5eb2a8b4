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
    let environment: @Sendable (String) -> String?
    /// Is told of every request and its answer.
    var onAnswer: (@Sendable (HTTPRequest, Result<HTTPAnswer, HTTPFault>) -> Void)?

    init(
        dossier: Dossier, day: Day, uses: Tally<[PluginID: PluginUse]>?,
        log: @escaping @Sendable (String, String) -> Void,
        environment: @escaping @Sendable (String) -> String?
    ) {
        self.dossier = dossier
        self.day = day
        self.uses = uses
        self.log = log
        self.environment = environment
    }

    package func open(connectors names: [String]) throws -> Plugins {
        var plugins = Plugins()
        for name in names {
            let file = try dossier.plugins.file(named: "connectors/" + name)
            plugins.connectors[name] = try connector(file)
        }
        return plugins
    }

    /// The connector in a file, with what it was granted.
    func connector(_ file: PluginFolder.File) throws -> Connector {
        try dossier.pins.admit(file)
        let plugin = try load(file)
        return try Connector(plugin, context: context) { paths in
            modules(for: plugin, paths: paths)
        }
    }

    package func open(
        _ kinds: [PluginKind], book: @escaping () throws -> BookTotals?
    ) throws -> Plugins {
        var plugins = Plugins()
        var loaded: [Plugin] = []
        let run = dossier.configuration.run
        if kinds.contains(.scoring) {
            try each(run.scoring, .scoring, into: &plugins) { plugin, plugins in
                loaded.append(plugin)
                plugins.scoring.append(try ScoringRule(plugin, context: context, book: book))
            }
        }
        if kinds.contains(.scenarios) {
            try each(run.scenarios, .scenarios, into: &plugins) { plugin, plugins in
                loaded.append(plugin)
                plugins.scenarios.append(try ScenarioRule(plugin, context: context))
            }
        }
        if kinds.contains(.reports) {
            try each(run.reports, .reports, into: &plugins) { plugin, plugins in
                loaded.append(plugin)
                plugins.reports.append(try ReportSection(plugin, context: context))
            }
        }
        if kinds.contains(.channels) {
            let names = Set(run.channels.values).sorted()
            try each(names, .channels, into: &plugins) { plugin, plugins in
                loaded.append(plugin)
                plugins.channels[plugin.file.id.name] = try Channel(
                    plugin, context: context, modules: { modules(for: plugin, paths: nil) })
            }
        }
        plugins.takeWarnings = { [loaded] in loaded.flatMap { $0.takeWarnings() } }
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
                if kind == .channels { try dossier.pins.admit(file) }
                try add(try load(file), &plugins)
            } catch let error as any ExplainedError {
                let code = (error as? PluginError)?.kind == .changed ? "plugin_changed" : nil
                plugins.problems.append(Problem(failed: error, code: code ?? "plugin_failed"))
            }
        }
    }

    /// What the `check` of a connector or channel says, nil where it says nothing; throws what it raises.
    func reach(_ file: PluginFolder.File) throws -> String? {
        let plugin = try load(file)
        guard try plugin.function("check") != nil else { return nil }
        try dossier.pins.admit(file)
        return try plugin.reach(context, modules: modules(for: plugin, paths: nil))
    }

    /// Throws where a plugin has changed since it was granted what it asks for.
    func checkPin(of file: PluginFolder.File) throws { try dossier.pins.check(file) }

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
            calendar: Calendar(holidays: configuration.dunning.holidays), log: log,
            environment: environment)
    }

    /// The capabilities there are: those that a plugin asks for and was granted work, the others
    /// say how to get them.
    ///
    /// `admit` throws where a request may not be sent.
    func modules(
        for plugin: Plugin, paths: [String]?,
        admit: @escaping (HTTPRequest) throws(HTTPFault) -> Void = { _ in }
    ) -> [LuaModule] {
        let (id, grants) = (plugin.file.id, plugin.configuration.grants)
        let table = "[\(id.kind.rawValue).\(id.name)]"
        let granted = grants.capabilities + (paths == nil ? [] : ["read"])
        let client = HTTPClient(
            HTTPGate(grants.http, table: table), triesAgain: id.kind == .connectors)
        let secrets = plugin.secrets(from: environment)
        let mail = MailClient(
            MailServer(settings: plugin.settings), MailGate(grants.smtp, table: table))
        let modules: [LuaModule] = [
            .read(
                ReadableFiles(folder: dossier.folder, granted: grants.read, named: paths ?? [])),
            .write(WritableFolders(folder: dossier.folder, granted: grants.write)),
            .http(secrets) { request throws(HTTPFault) in
                try admit(request)
                return try answer(request, by: client)
            },
            .smtp(secrets) { message throws(SMTPFault) in try mail.send(message) },
        ]
        return modules.map { module in
            if plugin.needs.contains(module.name), granted.contains(module.name) { return module }
            let line = plugin.configuration.line.map { ":\($0)" } ?? ""
            let needs =
                plugin.needs.contains(module.name)
                ? "" : "add \"\(module.name)\" to needs in \(plugin.file.shown), and "
            return module.refusing(
                "it was not granted; \(needs)allow it under \(table) in relance.toml\(line): "
                    + Plugin.example(of: module.name))
        }
    }

    private func answer(_ request: HTTPRequest, by client: HTTPClient) throws(HTTPFault)
        -> HTTPAnswer
    {
        let result: Result<HTTPAnswer, HTTPFault>
        do throws(HTTPFault) {
            result = .success(try client.answer(request))
        } catch {
            result = .failure(error)
        }
        onAnswer?(request, result)
        return try result.get()
    }
}
