import CCurl
import RelanceCore

/// What one request to one server gathers while it runs; libcurl calls it back.
final class HTTPExchange {
    let sockets: SocketGate
    private(set) var headers: [HTTPRequest.Header] = []
    private(set) var body: [UInt8] = []
    private(set) var isTooLarge = false
    private var headerSize = 0

    /// The largest answer: the longest text that a plugin can hold.
    static let largest = 8 << 20
    private static let largestHeaders = 64 << 10

    init(allowsPrivate: Bool) { sockets = SocketGate(allowsPrivate: allowsPrivate) }

    /// Has libcurl call this exchange.
    func attach(to handle: UnsafeMutableRawPointer) {
        let context = Unmanaged.passUnretained(self).toOpaque()
        ccurl_set_taker(handle, CURLOPT_WRITEFUNCTION) { bytes, size, count, context in
            HTTPExchange.of(context).take(bytes, size * count)
        }
        ccurl_set_pointer(handle, CURLOPT_WRITEDATA, context)
        ccurl_set_taker(handle, CURLOPT_HEADERFUNCTION) { bytes, size, count, context in
            HTTPExchange.of(context).takeHeader(bytes, size * count)
        }
        ccurl_set_pointer(handle, CURLOPT_HEADERDATA, context)
        sockets.attach(to: handle)
    }

    private static func of(_ context: UnsafeMutableRawPointer?) -> HTTPExchange {
        guard let context else { fatalError("libcurl lost its context") }
        return Unmanaged<HTTPExchange>.fromOpaque(context).takeUnretainedValue()
    }

    private func take(_ bytes: UnsafeMutablePointer<CChar>?, _ count: Int) -> Int {
        guard body.count + count <= Self.largest else {
            isTooLarge = true
            return 0
        }
        bytes?.withMemoryRebound(to: UInt8.self, capacity: count) {
            body.append(contentsOf: UnsafeBufferPointer(start: $0, count: count))
        }
        return count
    }

    private func takeHeader(_ bytes: UnsafeMutablePointer<CChar>?, _ count: Int) -> Int {
        headerSize += count
        guard headerSize <= Self.largestHeaders, let bytes else {
            isTooLarge = true
            return 0
        }
        let line = bytes.withMemoryRebound(to: UInt8.self, capacity: count) {
            String(decoding: UnsafeBufferPointer(start: $0, count: count), as: UTF8.self)
        }
        // A provisional answer (100) has headers of its own.
        if line.hasPrefix("HTTP/") {
            headers = []
        } else if let colon = line.firstIndex(of: ":") {
            let value = line[line.index(after: colon)...].drop { $0.isWhitespace }
            let end = value.lastIndex { !$0.isWhitespace }.map { value.index(after: $0) }
            headers.append(
                HTTPRequest.Header(
                    line[..<colon].lowercased(), String(value[..<(end ?? value.startIndex)])))
        }
        return count
    }
}
