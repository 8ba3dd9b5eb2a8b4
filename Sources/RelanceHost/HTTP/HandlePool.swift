import CCurl
import Glibc
import RelanceCore

/// The connections of one plugin, kept open between its requests and lent to nobody else.
final class HandlePool {
    private let handle: UnsafeMutableRawPointer

    init() {
        guard let handle = curl_easy_init() else { fatalError("libcurl has no memory to begin") }
        self.handle = handle
    }

    deinit { curl_easy_cleanup(handle) }

    /// Asks one server once, without following a redirect; takes `seconds` at most.
    func answer(
        _ request: HTTPRequest, at address: WebAddress, gate: HTTPGate, seconds: Double
    ) throws(HTTPFault) -> HTTPAnswer {
        let allowsPrivate = try gate.admit(address, request.method)
        guard seconds > 0 else { throw HTTPFault(.timeout, "took longer than it may") }
        curl_easy_reset(handle)
        let exchange = HTTPExchange(allowsPrivate: allowsPrivate)
        exchange.attach(to: handle)
        setOptions(of: request, address, seconds: seconds)
        var lines: UnsafeMutablePointer<curl_slist>?
        for header in request.headers {
            // A header without a value is written with a semicolon.
            let isEmpty = header.value.isEmpty
            lines = curl_slist_append(lines, header.name + (isEmpty ? ";" : ": \(header.value)"))
        }
        // Without a value it is left out: a server that ignores it would cost a second.
        lines = curl_slist_append(lines, "Expect:")
        defer { curl_slist_free_all(lines) }
        ccurl_set_pointer(handle, CURLOPT_HTTPHEADER, lines)
        let result = withExtendedLifetime((exchange, address)) { curl_easy_perform(handle) }
        guard result == CURLE_OK else {
            if let refused = exchange.sockets.refusedAddress, result == CURLE_COULDNT_CONNECT {
                throw HTTPFault(.notGranted, gate.refusal(address, refused))
            }
            throw fault(result, isTooLarge: exchange.isTooLarge)
        }
        return HTTPAnswer(
            status: number(CURLINFO_RESPONSE_CODE), headers: exchange.headers, body: exchange.body)
    }

    private func setOptions(of request: HTTPRequest, _ address: WebAddress, seconds: Double) {
        ccurl_set_pointer(handle, CURLOPT_CURLU, UnsafeMutableRawPointer(address.handle))
        ccurl_set_text(handle, CURLOPT_PROTOCOLS_STR, "http,https")
        // Empty: no proxy of the environment decides where the connection goes.
        ccurl_set_text(handle, CURLOPT_PROXY, "")
        ccurl_set_number(handle, CURLOPT_FOLLOWLOCATION, 0)
        ccurl_set_number(handle, CURLOPT_NOSIGNAL, 1)
        ccurl_set_number(handle, CURLOPT_TIMEOUT_MS, Int((seconds * 1000).rounded(.up)))
        ccurl_set_number(handle, CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1))
        ccurl_set_text(handle, CURLOPT_ACCEPT_ENCODING, "gzip, deflate")
        ccurl_set_text(handle, CURLOPT_USERAGENT, "relance")
        let changesNothing = ["GET", "HEAD", "OPTIONS"].contains(request.method)
        // On a connection that turns out dead libcurl sends again, which might do a thing twice.
        ccurl_set_number(handle, CURLOPT_FRESH_CONNECT, changesNothing ? 0 : 1)
        if request.method == "HEAD" {
            ccurl_set_number(handle, CURLOPT_NOBODY, 1)
        } else if let body = request.body {
            ccurl_set_size(handle, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(body.count))
            body.withUnsafeBytes { bytes in
                _ = ccurl_set_pointer(
                    handle, CURLOPT_COPYPOSTFIELDS,
                    UnsafeMutableRawPointer(mutating: bytes.baseAddress))
            }
        }
        ccurl_set_text(
            handle, CURLOPT_CUSTOMREQUEST, request.method == "HEAD" ? nil : request.method)
    }

    private func fault(_ result: CURLcode, isTooLarge: Bool) -> HTTPFault {
        let hasLeft = number(CURLINFO_REQUEST_SIZE) > 0
        if isTooLarge {
            return HTTPFault(
                .tooLarge, "the answer has more than \(HTTPExchange.largest >> 20) MB",
                hasLeft: hasLeft)
        }
        if result == CURLE_OPERATION_TIMEDOUT {
            return HTTPFault(.timeout, "took longer than it may", hasLeft: hasLeft)
        }
        let reason = String(cString: curl_easy_strerror(result))
        return HTTPFault(.unreachable, reason, hasLeft: hasLeft)
    }

    private func number(_ info: CURLINFO) -> Int {
        var number = 0
        ccurl_get_number(handle, info, &number)
        return number
    }
}
