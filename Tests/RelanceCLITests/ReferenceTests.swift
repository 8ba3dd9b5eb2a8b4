import Foundation
import RelanceCore
import RelanceTestSupport
import Testing

/// The pages in the tree are those that the program prints: 'make reference' writes them.
struct ReferenceTests {
    @Test(arguments: [("markdown", "REFERENCE.md"), ("luacats", "relance.d.lua")])
    func `the file in the tree is what the program prints`(format: String, name: String) throws {
        var url = URL(fileURLWithPath: #filePath)
        for _ in 0..<3 { url.deleteLastPathComponent() }
        let file = try String(contentsOf: url.appending(path: "plugins/\(name)"), encoding: .utf8)
        let printed = try Relance()("plugin", "reference", "--format", format)
        #expect(printed.status == 0)
        let lines = (file.split(separator: "\n"), printed.output.split(separator: "\n"))
        let differs = zip(lines.0, lines.1).first { $0 != $1 }
        #expect(file == printed.output, "run 'make reference': \(differs.map { "\($0)" } ?? "")")
    }

    @Test func `the interface is there as JSON, with its level`() throws {
        let document = try Relance()("plugin", "reference", "--json").document
        #expect(document["api"] == 1)
        #expect(document["kinds"]?.list?.count == 5)
        let types = document["types"]?.list ?? []
        let read = types.first { $0["name"] == "ctx.read" }
        #expect(
            read?["fields"]?.list?.first { $0["name"] == "text" }?["signature"]
                == "text(path: string, encoding?: string) -> string")
        let all = Set(types.compactMap { $0["name"]?.text })
        let shown = try Relance()("invoice", "list", "--help").status
        #expect(
            all.isSuperset(of: ["contact", "invoice", "message", "step", "page"]) && shown == 0)
    }
}
