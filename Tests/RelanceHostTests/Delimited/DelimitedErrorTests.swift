import Glibc
import Testing

@testable import RelanceHost

struct DelimitedErrorTests {
    @Test(arguments: [
        ("", "file: the file is empty"),
        ("\u{FEFF}", "file: the file is empty"),
        ("\n \r\n\n", "file: the file is empty"),
        ("PK\u{3}\u{4}abc", "file: this looks like a spreadsheet or an archive; save it as CSV"),
        ("%PDF-1.4\n", "file: this is a PDF document; export it as text or CSV"),
        (
            "A;B\n1;\0\n",
            "file: this is not a text file (byte 0 at offset 6); export it as text or CSV"
        ),
        (
            "A\0;\0B\0\n\0",
            "file: this is text in UTF-16; save it again as \"CSV UTF-8\" or UTF-8 text"
        ),
    ])
    func `what is not text in rows is refused`(content: String, message: String) throws {
        #expect(try TemporaryFile(content).message() == message)
    }

    @Test(
        arguments: [
            [0xFF, 0xFE, 65, 0], [0xFE, 0xFF, 0, 65],
        ] as [[UInt8]])
    func `the marks of UTF-16 are known`(bytes: [UInt8]) throws {
        let message = "file: this is text in UTF-16; save it again as \"CSV UTF-8\" or UTF-8 text"
        #expect(try TemporaryFile(bytes).message() == message)
    }

    @Test(
        arguments: [
            [0xD0, 0xCF, 0x11, 0xE0, 0xA1], [0x1F, 0x8B, 8], [0x37, 0x7A, 0xBC, 0xAF],
        ] as [[UInt8]])
    func `the marks of spreadsheets and archives are known`(bytes: [UInt8]) throws {
        let message = "file: this looks like a spreadsheet or an archive; save it as CSV"
        #expect(try TemporaryFile(bytes).message() == message)
    }

    private static let remedy = "say how many lines stand before the header, or that there is none"

    @Test(arguments: [
        (
            "VE|VENTES|1|20230109|70100000|0,00|69,60\n",
            "file:1: expected the names of the columns, found the value \"20230109\"; \(remedy)"
        ),
        ("\n1;2\n", "file:2: expected the names of the columns, found the value \"1\"; \(remedy)"),
        (";;;\n1;2\n", "file:1: the header names no column; \(remedy)"),
        (
            "Balance\nA;B;C\n1;2;3\n",
            "file:1: the header has 1 cell, the lines below it have 3; \(remedy)"
        ),
    ])
    func `a header that is none is refused`(content: String, message: String) throws {
        #expect(try TemporaryFile(content).message() == message)
    }

    @Test func `years and ages may name columns`() throws {
        #expect(try TemporaryFile("Client;2023;2024;0-30;31/60;90\n").message() == nil)
    }

    @Test func `a header that cannot be read is refused`() throws {
        let bad = Array("A;".utf8) + [0xE9] + Array(";B\né;ü\n".utf8)
        #expect(
            try TemporaryFile(bad).message()
                == "file:1: the header cannot be read: row is not UTF-8: byte E9 at offset 2; "
                + "export the file again in one encoding")
        let short = DelimitedOptions(maximumLine: 4)
        #expect(
            try TemporaryFile("A;B;C\n").message(short)
                == "file:1: the first row has 5 bytes or more, at most 4 are read; "
                + "check how its lines end")
        #expect(
            try TemporaryFile(String(repeating: "A;", count: 200_000)).message()
                == "file:1: the first row has 262144 bytes or more, at most 262144 are read; "
                + "check how its lines end")
    }

    @Test func `there must be a line after those passed over`() throws {
        let message = "file: the file ends before line 3, where it should begin; skip fewer lines"
        #expect(try TemporaryFile("A;B\n1;2\n").message(DelimitedOptions(skip: 2)) == message)
        #expect(try TemporaryFile("A;B").message(DelimitedOptions(skip: 2)) == message)
    }

    @Test func `a column to filter by must exist`() throws {
        let filter = DelimitedFilter(column: "Compte", prefixes: ["411"])
        #expect(
            try TemporaryFile("CompteNum;Solde\n1;2\n").message(DelimitedOptions(filter: filter))
                == "file:1: the rows are to be chosen by column 'Compte', which the header lacks; "
                + "it has 'CompteNum', 'Solde'")
    }

    @Test(arguments: [0, 10, 13, 34, 200] as [UInt8])
    func `some bytes cannot separate cells`(separator: UInt8) throws {
        let options = DelimitedOptions(separator: separator)
        #expect(
            try TemporaryFile("A;B\n").message(options)
                == "file: byte \(separator) cannot separate cells; "
                + "give one ASCII character such as ; or |")
    }

    @Test func `a file must be there and be a file`() throws {
        #expect(message("/no/such") == "/no/such: there is no such file; check its name and folder")
        #expect(message("/tmp") == "/tmp: this is a folder; name one file in it")
        #expect(
            message("/dev/null")
                == "/dev/null: this is a pipe or a device; copy its content into a file")
        let place = try TemporaryFile("").path + ".pipe"
        #expect(mkfifo(place, 0o600) == 0)
        defer { unlink(place) }
        #expect(
            message(place) == "\(place): this is a pipe or a device; copy its content into a file")
    }

    @Test func `a fault of the system is told with its name`() throws {
        let place = try TemporaryFile("").path + ".loop"
        #expect(symlink(place, place) == 0)
        defer { unlink(place) }
        #expect(
            message(place)
                == "\(place): cannot be read (Too many levels of symbolic links); "
                + "copy it to a local disk and try again")
    }

    @Test(.enabled(if: geteuid() != 0, "the superuser may read everything"))
    func `a file must be open to this user`() throws {
        let file = try TemporaryFile("A;B\n")
        #expect(chmod(file.path, 0) == 0)
        #expect(file.message() == "file: may not be read by this user; give it permission to read")
    }

    @Test func `a missing permission is told with its remedy`() {
        #expect(
            DelimitedError.permission("a.csv").description
                == "a.csv: may not be read by this user; give it permission to read")
    }

    private func message(_ path: String) -> String? {
        do throws(DelimitedError) {
            _ = try DelimitedFile(path)
            return nil
        } catch {
            return error.description
        }
    }
}
