import CSQLite

/// A dossier's SQLite file.
package final class SQLiteDatabase: Database {
    private let connection: OpaquePointer
    private let path: String
    private var statements: [StatementKey: [OpaquePointer]] = [:]

    package var dialect: Dialect {
        var dialect = Dialect(
            integer: "INTEGER", text: "TEXT", bytes: "BLOB", tableEnd: "STRICT, WITHOUT ROWID",
            rowTableEnd: "STRICT", planning: Self.planning)
        dialect.durable = "PRAGMA synchronous = FULL"
        dialect.usual = "PRAGMA synchronous = NORMAL"
        return dialect
    }

    // Without figures SQLite takes a dossier to have ten invoices, and reads all of them for one
    // contact. Figures of a real book: rows, then rows to each prefix of the key.
    private static let planning = """
        ANALYZE;
        DELETE FROM sqlite_stat1;
        INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
            ('invoice', 'sqlite_autoindex_invoice_1', '1000000 1000000 1'),
            ('invoice', 'invoice_contact', '1000000 1000000 50'),
            ('payment', 'sqlite_autoindex_payment_1', '1000000 1000000 1'),
            ('payment', 'payment_contact', '1000000 1000000 50'),
            ('promise', 'promise', '10000 10000 1'),
            ('promise', 'promise_contact', '10000 10000 2'),
            ('dispute', 'dispute', '10000 10000 1'),
            ('dispute', 'dispute_contact', '10000 10000 2'),
            ('account', 'account', '200000 200000 1'),
            ('action', 'action', '1000000 1000000 1'),
            ('action', 'action_contact', '1000000 1000000 10'),
            ('action', 'action_status', '1000000 1000000 100000 500'),
            ('step_record', 'step_record', '1000000 1000000 20 5 1'),
            ('event', 'event', '1000000 1000000 1'),
            ('event', 'event_contact', '1000000 1000000 20 1');
        ANALYZE sqlite_schema;
        """

    /// Opens the file at `path`, made where there is none; `:memory:` lasts as long as the object.
    package init(path: String) throws(StoreError) {
        _ = Self.isCounting
        var opened: OpaquePointer?
        let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX
        let status = sqlite3_open_v2(path, &opened, flags, nil)
        guard let opened else {
            throw Self.fault(code: status, message: "no memory to open it", path: path, sql: nil)
        }
        connection = opened
        self.path = path
        // What opening cannot know yet, the first look into the file does.
        for pragma in Self.pragmas { try execute("PRAGMA " + pragma) }
        _ = csqlite_defend(connection)
    }

    // How much memory is in use nobody asks; counting it takes a lock that all threads share.
    private static let isCounting = csqlite_stop_counting() != SQLITE_OK

    /// Receipts ask for more (`FULL`) where they are written.
    private static let pragmas = [
        "busy_timeout = 10000", "journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON",
        "temp_store = FILE", "cache_size = -8000", "wal_autocheckpoint = 30000",
        "trusted_schema = OFF",
    ]

    deinit {
        for statement in statements.values.joined() { sqlite3_finalize(statement) }
        sqlite3_close_v2(connection)
    }

    package func execute(_ script: String) throws(StoreError) {
        guard sqlite3_exec(connection, script, nil, nil, nil) == SQLITE_OK else {
            throw fault(script)
        }
    }

    @discardableResult
    package func run(_ sql: String, _ values: [SQLValue]) throws(StoreError) -> Int {
        let rows = try open(sql, values)
        while try rows.next() {}
        return Int(sqlite3_changes(connection))
    }

    package func cursor(_ sql: String, _ values: [SQLValue]) throws(StoreError) -> any Cursor {
        try open(sql, values)
    }

    package func transaction<Result>(_ body: () throws -> Result) throws -> Result {
        try within("BEGIN IMMEDIATE", body)
    }

    package func snapshot<Result>(_ body: () throws -> Result) throws -> Result {
        try within("BEGIN", body)
    }

    private func within<Result>(_ begin: String, _ body: () throws -> Result) throws -> Result {
        try run(begin, [])
        do {
            let result = try body()
            try run("COMMIT", [])
            return result
        } catch {
            // A full disk may have ended the transaction by itself.
            if sqlite3_get_autocommit(connection) == 0 { try execute("ROLLBACK") }
            throw error
        }
    }

    package func copy(to path: String) throws(StoreError) {
        let target = try SQLiteDatabase(path: path)
        guard let backup = sqlite3_backup_init(target.connection, "main", connection, "main") else {
            throw target.fault("copying the store")
        }
        sqlite3_backup_step(backup, -1)
        guard sqlite3_backup_finish(backup) == SQLITE_OK else {
            throw target.fault("copying the store")
        }
    }

    private func open(_ sql: String, _ values: [SQLValue]) throws(StoreError) -> SQLiteCursor {
        let rows = SQLiteCursor(statement: try statement(sql), sql: sql, database: self)
        for (index, value) in values.enumerated() { rows.bind(value, at: Int32(index + 1)) }
        return rows
    }

    private func statement(_ sql: String) throws(StoreError) -> OpaquePointer {
        if let kept = statements[StatementKey(sql: sql)]?.popLast() { return kept }
        var statement: OpaquePointer?
        let flags = UInt32(SQLITE_PREPARE_PERSISTENT)
        guard sqlite3_prepare_v3(connection, sql, -1, flags, &statement, nil) == SQLITE_OK,
            let statement
        else { throw fault(sql) }
        return statement
    }

    fileprivate func keep(_ statement: OpaquePointer, for sql: String) {
        sqlite3_reset(statement)
        statements[StatementKey(sql: sql), default: []].append(statement)
    }

    fileprivate func fault(_ sql: String) -> StoreError {
        let code = sqlite3_errcode(connection)
        let message = String(cString: sqlite3_errmsg(connection))
        return Self.fault(code: code, message: message, path: path, sql: sql)
    }

    private static func fault(code: Int32, message: String, path: String, sql: String?)
        -> StoreError
    {
        let (kind, mend): (StoreError.Kind, String?) =
            switch code & 0xFF {
            case SQLITE_FULL, SQLITE_IOERR:
                (.full, "make room on the disk and run the command again: nothing is half done")
            case SQLITE_BUSY, SQLITE_LOCKED:
                (.busy, "another program holds the file; close it and try again")
            case SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH:
                (.readOnly, "give this user the right to write the file and its folder")
            case SQLITE_CORRUPT, SQLITE_NOTADB:
                (.damaged, "restore the file from a copy, or remove it and import again")
            case SQLITE_CANTOPEN:
                (.cannotOpen, "check that the folder exists and may be written")
            default: (.statement, nil)
            }
        let statement = kind == .statement ? sql.map { " - while executing `\($0)`" } ?? "" : ""
        return StoreError(kind, place: path, problem: message + statement, mend: mend)
    }
}

/// A statement by its text, which is long and mostly the very same string: its length tells it apart.
private struct StatementKey: Hashable {
    let sql: String

    func hash(into hasher: inout Hasher) {
        hasher.combine(sql.utf8.count)
        hasher.combine(sql.utf8.first)
    }
}

/// The rows of one SQLite statement, which goes back to its database when they are done with.
private final class SQLiteCursor: Cursor {
    private let statement: OpaquePointer
    private let sql: String
    private let database: SQLiteDatabase

    init(statement: OpaquePointer, sql: String, database: SQLiteDatabase) {
        self.statement = statement
        self.sql = sql
        self.database = database
    }

    deinit { database.keep(statement, for: sql) }

    func bind(_ value: SQLValue, at index: Int32) {
        switch value {
        case .null: sqlite3_bind_null(statement, index)
        case .integer(let integer): sqlite3_bind_int64(statement, index, Int64(integer))
        case .text(var text):
            text.withUTF8 { bytes in
                bytes.withMemoryRebound(to: CChar.self) { bytes in
                    _ = csqlite_bind_text(
                        statement, index, bytes.baseAddress, Int32(bytes.count))
                }
            }
        case .bytes(let bytes):
            bytes.withUnsafeBytes { bytes in
                _ = csqlite_bind_bytes(
                    statement, index, bytes.baseAddress, Int32(bytes.count))
            }
        }
    }

    func next() throws(StoreError) -> Bool {
        switch sqlite3_step(statement) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default: throw database.fault(sql)
        }
    }

    func isNull(_ column: Int) -> Bool {
        sqlite3_column_type(statement, Int32(column)) == SQLITE_NULL
    }

    func integer(_ column: Int) -> Int? {
        isNull(column) ? nil : Int(sqlite3_column_int64(statement, Int32(column)))
    }

    func bytes(_ column: Int) -> [UInt8]? {
        let column = Int32(column)
        guard let start = sqlite3_column_blob(statement, column) else { return nil }
        let length = Int(sqlite3_column_bytes(statement, column))
        return Array(UnsafeRawBufferPointer(start: start, count: length))
    }

    func text(_ column: Int) -> String? {
        let column = Int32(column)
        guard let start = sqlite3_column_text(statement, column) else { return nil }
        let length = Int(sqlite3_column_bytes(statement, column))
        return String(decoding: UnsafeBufferPointer(start: start, count: length), as: UTF8.self)
    }
}
