import Glibc
import Lua

/// The folders in which a plugin may make files.
package struct WritableFolders: Sendable {
    private let folder: String
    private let granted: [String]

    /// Grants folders as seen from the dossier's `folder`.
    package init(folder: String, granted: [String]) {
        self.folder = folder
        self.granted = granted
    }

    /// Writes a file: it is there whole, on the disk, or not at all.
    ///
    /// One that is there with the same bytes stays; with others, that is an error.
    func write(_ bytes: UnsafeBufferPointer<UInt8>, to path: String) throws {
        let target = try target(path)
        if let known = Self.contents(of: target.path) {
            guard !known.elementsEqual(bytes) else { return }
            throw LuaHostError("\(path): is there with another content", code: "exists")
        }
        let temporary = target.folder + "/." + target.name + ".part"
        let file = open(
            temporary, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o644)
        guard file >= 0 else { throw Self.fault(path) }
        defer { close(file) }
        var rest = UnsafeRawBufferPointer(bytes)
        while let start = rest.baseAddress, !rest.isEmpty {
            let count = Glibc.write(file, start, rest.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                let fault = Self.fault(path)
                unlink(temporary)
                throw fault
            }
            rest = UnsafeRawBufferPointer(rebasing: rest[count...])
        }
        guard fsync(file) == 0, rename(temporary, target.path) == 0 else {
            let fault = Self.fault(path)
            unlink(temporary)
            throw fault
        }
        Self.sync(folder: target.folder)
    }

    /// Answers whether a file is there.
    func has(_ path: String) throws -> Bool { access(try target(path).path, F_OK) == 0 }

    private func target(_ path: String) throws -> (folder: String, name: String, path: String) {
        let whole = path.hasPrefix("/") ? path : folder + "/" + path
        let parent = whole.lastIndex(of: "/").map { String(whole[..<$0]) } ?? "."
        let name = whole.split(separator: "/").last.map(String.init) ?? ""
        guard !name.isEmpty, name != ".", name != "..", !path.hasSuffix("/"),
            let real = Self.real(parent)
        else { throw Self.refusal(path) }
        for grant in granted {
            let root = grant.hasPrefix("/") ? grant : folder + "/" + grant
            guard let root = Self.real(root) else { continue }
            guard real == root || real.hasPrefix(root == "/" ? "/" : root + "/") else { continue }
            var status = stat()
            let isLink =
                lstat(real + "/" + name, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
            guard !isLink else { throw Self.refusal(path) }
            return (real, name, real + "/" + name)
        }
        throw Self.refusal(path)
    }

    private static func contents(of path: String) -> [UInt8]? {
        guard let stream = fopen(path, "r") else { return nil }
        defer { fclose(stream) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = fread(&buffer, 1, buffer.count, stream)
            if count == 0 { return bytes }
            bytes.append(contentsOf: buffer[..<count])
        }
    }

    // A name is on the disk when its folder is.
    private static func sync(folder: String) {
        let file = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard file >= 0 else { return }
        fsync(file)
        close(file)
    }

    private static func fault(_ path: String) -> LuaHostError {
        LuaHostError("\(path): \(String(cString: strerror(errno)))", code: "unwritable")
    }

    private static func refusal(_ path: String) -> LuaHostError {
        LuaHostError(
            "\(path) is in no folder that may be written; allow it: allow = { write = [\"…\"] }",
            code: "not_granted")
    }

    private static func real(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }
}
