package import RelanceCore

/// Requests of a plugin and what servers answered, to be replayed by examples as `given.http`.
///
/// What shows who asked is left out: headers of requests, the dossier's secrets wherever they stand, and
/// in answers what is called a token, a password or the like. What is left out has one replacement
/// throughout, so that a request made from an answer is found again.
package struct Recording: Sendable {
    private struct Exchange: Sendable {
        var request: HTTPRequest
        var answer: Result<HTTPAnswer, HTTPFault>
    }

    private var exchanges: [Exchange] = []

    /// Begins with nothing.
    package init() {}

    /// How many requests were made.
    package var count: Int { exchanges.count }

    /// Adds a request and its answer.
    package mutating func add(_ request: HTTPRequest, _ answer: Result<HTTPAnswer, HTTPFault>) {
        exchanges.append(Exchange(request: request, answer: answer))
    }

    /// The answers by method and address, as a file of fixtures holds them.
    package var document: Plain {
        var mask = Mask()
        for exchange in exchanges {
            mask.secrets.merge(exchange.request.secrets) { $1 }
            if case .success(let answer) = exchange.answer, let json = Self.json(answer) {
                mask.learn(from: json)
            }
        }
        let servers = Set(exchanges.map { Self.server($0.request.url) })
        var fields: [PlainField] = []
        for exchange in exchanges {
            let key = mask.hiding(Self.key(exchange.request, withServer: servers.count > 1))
            guard !fields.contains(where: { $0.name == key }) else { continue }
            fields.append(PlainField(key, Self.value(exchange.answer, mask)))
        }
        return .object(fields)
    }

    /// `GET /invoices?page=1`, with the body where it is JSON; the server only where there are several.
    private static func key(_ request: HTTPRequest, withServer: Bool) -> String {
        var bare = request
        bare.secrets = [:]
        let key = withServer ? "\(request.method) \(request.url)" : bare.key
        return key + RecordedAnswers.bodyKey(request.body)
    }

    private static func server(_ url: String) -> String {
        guard let scheme = url.firstRange(of: "://") else { return "" }
        return String(url[scheme.upperBound...].prefix { !"/?#".contains($0) })
    }

    private static func value(_ answer: Result<HTTPAnswer, HTTPFault>, _ mask: Mask) -> Plain {
        switch answer {
        case .failure(let fault): return ["status": .text(fault.code.rawValue)]
        case .success(let answer):
            let headers = answer.headers.filter { Mask.isKept(header: $0.name) }.map {
                PlainField($0.name.lowercased(), .text(mask.hiding($0.value)))
            }
            let data =
                json(answer).map(mask.hiding)
                ?? .text(mask.hiding(String(decoding: answer.body, as: UTF8.self)))
            return [
                "status": .integer(answer.status), "headers": .object(headers), "data": data,
            ]
        }
    }

    private static func json(_ answer: HTTPAnswer) -> Plain? {
        guard let text = String(validating: answer.body, as: UTF8.self),
            let value = try? JSON.value(of: text), value.fields != nil || value.list != nil
        else { return nil }
        return value
    }
}

/// What a recording leaves out.
private struct Mask {
    /// The dossier's secrets by name.
    var secrets: [String: String] = [:]
    /// What answers called a token or the like, and what stands in its place.
    private var learnt: [(value: String, shown: String)] = []

    private static let personal = [
        "token", "secret", "password", "passwd", "apikey", "accesskey", "privatekey",
        "authorization", "cookie", "session", "credential", "signature",
    ]
    private static let open = ["page", "next", "continuation", "cursor", "sync", "type", "expires"]
    private static let kept = [
        "content-type", "link", "location", "page", "total", "count", "next", "cursor", "etag",
        "modified", "retry", "range", "limit", "remaining",
    ]

    /// Whether a header of an answer may matter to a plugin and tells nobody who asked.
    static func isKept(header name: String) -> Bool {
        let name = name.lowercased()
        return !isPrivate(name) && kept.contains { name.contains($0) }
    }

    private static func isPrivate(_ name: String) -> Bool {
        let name = name.lowercased().filter { $0.isLetter || $0.isNumber }
        return personal.contains { name.contains($0) } && !open.contains { name.contains($0) }
    }

    /// Notes the values in an answer that nobody is to read.
    mutating func learn(from value: Plain) {
        for item in value.list ?? [] { learn(from: item) }
        for field in value.fields ?? [] {
            if let text = field.value.text, Self.isPrivate(field.name) {
                add(text)
            } else {
                learn(from: field.value)
            }
        }
    }

    private mutating func add(_ text: String) {
        guard !text.isEmpty, !learnt.contains(where: { $0.value == text }) else { return }
        learnt.append((text, "hidden-\(learnt.count + 1)"))
    }

    /// The text without what nobody is to read.
    func hiding(_ text: String) -> String {
        var bearer = HTTPRequest("", "")
        bearer.secrets = secrets
        var text = bearer.hiding(text)
        for item in learnt.sorted(by: { $0.value.count > $1.value.count })
        where item.value.utf8.count >= 6 {
            text = text.replacing(item.value, with: item.shown)
                .replacing(PercentEncoding.encoded(item.value), with: item.shown)
        }
        return text
    }

    /// The same of all texts in a value; what is called a token or the like is hidden however short.
    func hiding(_ value: Plain) -> Plain {
        switch value {
        case .text(let text): .text(hiding(text))
        case .list(let list): .list(list.map(hiding))
        case .object(let fields):
            .object(
                fields.map { field in
                    let known = learnt.first { .text($0.value) == field.value }
                    if let known, Self.isPrivate(field.name) {
                        return PlainField(field.name, .text(known.shown))
                    }
                    return PlainField(hiding(field.name), hiding(field.value))
                })
        default: value
        }
    }
}
