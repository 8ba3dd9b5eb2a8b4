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
    private let coverage: Coverage?
    /// What `ctx` has in every call, made by the first.
    var common: [(String, LuaEntry)] = []
    /// Is told at the end what the plugin has used.
    package var onEnd: ((PluginUse) -> Void)?
    /// What its examples are given, made by the first: a state has only so many kinds of view.
    lazy var exampleViews = ExampleViews(in: state)
    /// What `ctx.warn` said in this call.
    var warnings: [String] = []

    /// The capabilities there are.
    package static let capabilities = ["http", "smtp", "imap", "sftp", "read", "write"]

    /// The newest interface that the program offers.
    package static let api = 1

    /// Loads the plugin in `file`: runs its text once, without capabilities, and checks what it gives.
    ///
    /// A bare plugin has the defaults for settings and is only looked at.
    package convenience init(
        _ file: PluginFolder.File, configuration: PluginConfiguration = .init(),
        isBare: Bool = false
    ) throws(PluginError) {
        try self.init(file, configuration: configuration, isBare: isBare, coverage: nil)
    }

    /// The same; `coverage` is told at the end which lines ran.
    init(
        _ file: PluginFolder.File, configuration: PluginConfiguration = .init(),
        isBare: Bool = false, coverage: Coverage?
    ) throws(PluginError) {
        self.file = file
        self.coverage = coverage
        self.configuration = configuration
        let source = try Self.read(file)
        do throws(LuaError) {
            state = try LuaState(budget: configuration.limits.budget, seed: file.id.description)
        } catch {
            throw PluginError(error, file: file.shown, doing: nil)
        }
        if coverage != nil { state.coverLines() }
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

    deinit {
        onEnd?(use)
        coverage?.add(state)
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
            return try Self.elements(of: list)
        } catch {
            throw PluginError(error, file: file.shown, doing: "examples")
        }
    }

    /// The examples that a test file returns, run in the plugin's own sandbox.
    func examples(in source: [UInt8], name: String) throws(PluginError) -> [LuaReference] {
        try Self.run(source, name, state, expected: "a list of examples", mend: "return { … }") {
            results throws(LuaError) in
            try Self.elements(of: results.reference(0, in: state))
        }
    }

    private static func elements(of list: LuaReference) throws(LuaError) -> [LuaReference] {
        var elements: [LuaReference] = []
        for index in 0..<list.count {
            if let element = try list.element(index) { elements.append(element) }
        }
        return elements
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
        try run(
            source, file.shown, state, expected: "a table that declares a \(file.id.kind.word)",
            mend: "return { api = 1, … }"
        ) { results in results.reference(0, in: state) }
    }

    /// Runs a text that has to return a table.
    private static func run<Value>(
        _ source: [UInt8], _ name: String, _ state: LuaState, expected: String, mend: String,
        results read: (borrowing LuaResults) throws -> Value
    ) throws(PluginError) -> Value {
        do {
            let chunk = try state.load(source, name: name)
            return try state.call(chunk, context: "loading it") { _ in
            } results: { results in
                guard results.count > 0, results.kind(0) == .table else {
                    throw PluginError(
                        .declaration, place: name, problem: "does not return \(expected)",
                        mend: "end the file with \(mend)")
                }
                return try read(results)
            }
        } catch let error as LuaError {
            throw PluginError(error, file: name, doing: nil)
        } catch let error as PluginError {
            throw error
        } catch {
            throw PluginError(.raised, place: name, problem: "\(error)")
        }
    }

    /// Finds the modules that a plugin in a folder of its own carries.
    static func loader(of file: PluginFolder.File, _ folder: String)
        -> (String) throws -> (source: [UInt8], name: String)?
    {
        let shown = file.shown.dropLast("/init.lua".count)
        return { module in
            let parts = module.split(separator: ".")
            let path = "/" + parts.joined(separator: "/") + ".lua"
            // What is there for tests is neither run nor pinned.
            guard !TestFolder.parts.contains(parts.first.map(String.init) ?? ""),
                isOwn(folder + path, folder),
                let source = contents(of: folder + path, atMost: (256 << 10) + 1)
            else {
                return nil
            }
            return (source, shown + path)
        }
    }

    /// Whether a path leads to a file in `folder`, wherever its links go.
    private static func isOwn(_ path: String, _ folder: String) -> Bool {
        guard let own = realpath(folder, nil), let real = realpath(path, nil) else { return false }
        defer {
            free(own)
            free(real)
        }
        var status = stat()
        return String(cString: real).hasPrefix(String(cString: own) + "/")
            && stat(real, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }

    static func contents(of path: String, atMost limit: Int) -> [UInt8]? {
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
