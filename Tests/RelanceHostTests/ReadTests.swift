import Foundation
import Lua
import RelanceHost
import RelanceTestSupport
import Testing

struct ReadTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("un", to: "dossier/ledger/a.txt")
        try folder.write("deux", to: "dossier/ledger/deep/b.txt")
        try folder.write("trois", to: "dossier/ledger-private/c.txt")
        try folder.write("secret", to: "secret.txt")
    }

    /// Runs a line of Lua that has `read`; answers what it gives, or what it raises.
    private func run(_ line: String, named: [String] = [], budget: Budget = Budget()) throws
        -> String
    {
        let state = try LuaState(budget: budget)
        let files = ReadableFiles(
            folder: folder.path + "/dossier", granted: ["ledger"], named: named)
        let chunk = try state.load(Array("local read = ...\n\(line)".utf8), name: "test.lua")
        do {
            return try state.call(chunk, context: "test") { arguments in
                arguments.push(state.module(.read(files), in: "ctx"))
            } results: { results in
                try results.value(0).string ?? "no text"
            }
        } catch let error as LuaError {
            return "\(error.code ?? "-"): \(error.message)"
        }
    }

    private func link(_ name: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/dossier/ledger/" + name, withDestinationPath: target)
    }

    @Test func `what was granted is read`() throws {
        #expect(try run("return read.text('ledger/a.txt')") == "un")
        #expect(try run("return read.text('ledger/deep/b.txt')") == "deux")
        #expect(try run("return read.list('ledger/*.txt')[1].path") == "ledger/a.txt")
        #expect(try run("return tostring(#read.list('ledger/*'))") == "1")
    }

    @Test(arguments: [
        "../secret.txt", "ledger/../../secret.txt", "ledger/../ledger-private/c.txt",
        "ledger/../ledger/a.txt", "ledger-private/c.txt", "/etc/passwd", "", ".", "..",
        "ledger/deep/../../../secret.txt",
    ]) func `what was not granted is refused`(path: String) throws {
        for call in ["text", "bytes", "rows", "list"] {
            let found = try run("return read.\(call)('\(path)')")
            #expect(found.contains("is in no folder that may be read"), "\(call): \(found)")
            #expect(found.hasPrefix("not_granted: "))
        }
    }

    @Test func `a name that ends before it seems to is refused`() throws {
        #expect(
            try run("return read.text('ledger/a.txt\\0/../x')").hasPrefix("not_granted: "))
    }

    @Test func `no symbolic link leads out, and one that stays within does no harm`() throws {
        try link("out.txt", to: folder.path + "/secret.txt")
        try link("up", to: "../..")
        try link("in.txt", to: "deep/b.txt")
        #expect(try run("return read.text('ledger/out.txt')").hasPrefix("not_granted: "))
        #expect(try run("return read.text('ledger/up/secret.txt')").hasPrefix("not_granted: "))
        #expect(try run("return read.list('ledger/up/*')").hasPrefix("not_granted: "))
        #expect(try run("return read.text('ledger/in.txt')") == "deux")
    }

    @Test func `a link that is swapped while files are read never leads out`() throws {
        let path = folder.path + "/dossier/ledger/swap.txt"
        let (inner, outer) = (folder.path + "/dossier/ledger/a.txt", folder.path + "/secret.txt")
        let swapper = Thread {
            while !Thread.current.isCancelled {
                for target in [inner, outer] {
                    symlink(target, path + ".new")
                    rename(path + ".new", path)
                }
            }
        }
        try link("swap.txt", to: inner)
        swapper.start()
        defer { swapper.cancel() }
        let found = try run(
            """
            local read_secret = 0
            for _ = 1, 3000 do
              local ok, text = pcall(read.text, 'ledger/swap.txt')
              if ok and text ~= 'un' then read_secret = read_secret + 1 end
            end
            return tostring(read_secret)
            """)
        #expect(found == "0")
    }

    @Test func `what is no plain file is not waited for`() throws {
        mkfifo(folder.path + "/dossier/ledger/pipe.txt", 0o600)
        #expect(
            try run("return read.text('ledger/pipe.txt')")
                == "unreadable: ledger/pipe.txt is no plain file")
    }

    @Test func `a file that is missing is said to be, within what was granted alone`() throws {
        #expect(
            try run("return read.text('ledger/x.txt')")
                == "unreadable: ledger/x.txt: No such file or directory")
        #expect(try run("return read.text('/etc/there-is-none')").hasPrefix("not_granted: "))
    }

    @Test func `what is named on the command line is granted`() throws {
        let path = folder.path + "/secret.txt"
        #expect(try run("return read.text('\(path)')", named: [path]) == "secret")
        let above = folder.path + "/dossier/../dossier/ledger"
        #expect(try run("return read.text('\(above)/a.txt')", named: ["ledger", above]) == "un")
        #expect(try run("return read.list('\(above)')[1].path", named: [above]) == above + "/a.txt")
        #expect(
            try run("return read.text('\(above)/../../secret.txt')", named: [above])
                .hasPrefix("not_granted: "))
        let inner = folder.path + "/dossier"
        #expect(try run("return read.text('\(inner)/ledger/a.txt')", named: [inner]) == "un")
        #expect(
            try run("return read.text('\(inner)/../secret.txt')", named: [inner])
                .hasPrefix("not_granted: "))
    }

    @Test(arguments: [
        ("from = 5", "from is 5, expected what an earlier call gave as next"),
        ("header = 'no'", "header is \"no\", expected true or false"),
        ("limit = 1.5", "limit is 1.5, expected a whole number, 1 or more"),
        ("limit = 0", "limit is 0, expected a whole number, 1 or more"),
        ("skip = -1", "skip is -1, expected a whole number, 0 or more"),
        ("columns = 'un'", "columns is \"un\", expected a list of texts, 1,000 at most"),
        ("columns = { 5 }", "columns is a table, expected a list of texts, 1,000 at most"),
        ("separator = ';;'", "separator is \";;\", expected one ASCII character"),
        (
            "encoding = 'x'",
            "encoding is \"x\", expected one of UTF-8, ISO-8859-1, ISO-8859-15, CP1252, CP850"
        ),
        (
            "where = { un = { 5 } }",
            "where is a table, expected one column with a list of beginnings"
        ),
    ]) func `an option of rows that does not fit is named`(option: String, said: String) throws {
        try folder.write("un;deux\n1;2\n", to: "dossier/ledger/rows.csv")
        #expect(
            try run("return read.rows('ledger/rows.csv', { \(option) })")
                == "-: ctx.read.rows: \(said)")
    }

    @Test func `rows that are left out are work that is counted`() throws {
        let rows = String(repeating: "x;1\n", count: 3_000)
        try folder.write("a;b\n" + rows, to: "dossier/ledger/long.csv")
        var budget = Budget()
        budget.instructions = 500_000
        let line = "while true do read.rows('ledger/long.csv', { where = { a = { 'z' } } }) end"
        #expect(
            try run(line, budget: budget).hasSuffix(
                "stopped after 500,000 instructions, which is its budget"))
    }
}
