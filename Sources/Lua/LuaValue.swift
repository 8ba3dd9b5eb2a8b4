/// Plain data that crosses the border, as a copy.
///
/// A string that is not valid UTF-8 is `bytes`; `none` is the sentinel `ctx.none`.
package enum LuaValue: Sendable, Equatable {
    case `nil`
    case boolean(Bool)
    case integer(Int)
    case number(Double)
    case string(String)
    case bytes([UInt8])
    case table(LuaTable)
    case none
    /// A secret by its name, which is all that plugins see of it; only host functions take one.
    case secret(String)

    package var kind: LuaKind {
        switch self {
        case .nil: .nil
        case .boolean: .boolean
        case .integer, .number: .number
        case .string, .bytes: .string
        case .table: .table
        case .none: .none
        case .secret: .userdata
        }
    }

    package var string: String? { if case .string(let text) = self { text } else { nil } }
    package var boolean: Bool? { if case .boolean(let flag) = self { flag } else { nil } }
    package var table: LuaTable? { if case .table(let table) = self { table } else { nil } }

    /// The whole number that this is, also where Lua holds it as 3.0.
    package var integer: Int? {
        switch self {
        case .integer(let whole): whole
        case .number(let number): Int(exactly: number)
        default: nil
        }
    }

    package var number: Double? {
        switch self {
        case .integer(let whole): Double(whole)
        case .number(let number): number
        default: nil
        }
    }
}

extension LuaValue {
    /// The value as an error shows it: `"high"`, 42, a table.
    package var shown: String {
        switch self {
        case .nil: "nil"
        case .none: "ctx.none"
        case .boolean(let boolean): String(boolean)
        case .integer(let integer): String(integer)
        case .number(let number): String(number)
        case .string(let text): "\"\(text.count > 60 ? text.prefix(60) + "…" : text[...])\""
        case .bytes: "a text that is not UTF-8"
        case .secret(let name): "<secret \(name)>"
        case .table: "a table"
        }
    }
}

extension LuaValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByFloatLiteral,
    ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    package init(stringLiteral value: String) { self = .string(value) }
    package init(integerLiteral value: Int) { self = .integer(value) }
    package init(floatLiteral value: Double) { self = .number(value) }
    package init(booleanLiteral value: Bool) { self = .boolean(value) }
    package init(arrayLiteral elements: LuaValue...) { self = .table(LuaTable(list: elements)) }
    package init(dictionaryLiteral elements: (String, LuaValue)...) {
        self = .table(LuaTable(fields: elements.map { (key: $0.0, value: $0.1) }))
    }
}
