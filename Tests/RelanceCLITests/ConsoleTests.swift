import Foundation
import RelanceCore
import RelanceTestSupport
import Testing

/// `plugin console`: lines of Lua over the dossier's data, in the sandbox, with nothing changed.
struct ConsoleTests {
    private static let rule = """
        return { api = 1, summary = "Essai",
          settings = { weight = { type = "integer", default = 2 } },
          score = function(contact, ctx) return #contact.invoices * ctx.settings.weight, contact.name end }
        """

    private func relance() throws -> Relance {
        let relance = try Relance(
            toml: """
                \(Relance.bare)
                [run]
                connectors = ["fec"]
                scoring = ["late"]
                [connectors.fec]
                settings = { paths = ["ledger.txt"] }
                allow = { read = ["."] }
                """)
        try relance.folder.write(Relance.ledger, to: "ledger.txt")
        try relance.folder.write(Self.rule, to: "plugins/scoring/late.lua")
        try relance("import", "--date", "2026-03-10")
        return relance
    }

    /// What the console answers to lines on its standard input, errors among it.
    private func said(_ relance: Relance, _ arguments: [String], _ lines: String) throws -> String {
        try relance.folder.write(lines, to: "lines.txt")
        let process = relance.process(
            ["plugin", "console"] + arguments + ["--date", "2026-03-10"])
        let output = Pipe()
        process.standardInput = try FileHandle(
            forReadingFrom: URL(fileURLWithPath: relance.folder.path + "/lines.txt"))
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let text = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return String(decoding: text, as: UTF8.self)
    }

    @Test(arguments: [
        ("contact.name, #contact.invoices", "\"MARTIN\"\n2\n"),
        ("ctx.cents(\"12,50\")", "1250\n"),
        ("ctx.settings", "{\n  weight = 2\n}\n"),
        ("plugin.score(contact, ctx)", "4\n\"MARTIN\"\n"),
        ("x = 3\ny = x * 2\nx + y", "9\n"),
        (
            "{ 1, { a = \"b\" }, { { { 1 } } }, n = 1 }",
            "{\n  1,\n  { a = \"b\" },\n  { { {…} } },\n  n = 1\n}\n"
        ),
        (
            "for _, i in ipairs(contact.invoices) do return i.number, i.days_late end",
            "\"FA-11\"\n24\n"
        ),
        ("contact.history.last_payment == nil", "false\n"),
        ("'a\\nb'", "\"a b\"\n"), ("nil", "nil\n"), ("local z = 1", ""), ("\n  \n", ""),
    ])
    func `what a line gives is printed`(lines: String, printed: String) throws {
        #expect(try said(relance(), ["late", "--contact", "C2"], lines + "\n") == printed)
    }

    @Test func `errors do not end it, and each line has its own budget`() throws {
        #expect(
            try said(
                relance(), ["late", "--contact", "C2"],
                """
                contact.nam
                1 +
                while true do end
                pcall(function() while true do end end)
                kept = contact.invoices[1]
                kept.number
                contact = 1
                load("return 1")
                io.open("x")
                z = nil
                ctx.today
                """)
                    == """
                    contact has no field 'nam'; did you mean 'name'?
                    unexpected symbol near '1'
                    stopped after 50,000,000 instructions, which is its budget
                    stopped after 50,000,000 instructions, which is its budget
                    this invoice was kept beyond its call: take it anew from the arguments
                    'contact' is given, take another name
                    unknown global 'load'
                    unknown global 'io'
                    "2026-03-10"

                    """)
    }

    @Test func `a contact is shown field by field`() throws {
        let said = try said(relance(), ["late", "--contact", "C2"], "contact\n")
        #expect(said.hasPrefix("{\n  id = \"C2\",\n  name = \"MARTIN\",\n"), "\(said)")
        #expect(said.contains("\n  invoices = { { id = \"VE-20260115-2-C2\""), "\(said)")
        #expect(said.contains("\n  history = { "), "\(said)")
    }

    @Test
    func `a connector reads what it was granted, a report has its figures, nothing is written`()
        throws
    {
        let relance = try relance()
        let store = try relance.folder.bytes(of: "relance.db")
        #expect(
            try said(relance, ["fec"], "ctx.read.list(\"*.txt\")[1].path\nctx.paths\n")
                == "\"ledger.txt\"\n{\n  \"ledger.txt\"\n}\n")
        #expect(
            try said(relance, ["reports/summary"], "ctx.month, ctx.figures.invoices\n")
                == "\"2026-03\"\n2\n")
        #expect(
            try said(relance, ["outbox"], "ctx.write.file(\"a\", \"b\")\n")
                == "ctx.write.file: the console writes nothing\n")
        #expect(try relance.folder.bytes(of: "relance.db") == store)
    }

    @Test func `it asks servers, but sends them nothing`() throws {
        let server = try LoopbackServer { _, _ in .answer(200, [:], #"{"n":7}"#) }
        let relance = try Relance(
            toml: """
                \(Relance.bare)
                [connectors.erp]
                allow = { http = [{ host = "127.0.0.1:\(server.port)", private = true }] }
                """)
        try relance.folder.write(
            """
            return { api = 1, summary = "Essai", needs = { "http" }, pull = function() return {} end }
            """, to: "plugins/connectors/erp.lua")
        let said = try said(
            relance, ["erp"],
            """
            ctx.http.request{ url = "\(server.url("/x"))", as = "json" }.data.n
            ctx.http.request{ url = "\(server.url("/x"))", json = { a = 1 } }

            """)
        #expect(
            said == """
                7
                POST \(server.url("/x")): the console only reads, and sends nothing but GET and HEAD

                """)
        #expect(server.lines == ["GET /x"])
    }

    @Test func `a contact that is not there, and --json, are refused`() throws {
        let relance = try relance()
        let missing = try relance("plugin", "console", "late", "--contact", "C9")
        #expect(missing.status == 1)
        #expect(missing.errors.contains("contact: there is none with the key 'C9'"))
        #expect(try relance("plugin", "console", "late", "--json").status == 64)
    }

    @Test func `in a terminal lines are edited, completed and called back`() throws {
        let relance = try relance()
        // A pseudo-terminal: unlocked (TIOCSPTLCK), its other end by its number (TIOCGPTN).
        let terminal = open("/dev/ptmx", O_RDWR | O_NOCTTY)
        defer { close(terminal) }
        var (lock, number): (Int32, Int32) = (0, 0)
        #expect(ioctl(terminal, 0x4004_5431, &lock) == 0)
        #expect(ioctl(terminal, 0x8004_5430, &number) == 0)
        let name = "/dev/pts/\(number)"
        let slave = FileHandle(fileDescriptor: open(name, O_RDWR | O_NOCTTY), closeOnDealloc: true)
        let process = relance.process([
            "plugin", "console", "late", "--contact", "C2", "--date", "2026-03-10",
        ])
        process.standardInput = slave
        process.standardOutput = slave
        try process.run()
        // What is typed before the prompt stands there goes to the line as the terminal edits it.
        func answer(to keys: String, until end: String, prompt: String = "late> ") -> String {
            _ = Array(keys.utf8).withUnsafeBytes { write(terminal, $0.baseAddress, $0.count) }
            var text = ""
            var buffer = [UInt8](repeating: 0, count: 4096)
            var ready = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
            func isComplete() -> Bool {
                let start = end.isEmpty ? text.startIndex : text.range(of: end)?.upperBound
                return start.map { prompt.isEmpty || text[$0...].contains(prompt) } ?? false
            }
            while !isComplete() {
                guard poll(&ready, 1, 60_000) > 0 else { break }
                let count = read(terminal, &buffer, buffer.count)
                guard count > 0 else { break }
                text += String(decoding: buffer[..<count], as: UTF8.self)
            }
            return text
        }
        #expect(answer(to: "", until: "").contains("late> "))
        // Tab completes; the left arrow and backspace change what stands before the cursor.
        #expect(
            answer(to: "contact.nam\t\r", until: "\"MARTIN\"\r\n").contains("late> contact.name"))
        #expect(answer(to: "12\u{1B}[D\u{7F}4\r", until: "\n42\r\n").contains("42"))
        #expect(answer(to: "\u{1B}[A\u{1B}[A\r", until: "\"MARTIN\"\r\n").contains("contact.name"))
        #expect(
            answer(to: "contact.na\u{15}ctx.add_\t\t", until: "add_days").contains(
                "add_business_days  add_days"))
        #expect(answer(to: "\u{15}\"é\u{7F}è\"\r", until: "\"è\"\r\n").contains("è"))
        _ = answer(to: "\u{4}", until: "\n", prompt: "")
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }
}
