import RelanceCore
import RelanceDossier
import RelancePlugins

/// What the commands for plugin authors work with: a dossier where there is one, else the program's own.
struct Bench {
    let plugins: PluginFolder
    let output: Output
    private let dossier: Dossier?

    init(_ options: GlobalOptions) throws {
        output = Output(options: options)
        let folder = options.dossier ?? (try? Dossier.find(from: Program.folder))
        dossier = try folder.map { try Dossier(folder: $0, programs: Program.pluginFolders) }
        plugins = dossier?.plugins ?? Dossier.programPlugins(in: Program.pluginFolders)
    }

    /// The language in which summaries are shown: the program's, whatever the debtors read.
    var language: Language { .english }

    /// Loads a plugin; one that the dossier does not use is only looked at.
    func load(_ file: PluginFolder.File) throws -> Plugin {
        let configuration = dossier?.configuration.plugins[file.id]
        let plugin = try Plugin(
            file, configuration: configuration ?? PluginConfiguration(),
            isBare: configuration == nil && !runs(file.id))
        try plugin.check()
        return plugin
    }

    /// What is wrong with a plugin.
    func findings(in file: PluginFolder.File) throws -> [Finding] {
        // A text that is not as it has to be is no fault of the plugin: 'doctor' finds it.
        let texts = file.id.kind == .scenarios ? try? StepTexts(of: dossier) : nil
        var check = PluginCheck(Dossier.api, file) {
            let plugin = try load(file)
            try texts?.check(plugin)
            return plugin
        }
        return try check.run()
    }

    /// What the dossier's plugins used when they last ran; none where there is no store.
    func uses() throws -> [PluginID: PluginUses.Kept] {
        guard let dossier, dossier.hasStore else { return [:] }
        return try PluginUses.kept(in: dossier.store())
    }

    /// The plugins of those names, or all.
    func files(named names: [String]) throws -> [PluginFolder.File] {
        names.isEmpty ? plugins.sorted : try names.map { try plugins.file(named: $0) }
    }

    /// The examples of a plugin, ready to be run.
    func tests(of file: PluginFolder.File) -> PluginTests { Dossier.tests(of: file) }

    /// What a plugin does, or why it does not load.
    func summary(of file: PluginFolder.File) -> String {
        do {
            return try load(file).summary.text(in: language)
        } catch {
            return "does not load: \(error)"
        }
    }

    /// The capabilities of which the dossier grants a plugin something.
    func granted(_ id: PluginID) -> [String] {
        dossier?.configuration.plugins[id]?.grants.capabilities ?? []
    }

    /// How a plugin stands to what it was granted: bundled, free, unused, agreed, changed.
    func state(of file: PluginFolder.File) throws -> String {
        try dossier?.pins.state(of: file).word ?? (file.isDossier ? "free" : "bundled")
    }

    /// Whether the dossier's `[run]` names the plugin.
    func runs(_ id: PluginID) -> Bool {
        guard let run = dossier?.configuration.run else { return false }
        return switch id.kind {
        case .connectors: run.connectors.contains(id.name)
        case .channels: run.channels.values.contains(id.name)
        case .scoring: run.scoring.contains(id.name)
        case .scenarios: run.scenarios.contains(id.name)
        case .reports: run.reports.contains(id.name)
        }
    }
}
