import Glibc
import Lua

/// A folder that is held open, so that what is done in it is done there and nowhere else.
final class OpenFolder {
    private let descriptor: Int32

    /// Opens the folder `path`; makes it where asked to and it is missing.
    ///
    /// The operator names it, so it may itself be a link.
    init(_ path: String, isMade: Bool, shown: String) throws {
        if isMade { mkdir(path, 0o777) }
        descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        if descriptor < 0 { throw Self.fault(shown, "the folder cannot be opened") }
    }

    private init(_ descriptor: Int32) { self.descriptor = descriptor }

    deinit { close(descriptor) }

    /// Opens the folder `name` within it, never through a link.
    func folder(_ name: String, _ isMade: Bool, shown: String) throws -> OpenFolder {
        if isMade { mkdirat(descriptor, name, 0o777) }
        let inner = openat(descriptor, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        if inner < 0 { throw Self.fault(shown, "a folder on the way cannot be opened") }
        return OpenFolder(inner)
    }

    /// Whether `name` is a file; throws where it is something else.
    func isFile(_ name: String, shown: String) throws -> Bool {
        var status = stat()
        guard fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
            if errno == ENOENT { return false }
            throw Self.fault(shown, "cannot be looked at")
        }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw LuaHostError("\(shown) is there and is no plain file", code: "exists")
        }
        return true
    }

    /// What the file `name` holds, one byte more than `limit` at most; nil where there is none.
    func contents(of name: String, atMost limit: Int, shown: String) throws -> [UInt8]? {
        guard try isFile(name, shown: shown) else { return nil }
        let file = openat(descriptor, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard file >= 0, let stream = fdopen(file, "r") else {
            throw Self.fault(shown, "cannot be read")
        }
        defer { fclose(stream) }
        var bytes = [UInt8](repeating: 0, count: limit + 1)
        let count = fread(&bytes, 1, limit + 1, stream)
        return Array(bytes[..<count])
    }

    /// Makes the file `name`: written beside its place, made durable, then put there.
    func write(_ bytes: UnsafeBufferPointer<UInt8>, to name: String, shown: String) throws {
        let draft = ".\(name).part"
        unlinkat(descriptor, draft, 0)
        let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
        let file = openat(descriptor, draft, flags, 0o666)
        guard file >= 0 else { throw Self.fault(shown, "cannot be written") }
        let isWritten = Self.put(bytes, into: file) && fsync(file) == 0
        let reason = errno
        guard close(file) == 0, isWritten, put(draft, as: name) else {
            if !isWritten { errno = reason }
            let fault = Self.fault(shown, "cannot be written")
            unlinkat(descriptor, draft, 0)
            throw fault
        }
        try save(shown: shown)
    }

    /// Makes the names in the folder durable: else a file itself may be gone after a power cut.
    func save(shown: String) throws {
        if fsync(descriptor) != 0 {
            throw LuaHostError("\(shown) may not last: the folder was not saved", code: "unknown")
        }
    }

    /// Gives the draft its name; where a file of that name has appeared meanwhile, that one stays.
    private func put(_ draft: String, as name: String) -> Bool {
        if linkat(descriptor, draft, descriptor, name, 0) == 0 {
            unlinkat(descriptor, draft, 0)
            return true
        }
        // Not every file system has links.
        guard errno != EEXIST else { return false }
        return renameat(descriptor, draft, descriptor, name) == 0
    }

    /// Opens a file to which lines are added, made where it is missing.
    func openForLines(_ name: String, shown: String) throws -> Int32 {
        let flags = O_RDWR | O_APPEND | O_CREAT | O_NOFOLLOW | O_CLOEXEC
        let file = openat(descriptor, name, flags, 0o666)
        guard file >= 0 else { throw Self.fault(shown, "cannot be written") }
        return file
    }

    /// Takes a file away that could not be written.
    func remove(_ name: String) { unlinkat(descriptor, name, 0) }

    static func put(_ bytes: UnsafeBufferPointer<UInt8>, into file: Int32) -> Bool {
        var done = 0
        while done < bytes.count {
            let rest = UnsafeBufferPointer(rebasing: bytes[done...])
            let count = Glibc.write(file, rest.baseAddress, rest.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            done += count
        }
        return true
    }

    static func fault(_ shown: String, _ what: String) -> LuaHostError {
        let reason = errno
        let code =
            switch reason {
            case ENOENT: WritableFolders.missing
            case EEXIST: "exists"
            default: "unwritable"
            }
        return LuaHostError(
            "\(shown): \(what) (\(String(cString: strerror(reason))))", code: code)
    }
}
