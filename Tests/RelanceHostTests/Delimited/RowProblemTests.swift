import RelanceHost
import Testing

struct RowProblemTests {
    private static let header = (1...18).map { "Col\($0)" }.joined(separator: "|") + "\n"

    private func row(_ cells: Int, filled: Int? = nil) -> String {
        let filled = filled ?? cells
        return (1...cells).map { $0 <= filled ? "c" : "" }.joined(separator: "|")
    }

    private func problems(_ text: String) throws -> [String?] {
        try TemporaryFile(Self.header + text).open().all().map(\.problem)
    }

    @Test func `a last row that is cut off is a problem`() throws {
        let message =
            "row has 7 cells, the header has 18: the file seems cut off here; export it again"
        #expect(try problems("\(row(18))\n\(row(7))") == [nil, message])
        #expect(try problems("\(row(18))\n\(row(17))").last??.hasPrefix("row has 17") == true)
        #expect(try problems("\(row(18))\n\(row(18))") == [nil, nil])
        #expect(try problems("\(row(16))\n\(row(16))") == [nil, nil])
    }

    @Test func `a short row has absent cells, a very short one is a problem`() throws {
        #expect(
            try problems("\(row(9))\n\(row(8))\n\(row(18))\n") == [
                nil, "row has 8 cells, the header has 18: a label may hold a line break", nil,
            ])
        #expect(try problems("total\n").first??.hasPrefix("row has 1 cell, the header") == true)
        #expect(try read("A;B;C\n1;2\n3\n") == "2: 1 2 -\n3: 3 - -")
    }

    @Test func `cells beyond the header must be empty`() throws {
        let message = "row has 20 cells, the header has 18: a label may hold the separator"
        #expect(try problems("\(row(18))\n\(row(20))\n") == [nil, message])
        #expect(try problems("\(row(20))\n\(row(20))\n") == [message, message])
        #expect(try problems("\(row(20, filled: 18))\n\(row(20, filled: 3))\n") == [nil, nil])
    }

    @Test func `one empty cell more than the other rows have is a problem too`() throws {
        let message = "row has 19 cells, the header has 18: a label may hold the separator"
        let rows = "\(row(18, filled: 16))\n\(row(18, filled: 16))\n\(row(19, filled: 17))\n"
        #expect(try problems(rows) == [nil, nil, message])
    }

    @Test func `separators behind the header allow as many behind a row`() throws {
        #expect(
            try read("A|B|\n1|2|\n3|4\n5|x|6|\n") == """
                2: 1 2
                3: 3 4
                4: row has 4 cells, the header has 2: a label may hold the separator
                """)
    }

    @Test func `rows of a file without header are compared with the others`() throws {
        let options = DelimitedOptions(header: false)
        #expect(
            try read("a|b|c\na|b|c\na|b|c|d\na|b", options) == """
                1: a b c
                2: a b c
                3: row has 4 cells, expected 3: a label may hold the separator
                4: row has 2 cells, expected 3: the file seems cut off here; export it again
                """)
    }

    @Test func `a byte 0 far down is a problem of its row`() throws {
        let text = "A;B\n" + String(repeating: "1;2\n", count: 500) + "1;\0\n3;4\n"
        let last = try TemporaryFile(text).open().all().suffix(2)
        let problem =
            "row holds byte 0 at offset 2006: "
            + "a program that writes text does not; export the file again"
        #expect(last.map(\.problem) == [problem, nil])
    }

    @Test func `a row that is too long is a problem and the next is read`() throws {
        let long = "1;" + String(repeating: "x", count: 300_000)
        let options = DelimitedOptions(maximumLine: 1000)
        let problem =
            "row has 300002 bytes, at most 1000 are read: a line end or a quote may be missing"
        for end in ["\n", "\r\r\n"] {
            let file = try TemporaryFile(["A;B", long, "3;4", long].joined(separator: end))
            #expect(try file.open(options).text() == "2: \(problem)\n3: 3 4\n4: \(problem)")
        }
    }
}
