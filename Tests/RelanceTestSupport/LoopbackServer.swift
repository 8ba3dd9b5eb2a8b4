import Foundation
import Synchronization

/// A server of HTTP on this machine that answers as a test says, and remembers what it was asked.
package final class LoopbackServer: Sendable {
    /// What a client asked.
    package struct Request: Sendable {
        package var method: String
        /// The path with the query.
        package var target: String
        /// By name, in small letters.
        package var headers: [String: String]
        package var body: String
    }

    /// What it answers.
    package enum Answer: Sendable {
        case answer(Int, [String: String] = [:], String = "")
        /// These bytes as they are; then it hangs up.
        case raw(String)
        /// A status line, then zeros until the client has enough.
        case endless
        /// Nothing, until the client hangs up.
        case silence
    }

    private final class Asked: Sendable { let requests = Mutex<[Request]>([]) }

    /// The port that it listens on.
    package var port: Int { listener.port }
    private let listener: LoopbackListener
    private let asked = Asked()

    /// Listens on a free port; `answer` gets a request and how many came before it.
    package init(_ answer: @escaping @Sendable (Request, Int) -> Answer) throws {
        listener = try LoopbackListener { [asked] client in
            Self.serve(client) { request in
                let count = asked.requests.withLock { requests in
                    requests.append(request)
                    return requests.count - 1
                }
                return answer(request, count)
            }
        }
    }

    /// What it was asked so far.
    package var requests: [Request] { asked.requests.withLock { $0 } }

    /// `METHOD /path` of each request so far.
    package var lines: [String] { requests.map { "\($0.method) \($0.target)" } }

    /// An address on it.
    package func url(_ path: String) -> String { "http://127.0.0.1:\(port)\(path)" }

    private static func serve(_ client: Int32, _ answer: (Request) -> Answer) {
        var pending: [UInt8] = []
        while let request = read(client, &pending) {
            switch answer(request) {
            case .answer(let status, let headers, let body):
                var text = "HTTP/1.1 \(status) Status\r\n"
                for header in headers { text += "\(header.key): \(header.value)\r\n" }
                if headers["Content-Length"] == nil {
                    text += "Content-Length: \(body.utf8.count)\r\n"
                }
                send(text + "\r\n" + (request.method == "HEAD" ? "" : body), to: client)
            case .raw(let text):
                send(text, to: client)
                return
            case .endless:
                send("HTTP/1.1 200 OK\r\n\r\n", to: client)
                let zeros = String(repeating: "0", count: 1 << 16)
                while send(zeros, to: client) {}
                return
            case .silence:
                var byte: UInt8 = 0
                while recv(client, &byte, 1, 0) > 0 {}
                return
            }
        }
    }

    @discardableResult
    private static func send(_ text: String, to client: Int32) -> Bool {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes {
                Foundation.send(client, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    /// Reads one request; nil where the client has hung up.
    private static func read(_ client: Int32, _ pending: inout [UInt8]) -> Request? {
        let gap = Array("\r\n\r\n".utf8)
        while pending.firstRange(of: gap) == nil {
            guard more(client, &pending) else { return nil }
        }
        guard let end = pending.firstRange(of: gap) else { return nil }
        let head = String(decoding: pending[..<end.lowerBound], as: UTF8.self)
        let lines = head.components(separatedBy: "\r\n")
        let words = lines[0].split(separator: " ").map(String.init)
        guard words.count == 3 else { return nil }
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1).map(String.init)
            headers[parts[0].lowercased()] = parts.last?.trimmingCharacters(in: .whitespaces)
        }
        let length = headers["content-length"].flatMap { Int($0) } ?? 0
        while pending.count < end.upperBound + length {
            guard more(client, &pending) else { return nil }
        }
        let body = pending[end.upperBound..<end.upperBound + length]
        defer { pending.removeFirst(end.upperBound + length) }
        return Request(
            method: words[0], target: words[1], headers: headers,
            body: String(decoding: body, as: UTF8.self))
    }

    private static func more(_ client: Int32, _ pending: inout [UInt8]) -> Bool {
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        let count = recv(client, &buffer, buffer.count, 0)
        guard count > 0 else { return false }
        pending += buffer[..<count]
        return true
    }
}
