import Foundation

/// A disk of 64 KB in memory, there as long as this value.
package final class SmallDisk {
    /// Whether this user may mount one.
    package static let canBeMade: Bool = {
        guard let folder = try? TemporaryFolder() else { return false }
        return (try? SmallDisk(at: folder.path)) != nil
    }()

    private struct Refusal: Error {}
    private let path: String

    /// Puts the disk over a folder.
    package init(at path: String) throws {
        self.path = path
        guard Self.run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", path) else {
            throw Refusal()
        }
    }

    deinit { _ = Self.run("umount", path) }

    private static func run(_ words: String...) -> Bool {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = words
        process.standardError = FileHandle.nullDevice
        try? process.run()
        process.waitUntilExit()
        return process.terminationStatus == 0
    }
}
