import CCurl
import Glibc
package import RelanceCore

/// Asks servers over HTTP for one plugin: through its gate, over connections of its own.
///
/// Follows redirects itself, each through the gate; shows credentials to the server alone that they
/// are for; knows neither cookies, nor proxies or password files of the environment.
package final class HTTPClient {
    private let gate: HTTPGate
    private let triesAgain: Bool
    private let pause: (Double) -> Void
    private let pool = HandlePool()
    var tokens: [HTTPRequest.OAuth2: String] = [:]

    private static let mostTries = 3
    private static let mostRedirects = 5

    /// Makes a client; where it `triesAgain`, what changes nothing is tried three times.
    package init(
        _ gate: HTTPGate, triesAgain: Bool, pause: @escaping (Double) -> Void = HTTPClient.sleep
    ) {
        (self.gate, self.triesAgain, self.pause) = (gate, triesAgain, pause)
    }

    /// Waits.
    package static func sleep(_ seconds: Double) {
        usleep(UInt32(max(0, min(seconds, 3600)) * 1_000_000))
    }

    /// Sends a request and gives the answer, whatever its status.
    package func answer(_ request: HTTPRequest) throws(HTTPFault) -> HTTPAnswer {
        let end = Self.now + request.seconds
        var sent = try authorized(request, until: end)
        var answer = try tried(sent, until: end)
        if answer.status == 401, case .oauth2(let credentials)? = request.authorization {
            // A token may end before its time; a fresh one is got once.
            tokens[credentials] = nil
            sent = try authorized(request, until: end)
            answer = try tried(sent, until: end)
        }
        return answer.hiding(sent)
    }

    private static var now: Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    private func tried(_ request: HTTPRequest, until end: Double) throws(HTTPFault) -> HTTPAnswer {
        let isRepeatable = triesAgain && ["GET", "HEAD"].contains(request.method)
        for attempt in 1..<(isRepeatable ? Self.mostTries : 1) {
            var wait = 0.5 * Double(attempt)
            do throws(HTTPFault) {
                let answer = try followed(request, until: end)
                guard answer.status == 429 || answer.status >= 500 else { return answer }
                if let asked = Self.retryAfter(answer) { wait = asked }
                guard Self.now + wait < end else { return answer }
            } catch {
                guard error.code == .unreachable, Self.now + wait < end else { throw error }
            }
            pause(wait)
        }
        return try followed(request, until: end)
    }

    /// How long a server asks to wait: seconds, or a date that its own clock is set against.
    private static func retryAfter(_ answer: HTTPAnswer) -> Double? {
        guard let text = answer.header("retry-after") else { return nil }
        if let seconds = Int(text) { return Double(max(0, seconds)) }
        let (until, from) = (
            curl_getdate(text, nil), curl_getdate(answer.header("date") ?? "", nil)
        )
        return until > 0 && from > 0 ? Double(max(0, until - from)) : nil
    }

    func followed(_ request: HTTPRequest, until end: Double) throws(HTTPFault) -> HTTPAnswer {
        var request = request
        var address = try WebAddress(request.url)
        for hop in 0...Self.mostRedirects {
            let answer = try sent(request, to: address, isFirst: hop == 0, until: end)
            guard [301, 302, 303, 307, 308].contains(answer.status),
                let location = answer.header("location")
            else { return answer }
            do throws(HTTPFault) {
                let next = try address.following(location)
                try redirect(&request, answer.status, from: address, to: next)
                address = next
            } catch {
                throw HTTPFault(error.code, "redirected: \(error.text)", hasLeft: true)
            }
        }
        throw HTTPFault(
            .refused, "redirected more than \(Self.mostRedirects) times", hasLeft: true)
    }

    private func sent(
        _ request: HTTPRequest, to address: WebAddress, isFirst: Bool, until end: Double
    ) throws(HTTPFault) -> HTTPAnswer {
        do throws(HTTPFault) {
            return try pool.answer(
                request, at: address, gate: gate, seconds: end - Self.now)
        } catch {
            if isFirst { throw error }
            throw HTTPFault(error.code, "redirected: \(error.text)", hasLeft: true)
        }
    }

    /// Changes a request as a redirect asks.
    private func redirect(
        _ request: inout HTTPRequest, _ status: Int, from: WebAddress, to: WebAddress
    ) throws(HTTPFault) {
        let becomesGet =
            status == 303 && request.method != "HEAD"
            || [301, 302].contains(status) && request.method == "POST"
        if becomesGet {
            request.method = "GET"
            request.body = nil
            request.headers.removeAll { $0.name.lowercased() == "content-type" }
        }
        guard !from.isSameServer(as: to) else { return }
        guard request.body == nil else {
            throw HTTPFault(.refused, "\(to.server) would get what is for \(from.server)")
        }
        request.headers.removeAll { header in
            Self.credentials.contains(header.name.lowercased())
                || request.secrets.values.contains { !$0.isEmpty && header.value.contains($0) }
        }
    }

    private static let credentials = ["authorization", "proxy-authorization", "cookie"]
}

extension HTTPAnswer {
    /// The answer, in which the server may repeat what it was asked, without the secrets of `request`.
    fileprivate func hiding(_ request: HTTPRequest) -> HTTPAnswer {
        // What is short stands in the data of a good answer by chance.
        let least = status < 400 ? 8 : 4
        guard request.secretTexts(ofAtLeast: least).contains(where: holds),
            let text = String(validating: body, as: UTF8.self)
        else { return self }
        var answer = self
        answer.body = Array(request.hiding(text, ofAtLeast: least).utf8)
        return answer
    }

    private func holds(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard let first = bytes.first else { return false }
        return body.withUnsafeBytes { body in
            var rest = body[...]
            while let place = rest.firstIndex(of: first) {
                rest = rest[place...]
                if rest.starts(with: bytes) { return true }
                rest = rest.dropFirst()
            }
            return false
        }
    }
}
