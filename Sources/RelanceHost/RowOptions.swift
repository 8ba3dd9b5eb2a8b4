import Lua

/// The options of `ctx.read.rows`, read from the table that a plugin gives.
struct RowOptions {
    private(set) var delimited = DelimitedOptions()
    private(set) var position: DelimitedPosition?
    /// The file for which the position was made.
    private(set) var fingerprint: String?

    /// The options that there are.
    static let shape = Shape(
        "row_options", "How rows are read; what is not said is detected.",
        [
            ("separator", "string?", "One ASCII character between cells."),
            (
                "encoding", "string?",
                "One of " + TextEncoding.allCases.map(\.rawValue).joined(separator: ", ") + "."
            ),
            ("header", "boolean?", "Whether the first row names the columns; else true."),
            ("skip", "integer?", "Lines before that."),
            ("columns", "string[]?", "The columns that are wanted."),
            (
                "where", "table<string, string[]>?",
                "A column, and with what its cells begin in the rows that are wanted."
            ),
            ("from", "row_place?", "Where an earlier call ended."),
            ("limit", "integer?", "How many rows at most."),
        ])

    init(_ given: LuaValue) throws {
        if given == .nil { return }
        guard case .table(let table) = given else {
            throw LuaHostError("ctx.read.rows: the options are not a table")
        }
        for key in table.keys where !Self.shape.names.contains(key) {
            let near = nearest(key, in: Self.shape.names).map { "; did you mean '\($0)'?" } ?? ""
            throw LuaHostError("ctx.read.rows has no option '\(key)'\(near)")
        }
        if let separator = table["separator"] {
            delimited.separator = try Self.separator(separator)
        }
        if let encoding = table["encoding"] { delimited.encoding = try Self.encoding(encoding) }
        if let header = table["header"] { delimited.header = header != .boolean(false) }
        if let skip = table["skip"]?.integer { delimited.skip = max(0, skip) }
        if let limit = table["limit"]?.integer { delimited.limit = max(1, limit) }
        if let columns = table["columns"]?.table {
            delimited.columns = columns.list.compactMap(\.string)
        }
        if let filter = table["where"]?.table { delimited.filter = try Self.filter(filter) }
        if let from = table["from"]?.table { try takePosition(from) }
    }

    private mutating func takePosition(_ from: LuaTable) throws {
        guard let offset = from["offset"]?.integer, let line = from["line"]?.integer, offset >= 0
        else {
            throw LuaHostError("ctx.read.rows: from is not what an earlier call gave as next")
        }
        position = DelimitedPosition(offset: offset, line: line)
        fingerprint = from["file"]?.string
    }

    private static func separator(_ value: LuaValue) throws -> UInt8 {
        guard let text = value.string, text.utf8.count == 1, let byte = text.utf8.first else {
            throw LuaHostError("ctx.read.rows: separator is not one ASCII character")
        }
        return byte
    }

    private static func encoding(_ value: LuaValue) throws -> TextEncoding {
        guard let name = value.string, let encoding = TextEncoding.parse(name) else {
            let names = TextEncoding.allCases.map(\.rawValue).joined(separator: ", ")
            throw LuaHostError("ctx.read.rows: encoding is not one of \(names)")
        }
        return encoding
    }

    private static func filter(_ table: LuaTable) throws -> DelimitedFilter {
        guard table.fields.count == 1, let (column, value) = table.fields.first,
            let prefixes = value.table?.list.compactMap(\.string), !prefixes.isEmpty
        else {
            throw LuaHostError("ctx.read.rows: where is not one column with a list of beginnings")
        }
        return DelimitedFilter(column: column, prefixes: prefixes)
    }
}
