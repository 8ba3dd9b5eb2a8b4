import Glibc
import RelanceCore

extension PluginFolder.File {
    /// A file that the plugin consists of.
    package struct Part: Sendable, Equatable {
        /// From the plugin's folder: `init.lua`, `parse/lines.lua`.
        package var name: String
        package var bytes: [UInt8]

        /// Whether it is of no use but for tests: no call of the plugin reaches it.
        package var isForTests: Bool { Self.isForTests(name) }

        /// The same of a file by its name.
        package static func isForTests(_ name: String) -> Bool {
            TestFolder.parts.contains { name.hasPrefix($0 + "/") }
        }
    }

    /// All files that the plugin consists of, sorted by name.
    ///
    /// Throws where one cannot be read, is no plain file or a link, or they are very large.
    package func contents() throws(PluginError) -> [Part] {
        var parts: [Part] = []
        if let folder {
            try add(folder, below: "", to: &parts)
        } else {
            let name = path.split(separator: "/").last.map(String.init) ?? path
            parts.append(Part(name: name, bytes: try bytes(of: path)))
        }
        return parts.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }

    private static let largest = 16 << 20

    private func add(_ folder: String, below above: String, to parts: inout [Part])
        throws(PluginError)
    {
        guard let stream = opendir(folder) else { throw fault(folder) }
        defer { closedir(stream) }
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name == "." || name == ".." { continue }
            let path = folder + "/" + name
            var status = stat()
            guard lstat(path, &status) == 0 else { throw fault(path) }
            switch status.st_mode & S_IFMT {
            case S_IFDIR: try add(path, below: above + name + "/", to: &parts)
            case S_IFREG: parts.append(Part(name: above + name, bytes: try bytes(of: path)))
            default:
                throw PluginError(
                    .unreadable, place: shown, problem: "'\(above + name)' is no plain file",
                    mend: "put a copy in its place")
            }
            guard parts.count <= 1000 else {
                throw PluginError(
                    .unreadable, place: shown, problem: "the plugin has more than 1,000 files")
            }
        }
    }

    private func bytes(of path: String) throws(PluginError) -> [UInt8] {
        guard let stream = fopen(path, "r") else { throw fault(path) }
        defer { fclose(stream) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = fread(&buffer, 1, buffer.count, stream)
            bytes += buffer[..<count]
            if count == 0 { break }
            guard bytes.count <= Self.largest else {
                throw PluginError(.unreadable, place: shown, problem: "a file has more than 16 MB")
            }
        }
        guard ferror(stream) == 0 else { throw fault(path) }
        return bytes
    }

    private func fault(_ path: String) -> PluginError {
        PluginError(
            .unreadable, place: shown,
            problem: "'\(path)' cannot be read (\(String(cString: strerror(errno))))",
            mend: "check that the file is there and may be read")
    }
}
