import RelanceCore
import RelanceStore
import RelanceTestSupport
import Testing

/// What every backend does alike.
enum Backend: CaseIterable, Sendable {
    case sqlite

    static var all: [Backend] { allCases }

    func open() throws -> any Database { try SQLiteDatabase(path: ":memory:") }
}

struct DatabaseTests {
    private func numbers(_ backend: Backend) throws -> any Database {
        let database = try backend.open()
        let (int, text) = (database.dialect.integer, database.dialect.text)
        try database.execute(
            "CREATE TABLE item (id \(int) NOT NULL, word \(text), PRIMARY KEY (id)) \(database.dialect.tableEnd)"
        )
        for id in 1...3 {
            try database.run(
                "INSERT INTO item (id, word) VALUES (?1, ?2)", [.integer(id), .text("w\(id)")])
        }
        return database
    }

    @Test(arguments: Backend.all)
    func `values come back as they were bound`(backend: Backend) throws {
        let database = try numbers(backend)
        for text in ["", "é€\u{1F600}", "a\0b", String(repeating: "x", count: 100_000)] {
            try database.run("UPDATE item SET word = ?2 WHERE id = ?1", [.integer(1), .text(text)])
            let rows = try database.cursor("SELECT word FROM item WHERE id = ?1", [.integer(1)])
            #expect(try rows.next())
            #expect(rows.text(0) == text)
        }
        for number in [Int.min, -1, 0, Int.max] {
            #expect(try database.number("SELECT CAST(?1 AS bigint)", [.integer(number)]) == number)
        }
        try database.run("UPDATE item SET word = ?2 WHERE id = ?1", [.integer(1), .null])
        let rows = try database.cursor("SELECT word, id FROM item WHERE id = 1", [])
        #expect(try rows.next())
        #expect(rows.text(0) == nil && rows.integer(0) == nil && rows.integer(1) == 1)
    }

    @Test(arguments: Backend.all)
    func `several cursors are open at once, on one statement too`(backend: Backend) throws {
        let database = try numbers(backend)
        let sql = "SELECT id FROM item WHERE id > ?1 ORDER BY id"
        let (one, other) = (
            try database.cursor(sql, [.integer(0)]), try database.cursor(sql, [.integer(1)])
        )
        var seen: [Int?] = []
        while try one.next() {
            seen.append(one.integer(0))
            if try other.next() { seen.append(other.integer(0)) }
        }
        #expect(seen == [1, 2, 2, 3, 3])
    }

    @Test(arguments: Backend.all)
    func `a transaction that throws leaves nothing`(backend: Backend) throws {
        struct Stop: Error {}
        let database = try numbers(backend)
        #expect(throws: Stop.self) {
            try database.transaction {
                try database.run("DELETE FROM item", [])
                throw Stop()
            }
        }
        #expect(try database.number("SELECT count(*) FROM item") == 3)
    }

    @Test(arguments: Backend.all)
    func `changed rows are counted and returned`(backend: Backend) throws {
        let database = try numbers(backend)
        #expect(
            try database.run("UPDATE item SET word = ?1 WHERE id > ?2", [.text("n"), .integer(1)])
                == 2)
        let rows = try database.cursor(
            "DELETE FROM item WHERE id = ?1 RETURNING word", [.integer(3)])
        #expect(try rows.next())
        #expect(rows.text(0) == "n")
    }

    @Test(arguments: Backend.all)
    func `a value of another type is refused`(backend: Backend) throws {
        let database = try numbers(backend)
        let error = #expect(throws: StoreError.self) {
            try database.run("INSERT INTO item (id) VALUES (?1)", [.text("x")])
        }
        #expect(error?.kind == .statement)
        #expect(
            error?.description.contains("while executing `INSERT INTO item (id) VALUES (?1)`")
                == true)
    }

    @Test func `a full disk is said to be one, and what was begun is undone`() throws {
        let database = try SQLiteDatabase(path: ":memory:")
        try database.execute("CREATE TABLE item (word TEXT) STRICT")
        try database.execute("PRAGMA max_page_count = 10")
        let error = #expect(throws: StoreError.self) {
            try database.transaction {
                for _ in 0..<100 {
                    try database.run(
                        "INSERT INTO item (word) VALUES (?1)",
                        [.text(String(repeating: "x", count: 4000))])
                }
            }
        }
        #expect(error?.kind == .full)
        #expect(
            error?.mend == "make room on the disk and run the command again: nothing is half done")
        #expect(try database.number("SELECT count(*) FROM item") == 0)
    }

    @Test func `a file that is no database is said to be damaged`() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            "no database at all, but long enough to look like one: \(String(repeating: ".", count: 2000))",
            to: "x.db")
        let error = #expect(throws: StoreError.self) {
            try SQLiteDatabase(path: folder.path + "/x.db")
        }
        #expect(error?.kind == .damaged)
    }
}
