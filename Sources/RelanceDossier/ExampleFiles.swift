import Glibc
import Lua
package import RelancePlugins
import RelanceCore
import RelanceDocuments
import RelanceHost

extension Dossier {
    /// The examples of a plugin, ready to be run: the files of one are served from a folder made for it.
    package static func tests(of file: PluginFolder.File) -> PluginTests {
        PluginTests(file) { files, plugin in
            guard plugin.needs.contains("read") else { return [] }
            let folder = try ExampleFiles(files)
            return [
                .read(
                    ReadableFiles(folder: folder.path, granted: ["."], named: []), keeping: folder)
            ]
        } format: { given in
            let values = ValueText(
                language: .french, currency: .euro,
                outstandingCents: given["figures"]?["outstanding_cents"]?.integer ?? 0)
            return { values.text($0, $1) }
        }
    }
}

/// A folder with the files of an example, removed when nothing reads it any more.
private final class ExampleFiles: Sendable {
    let path: String
    private let names: [String]

    init(_ files: [ExampleFile]) throws {
        var template = Array("/tmp/relance-example-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else {
            throw DossierError(
                place: "/tmp",
                problem: "no folder can be made (\(String(cString: strerror(errno))))")
        }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        names = files.map(\.name)
        for file in files {
            guard !file.name.contains("/"), let stream = fopen(path + "/" + file.name, "w") else {
                throw DossierError(
                    place: file.name,
                    problem: "the files of an example have plain names without folders")
            }
            fwrite(file.bytes, 1, file.bytes.count, stream)
            fclose(stream)
        }
    }

    deinit {
        for name in names { unlink(path + "/" + name) }
        rmdir(path)
    }
}
