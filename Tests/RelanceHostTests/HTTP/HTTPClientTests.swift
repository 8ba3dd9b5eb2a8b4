import RelanceCore
import RelanceTestSupport
import Testing

@testable import RelanceHost

struct HTTPClientTests {
    private typealias Grant = PluginConfiguration.HTTPGrant

    private func client(
        _ grants: [Grant], triesAgain: Bool = true, pause: @escaping (Double) -> Void = { _ in }
    ) -> HTTPClient {
        HTTPClient(
            HTTPGate(grants, table: "[connectors.erp]"), triesAgain: triesAgain, pause: pause)
    }

    private func client(_ server: LoopbackServer, methods: [String]? = nil) -> HTTPClient {
        client([grant(server, methods: methods)])
    }

    private func grant(_ server: LoopbackServer, methods: [String]? = nil) -> Grant {
        Grant(host: "127.0.0.1:\(server.port)", methods: methods, isPrivate: true)
    }

    private func fault(_ body: () throws(HTTPFault) -> HTTPAnswer) -> HTTPFault? {
        do throws(HTTPFault) {
            _ = try body()
            return nil
        } catch {
            return error
        }
    }

    // MARK: The gate

    @Test func `a server that was granted answers`() throws {
        let server = try LoopbackServer { request, _ in
            .answer(200, ["X-Kind": "small"], "\(request.method) \(request.body)")
        }
        var request = HTTPRequest("POST", server.url("/in?x=1"))
        request.body = Array("bytes".utf8)
        let answer = try client(server).answer(request)
        #expect(answer.status == 200 && answer.header("x-kind") == "small")
        #expect(String(decoding: answer.body, as: UTF8.self) == "POST bytes")
        #expect(server.lines == ["POST /in?x=1"])
    }

    @Test(arguments: ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "0177.0.0.1"])
    func `a private address needs a grant that says so, however it is written`(host: String) throws
    {
        let server = try LoopbackServer { _, _ in .answer(200) }
        let name = "\(host):\(server.port)"
        let request = HTTPRequest("GET", "http://\(name)/")
        let refused = fault { () throws(HTTPFault) in
            try client([Grant(host: name)]).answer(request)
        }
        #expect(refused?.code == .notGranted && refused?.hasLeft == false)
        #expect(refused?.text.contains("which is not public") == true)
        #expect(refused?.text.contains("private = true") == true)
        #expect(server.requests.isEmpty)
        #expect(try client([Grant(host: name, isPrivate: true)]).answer(request).status == 200)
    }

    @Test(arguments: [
        ("http://127.0.0.1:1/", "127.0.0.1:1 was not granted"),
        ("http://erp.example.evil.example/", "erp.example.evil.example:80 was not granted"),
        ("https://erp.example:8443/", "erp.example:8443 was not granted"),
        ("http://[::1]/", "[::1]:80 was not granted"),
        ("file:///etc/passwd", "is not an address"),
        ("ftp://erp.example/", "ftp is neither http nor https"),
        ("gopher://erp.example/", "gopher is neither http nor https"),
        ("https://user:pass@erp.example/", "the address holds a user, a password or a zone"),
        ("https://erp.example@evil.example/", "the address holds a user, a password or a zone"),
        ("https://evil.example#@erp.example/", "evil.example:443 was not granted"),
        ("https://evil.example\\@erp.example/", "the address holds a user"),
        ("//erp.example/", "is not an address"),
        ("https://erp.example/a b", "is not an address"),
        ("https://erp.example/\r\nX: y", "is not an address"),
        ("", "is not an address"),
    ])
    func `what was not granted is not asked`(url: String, reason: String) {
        let client = client([Grant(host: "erp.example:443")])
        let fault = fault { () throws(HTTPFault) in try client.answer(HTTPRequest("GET", url)) }
        #expect(fault?.text.contains(reason) == true, "\(fault?.text ?? "nothing")")
        #expect(fault?.hasLeft == false)
    }

    @Test func `only the methods of the grant are used`() throws {
        let server = try LoopbackServer { _, _ in .answer(200) }
        let client = client(server, methods: ["GET"])
        #expect(try client.answer(HTTPRequest("GET", server.url("/"))).status == 200)
        let refused = fault { () throws(HTTPFault) in
            try client.answer(HTTPRequest("DELETE", server.url("/")))
        }
        #expect(refused?.code == .notGranted)
        #expect(refused?.text.contains("add it to methods under [connectors.erp]") == true)
        #expect(server.requests.count == 1)
    }

    // MARK: Redirects

    @Test func `a redirect goes through the gate`() throws {
        let server = try LoopbackServer { request, _ in
            .answer(302, ["Location": String(request.target.dropFirst())])
        }
        for (location, reason) in [
            ("http://169.254.169.254/latest/meta-data", "169.254.169.254:80 was not granted"),
            ("http://localhost:\(server.port)/", "localhost:\(server.port) was not granted"),
            ("file:///etc/passwd", "is not an address"), ("ftp://127.0.0.1/x", "ftp is neither"),
        ] {
            let refused = fault { () throws(HTTPFault) in
                try client(server).answer(HTTPRequest("GET", server.url("/" + location)))
            }
            #expect(refused?.text.hasPrefix("redirected: ") == true)
            #expect(refused?.text.contains(reason) == true, "\(refused?.text ?? "nothing")")
            #expect(refused?.hasLeft == true)
        }
        #expect(server.requests.count == 4)
    }

    @Test func `a redirect to a private address of a server that was granted as public is refused`()
        throws
    {
        let inner = try LoopbackServer { _, _ in .answer(200, [:], "secret") }
        let outer = try LoopbackServer { _, _ in
            .answer(307, ["Location": "http://localhost:\(inner.port)/"])
        }
        let client = client([grant(outer), Grant(host: "localhost:\(inner.port)")])
        let refused = fault { () throws(HTTPFault) in
            try client.answer(HTTPRequest("GET", outer.url("/")))
        }
        #expect(refused?.code == .notGranted && inner.requests.isEmpty)
    }

    @Test func `credentials do not follow a redirect to another server`() throws {
        let other = try LoopbackServer { _, _ in .answer(200) }
        let server = try LoopbackServer { request, _ in
            request.target == "/away"
                ? .answer(302, ["Location": other.url("/")])
                : request.target == "/near" ? .answer(302, ["Location": "/here"]) : .answer(200)
        }
        let client = client([grant(server), grant(other)])
        var request = HTTPRequest("GET", server.url("/away"))
        request.authorization = .bearer("open-sesame")
        request.headers = [
            .init("Cookie", "a=b"), .init("X-Key", "open-sesame"), .init("X-Own", "1"),
        ]
        request.secrets = ["key": "open-sesame"]
        _ = try client.answer(request)
        let found = try #require(other.requests.first).headers
        #expect(found["authorization"] == nil && found["cookie"] == nil && found["x-key"] == nil)
        #expect(found["x-own"] == "1")
        request.url = server.url("/near")
        _ = try client.answer(request)
        #expect(server.requests.last?.headers["authorization"] == "Bearer open-sesame")
    }

    @Test func `a body goes to the server that it is for alone`() throws {
        let other = try LoopbackServer { _, _ in .answer(200) }
        let server = try LoopbackServer { request, _ in
            .answer(request.target == "/303" ? 303 : 307, ["Location": other.url("/")])
        }
        let client = client([grant(server), grant(other)])
        var request = HTTPRequest("POST", server.url("/307"))
        request.body = Array("for you".utf8)
        let refused = fault { () throws(HTTPFault) in try client.answer(request) }
        #expect(refused?.code == .refused && other.requests.isEmpty)
        request.url = server.url("/303")
        #expect(try client.answer(request).status == 200)
        #expect(other.requests.first?.method == "GET" && other.requests.first?.body == "")
    }

    @Test func `redirects come to an end`() throws {
        let server = try LoopbackServer { _, _ in .answer(302, ["Location": "/again"]) }
        let refused = fault { () throws(HTTPFault) in
            try client(server).answer(HTTPRequest("GET", server.url("/")))
        }
        #expect(refused?.text == "redirected more than 5 times")
        #expect(server.requests.count == 6)
    }

    // MARK: Tries

    @Test(arguments: [429, 500, 502, 503])
    func `what changes nothing is tried three times`(status: Int) throws {
        let server = try LoopbackServer { _, count in .answer(count < 2 ? status : 200) }
        nonisolated(unsafe) var waits: [Double] = []
        let client = client([grant(server)], pause: { waits.append($0) })
        #expect(try client.answer(HTTPRequest("GET", server.url("/"))).status == 200)
        #expect(waits == [0.5, 1] && server.requests.count == 3)
    }

    @Test func `a server that goes on failing is given as it answers`() throws {
        let server = try LoopbackServer { _, _ in .answer(503) }
        #expect(try client(server).answer(HTTPRequest("GET", server.url("/"))).status == 503)
        #expect(server.requests.count == 3)
    }

    @Test func `what may change something is sent once`() throws {
        let server = try LoopbackServer { _, count in count < 1 ? .answer(503) : .raw("") }
        let client = client(server)
        #expect(try client.answer(HTTPRequest("POST", server.url("/"))).status == 503)
        let broken = fault { () throws(HTTPFault) in
            try client.answer(HTTPRequest("POST", server.url("/")))
        }
        #expect(broken?.code == .unreachable && broken?.hasLeft == true)
        #expect(server.requests.count == 2)
    }

    @Test func `a channel tries nothing again`() throws {
        let server = try LoopbackServer { _, _ in .answer(503) }
        let client = client([grant(server)], triesAgain: false)
        #expect(try client.answer(HTTPRequest("GET", server.url("/"))).status == 503)
        #expect(server.requests.count == 1)
    }

    @Test func `it waits as long as the server asks`() throws {
        let date = "Tue, 24 Nov 2026 10:00:00 GMT"
        let server = try LoopbackServer { _, count in
            switch count {
            case 0: .answer(429, ["Retry-After": "7"])
            case 1:
                .answer(503, ["Retry-After": "Tue, 24 Nov 2026 10:00:09 GMT", "Date": date])
            default: .answer(200)
            }
        }
        nonisolated(unsafe) var waits: [Double] = []
        let client = client([grant(server)], pause: { waits.append($0) })
        #expect(try client.answer(HTTPRequest("GET", server.url("/"))).status == 200)
        #expect(waits == [7, 9])
    }

    @Test func `it does not wait beyond its time`() throws {
        let server = try LoopbackServer { _, _ in .answer(429, ["Retry-After": "3600"]) }
        nonisolated(unsafe) var waits: [Double] = []
        let client = client([grant(server)], pause: { waits.append($0) })
        #expect(try client.answer(HTTPRequest("GET", server.url("/"))).status == 429)
        #expect(waits.isEmpty && server.requests.count == 1)
    }

    @Test func `a broken connection is tried again`() throws {
        let server = try LoopbackServer { _, count in
            count < 2
                ? .raw("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nbroken")
                : .answer(200, [:], "ok")
        }
        let answer = try client(server).answer(HTTPRequest("GET", server.url("/")))
        #expect(answer.body == Array("ok".utf8) && server.requests.count == 3)
    }

    // MARK: Limits

    @Test func `an answer that is too large is refused`() throws {
        let server = try LoopbackServer { _, _ in .endless }
        let refused = fault { () throws(HTTPFault) in
            try client(server).answer(HTTPRequest("GET", server.url("/")))
        }
        #expect(refused?.code == .tooLarge && refused?.text == "the answer has more than 8 MB")
    }

    @Test func `headers that are too large are refused`() throws {
        let large = String(repeating: "x", count: 70_000)
        let server = try LoopbackServer { _, _ in .answer(200, ["X": large]) }
        let refused = fault { () throws(HTTPFault) in
            try client(server).answer(HTTPRequest("GET", server.url("/")))
        }
        #expect(refused?.code == .tooLarge)
    }

    @Test func `a server that says nothing is left after the time given`() throws {
        let server = try LoopbackServer { _, _ in .silence }
        var request = HTTPRequest("GET", server.url("/"))
        request.seconds = 0.2
        let late = fault { () throws(HTTPFault) in try client(server).answer(request) }
        #expect(late == HTTPFault(.timeout, "took longer than it may", hasLeft: true))
        #expect(server.requests.count == 1)
    }

    @Test(arguments: ["garbage\r\n\r\n", "", "HTTP/1.1 two hundred\r\n\r\n", "\0\0\0\0\r\n\r\n"])
    func `what is no answer is an error`(text: String) throws {
        let server = try LoopbackServer { _, _ in .raw(text) }
        let broken = fault { () throws(HTTPFault) in
            try client(server).answer(HTTPRequest("GET", server.url("/")))
        }
        #expect(broken?.code == .unreachable)
    }

    @Test func `a port where nobody listens is unreachable, and nothing has left`() {
        let client = client([Grant(host: "127.0.0.1:1", isPrivate: true)])
        let fault = fault { () throws(HTTPFault) in
            try client.answer(HTTPRequest("POST", "http://127.0.0.1:1/"))
        }
        #expect(fault?.code == .unreachable && fault?.hasLeft == false)
    }

    // MARK: Credentials

    @Test func `who asks is shown as the request says`() throws {
        let server = try LoopbackServer { _, _ in .answer(200) }
        let client = client(server)
        for authorization in [
            HTTPRequest.Authorization.basic(user: "Aladdin", password: "open sesame"),
            .header(.init("X-Api-Key", "k1")),
        ] {
            var request = HTTPRequest("GET", server.url("/"))
            request.authorization = authorization
            _ = try client.answer(request)
        }
        let found = server.requests.map(\.headers)
        #expect(found[0]["authorization"] == "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==")
        #expect(found[1]["x-api-key"] == "k1" && found[1]["authorization"] == nil)
    }

    @Test func `a token is got once, kept, and renewed once at 401`() throws {
        let server = try LoopbackServer { request, count in
            if request.target == "/token" {
                return .answer(200, [:], #"{"access_token": "t\#(count)", "expires_in": 3600}"#)
            }
            return .answer(request.headers["authorization"] == "Bearer t0" && count > 2 ? 401 : 200)
        }
        let client = client(server)
        var request = HTTPRequest("GET", server.url("/invoices"))
        request.authorization = .oauth2(
            .init(tokenURL: server.url("/token"), id: "me", secret: "s:1", scope: "read"))
        for _ in 0..<4 { #expect(try client.answer(request).status == 200) }
        #expect(
            server.lines == [
                "POST /token", "GET /invoices", "GET /invoices", "GET /invoices", "POST /token",
                "GET /invoices", "GET /invoices",
            ])
        let asked = server.requests[0]
        #expect(asked.headers["authorization"] == "Basic " + Base64.text(Array("me:s%3A1".utf8)))
        #expect(asked.body == "grant_type=client_credentials&scope=read")
        #expect(asked.headers["content-type"] == "application/x-www-form-urlencoded")
    }

    @Test func `credentials go into the form where the server does not take the header`() throws {
        let server = try LoopbackServer { request, _ in
            guard request.target == "/token" else { return .answer(200) }
            return request.body.contains("client_id=me&client_secret=s")
                && request.headers["authorization"] == nil
                ? .answer(200, [:], #"{"access_token": "t"}"#) : .answer(401)
        }
        var request = HTTPRequest("GET", server.url("/"))
        request.authorization = .oauth2(
            .init(tokenURL: server.url("/token"), id: "me", secret: "s"))
        #expect(try client(server).answer(request).status == 200)
    }

    @Test func `a token that is not given is an error that shows no secret`() throws {
        let server = try LoopbackServer { request, _ in
            .answer(request.target == "/bad" ? 200 : 400, [:], "you are me:hunter2")
        }
        for (path, text) in [
            ("/token", "asking for a token: answered 400"),
            ("/bad", "asking for a token: the answer holds no access_token"),
        ] {
            var request = HTTPRequest("POST", server.url("/"))
            request.authorization = .oauth2(
                .init(tokenURL: server.url(path), id: "me", secret: "hunter2"))
            let refused = fault { () throws(HTTPFault) in try client(server).answer(request) }
            #expect(refused == HTTPFault(.auth, text))
        }
    }

    @Test(arguments: [200, 400])
    func `a server that repeats a credential does not bring it into Lua`(status: Int) throws {
        let server = try LoopbackServer { request, _ in
            .answer(status, [:], "no: \(request.headers["authorization"] ?? "")")
        }
        var request = HTTPRequest("GET", server.url("/"))
        request.authorization = .basic(user: "me", password: "hunter2")
        let answer = try client(server).answer(request)
        #expect(String(decoding: answer.body, as: UTF8.self) == "no: Basic <secret auth>")
    }

    @Test func `no cookie is kept`() throws {
        let server = try LoopbackServer { _, _ in .answer(200, ["Set-Cookie": "a=b"]) }
        let client = client(server)
        for _ in 0..<2 { _ = try client.answer(HTTPRequest("GET", server.url("/"))) }
        #expect(server.requests.allSatisfy { $0.headers["cookie"] == nil })
    }
}
