import Glibc

/// By what a change of a file is noticed: its size and when it was last written.
package struct FileStamp: Sendable, Equatable {
    private let size: Int
    private let seconds: Int
    private let nanoseconds: Int

    fileprivate init?(of path: String) {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        size = Int(status.st_size)
        seconds = status.st_mtim.tv_sec
        nanoseconds = status.st_mtim.tv_nsec
    }
}

extension PluginFolder.File {
    /// The stamps of all its files and of those for its tests, by how they are called.
    package var stamps: [String: FileStamp] {
        let tests = TestFolder(self)
        var stamps: [String: FileStamp] = [:]
        stamps[shown] = FileStamp(of: path)
        Self.add(tests.path, tests.shown, depth: 0, to: &stamps)
        return stamps
    }

    private static func add(
        _ folder: String, _ shown: String, depth: Int, to stamps: inout [String: FileStamp]
    ) {
        guard depth < 8 else { return }
        for entry in PluginFolder.entries(of: folder) {
            let path = "\(folder)/\(entry)"
            if let stamp = FileStamp(of: path) {
                stamps["\(shown)/\(entry)"] = stamp
            } else {
                add(path, "\(shown)/\(entry)", depth: depth + 1, to: &stamps)
            }
        }
    }
}
