import Glibc
import RelanceCore

/// What an author keeps for the tests of a plugin: `tests/` and `fixtures/` of the folder named like it.
///
/// A plugin of one file may have that folder beside it. Nothing of it is run but by `plugin test`.
package struct TestFolder {
    /// The folder, and how it is called: `plugins/connectors/erp`.
    package let path: String
    package let shown: String

    /// The parts of a plugin's folder that belong to its tests.
    static let parts = ["tests", "fixtures"]

    private static let largest = 16 << 20

    /// The folder of the plugin in `file`, whether or not it is there.
    package init(_ file: PluginFolder.File) {
        path = file.folder ?? String(file.path.dropLast(".lua".count))
        let end = file.folder == nil ? ".lua" : "/init.lua"
        shown = String(file.shown.dropLast(end.count))
    }

    /// The test files, sorted: their text and how they are called.
    func tests() throws(PluginError) -> [(name: String, shown: String, source: [UInt8])] {
        var tests: [(name: String, shown: String, source: [UInt8])] = []
        for entry in PluginFolder.entries(of: path + "/tests") where entry.hasSuffix(".lua") {
            let name = "tests/" + entry
            tests.append((name, "\(shown)/\(name)", try bytes(name, place: shown)))
        }
        return tests
    }

    /// A file that an example names, such as `fixtures/ledger.txt`; nil where there is none.
    func fixture(_ name: String, place: String) throws(PluginError) -> [UInt8]? {
        try check(name, place: place)
        return access("\(path)/\(name)", F_OK) == 0 ? try bytes(name, place: place) : nil
    }

    /// The same; throws where there is none.
    func neededFixture(_ name: String, place: String) throws(PluginError) -> [UInt8] {
        guard let bytes = try fixture(name, place: place) else {
            throw PluginError(
                .declaration, place: place, problem: "there is no '\(shown)/\(name)'",
                mend: "put the file there")
        }
        return bytes
    }

    /// Writes a fixture, its folder made where it is missing; answers how it is called.
    @discardableResult
    package func write(_ bytes: [UInt8], to name: String) throws(PluginError) -> String {
        try check(name, place: shown)
        mkdir(path, 0o777)
        mkdir(path + "/fixtures", 0o777)
        let target = "\(path)/\(name)"
        let isWritten = fopen(target, "w").map { stream in
            let count = fwrite(bytes, 1, bytes.count, stream)
            return fclose(stream) == 0 && count == bytes.count
        }
        guard isWritten == true else {
            throw PluginError(
                .unreadable, place: "\(shown)/\(name)",
                problem: "cannot be written (\(String(cString: strerror(errno))))")
        }
        return "\(shown)/\(name)"
    }

    /// Names of fixtures lead nowhere else.
    private func check(_ name: String, place: String) throws(PluginError) {
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0] == "fixtures", !parts[1].isEmpty, !parts[1].hasPrefix(".")
        else {
            throw PluginError(
                .declaration, place: place,
                problem: "'\(name)' is no file of the plugin's fixtures",
                mend: "write \"fixtures/NAME\" and put the file into \(shown)/fixtures")
        }
    }

    private func bytes(_ name: String, place: String) throws(PluginError) -> [UInt8] {
        guard let bytes = Plugin.contents(of: "\(path)/\(name)", atMost: Self.largest + 1) else {
            throw PluginError(
                .unreadable, place: "\(shown)/\(name)",
                problem: "cannot be read (\(String(cString: strerror(errno))))")
        }
        guard bytes.count <= Self.largest else {
            throw PluginError(
                .unreadable, place: "\(shown)/\(name)", problem: "has more than 16 MB")
        }
        return bytes
    }
}
