import Lua
package import RelanceCore

/// Answers of servers as an example gives them: no network is used.
///
/// A key is a method and an address, `GET /invoices?page=1`; its host may be left out, the order of
/// its query does not count, and without a query it stands for any. The JSON that is sent may follow,
/// `POST /search {"page":1}`; without it a key stands for any. A value is what the answer
/// holds; one with a `status` is `{ status, headers, data }`, where a text for the status is the
/// code of an error, such as "timeout".
package struct RecordedAnswers {
    private let answers: [(key: Key, value: Plain)]

    /// Takes the answers of `given.http`.
    package init(_ fields: [PlainField]) {
        answers = fields.map { (Key($0.name), $0.value) }
    }

    /// Answers a request by the key that fits it best; a fault where none does.
    package func answer(_ request: HTTPRequest) throws(HTTPFault) -> HTTPAnswer {
        let body = Self.bodyKey(request.body)
        let wanted = Key(request.hiding("\(request.method) \(request.url)\(body)"))
        let fitting = answers.filter { $0.key.fits(wanted) }
        let found =
            fitting.first { $0.key.query == wanted.query && $0.key.body == wanted.body }
            ?? fitting.first { $0.key.query == wanted.query && $0.key.body.isEmpty }
            ?? fitting.first { $0.key.query.isEmpty && $0.key.body == wanted.body }
            ?? fitting.first { $0.key.query.isEmpty && $0.key.body.isEmpty }
        guard let found else {
            let known = answers.map(\.key.text)
            let hint = Hint.didYouMean(request.key, known).map { "; " + $0 } ?? ""
            throw HTTPFault(
                .unreachable, "the example gives no answer for \"\(request.key)\"\(hint)")
        }
        return try Self.answer(found.value)
    }

    /// What a key says of the body of a request: a blank and its JSON, else nothing.
    static func bodyKey(_ body: [UInt8]?) -> String {
        guard let body, let first = body.first, "{[".utf8.contains(first),
            let text = String(validating: body, as: UTF8.self), let json = try? JSON.value(of: text)
        else { return "" }
        return " " + JSON.text(json)
    }

    private static func answer(_ value: Plain) throws(HTTPFault) -> HTTPAnswer {
        guard let status = value["status"], let fields = value.fields,
            fields.allSatisfy({ ["status", "headers", "data"].contains($0.name) })
        else { return HTTPAnswer(status: 200, body: body(value), isJSON: value.text == nil) }
        if let code = status.text.flatMap(HTTPFault.Code.init(rawValue:)) {
            throw HTTPFault(code, "the example says so", hasLeft: code == .timeout)
        }
        let data = value["data"] ?? .null
        var answer = HTTPAnswer(
            status: status.integer ?? 200, body: data == .null ? [] : body(data),
            isJSON: data != .null && data.text == nil)
        for header in value["headers"]?.fields ?? [] {
            answer.headers.removeAll { $0.name == header.name.lowercased() }
            answer.headers.append(.init(header.name.lowercased(), header.value.text ?? ""))
        }
        return answer
    }

    private static func body(_ value: Plain) -> [UInt8] {
        Array((value.text ?? JSON.text(value)).utf8)
    }

    /// A method and an address, taken apart to be compared.
    private struct Key {
        let text: String
        let method: String
        let server: String?
        let path: String
        /// Names and values, sorted.
        let query: [String]
        /// The JSON that is sent, else nothing.
        let body: String

        init(_ whole: String) {
            text = whole
            let sent = [" {", " ["].compactMap { whole.firstRange(of: $0)?.lowerBound }.min()
            let text = whole[..<(sent ?? whole.endIndex)]
            body = sent.map { RecordedAnswers.bodyKey(Array(whole[$0...].utf8.dropFirst())) } ?? ""
            let word = text.prefix { $0.isASCII && $0.isUppercase }
            let isMethod = !word.isEmpty && text.dropFirst(word.count).hasPrefix(" ")
            method = isMethod ? String(word) : "GET"
            let address = String(isMethod ? text.dropFirst(word.count + 1) : text)
            let parts = address.split(separator: "?", maxSplits: 1).map(String.init)
            let place = parts.first ?? ""
            if let scheme = place.firstRange(of: "://") {
                let slash = place[scheme.upperBound...].firstIndex(of: "/") ?? place.endIndex
                server = place[..<slash].lowercased()
                path = slash == place.endIndex ? "/" : String(place[slash...])
            } else {
                server = nil
                path = place
            }
            query =
                parts.count < 2
                ? []
                : parts[1].split(separator: "&")
                    .map { PercentEncoding.decoded(String($0)) }.sorted()
        }

        /// Whether both mean the same place; a key may leave the server out.
        func fits(_ other: Key) -> Bool {
            method == other.method && path == other.path
                && (server == nil || server == other.server)
        }
    }
}

extension HTTPAnswer {
    fileprivate init(status: Int, body: [UInt8], isJSON: Bool) {
        let type = HTTPRequest.Header("content-type", isJSON ? "application/json" : "text/plain")
        self.init(status: status, headers: [type], body: body)
    }
}
