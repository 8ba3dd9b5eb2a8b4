import RelanceHost
import Testing

struct QuoteTests {
    @Test func `quotes hold separators, quotes and line breaks`() throws {
        let text = "A;B;C\n\"a;b\";\"c \"\"d\"\"\"; \"e\nf\" \n1;2;3\n"
        #expect(try read(text) == "2: a;b c \"d\" e\nf\n4: 1 2 3")
    }

    @Test func `a header may hold a line break`() throws {
        let file = try TemporaryFile("A;\"B\nb\"\n1;2\n").open()
        #expect(file.header == ["A", "B\nb"])
        #expect(try file.text() == "3: 1 2")
    }

    @Test func `a stray quote is text`() throws {
        #expect(
            try read("A;B\n\"LE\" BAR;2\n\"LE;3\n4\";5\nx \"y\";6\n") == """
                2: "LE" BAR 2
                3: LE;3
                4 5
                5: x "y" 6
                """)
        #expect(try read("A;B\n\"LE;3\n4;5\n") == "2: \"LE 3\n3: 4 5")
    }

    @Test func `a stray quote swallows no row of a file with many columns`() throws {
        let text = "A;B;C;D\n\"LE;1;2;3\na;b;c;\"d\n1;2;3;4\n5;6;x\";8\n"
        #expect(
            try read(text) == """
                2: "LE 1 2 3
                3: a b c "d
                4: 1 2 3 4
                5: 5 6 x" 8
                """)
    }

    @Test func `a quoted line break may stand in any column`() throws {
        let text = "A;B;C;D\n\"x\ny\";1;2;3\n1;\"p\n\nq\";2;3\n1;2;3;\"u\nv\"\n"
        #expect(try read(text) == "2: x\ny 1 2 3\n4: 1 p\n\nq 2 3\n7: 1 2 3 u\nv")
        let quoted = "A;B;C;D\n\"a;b\";\"c;d\";\"e\nf\";\"g;h\"\n"
        #expect(try read(quoted) == "2: a;b c;d e\nf g;h")
    }

    @Test(arguments: ["\t", "|"])
    func `in a ledger quotes are text unless they enclose a cell`(separator: String) throws {
        let text = "A;B;C;D\n\"LE;1;2;3\"\n\"LE\";\"LA\" X;\"\"\"Y\"\"\";\"\n\"a;b\";1;2;3\n"
        let written = text.split(separator: ";", omittingEmptySubsequences: false)
        #expect(
            try read(written.joined(separator: separator)) == """
                2: "LE 1 2 3"
                3: LE "LA" X "Y" "
                4: a\(separator)b 1 2 3
                """)
    }

    @Test func `in a ledger a quoted line break counts where the cells fit`() throws {
        #expect(try read("A|B|C|D\n1|\"x\ny\"|3|4\n5|6|7|8\n") == "2: 1 x\ny 3 4\n4: 5 6 7 8")
        #expect(try read("A|B|C|D\n1|2|\"x\n5|6|7|8\n") == "2: 1 2 \"x -\n3: 5 6 7 8")
    }

    @Test func `an open quote costs no more than its rows`() throws {
        let text = "A;B\n" + String(repeating: "\"\"\"x;1\n", count: 20_001)
        #expect(try TemporaryFile(text).open().all().count == 20_001)
        let lone = "A;B\n\"x;1\n" + String(repeating: "2;3\n", count: 400_000)
        #expect(try TemporaryFile(lone).open().all().count == 400_001)
    }
}
