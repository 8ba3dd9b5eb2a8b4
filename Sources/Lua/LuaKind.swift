import CLua

/// The type of a value in Lua; `userdata` is a view or read-only object of the host, `none` its `ctx.none`.
package enum LuaKind: String, Sendable {
    case `nil`, boolean, number, string, table, function, userdata, thread, none

    init(code: Int32) {
        switch Int(code) {
        case CLUA_BOOLEAN: self = .boolean
        case CLUA_INTEGER, CLUA_NUMBER: self = .number
        case CLUA_STRING: self = .string
        case CLUA_TABLE: self = .table
        case CLUA_FUNCTION: self = .function
        case CLUA_USERDATA: self = .userdata
        case CLUA_THREAD: self = .thread
        case CLUA_NONE: self = .none
        default: self = .nil
        }
    }

    /// The kind with its article, for messages: "a string", "nil".
    package var described: String {
        switch self {
        case .nil: "nil"
        case .none: "ctx.none"
        case .userdata: "a host object"
        case .thread: "a coroutine"
        default: "a \(rawValue)"
        }
    }
}
