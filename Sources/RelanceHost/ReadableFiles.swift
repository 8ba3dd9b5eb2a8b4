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

    /// Opens the file called `path`; throws where it was not granted.
    func file(_ path: String) throws -> GrantedFile {
        if named.contains(path) { return try GrantedFile(path, shown: path, isPlain: false) }
        // What the command line names may itself lie above; what is in it may not lead out again.
        if let owner = named.first(where: { Self.isPlain(path, below: $0) }) {
            return try inside(owner, path, path: path)
        }
        try Self.check(path)
        let whole = absolute(path)
        var missing: LuaHostError?
        for grant in granted {
            do {
                return try inside(absolute(grant), whole, path: path)
            } catch let error as LuaHostError where error.code != "not_granted" {
                missing = error
            } catch {}
        }
        throw missing ?? Self.refusal(path)
    }

    /// The names of the files that match `pattern`, sorted; a folder stands for what is in it.
    func list(_ pattern: String) throws -> [String] {
        if named.contains(pattern) {
            return Self.isFolder(pattern)
                ? try entries(pattern).map { pattern + "/" + $0 } : [pattern]
        }
        try Self.check(pattern)
        let slash = pattern.lastIndex(of: "/")
        let parent = slash.map { String(pattern[..<$0]) } ?? "."
        let name = slash.map { String(pattern[pattern.index(after: $0)...]) } ?? pattern
        guard !parent.contains("*"), !parent.contains("?") else {
            throw LuaHostError(
                "\(pattern): * and ? stand only in the last part of a path", code: "pattern")
        }
        guard granted.contains(where: { isWithin(parent, $0) }) else { throw Self.refusal(pattern) }
        let found = try entries(absolute(parent)).filter { fnmatch(name, $0, FNM_PERIOD) == 0 }
        return found.map { parent == "." && slash == nil ? $0 : parent + "/" + $0 }
    }

    /// No name leads upwards, or ends before it seems to.
    private static func check(_ path: String) throws {
        guard isPlain(path) else { throw refusal(path) }
    }

    private static func isPlain(_ path: some StringProtocol) -> Bool {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        return !parts.contains("..") && !path.utf8.contains(0)
    }

    private static func isPlain(_ path: String, below folder: String) -> Bool {
        path.hasPrefix(folder + "/") && isPlain(path.dropFirst(folder.count))
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

    // It is opened first and then asked where it is: no symbolic link leads out, also none that
    // is put in its place meanwhile.
    private func inside(_ root: String, _ whole: String, path: String) throws -> GrantedFile {
        guard let root = Self.real(root) else { throw Self.refusal(path) }
        do {
            let file = try GrantedFile(whole, shown: path, isPlain: true)
            guard file.isInside(root) else { throw Self.refusal(path) }
            return file
        } catch let error as LuaHostError where error.code != "not_granted" {
            // What is outside is not even said to be missing.
            let parent = whole.lastIndex(of: "/").map { String(whole[..<$0]) } ?? "."
            let isIn = Self.real(parent).map { $0 == root || $0.hasPrefix(root + "/") } ?? false
            guard isIn, Self.real(whole).map({ $0.hasPrefix(root + "/") }) ?? true else {
                throw Self.refusal(path)
            }
            throw error
        }
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
