import Lua
import RelanceCore

/// Reads what a plugin gives `ctx.http.request`, and what it wants of the answer.
struct RequestReader {
    private(set) var request = HTTPRequest("", "")
    /// Statuses from 400 that are no error.
    private(set) var accepted: [Int] = []
    private var format: String?
    private let secrets: Secrets

    private static let methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]
    /// Headers that say how a message is cut: the host writes them.
    private static let ours = [
        "host", "content-length", "transfer-encoding", "connection", "expect", "te", "upgrade",
        "keep-alive", "trailer", "proxy-authorization", "accept-encoding",
    ]

    init(_ given: LuaValue, _ secrets: Secrets) throws(LuaHostError) {
        self.secrets = secrets
        guard let table = given.table, table.list.isEmpty else {
            throw Self.fault("expected one table: ctx.http.request{ url = … }")
        }
        try Self.check(table, .httpRequest, "")
        request.url = try text(table["url"] ?? .nil, "url")
        try takeQuery(table["query"])
        try takeHeaders(table["headers"])
        try takeBody(table)
        try takeMethod(table["method"])
        if let auth = table["auth"] { request.authorization = try authorization(auth) }
        try takeAnswer(table)
    }

    private mutating func takeMethod(_ given: LuaValue?) throws(LuaHostError) {
        let method = try given.map { value throws(LuaHostError) in try plain(value, "method") }
        request.method = method?.uppercased() ?? (request.body == nil ? "GET" : "POST")
        guard Self.methods.contains(request.method) else {
            throw Self.fault("method is not one of \(Self.methods.joined(separator: ", "))")
        }
        guard request.body == nil || !["GET", "HEAD"].contains(request.method) else {
            throw Self.fault(
                "a \(request.method) has no body: give json, form or body another method")
        }
    }

    private mutating func takeQuery(_ given: LuaValue?) throws(LuaHostError) {
        guard let given else { return }
        let pairs = try pairs(given, "query")
        guard !pairs.isEmpty else { return }
        let bare = request.url.prefix { $0 != "#" }
        let joint =
            !bare.contains("?") ? "?" : bare.hasSuffix("?") || bare.hasSuffix("&") ? "" : "&"
        request.url = bare + joint + PercentEncoding.form(pairs)
    }

    private mutating func takeHeaders(_ given: LuaValue?) throws(LuaHostError) {
        guard let given else { return }
        for (name, value) in try pairs(given, "headers") {
            try check(header: name, value, "headers")
            request.headers.append(HTTPRequest.Header(name, value))
        }
    }

    private mutating func takeBody(_ table: LuaTable) throws(LuaHostError) {
        let given = ["json", "form", "body"].filter { table[$0] != nil }
        guard given.count < 2 else {
            throw Self.fault("\(given[0]) and \(given[1]) exclude each other")
        }
        if let json = table["json"] {
            guard let plain = Plain(try resolved(json)) else {
                throw Self.fault("json holds what JSON cannot hold")
            }
            request.body = Array(JSON.text(plain).utf8)
            preset("Content-Type", "application/json")
        } else if let form = table["form"] {
            request.body = Array(PercentEncoding.form(try pairs(form, "form")).utf8)
            preset("Content-Type", "application/x-www-form-urlencoded")
        } else if let body = table["body"] {
            if case .bytes(let bytes) = body {
                request.body = bytes
            } else {
                request.body = Array(try text(body, "body").utf8)
            }
            preset("Content-Type", "application/octet-stream")
        }
    }

    private mutating func preset(_ name: String, _ value: String) {
        let isGiven = request.headers.contains { $0.name.lowercased() == name.lowercased() }
        if !isGiven { request.headers.append(HTTPRequest.Header(name, value)) }
    }

    private mutating func takeAnswer(_ table: LuaTable) throws(LuaHostError) {
        if let given = table["as"] {
            format = given.string
            guard let format, ["json", "text", "bytes"].contains(format) else {
                throw Self.fault("as is \(given.shown), expected \"json\", \"text\" or \"bytes\"")
            }
            if format == "json" { preset("Accept", "application/json") }
        }
        if let given = table["accept"] {
            accepted = given.table?.list.compactMap(\.integer) ?? []
            guard let list = given.table, list.fields.isEmpty, accepted.count == list.list.count
            else { throw Self.fault("accept is no list of statuses, such as { 404 }") }
        }
        if let given = table["timeout_s"] {
            guard let seconds = given.number, 0.1...600 ~= seconds else {
                throw Self.fault("timeout_s is \(given.shown), expected seconds from 0.1 to 600")
            }
            request.seconds = seconds
        }
    }

    /// What an answer holds, as it was asked for.
    func data(of answer: HTTPAnswer) throws(LuaHostError) -> LuaValue {
        let type = answer.header("content-type")?.lowercased() ?? ""
        if format == "json" || format == nil && type.contains("json") && !answer.body.isEmpty {
            // Who posts a message or is refused often gets a status alone.
            if answer.body.isEmpty && (answer.status != 200 || request.method != "GET") {
                return .nil
            }
            do {
                return LuaValue(
                    json: try JSON.value(of: String(decoding: answer.body, as: UTF8.self)))
            } catch  where answer.status >= 400 {
                // What was accepted though it is an error may be a page for people.
            } catch {
                throw LuaHostError(
                    "\(request.shown): answered what is no JSON (\(error))", code: "refused")
            }
        }
        if let text = String(validating: answer.body, as: UTF8.self) { return .string(text) }
        guard format != "text" else {
            throw LuaHostError(
                "\(request.shown): answered text that is not UTF-8; ask for it as bytes",
                code: "refused")
        }
        return .bytes(answer.body)
    }

    /// The text of a value that may be a secret; its text is noted as one not to show.
    mutating func text(_ value: LuaValue, _ path: String) throws(LuaHostError) -> String {
        guard case .secret(let name) = value else { return try plain(value, path) }
        let text = try secrets.text(of: name)
        request.secrets[name] = text
        return text
    }

    private func plain(_ value: LuaValue, _ path: String) throws(LuaHostError) -> String {
        switch value {
        case .string(let text): return text
        case .integer(let whole): return String(whole)
        case .number(let number) where number.isFinite: return "\(number)"
        case .nil: throw Self.fault("\(path) is missing, expected a text")
        default: throw Self.fault("\(path) is \(value.shown), expected a text")
        }
    }

    /// Names with their values, sorted by name; a list gives its name several times.
    private mutating func pairs(_ given: LuaValue, _ path: String) throws(LuaHostError)
        -> [(String, String)]
    {
        guard let table = given.table, table.list.isEmpty else {
            throw Self.fault("\(path) is no table of names and texts")
        }
        var pairs: [(String, String)] = []
        for (name, value) in table.fields {
            let values = value.table.map(\.list) ?? [value]
            if let inner = value.table, !inner.fields.isEmpty {
                throw Self.fault("\(path).\(name) is a table, expected a text or a list of them")
            }
            for value in values {
                if case .boolean(let flag) = value {
                    pairs.append((name, String(flag)))
                } else {
                    pairs.append((name, try text(value, "\(path).\(name)")))
                }
            }
        }
        return pairs
    }

    /// The value with the texts of secrets in the place of their names.
    private mutating func resolved(_ value: LuaValue) throws(LuaHostError) -> LuaValue {
        switch value {
        case .secret: return .string(try text(value, "json"))
        case .table(let table):
            var list: [LuaValue] = []
            for item in table.list { list.append(try resolved(item)) }
            var fields: [(key: String, value: LuaValue)] = []
            for field in table.fields { fields.append((field.key, try resolved(field.value))) }
            return .table(LuaTable(list: list, fields: fields))
        default: return value
        }
    }

    func check(header name: String, _ value: String, _ path: String) throws(LuaHostError) {
        guard HTTPRequest.Header.isName(name) else {
            throw Self.fault("\(path): a name of a header holds letters, digits and - alone")
        }
        guard !Self.ours.contains(name.lowercased()) else {
            throw Self.fault("\(path): '\(name)' is written by the host")
        }
        guard HTTPRequest.Header.isValue(value) else {
            throw Self.fault("\(path): the value of '\(name)' holds a control character")
        }
    }

    static func check(_ table: LuaTable, _ shape: Shape, _ path: String) throws(LuaHostError) {
        let known = shape.names
        for key in table.keys where !known.contains(key) {
            let near = Hint.didYouMean(key, known).map { "; " + $0 } ?? ""
            throw fault("there is no \(path)\(key)\(near)")
        }
    }

    static func fault(_ text: String) -> LuaHostError {
        LuaHostError("ctx.http.request: \(text)")
    }
}
