/// A value that a statement binds.
package enum SQLValue: Sendable, Equatable {
    case null
    case integer(Int)
    case text(String)
    case bytes([UInt8])
}

/// What differs in the words of two databases.
package struct Dialect: Sendable {
    /// Column type of whole numbers, and of text that sorts by its bytes.
    package var integer: String
    package var text: String
    /// Column type of bytes that are no text.
    package var bytes: String
    /// What ends a CREATE TABLE whose rows lie in the order of their primary key.
    package var tableEnd: String
    /// What ends a CREATE TABLE whose rows lie in the order in which they came.
    package var rowTableEnd: String
    /// What helps the planner once tables are made: how many rows a key has on the average.
    package var planning: String
    /// Makes each commit wait for the disk, and what takes that back.
    package var durable = ""
    package var usual = ""

    /// Makes a dialect.
    package init(
        integer: String, text: String, bytes: String, tableEnd: String, rowTableEnd: String,
        planning: String = ""
    ) {
        self.integer = integer
        self.text = text
        self.bytes = bytes
        self.tableEnd = tableEnd
        self.rowTableEnd = rowTableEnd
        self.planning = planning
    }
}

/// A connection to a database, used by one thread.
///
/// SQL is written with `?1`, `?2` in words that SQLite and PostgreSQL share; a statement is prepared
/// once and kept by its text. Several cursors may be open at once.
package protocol Database: AnyObject {
    var dialect: Dialect { get }

    /// Runs statements that have no values and give no rows.
    func execute(_ script: String) throws(StoreError)

    /// Runs a statement; answers how many rows it changed.
    @discardableResult
    func run(_ sql: String, _ values: [SQLValue]) throws(StoreError) -> Int

    /// Opens a cursor on the rows of a query, before the first of them.
    func cursor(_ sql: String, _ values: [SQLValue]) throws(StoreError) -> any Cursor

    /// Runs `body` in a transaction: all of it or nothing. Not to be nested.
    func transaction<Result>(_ body: () throws -> Result) throws -> Result

    /// Runs `body`, which only reads, on the database as it is now. Not to be nested.
    func snapshot<Result>(_ body: () throws -> Result) throws -> Result

    /// Writes a copy of the whole database to a new file.
    func copy(to path: String) throws(StoreError)
}

/// The rows of a query, one at a time.
package protocol Cursor: AnyObject {
    /// Goes to the next row; false after the last.
    func next() throws(StoreError) -> Bool

    /// Answers whether a column, from 0, is null.
    func isNull(_ column: Int) -> Bool

    /// The whole number in a column, from 0; nil where it is null.
    func integer(_ column: Int) -> Int?

    /// The text in a column, from 0; nil where it is null.
    func text(_ column: Int) -> String?

    /// The bytes in a column, from 0; nil where it is null.
    func bytes(_ column: Int) -> [UInt8]?
}

extension Database {
    /// The first column of the first row, as a number.
    package func number(_ sql: String, _ values: [SQLValue] = []) throws(StoreError) -> Int? {
        let rows = try cursor(sql, values)
        return try rows.next() ? rows.integer(0) : nil
    }
}
