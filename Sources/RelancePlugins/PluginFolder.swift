import Glibc
package import RelanceCore

/// The plugins that a dossier can use: its own, which win, and the program's.
package struct PluginFolder: Sendable {
    /// A folder called `plugins`, and how its files are called in errors.
    package struct Root: Sendable, Equatable {
        package var path: String
        package var isDossier: Bool

        /// Makes a root.
        package init(path: String, isDossier: Bool) {
            self.path = path
            self.isDossier = isDossier
        }
    }

    /// A plugin's file as it was found.
    package struct File: Sendable, Equatable {
        package var id: PluginID
        /// The file, from the folder in which the program runs.
        package var path: String
        /// How it is called in errors: `plugins/connectors/fec.lua`.
        package var shown: String
        /// The folder of its own modules, where it is a folder.
        package var folder: String?
        package var isDossier: Bool
    }

    /// The files by name, each the one that wins.
    package let files: [PluginID: File]

    /// Looks through `roots`; the first that has a plugin wins.
    package init(_ roots: [Root]) {
        var files: [PluginID: File] = [:]
        for root in roots {
            for kind in PluginKind.allCases {
                for file in Self.files(of: kind, in: root) where files[file.id] == nil {
                    files[file.id] = file
                }
            }
        }
        self.files = files
    }

    init(files: [PluginID: File]) { self.files = files }

    /// All of them, by kind and name.
    package var sorted: [File] { files.keys.sorted().compactMap { files[$0] } }

    /// The one of a kind and name.
    package func file(_ kind: PluginKind, _ name: String) -> File? { files[PluginID(kind, name)] }

    /// The one that `name` means: a name, `<kind>/<name>` where two share it, or a path.
    package func file(named name: String) throws(PluginError) -> File {
        if name.hasSuffix(".lua") || name.contains("/plugins/") { return try Self.file(at: name) }
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        if parts.count == 2, let kind = PluginKind(rawValue: String(parts[0])) {
            if let file = file(kind, String(parts[1])) { return file }
            throw missing(name, among: files.keys.map(\.description))
        }
        let found = sorted.filter { $0.id.name == name }
        guard let first = found.first else { throw missing(name, among: files.keys.map(\.name)) }
        guard found.count == 1 else {
            let names = found.map(\.id.description).joined(separator: " or ")
            throw PluginError(
                .ambiguous, place: "plugins",
                problem: "\(found.count) plugins are called '\(name)'",
                mend: "say \(names)")
        }
        return first
    }

    private static func file(at path: String) throws(PluginError) -> File {
        let parts = path.split(separator: "/").map(String.init)
        let isFolder = parts.last == "init.lua"
        let place = parts.count - (isFolder ? 3 : 2)
        guard access(path, R_OK) == 0 else {
            throw PluginError(.missing, place: path, problem: "there is no such file to read")
        }
        guard place >= 0, let kind = PluginKind(rawValue: parts[place]) else {
            let kinds = PluginKind.allCases.map(\.rawValue).joined(separator: ", ")
            throw PluginError(
                .missing, place: path, problem: "its folder does not say what kind of plugin it is",
                mend: "put it in one of \(kinds)")
        }
        let last = parts[place + 1]
        let name = isFolder ? last : String(last.dropLast(4))
        return File(
            id: PluginID(kind, name), path: path, shown: path,
            folder: isFolder ? String(path.dropLast("/init.lua".count)) : nil, isDossier: true)
    }

    private func missing(_ name: String, among names: [String]) -> PluginError {
        PluginError(
            .missing, place: "plugins", problem: "there is no plugin '\(name)'",
            mend: Hint.didYouMean(name, names))
    }

    private static func files(of kind: PluginKind, in root: Root) -> [File] {
        let folder = root.path + "/" + kind.rawValue
        return entries(of: folder).compactMap { entry in
            let path = folder + "/" + entry
            let shown = "plugins/\(kind.rawValue)/\(entry)"
            if entry.hasSuffix(".lua") {
                return File(
                    id: PluginID(kind, String(entry.dropLast(4))), path: path, shown: shown,
                    folder: nil, isDossier: root.isDossier)
            }
            guard access(path + "/init.lua", F_OK) == 0 else { return nil }
            return File(
                id: PluginID(kind, entry), path: path + "/init.lua", shown: shown + "/init.lua",
                folder: path, isDossier: root.isDossier)
        }
    }

    static func entries(of folder: String) -> [String] {
        guard let stream = opendir(folder) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted()
    }
}
