import RelanceHost
import Testing

struct BatchTests {
    private static let text =
        "A;B\n1;\"x\ny\"\n\n2;b\n3\n4;5;6\n\"7;c\n8;d\n\n\n"

    @Test(arguments: [1, 2, 3, 5_000])
    func `the size of batches changes nothing`(limit: Int) throws {
        let file = try TemporaryFile(Self.text)
        let whole = try file.open().all()
        #expect(whole.count == 6)
        #expect(try file.open(DelimitedOptions(limit: limit)).all() == whole)
    }

    @Test func `reading goes on from any position, in another process too`() throws {
        let file = try TemporaryFile(Self.text)
        let whole = try file.open().all()
        let reader = try file.open(DelimitedOptions(limit: 1))
        var position: DelimitedPosition?
        for index in whole.indices {
            #expect(try file.open().all(from: position) == Array(whole[index...]))
            position = try reader.rows(from: position).next
        }
        #expect(position == nil)
    }

    @Test func `a file may be read again from the start`() throws {
        let file = try TemporaryFile(Self.text).open(DelimitedOptions(limit: 2))
        let first = try file.rows()
        _ = try file.rows(from: first.next)
        #expect(try file.rows() == first)
    }

    @Test func `a batch ends where its text has grown large`() throws {
        let row = String(repeating: "x", count: 1 << 20) + ";1\n"
        let text = "A;B\n" + String(repeating: row, count: 20)
        let file = try TemporaryFile(text).open(DelimitedOptions(maximumLine: 2 << 20))
        let rows = try file.rows()
        #expect(rows.count == 16)
        #expect(try file.rows(from: rows.next).count == 4)
    }

    @Test func `a file that was changed while it is open is refused`() throws {
        let file = try TemporaryFile("A;B\n1;2\n3;4\n")
        for bytes in ["5;6\n", ""] {
            let reader = try file.open(DelimitedOptions(limit: 1))
            let next = try reader.rows().next
            try file.write(Array(bytes.utf8), appending: !bytes.isEmpty)
            #expect(message(file) { try reader.rows(from: next) } == Self.changed)
        }
    }

    @Test(arguments: [-1, 0, 2, 6, 13, 1_000])
    func `a position at which no row can begin is refused`(offset: Int) throws {
        let file = try TemporaryFile("A;B\n1;2\n3;4\n")
        let reader = try file.open()
        let position = DelimitedPosition(offset: offset, line: 2)
        #expect(message(file) { try reader.rows(from: position) } == Self.changed)
        #expect(try reader.rows(from: DelimitedPosition(offset: 8, line: 3)).count == 1)
        #expect(try reader.rows(from: DelimitedPosition(offset: 12, line: 4)).count == 0)
    }

    private static let changed = "file: changed since it was begun to be read; start it again"

    private func message(_ file: TemporaryFile, _ body: () throws -> DelimitedRows) -> String? {
        do {
            _ = try body()
            return nil
        } catch {
            return "file" + "\(error)".dropFirst(file.path.utf8.count)
        }
    }
}
