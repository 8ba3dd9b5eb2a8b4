import Foundation
import Lua
import RelanceHost
import RelanceTestSupport
import Testing

@Suite struct WriteTests {
    private let folder: String

    init() throws {
        let url = FileManager.default.temporaryDirectory.appending(
            path: "relance-write-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: url.appending(path: "dossier/out"), withIntermediateDirectories: true)
        folder = url.path
    }

    /// Runs a line of Lua that has `write`; answers what it gives, or what it raises.
    private func run(_ line: String, granted: [String] = ["out"]) throws -> String {
        let state = try LuaState(budget: Budget())
        let files = WritableFolders(folder: folder + "/dossier", granted: granted)
        let chunk = try state.load(Array("local write = ...\n\(line)".utf8), name: "test.lua")
        do {
            return try state.call(chunk, context: "test") { arguments in
                arguments.push(state.module(.write(files), in: "ctx"))
            } results: { results in
                try results.value(0).text
            }
        } catch let error as LuaError {
            return "\(error.code ?? "-"): \(error.message)"
        }
    }

    private func text(_ name: String) -> String? {
        try? String(contentsOfFile: folder + "/" + name, encoding: .utf8)
    }

    private var names: [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: folder + "/dossier/out")) ?? []
    }

    @Test func `a file is made whole, and nothing else`() throws {
        defer { clean() }
        #expect(try run(#"return write.file("out/A-1.eml", "one\r\n")"#) == "out/A-1.eml")
        #expect(text("dossier/out/A-1.eml") == "one\r\n")
        #expect(names == ["A-1.eml"])
    }

    @Test func `folders on the way are made, the granted one too`() throws {
        defer { clean() }
        #expect(
            try run(#"return write.file("new/2026/A-1.eml", "x")"#, granted: ["new"])
                == "new/2026/A-1.eml")
        #expect(text("dossier/new/2026/A-1.eml") == "x")
    }

    @Test func `the same bytes again are no fault, others are`() throws {
        defer { clean() }
        _ = try run(#"return write.file("out/A-1.eml", "one")"#)
        #expect(try run(#"return write.file("out/A-1.eml", "one")"#) == "out/A-1.eml")
        #expect(
            try run(#"return write.file("out/A-1.eml", "other")"#)
                == "exists: out/A-1.eml: is there with another content")
        #expect(text("dossier/out/A-1.eml") == "one")
    }

    @Test(arguments: [
        "../x", "out/../x", "out/../../x", "out/./x", "out", "out/", "x", "/etc/x", "outer/x",
        "out/x\\0y", "",
    ])
    func `nothing is written outside`(_ path: String) throws {
        defer { clean() }
        let answer = try run("return write.file(\"\(path)\", \"x\")")
        #expect(answer.hasPrefix("not_granted: "), "\(answer)")
        #expect(names.isEmpty)
        #expect(text("dossier/x") == nil && text("x") == nil)
    }

    @Test func `a path of thousands of folders is refused`() throws {
        defer { clean() }
        let answer = try run("return write.file(\"out/\" .. (\"a/\"):rep(5000) .. \"f\", \"x\")")
        #expect(answer.hasSuffix("a path has at most 1000 bytes"), "\(answer)")
        #expect(names.isEmpty)
    }

    @Test func `no link is followed`() throws {
        defer { clean() }
        let files = FileManager.default
        try files.createDirectory(atPath: folder + "/away", withIntermediateDirectories: true)
        try "kept".write(toFile: folder + "/away/kept", atomically: true, encoding: .utf8)
        let out = folder + "/dossier/out"
        try files.createSymbolicLink(atPath: out + "/link", withDestinationPath: folder + "/away")
        try files.createSymbolicLink(
            atPath: out + "/file", withDestinationPath: folder + "/away/kept")
        try files.createSymbolicLink(
            atPath: out + "/.A-1.part", withDestinationPath: folder + "/away/kept")
        #expect(try run(#"return write.file("out/link/x", "x")"#).hasPrefix("unwritable: "))
        #expect(try run(#"return write.file("out/file", "x")"#).hasPrefix("exists: "))
        #expect(try run(#"return write.file("out/A-1", "x")"#) == "out/A-1")
        #expect(text("away/kept") == "kept" && text("away/x") == nil)
    }

    @Test func `whether a file is there can be asked within what was granted`() throws {
        defer { clean() }
        _ = try run(#"return write.file("out/A-1.eml", "one")"#)
        #expect(try run(#"return tostring(write.exists("out/A-1.eml"))"#) == "true")
        #expect(try run(#"return tostring(write.exists("out/A-2.eml"))"#) == "false")
        #expect(try run(#"return tostring(write.exists("out/no/A-2.eml"))"#) == "false")
        #expect(try run(#"return write.exists("../x")"#).hasPrefix("not_granted: "))
    }

    @Test func `a line is added at the end, once`() throws {
        defer { clean() }
        for line in ["one", "two", "one", "on", "two"] {
            #expect(try run(#"return write.line("out/list", "\#(line)")"#) == "out/list")
        }
        #expect(text("dossier/out/list") == "one\ntwo\non\n")
        #expect(try run(#"return write.line("out/list", "a\nb")"#).contains("holds no line end"))
        #expect(try run(#"return write.line("out/list", "")"#).contains("is not empty"))
        #expect(try run(#"return write.line("../list", "x")"#).hasPrefix("not_granted: "))
    }

    @Test func `a line that was cut off in the middle does not spoil the next`() throws {
        defer { clean() }
        try "one\ntw".write(
            toFile: folder + "/dossier/out/list", atomically: true, encoding: .utf8)
        _ = try run(#"return write.line("out/list", "two")"#)
        #expect(text("dossier/out/list") == "one\ntw\ntwo\n")
    }

    @Test(.enabled(if: SmallDisk.canBeMade, "needs the right to mount"))
    func `a full disk leaves no file and no line behind, and room makes it good`() throws {
        defer { clean() }
        let disk = try SmallDisk(at: folder + "/dossier/out")
        _ = try run(#"return write.line("out/list", "one")"#)
        let large = #"string.rep("x", 200000)"#
        let fault = "cannot be written (No space left on device)"
        #expect(try run("return write.file('out/A-1.pdf', \(large))").contains(fault))
        #expect(try run("return write.line('out/list', \(large))").contains(fault))
        #expect(try run("return write.line('out/new', \(large))").contains(fault))
        #expect(names == ["list"])
        #expect(text("dossier/out/list") == "one\n")
        #expect(try run(#"return write.file("out/A-1.pdf", "x")"#) == "out/A-1.pdf")
        withExtendedLifetime(disk) {}
    }

    @Test func `what is no text is refused by name`() throws {
        defer { clean() }
        #expect(
            try run(#"return write.file("out/A-1.eml", nil)"#).contains(
                "ctx.write.file(path, bytes): bytes is nil, expected a text"))
    }

    private func clean() { try? FileManager.default.removeItem(atPath: folder) }
}

extension LuaValue {
    fileprivate var text: String { string ?? "\(self)" }
}
