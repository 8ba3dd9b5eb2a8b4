import Foundation

/// A temporary folder, removed with all that is in it when it is dropped.
struct Workspace: ~Copyable {
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory
            .appending(path: "relance-bench-\(ProcessInfo.processInfo.processIdentifier)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// The path of a file or folder in it.
    func path(_ name: String) -> String { folder.appending(path: name).path }

    func remove(_ name: String) { try? FileManager.default.removeItem(atPath: path(name)) }

    func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: folder.appending(path: name))
    }

    func text(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: folder.appending(path: name)), as: UTF8.self)
    }

    /// The last `count` bytes of a file that may be long, and its size.
    func end(of name: String, count: Int) throws -> (text: String, size: Int) {
        let file = try FileHandle(forReadingFrom: folder.appending(path: name))
        defer { try? file.close() }
        let size = try file.seekToEnd()
        try file.seek(toOffset: size - min(size, UInt64(count)))
        let bytes = try file.readToEnd() ?? Data()
        return (String(decoding: bytes, as: UTF8.self), Int(size))
    }
}
