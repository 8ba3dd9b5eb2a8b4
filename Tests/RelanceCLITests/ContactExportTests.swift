import Foundation
import RelanceCore
import RelanceTestSupport
import Testing

/// The file of a contact, as a lawyer gets it.
struct ContactExportTests {
    private func ran() throws -> (Relance, contact: String, action: String) {
        let relance = try Relance()
        #expect(try relance("init", ".", "--demo").status == 0)
        #expect(try relance("run").status == 0)
        let sent = try relance("action", "list", "--status", "sent", "--medium", "email", "--json")
        let first = try #require(sent.document["items"]?.list?.first)
        return (relance, first["contact"]?.text ?? "", first["id"]?.text ?? "")
    }

    private func text(_ relance: Relance, _ name: String) throws -> String {
        try String(contentsOfFile: relance.folder.path + "/file/" + name, encoding: .utf8)
    }

    @Test func `it holds the account, every message that left, and an index that leads to them`()
        throws
    {
        let (relance, contact, action) = try ran()
        #expect(try relance("note", "add", contact, "Rappeler <lundi>").status == 0)
        let folder = relance.folder.path + "/file"
        let export = try relance("contact", "export", contact, "--output", folder, "--json")
        #expect(export.status == 0, "said: \(export.errors)")
        let files = export.document["files"]?.list?.compactMap(\.text) ?? []
        #expect(files.contains("compte.pdf"))
        #expect(files.contains("messages/\(action).eml"))
        let sent = try String(
            contentsOfFile: relance.folder.path + "/out/\(action).eml", encoding: .utf8)
        #expect(try text(relance, "messages/\(action).eml") == sent)
        let index = try text(relance, "index.html")
        #expect(index.contains("<a href=\"messages/\(action).eml\">"))
        #expect(index.contains("Rappeler &lt;lundi&gt;"))
        let shown = try relance("contact", "show", contact, "--json").document["balance_cents"]
        let file = try JSON.value(of: text(relance, "compte.json"))
        #expect(file["accounts"]?.list?.first?["balance_cents"] == shown)
        for name in files {
            #expect(FileManager.default.fileExists(atPath: folder + "/" + name), "\(name)")
        }
    }

    @Test func `the same file is the same bytes, and holds no other customer`() throws {
        let (relance, contact, _) = try ran()
        let files = ["index.html", "compte.json"]
        var contents: [[String]] = []
        for _ in 0..<2 {
            let folder = relance.folder.path + "/file"
            #expect(try relance("contact", "export", contact, "--output", folder).status == 0)
            contents.append(try files.map { try text(relance, $0) })
        }
        #expect(contents[0] == contents[1])
        let others = try relance("contact", "list", "--json").document["items"]?.list ?? []
        for other in others {
            guard let id = other["id"]?.text, id != contact else { continue }
            #expect(!contents[0].contains { $0.contains(id) }, "\(id)")
        }
    }

    @Test func `an unknown contact is told with the nearest one`() throws {
        let (relance, contact, _) = try ran()
        let export = try relance("contact", "export", contact + "9")
        #expect(export.status == 1)
        #expect(export.errors.contains("there is none with the key"))
    }
}
