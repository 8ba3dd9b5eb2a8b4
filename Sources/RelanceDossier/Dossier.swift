import Glibc
package import RelanceCore
import RelanceHost
package import RelancePlugins
import RelanceRules
package import RelanceStages
package import RelanceStore

/// A folder that holds one creditor's work: `relance.toml`, the store, own plugins, `out/`.
package struct Dossier: Sendable {
    /// The folder, as it was named or found.
    package let folder: String
    package let file: DossierFile
    package private(set) var plugins: PluginFolder
    /// Where the program's own plugins are, in the order in which they are looked for.
    package let roots: [PluginFolder.Root]
    private var ownStorePath: String?

    /// What `relance.toml` says.
    package var configuration: Configuration { file.configuration }

    /// Opens the dossier in `folder`; the program's plugins are in the first of `programs` there is.
    package init(folder: String, programs: [String]) throws {
        self.folder = folder
        let path = folder + "/relance.toml"
        guard let text = try Self.text(of: path) else {
            throw DossierError(
                place: folder, problem: "holds no relance.toml",
                mend: "make a dossier with 'relance init DIR', or name one with -C")
        }
        file = try DossierFile.read(text)
        let own = PluginFolder.Root(path: folder + "/plugins", isDossier: true)
        let program = programs.first { access($0, R_OK) == 0 }
        roots = [own] + (program.map { [PluginFolder.Root(path: $0, isDossier: false)] } ?? [])
        plugins = PluginFolder(roots)
    }

    /// The nearest folder, from `start` upwards, that holds a `relance.toml`.
    package static func find(from start: String) throws -> String {
        var folder = start
        while access(folder + "/relance.toml", F_OK) != 0 {
            guard let slash = folder.lastIndex(of: "/"), folder != "/" else {
                throw DossierError(
                    place: start, problem: "neither it nor a folder above holds a relance.toml",
                    mend: "make a dossier with 'relance init DIR', or name one with -C")
            }
            folder = slash == folder.startIndex ? "/" : String(folder[..<slash])
        }
        return folder
    }

    /// The program's own plugins, where there is no dossier.
    package static func programPlugins(in programs: [String]) -> PluginFolder {
        let program = programs.first { access($0, R_OK) == 0 }
        return PluginFolder(program.map { [PluginFolder.Root(path: $0, isDossier: false)] } ?? [])
    }

    /// The same dossier with its store in another file.
    func keeping(storeAt path: String) -> Dossier {
        var dossier = self
        dossier.ownStorePath = path
        return dossier
    }

    /// The same dossier with the plugin at `path` in the place of the one of its name.
    ///
    /// Throws where it is of none of `kinds` (the first is meant where its folder does not say), `[run]`
    /// does not name it, or it does not load.
    package func replacing(by path: String, _ kinds: [PluginKind]) throws -> Dossier {
        let names = [
            PluginKind.scoring: configuration.run.scoring, .scenarios: configuration.run.scenarios,
        ]
        var file = try PluginFolder.File(at: path, else: kinds[0])
        let other = kinds.first { names[$0]?.contains(file.id.name) == true }
        if let other, !path.contains("\(file.id.kind.rawValue)/") {
            file.id = PluginID(other, file.id.name)
        }
        let known = kinds.flatMap { names[$0] ?? [] }
        guard kinds.contains(file.id.kind), names[file.id.kind]?.contains(file.id.name) == true
        else {
            throw DossierError(
                place: path,
                problem: "[run] names no \(kinds.map(\.word).joined(separator: " or ")) "
                    + "'\(file.id.name)' that it could replace",
                mend: "call the file like one of \(known.joined(separator: ", "))")
        }
        // In a plan, the customers of a scenario that does not load would fall under another.
        let own = configuration.plugins[file.id] ?? PluginConfiguration()
        try Plugin(file, configuration: own).check()
        var dossier = self
        dossier.plugins = plugins.replacing(file)
        return dossier
    }

    /// The file of the store.
    package var storePath: String {
        if let ownStorePath { return ownStorePath }
        let path = configuration.storeURL.dropFirst("sqlite:".count)
        return path.hasPrefix("/") ? String(path) : folder + "/" + path
    }

    /// Whether there is a store yet.
    package var hasStore: Bool { access(storePath, F_OK) == 0 }

    /// Opens the store, made where there is none.
    package func store() throws -> Store {
        guard configuration.storeURL.hasPrefix("sqlite:") else {
            let line = file.line(of: ["store", "url"]).map { ":\($0)" } ?? ""
            throw DossierError(
                place: "relance.toml" + line,
                problem: "[store] url: this version keeps a dossier in SQLite alone",
                mend: "write url = \"sqlite:relance.db\"")
        }
        return try Store(SQLiteDatabase(path: storePath))
    }

    /// Takes the dossier's lock for a command that runs a stage.
    package func lock(for command: String) throws -> Lock {
        try Lock(folder: folder, command: command)
    }

    /// What an import of this dossier goes by.
    package var importPolicy: Import.Policy {
        Import.Policy(
            connectors: configuration.run.connectors, terms: configuration.terms,
            currency: configuration.creditor.currency, siren: configuration.creditor.siren)
    }

    /// The plugins of the dossier for a day; what each used is added to `uses` when it is let go.
    ///
    /// Secrets are looked up in `environment` when they are used.
    package func source(
        on day: Day, uses: Tally<[PluginID: PluginUse]>? = nil,
        log: @escaping @Sendable (String, String) -> Void,
        environment: @escaping @Sendable (String) -> String? = { _ in nil }
    ) -> DossierPlugins {
        DossierPlugins(dossier: self, day: day, uses: uses, log: log, environment: environment)
    }

    /// Checks that every plugin that `[run]` names is there.
    package func checkNames(_ names: [String], _ kind: PluginKind, key: String) throws {
        for name in names where plugins.file(kind, name) == nil {
            let line = file.line(of: ["run", key]).map { ":\($0)" } ?? ""
            let known = plugins.sorted.filter { $0.id.kind == kind }.map(\.id.name)
            throw DossierError(
                place: "relance.toml" + line,
                problem: "[run] \(key): no plugin '\(name)' in plugins/\(kind.rawValue)",
                mend: Suggestion.near(name, in: known))
        }
    }

    static func text(of path: String) throws -> String? {
        guard let stream = fopen(path, "r") else {
            if errno == ENOENT || errno == ENOTDIR { return nil }
            throw DossierError(
                place: path, problem: "cannot be read (\(String(cString: strerror(errno))))",
                mend: "give this user the right to read it")
        }
        defer { fclose(stream) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = fread(&buffer, 1, buffer.count, stream)
            if count == 0 { break }
            bytes.append(contentsOf: buffer[..<count])
        }
        if ferror(stream) != 0 {
            throw DossierError(
                place: path, problem: "cannot be read (\(String(cString: strerror(errno))))",
                mend: "put a text file in its place")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw DossierError(
                place: path, problem: "is not text in UTF-8", mend: "save it again as UTF-8")
        }
        return text
    }
}
