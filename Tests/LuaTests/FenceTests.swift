import Foundation
import Testing

/// C at arm's length: the compiler does not hold these, so that a test does.
struct FenceTests {
    /// The Swift files of the package under their paths.
    private static let sources: [(path: String, text: String)] = {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent()
            .deletingLastPathComponent()
        let files = FileManager.default.enumerator(
            at: root.appending(path: "Sources"), includingPropertiesForKeys: nil)
        return (files?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "swift" }.map {
            ($0.path, (try? String(contentsOf: $0, encoding: .utf8)) ?? "")
        }
    }()

    @Test func `only the room Lua imports the C shim`() {
        #expect(Self.sources.count > 100)
        let others = Self.sources.filter {
            !$0.path.contains("/Sources/Lua/") && $0.text.contains("import CLua")
        }
        #expect(others.map(\.path) == [])
    }

    @Test func `Swift calls nothing that raises`() {
        let raising = Self.sources.filter { $0.text.contains(/\b(lua_\w+|luaL_\w+)\b/) }
        #expect(raising.map(\.path) == [])
    }
}
