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
                "One of \(encodings)."
            ),
            ("header", "boolean?", "Whether the first row names the columns; else true."),
            ("skip", "integer?", "Lines before that."),
            (
                "columns", "string[]?",
                "The columns that are wanted; one that the file lacks is in no row: see `header`."
            ),
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
            throw LuaHostError("ctx.read.rows: the options are \(given.shown), expected a table")
        }
        guard table.list.isEmpty else {
            throw LuaHostError("ctx.read.rows: the options are a list, expected names and values")
        }
        for key in table.keys where !Self.shape.names.contains(key) {
            let near = nearest(key, in: Self.shape.names).map { "; did you mean '\($0)'?" } ?? ""
            throw LuaHostError("ctx.read.rows has no option '\(key)'\(near)")
        }
        func read<Value>(
            _ name: String, _ expected: String, _ read: (LuaValue) -> Value?
        ) throws -> Value? {
            guard let value = table[name], value != .none else { return nil }
            if let read = read(value) { return read }
            throw LuaHostError("ctx.read.rows: \(name) is \(value.shown), expected \(expected)")
        }
        delimited.separator = try read("separator", "one ASCII character", Self.separator)
        delimited.encoding = try read("encoding", "one of \(Self.encodings)") {
            $0.string.flatMap(TextEncoding.parse)
        }
        delimited.header = try read("header", "true or false", \.boolean) ?? true
        delimited.skip =
            try read("skip", "a whole number, 0 or more") { Self.whole($0, from: 0) } ?? 0
        if let limit = try read("limit", "a whole number, 1 or more", { Self.whole($0, from: 1) }) {
            delimited.limit = limit
        }
        delimited.columns = try read("columns", "a list of texts, 1,000 at most", Self.texts)
        delimited.filter = try read("where", "one column with a list of beginnings", Self.filter)
        position = try read("from", "what an earlier call gave as next", Self.position)
        fingerprint = table["from"]?.table?["file"]?.string
    }

    private static let encodings = TextEncoding.allCases.map(\.rawValue).joined(separator: ", ")

    private static func whole(_ value: LuaValue, from least: Int) -> Int? {
        value.integer.flatMap { (least...1_000_000_000).contains($0) ? $0 : nil }
    }

    private static func texts(_ value: LuaValue) -> [String]? {
        guard let table = value.table, table.fields.isEmpty, table.list.count <= 1_000 else {
            return nil
        }
        let texts = table.list.compactMap(\.string)
        return texts.count == table.list.count ? texts : nil
    }

    private static func position(_ value: LuaValue) -> DelimitedPosition? {
        guard let offset = value.table?["offset"]?.integer, offset >= 0,
            let line = value.table?["line"]?.integer, (0...1_000_000_000_000).contains(line)
        else { return nil }
        return DelimitedPosition(offset: offset, line: line)
    }

    private static func separator(_ value: LuaValue) -> UInt8? {
        guard let text = value.string, text.utf8.count == 1 else { return nil }
        return text.utf8.first
    }

    private static func filter(_ value: LuaValue) -> DelimitedFilter? {
        guard let table = value.table, table.list.isEmpty, table.fields.count == 1,
            let (column, beginnings) = table.fields.first, let prefixes = texts(beginnings),
            !prefixes.isEmpty
        else { return nil }
        return DelimitedFilter(column: column, prefixes: prefixes)
    }
}
