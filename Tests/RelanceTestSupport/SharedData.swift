import Foundation

/// Real files that are not part of the repository; tests that need them are skipped where there are none.
package enum SharedData {
    private static let folder: String = {
        var url = URL(fileURLWithPath: #filePath)
        for _ in 0..<4 { url.deleteLastPathComponent() }
        return url.appending(path: "shared/data").path
    }()

    /// Whether they are there.
    package static var isThere: Bool { FileManager.default.fileExists(atPath: folder) }

    /// The path of one.
    package static func path(_ name: String) -> String { folder + "/" + name }
}
