import RelanceHost
import Testing

struct EncodingTests {
    /// A table with the bytes `cell` in its second row, below a long stretch of ASCII.
    private func table(_ cell: [UInt8], after ascii: Int = 0, mark: Bool = false) -> [UInt8] {
        let head: [UInt8] = mark ? [0xEF, 0xBB, 0xBF] : []
        let rows = [[UInt8]](repeating: Array("abc;1\n".utf8), count: ascii).joined()
        return head + Array("A;B\n".utf8) + rows + cell + Array(";2\n".utf8)
    }

    private func cell(_ bytes: [UInt8], _ options: DelimitedOptions = DelimitedOptions()) throws
        -> String?
    {
        try TemporaryFile(bytes).open(options).all().last?.cells.first ?? nil
    }

    @Test func `UTF-8 is read with and without its mark`() throws {
        for mark in [false, true] {
            let file = try TemporaryFile(table(Array("Épée 5 €".utf8), mark: mark)).open()
            #expect(file.header == ["A", "B"])
            #expect(file.layout.encoding == .utf8)
            #expect(try file.text() == "2: Épée 5 € 2")
        }
        let options = DelimitedOptions(encoding: .cp1252)
        #expect(try cell(table(Array("é".utf8), mark: true), options) == "é")
    }

    @Test func `western encodings are told apart by the euro and the quotes`() throws {
        let latin = try TemporaryFile(table([0xE9, 0xA4, 0x20, 0xE7, 0x61])).open()
        #expect(latin.layout.encoding == .latin9)
        #expect(try latin.text() == "2: é€ ça 2")
        let windows = try TemporaryFile(table([0x6C, 0x92, 0xE9, 0x74, 0xE9, 0x80])).open()
        #expect(windows.layout.encoding == .cp1252)
        #expect(try windows.text() == "2: l’été€ 2")
    }

    @Test(
        arguments: zip(
            [.latin1, .latin9, .cp1252, .cp850] as [TextEncoding], ["¤", "€", "¤", "ñ"]))
    func `an encoding that is given is used`(encoding: TextEncoding, character: String) throws {
        #expect(try cell(table([0xA4]), DelimitedOptions(encoding: encoding)) == character)
    }

    @Test func `an accent beyond the first megabyte decides`() throws {
        let latin = try TemporaryFile(table([0xE9, 0x74, 0xE9], after: 400_000)).open()
        #expect(latin.layout.encoding == .latin9)
        #expect(try latin.all().last?.cells == ["été", "2"])
        #expect(try cell(table(Array("été".utf8), after: 400_000)) == "été")
    }

    @Test func `an accent may lie across two reads`() throws {
        for shift in 0..<8 {
            let start = (256 << 10) - 4 - shift
            let text = Array("A;B\n".utf8) + Array(repeating: UInt8(ascii: "x"), count: start)
            let file = try TemporaryFile(text + Array("é€😀;1\n".utf8)).open(
                DelimitedOptions(header: false))
            #expect(file.layout.encoding == .utf8)
            #expect(try file.all().last?.cells[0]?.hasSuffix("xé€😀") == true)
        }
    }

    @Test func `one bad sequence does not make UTF-8 something else`() throws {
        let rows = Array("A;B\né;1\nà;2\n".utf8) + [0x78, 0xE9] + Array(";3\nç;4\n".utf8)
        let file = try TemporaryFile(rows).open()
        #expect(file.layout.encoding == .utf8)
        #expect(
            try file.text() == """
                2: é 1
                3: à 2
                4: row is not UTF-8: byte E9 at offset 15; export the file again in one encoding
                5: ç 4
                """)
    }

    @Test(
        arguments: [
            [0xC0, 0x80], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF5],
            [0x80], [0xE2, 0x82], [0xF0, 0x9F, 0x98],
        ] as [[UInt8]])
    func `what Unicode forbids is no UTF-8`(bytes: [UInt8]) throws {
        let options = DelimitedOptions(encoding: .utf8)
        let row = try #require(try TemporaryFile(table(bytes)).open(options).all().first)
        #expect(row.problem?.hasPrefix("row is not UTF-8: byte") == true)
    }

    @Test func `a file that ends within a character is still UTF-8`() throws {
        let file = try TemporaryFile(Array("A;B\né;1\nx;".utf8) + [0xC3]).open()
        #expect(file.layout.encoding == .utf8)
        #expect(try file.all().last?.problem?.hasPrefix("row is not UTF-8") == true)
    }

    @Test func `every byte of every western encoding has a character of its own`() throws {
        for encoding in TextEncoding.allCases where encoding != .utf8 {
            let bytes = (0x80...0xFF).map { UInt8($0) }
            let text = try #require(
                try cell(table([65] + bytes + [65]), DelimitedOptions(encoding: encoding)))
            #expect(Set(text.unicodeScalars).count == 129)
            #expect(text.unicodeScalars.count == 130)
        }
    }

    @Test func `an encoding is known by the names that programs give it`() {
        #expect(TextEncoding.parse("utf8") == .utf8)
        #expect(TextEncoding.parse("Windows-1252") == .cp1252)
        #expect(TextEncoding.parse("iso_8859-15") == .latin9)
        #expect(TextEncoding.parse("klingon") == nil)
    }
}
