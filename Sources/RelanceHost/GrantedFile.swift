import Glibc
import Lua

/// A file that may be read, held open: what is read is what was checked, whatever happens to its
/// name meanwhile.
final class GrantedFile {
    /// As the plugin and people call it.
    let shown: String
    /// Where it really is; tells one file from another.
    let place: String
    let size: Int
    private let descriptor: Int32

    /// The code of the error for a folder.
    static let folder = "folder"

    /// Opens the file at `path`; where `isPlain` it waits for no other program and is no device.
    init(_ path: String, shown: String, isPlain: Bool) throws {
        let flags = O_RDONLY | O_CLOEXEC | O_NOCTTY | (isPlain ? O_NONBLOCK : 0)
        let opened = open(path, flags)
        guard opened >= 0 else {
            throw LuaHostError(
                "\(shown): \(String(cString: strerror(errno)))", code: "unreadable")
        }
        var status = stat()
        fstat(opened, &status)
        let kind = status.st_mode & S_IFMT
        guard kind == S_IFREG || !isPlain && kind != S_IFDIR else {
            close(opened)
            throw LuaHostError(
                "\(shown) is no plain file", code: kind == S_IFDIR ? Self.folder : "unreadable")
        }
        self.shown = shown
        descriptor = opened
        size = Int(status.st_size)
        var name = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = readlink("/proc/self/fd/\(opened)", &name, name.count)
        place = String(
            decoding: name.prefix(max(0, count)).map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    deinit { close(descriptor) }

    /// Opens this very file again.
    var path: String { "/proc/self/fd/\(descriptor)" }

    /// Whether it is in the folder that really is at `root`.
    func isInside(_ root: String) -> Bool { place.hasPrefix(root == "/" ? "/" : root + "/") }
}
