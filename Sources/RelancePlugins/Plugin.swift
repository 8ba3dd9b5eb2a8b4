import Glibc
package import Lua
package import RelanceCore

/// A plugin in its own Lua state, its declaration checked.
///
/// Stays on the thread that loads it.
package final class Plugin {
    package let file: PluginFolder.File
    package let configuration: PluginConfiguration
    package let summary: LocalizedText
    package let schema: SettingsSchema
    /// The capabilities that it asks for, by name.
    package let needs: [String]
    /// Why it asks for them, where it says so.
    package let reasons: [String: LocalizedText]
    /// The level of the interface for which it is written.
    package let level: Int
    /// Changes with its text and its settings.
    package let digest: String
    /// The settings, checked and with their defaults.
    package let settings: Plain

    let state: LuaState
    let declaration: LuaReference
    /// What `ctx` has in every call, made by the first.
    var common: [(String, LuaEntry)] = []
    /// What `ctx.warn` said in this call.
    var warnings: [String] = []

    /// The capabilities there are.
    package static let capabilities = ["http", "smtp", "imap", "sftp", "read", "write"]

    /// The newest interface that the program offers.
    package static let api = 1

    /// Loads the plugin in `file`: runs its text once, without capabilities, and checks what it gives.
    ///
    /// A bare plugin has the defaults for settings and is only looked at.
    package init(
        _ file: PluginFolder.File, configuration: PluginConfiguration = .init(),
        isBare: Bool = false
    ) throws(PluginError) {
        self.file = file
        self.configuration = configuration
        let source = try Self.read(file)
        do throws(LuaError) {
            state = try LuaState(budget: configuration.limits.budget, seed: file.id.description)
        } catch {
            throw PluginError(error, file: file.shown, doing: nil)
        }
        if let folder = file.folder { state.requireLoader = Self.loader(of: file, folder) }
        declaration = try Self.run(source, file, state)
        let table = Declaration(declaration, file: file)
        level = try table.check()
        summary = try table.summary()
        schema = try table.schema()
        let needs = try table.needs()
        self.needs = needs.map(\.name)
        reasons = Dictionary(needs.compactMap { need in need.why.map { (need.name, $0) } }) { $1 }
        let given = configuration.settings
        settings =
            isBare
            ? schema.defaults
            : try schema.checked(given) { setting, problem, mend in
                Self.fault(setting, problem, mend, configuration, file)
            }
        var digest = Digest()
        digest.add(source)
        digest.add(JSON.text(settings))
        self.digest = digest.text
    }

    /// Checks what a call would meet first: the steps of a scenario, the kinds of its functions.
    package func check(_ context: Context = .example()) throws {
        if file.id.kind == .scenarios { _ = try ScenarioRule(self, context: context) }
        for name in file.id.kind.required + file.id.kind.optional where name != "steps" {
            guard file.id.kind != .scenarios, let found = try function(name) else { continue }
            guard found.kind == .function else {
                throw PluginError(
                    .declaration, place: file.shown,
                    problem: "'\(name)' is \(found.kind.described), expected a function",
                    key: name)
            }
        }
    }

    /// Takes what `ctx.warn` has said since the last time.
    package func takeWarnings() -> [Problem] {
        defer { warnings = [] }
        return warnings.map {
            Problem(code: "warning", place: file.shown, text: $0, needsPerson: false)
        }
    }

    /// The function of that name in the declaration, nil where it defines none.
    package func function(_ name: String) throws(PluginError) -> LuaReference? {
        do throws(LuaError) {
            return try declaration.field(name)
        } catch {
            throw PluginError(error, file: file.shown, doing: nil)
        }
    }

    /// What it asks for that the operator has not granted.
    package func missingGrants(besides granted: Set<String> = []) -> [String] {
        let allowed = granted.union(configuration.grants.capabilities)
        return needs.filter { !allowed.contains($0) }
    }

    /// The examples of the declaration, each a table.
    package func examples() throws(PluginError) -> [LuaReference] {
        do throws(LuaError) {
            guard let list = try declaration.field("examples") else { return [] }
            var examples: [LuaReference] = []
            for index in 0..<list.count {
                if let example = try list.element(index) { examples.append(example) }
            }
            return examples
        } catch {
            throw PluginError(error, file: file.shown, doing: "examples")
        }
    }

    static func read(_ file: PluginFolder.File) throws(PluginError) -> [UInt8] {
        guard let bytes = contents(of: file.path, atMost: (256 << 10) + 1) else {
            throw PluginError(
                .unreadable, place: file.shown,
                problem: "cannot be read (\(String(cString: strerror(errno))))",
                mend: "check that the file is there and may be read")
        }
        return bytes
    }

    private static func run(_ source: [UInt8], _ file: PluginFolder.File, _ state: LuaState)
        throws(PluginError) -> LuaReference
    {
        do {
            let chunk = try state.load(source, name: file.shown)
            return try state.call(chunk, context: "loading it") { _ in
            } results: { results in
                guard results.count > 0, results.kind(0) == .table else {
                    throw PluginError(
                        .declaration, place: file.shown,
                        problem: "does not return a table that declares a \(file.id.kind.word)",
                        mend: "end the file with return { api = 1, … }")
                }
                return results.reference(0, in: state)
            }
        } catch let error as LuaError {
            throw PluginError(error, file: file.shown, doing: nil)
        } catch let error as PluginError {
            throw error
        } catch {
            throw PluginError(.raised, place: file.shown, problem: "\(error)")
        }
    }

    /// Finds the modules that a plugin in a folder of its own carries.
    static func loader(of file: PluginFolder.File, _ folder: String)
        -> (String) throws -> (source: [UInt8], name: String)?
    {
        let shown = file.shown.dropLast("/init.lua".count)
        return { module in
            let path = "/" + module.split(separator: ".").joined(separator: "/") + ".lua"
            guard let source = contents(of: folder + path, atMost: (256 << 10) + 1) else {
                return nil
            }
            return (source, shown + path)
        }
    }

    private static func contents(of path: String, atMost limit: Int) -> [UInt8]? {
        guard let stream = fopen(path, "r") else { return nil }
        defer { fclose(stream) }
        var bytes = [UInt8](repeating: 0, count: limit)
        let count = fread(&bytes, 1, limit, stream)
        guard ferror(stream) == 0 else { return nil }
        return Array(bytes[..<count])
    }

    private static func fault(
        _ setting: String, _ problem: String, _ mend: String?,
        _ configuration: PluginConfiguration, _ file: PluginFolder.File
    ) -> PluginError {
        let line = configuration.settingLines[setting] ?? configuration.line
        return PluginError(
            .setting, place: "relance.toml" + (line.map { ":\($0)" } ?? ""),
            problem: "[\(file.id.kind.rawValue).\(file.id.name)] settings.\(setting) \(problem)",
            mend: mend)
    }
}

extension PluginConfiguration.Limits {
    /// The budget of one call.
    var budget: Budget {
        var budget = Budget()
        budget.seconds = seconds
        budget.softMemory = memoryMegabytes << 20
        budget.hardMemory = max(budget.hardMemory, memoryMegabytes << 22)
        return budget
    }
}
