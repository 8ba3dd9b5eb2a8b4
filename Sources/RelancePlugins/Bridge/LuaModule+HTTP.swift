package import Lua
package import RelanceCore

extension LuaModule {
    /// `ctx.http`: requests that `transport` answers, with the secrets of the plugin.
    package static func http(_ secrets: Secrets, transport: @escaping HTTPTransport) -> LuaModule {
        LuaModule(
            name: "http", doc: "Asks the servers that the operator allowed.",
            functions: [
                LuaHostFunction(
                    "request(options: http_request) -> http_answer",
                    """
                    Sends a request and waits for its answer. Raises { code, where, text }, code being \
                    `auth`, `refused`, `unreachable`, `timeout`, `not_granted` or `too_large`; a \
                    status from 400 outside `accept` raises too.
                    """,
                    isCapability: true
                ) { call in
                    let reader = try RequestReader(call.value(0), secrets)
                    call.push(try answer(reader, transport, &call))
                }
            ], shapes: Shape.ofHTTP)
    }

    private static func answer(
        _ reader: RequestReader, _ transport: HTTPTransport, _ call: inout LuaCall
    ) throws -> LuaValue {
        let request = reader.request
        let answer: HTTPAnswer
        do throws(HTTPFault) {
            answer = try transport(request)
        } catch {
            if error.hasLeft { call.reachOut(isUnknown: true) }
            throw LuaHostError(
                request.hiding("\(request.shown): \(error.text)"), code: error.code.rawValue)
        }
        // A server that failed may have done it all the same.
        call.reachOut(isUnknown: answer.status >= 500)
        guard answer.status < 400 || reader.accepted.contains(answer.status) else {
            throw LuaHostError(
                "\(request.shown): answered \(answer.status)\(excerpt(answer, request))",
                code: code(of: answer.status).rawValue)
        }
        let headers = Dictionary(grouping: answer.headers) { $0.name.lowercased() }.map {
            (key: $0.key, value: LuaValue.string($0.value.map(\.value).joined(separator: ", ")))
        }
        do throws(LuaHostError) {
            return .table(
                LuaTable(fields: [
                    (key: "status", value: .integer(answer.status)),
                    (key: "headers", value: .table(LuaTable(fields: headers))),
                    (key: "data", value: try reader.data(of: answer)),
                ]))
        } catch {
            // It was done, and the plugin cannot read what came of it.
            call.reachOut(isUnknown: true)
            throw error
        }
    }

    private static func code(of status: Int) -> HTTPFault.Code {
        switch status {
        case 401, 403: .auth
        case 408, 425, 429, 500...: .unreachable
        default: .refused
        }
    }

    /// The beginning of what a server says of its refusal.
    private static func excerpt(_ answer: HTTPAnswer, _ request: HTTPRequest) -> String {
        let type = answer.header("content-type") ?? ""
        let isText = type.contains("json") || type.hasPrefix("text/plain")
        guard isText, !request.secrets.values.contains(where: { $0.count < 4 }) else { return "" }
        let text = request.hiding(String(decoding: answer.body, as: UTF8.self))
        let words = text.split { $0.isWhitespace || $0.unicodeScalars.contains { $0.value < 32 } }
        let line = words.joined(separator: " ")
        if line.isEmpty { return "" }
        return ": " + (line.count > 200 ? line.prefix(200) + "…" : line[...])
    }
}
