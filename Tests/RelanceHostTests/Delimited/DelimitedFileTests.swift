import RelanceHost
import Testing

struct DelimitedFileTests {
    @Test(arguments: ["\t", "|", ";", ","])
    func `a table is read whatever separates its cells`(separator: String) throws {
        let text = "Code;Libellé;Solde\nC1; Dupont ;12.50\nC2;;3\n"
        let file = try TemporaryFile(
            text.split(separator: ";", omittingEmptySubsequences: false)
                .joined(separator: separator)
        ).open()
        #expect(file.header == ["Code", "Libellé", "Solde"])
        #expect(file.layout.separator == separator.utf8.first)
        #expect(file.layout.encoding == .utf8)
        #expect(try file.text() == "2: C1 Dupont 12.50\n3: C2  3")
    }

    @Test(arguments: ["\n", "\r\n", "\r\r\n", "\r"])
    func `a line may end in any way, and the last one in none`(end: String) throws {
        let text = ["A;B", "1;2", "", "3;4"].joined(separator: end)
        #expect(try read(text) == "2: 1 2\n4: 3 4")
        #expect(try read(text + end + end + "  " + end + "\u{1A}") == "2: 1 2\n4: 3 4")
    }

    @Test func `columns come as asked for, whatever their case and accents`() throws {
        let options = DelimitedOptions(columns: ["echeance", "Montant", "MONTANTDEVISE", "code"])
        let file = try TemporaryFile("Code;Montantdevise;Échéance\n1;2;3\n").open(options)
        let rows = try file.rows()
        #expect(rows.keys == ["echeance", "MONTANTDEVISE", "code"])
        #expect(rows.rows.map(\.cells) == [["3", "2", "1"]])
    }

    @Test func `a column may be asked for twice`() throws {
        let options = DelimitedOptions(columns: ["a", "b", "A", "a"])
        #expect(try read("a;b\nlong text;1\n", options) == "2: long text 1 long text long text")
    }

    @Test func `names found again and missing names get a number`() throws {
        let file = try TemporaryFile("A;A;;A; B ;;\n1;2;3;4;5;;\n").open()
        #expect(file.header == ["A", "A 2", "3", "A 3", "B"])
        #expect(try file.text() == "2: 1 2 3 4 5")
    }

    @Test func `a file without header has the names given, then numbers`() throws {
        let named = DelimitedOptions(header: false, names: ["Compte", "Solde"])
        let file = try TemporaryFile("411;12,5;EUR\n412;13,5;EUR\n").open(named)
        #expect(file.header == ["Compte", "Solde", "3"])
        #expect(try file.text() == "1: 411 12,5 EUR\n2: 412 13,5 EUR")
        let gap = DelimitedOptions(header: false, names: ["", "Solde", ""])
        #expect(try TemporaryFile("411;12,5\n").open(gap).header == ["1", "Solde", "3"])
        let unnamed = try TemporaryFile("411;12,5\n").open(DelimitedOptions(header: false))
        #expect(unnamed.header == ["1", "2"])
    }

    @Test func `lines before the header are passed over`() throws {
        let text = "Balance au 31/12/2024\n\nA;B\n1;2\n"
        #expect(try read(text, DelimitedOptions(skip: 2)) == "4: 1 2")
        #expect(try read(text, DelimitedOptions(skip: 1)) == "4: 1 2")
    }

    @Test func `a header may stand alone`() throws {
        let rows = try TemporaryFile("A;B;C").open().rows()
        #expect(rows.count == 0)
        #expect(rows.next == nil)
        #expect(rows.scanned == 0)
    }

    @Test func `a column of names needs no separator`() throws {
        #expect(try read("Montant\n12,50\n13,50\n") == "2: 12,50\n3: 13,50")
    }

    @Test func `no-break spaces are trimmed`() throws {
        let text = "A;B\n\u{A0}1 \u{A0};\u{202F}2\u{202F}\n\u{A0}\n3;\u{A0}\n"
        #expect(try read(text) == "2: 1 2\n4: 3 ")
        let latin =
            Array("A;é\n".unicodeScalars.map { UInt8($0.value) }) + [0xA0, 49, 59, 0xA0, 10]
        #expect(try TemporaryFile(latin).open().text() == "2: 1 ")
    }

    @Test func `the separator is the one that fits the header and the rows`() throws {
        #expect(try read("Nom, prénom;Solde\nDupont, Jean;12,50\n") == "2: Dupont, Jean 12,50")
        #expect(try read("Nom;Solde\n\"a|b\",c;1|2\n") == "2: \"a|b\",c 1|2")
        let given = DelimitedOptions(separator: UInt8(ascii: "#"))
        #expect(try read("A#B\n1;1#2\n", given) == "2: 1;1 2")
    }

    @Test func `a row knows its line and its byte`() throws {
        let rows = try TemporaryFile("A;B\r\n\r\n1;\"x\r\ny\"\r\n2;z\r\n").open().rows()
        #expect(rows.lines == [3, 5])
        #expect(rows.offsets == [7, 17])
    }

    @Test func `the fingerprint is that of the content`() throws {
        let text = "A;B\n" + String(repeating: "1;2\n", count: 100_000)
        let (file, twin) = (try TemporaryFile(text), try TemporaryFile(text))
        let before = try file.open().fingerprint
        #expect(try before == twin.open(DelimitedOptions(encoding: .latin1)).fingerprint)
        #expect(try TemporaryFile("A;B\n1;2\n").open().fingerprint == "8-9a7593e0773ce20c")
        for place in [5, 200_000, 399_998] {
            var bytes = Array(text.utf8)
            bytes[place] = UInt8(ascii: "9")
            try file.write(bytes)
            #expect(try file.open().fingerprint != before)
        }
        #expect(try twin.open().size == 400_004)
    }
}
