import RelanceHost
import Testing

struct FilterTests {
    private func options(_ prefixes: [String], columns: [String]? = ["Nom"]) -> DelimitedOptions {
        let filter = DelimitedFilter(column: "COMPTENUM", prefixes: prefixes)
        return DelimitedOptions(columns: columns, filter: filter)
    }

    @Test func `only rows that begin so are delivered, and all are counted`() throws {
        let text = "Nom;CompteNum\na; 411000\nb;512\n\nc;\"416\"\nd;4110\n"
        let rows = try TemporaryFile(text).open(options(["411", "416"])).rows()
        #expect(rows.rows.map(\.cells) == [["a"], ["c"], ["d"]])
        #expect(rows.lines == [2, 5, 6])
        #expect(rows.scanned == 4)
        #expect(rows.next == nil)
    }

    @Test func `an empty prefix lets all rows through, no prefix none`() throws {
        let text = "Nom;CompteNum\na;1\nb;\n"
        #expect(try read(text, options([""])) == "2: a\n3: b")
        #expect(try read(text, options([])) == "")
    }

    @Test func `prefixes are compared as text in any encoding`() throws {
        let rows: [UInt8] =
            Array("Nom;CompteNum\na;".utf8) + [0xE9, 0x74, 0xE9, 10, 98, 59, 0xE8, 10]
        let file = try TemporaryFile(rows)
        #expect(try file.open(options(["é"])).text() == "2: a")
        #expect(try file.open(options(["\u{3A9}"])).text() == "")
        #expect(try read("Nom;CompteNum\na;\"\"\"x\"\"\"\n", options(["\"x\""])) == "2: a")
    }

    @Test func `a problem counts unless the row is not wanted`() throws {
        let text = "Nom|CompteNum|C|D|E\na|411|1|2|x|y\nb|512|1|2|x|y\nc\nd|512\ne|51|411|1|2|3\n"
        #expect(
            try read(text, options(["411"])) == """
                2: row has 6 cells, the header has 5: a label may hold the separator
                4: row has 1 cell, the header has 5: a label may hold a line break
                6: row has 6 cells, the header has 5: a label may hold the separator
                """)
        let long = String(repeating: "x", count: 2000)
        var short = options(["411"])
        short.maximumLine = 1000
        #expect(
            try read("Nom;CompteNum\n\(long);512\n", short)
                == "2: row has 2004 bytes, at most 1000 are read: "
                + "a line end or a quote may be missing")
    }

    @Test func `bad bytes in a row that is not wanted do not matter`() throws {
        let head = Array("Nom;CompteNum\né;411\nê;411\n".utf8)
        let file = try TemporaryFile(
            head + [0xE9] + Array(";512\n".utf8) + [0xE9] + Array(";411\n".utf8))
        let rows = try file.open(options(["411"])).rows()
        #expect(rows.lines == [2, 3, 5])
        #expect(rows.problems.keys.sorted() == [2])
    }

    @Test func `a batch ends after fifty thousand rows looked at`() throws {
        let rows = String(repeating: "a;512\n", count: 120_000)
        let file = try TemporaryFile("Nom;CompteNum\n" + rows + "b;411\n").open(options(["411"]))
        let first = try file.rows()
        #expect(first.count == 0)
        #expect(first.scanned == 50_000)
        #expect(first.next == DelimitedPosition(offset: 300_014, line: 50_002))
        #expect(try file.text() == "120002: b")
    }
}
