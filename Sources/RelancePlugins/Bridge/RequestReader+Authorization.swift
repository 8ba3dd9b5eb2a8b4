import Lua
import RelanceCore

extension RequestReader {
    /// Reads `auth`: one of the ways to show who asks.
    mutating func authorization(_ given: LuaValue) throws(LuaHostError)
        -> HTTPRequest.Authorization
    {
        let kinds = Shape.httpAuthorization.names
        guard let table = given.table, table.list.isEmpty else {
            throw Self.fault("auth is no table with \(kinds.joined(separator: ", "))")
        }
        try Self.check(table, .httpAuthorization, "auth.")
        guard table.keys.count == 1, let kind = table.keys.first, let value = table[kind] else {
            throw Self.fault("auth has not one of \(kinds.joined(separator: ", "))")
        }
        switch kind {
        case "bearer":
            let token = try text(value, "auth.bearer")
            try check(header: "Authorization", token, "auth.bearer")
            return .bearer(token)
        case "basic":
            let parts = try texts(value, .httpBasic, "auth.basic")
            return .basic(user: parts[0], password: parts[1])
        case "header":
            let parts = try texts(value, .httpHeader, "auth.header")
            try check(header: parts[0], parts[1], "auth.header")
            return .header(HTTPRequest.Header(parts[0], parts[1]))
        default:
            guard let fields = value.table else { throw Self.fault("auth.oauth2 is no table") }
            try Self.check(fields, .httpOAuth, "auth.oauth2.")
            return .oauth2(
                HTTPRequest.OAuth2(
                    tokenURL: try text(fields["token_url"] ?? .nil, "auth.oauth2.token_url"),
                    id: try text(fields["id"] ?? .nil, "auth.oauth2.id"),
                    secret: try text(fields["secret"] ?? .nil, "auth.oauth2.secret"),
                    scope: try fields["scope"].map { scope throws(LuaHostError) in
                        try text(scope, "auth.oauth2.scope")
                    }))
        }
    }

    /// Two texts, in their order or by their names.
    private mutating func texts(_ given: LuaValue, _ shape: Shape, _ path: String)
        throws(LuaHostError) -> [String]
    {
        let names = shape.names
        guard let table = given.table, table.list.isEmpty || table.fields.isEmpty else {
            throw Self.fault("\(path) is not { \(names.joined(separator: ", ")) }")
        }
        try Self.check(table, shape, path + ".")
        var found: [String] = []
        for (index, name) in names.enumerated() {
            let value = index < table.list.count ? table.list[index] : table[name] ?? .nil
            found.append(try text(value, "\(path).\(name)"))
        }
        return found
    }
}
