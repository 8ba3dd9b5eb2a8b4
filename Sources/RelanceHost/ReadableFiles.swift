import Glibc
import Lua

/// The files that a plugin may read: those in granted folders and those named on the command line.
package struct ReadableFiles: Sendable {
    private let folder: String
    private let granted: [String]
    private let named: [String]

    /// Grants `granted`, folders as seen from the dossier's `folder`, and the paths `named`.
    package init(folder: String, granted: [String], named: [String]) {
        self.folder = folder
        self.granted = granted
        self.named = named
    }

    /// A file that may be read.
    struct File {
        /// As the plugin and people call it.
        var shown: String
        /// As the system finds it.
        var path: String
    }

    /// The file called `path`; throws where it was not granted.
    func file(_ path: String) throws -> File {
        if named.contains(path) { return File(shown: path, path: path) }
        if let owner = named.first(where: { path.hasPrefix($0 + "/") }) {
            return try inside(owner, path, path: path)
        }
        let whole = path.hasPrefix("/") ? path : folder + "/" + path
        for grant in granted {
            let root = grant.hasPrefix("/") ? grant : folder + "/" + grant
            if let file = try? inside(root, whole, path: path) { return file }
        }
        throw Self.refusal(path)
    }

    /// The files that match `pattern`, sorted by name; a folder stands for the files in it.
    func list(_ pattern: String) throws -> [File] {
        if named.contains(pattern) {
            return try Self.isFolder(pattern)
                ? entries(pattern).map { File(shown: pattern + "/" + $0, path: pattern + "/" + $0) }
                    .filter { !Self.isFolder($0.path) }
                : [File(shown: pattern, path: pattern)]
        }
        let slash = pattern.lastIndex(of: "/")
        let parent = slash.map { String(pattern[..<$0]) } ?? "."
        let name = slash.map { String(pattern[pattern.index(after: $0)...]) } ?? pattern
        guard !parent.contains("*"), !parent.contains("?") else {
            throw LuaHostError(
                "\(pattern): * and ? stand only in the last part of a path", code: "pattern")
        }
        guard granted.contains(where: { isWithin(parent, $0) }) else { throw Self.refusal(pattern) }
        let whole = parent.hasPrefix("/") ? parent : folder + "/" + parent
        let found = try entries(whole).filter { fnmatch(name, $0, FNM_PERIOD) == 0 }
        return try found.map { try file(parent == "." && slash == nil ? $0 : parent + "/" + $0) }
            .filter { !Self.isFolder($0.path) }
    }

    private func isWithin(_ path: String, _ grant: String) -> Bool {
        let (whole, root) = (absolute(path), absolute(grant))
        guard let whole = Self.real(whole), let root = Self.real(root) else {
            return path == grant || path.hasPrefix(grant + "/")
        }
        return whole == root || whole.hasPrefix(root == "/" ? "/" : root + "/")
    }

    private func absolute(_ path: String) -> String {
        path.hasPrefix("/") ? path : folder + "/" + path
    }

    // Both are followed to where they really are: no `..` and no symbolic link leads out.
    private func inside(_ root: String, _ whole: String, path: String) throws -> File {
        guard let root = Self.real(root) else { throw Self.refusal(path) }
        guard let real = Self.real(whole) else {
            let reason = errno
            let parent = whole.lastIndex(of: "/").map { String(whole[..<$0]) } ?? "."
            guard let above = Self.real(parent), above == root || above.hasPrefix(root + "/") else {
                throw Self.refusal(path)
            }
            throw LuaHostError("\(path): \(String(cString: strerror(reason)))", code: "unreadable")
        }
        guard real == root || real.hasPrefix(root == "/" ? "/" : root + "/") else {
            throw Self.refusal(path)
        }
        return File(shown: path, path: real)
    }

    private func entries(_ path: String) throws -> [String] {
        guard let stream = opendir(path) else {
            let reason = String(cString: strerror(errno))
            throw LuaHostError(
                "\(path.hasPrefix(folder + "/") ? String(path.dropFirst(folder.count + 1)) : path): "
                    + "the folder cannot be read (\(reason)); check that it is there and may be read",
                code: "unreadable")
        }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    private static func refusal(_ path: String) -> LuaHostError {
        LuaHostError(
            "\(path) is in no folder that may be read; allow it: allow = { read = [\"…\"] }",
            code: "not_granted")
    }

    private static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    private static func real(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }
}
