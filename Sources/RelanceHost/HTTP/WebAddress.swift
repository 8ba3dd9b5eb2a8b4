import CCurl
import RelanceCore

/// An address of http or https, read by the very parser that the connection is made by.
final class WebAddress {
    let handle: OpaquePointer
    let scheme: String
    /// In small letters; an IPv6 address without its brackets.
    let host: String
    let port: Int

    /// Reads an address; throws where it is none, of another scheme, or holds a user or password.
    convenience init(_ text: String) throws(HTTPFault) {
        guard let handle = curl_url() else { throw HTTPFault(.unreachable, "no memory is left") }
        try self.init(handle, setting: text)
    }

    /// The address that `location` means where it stands in an answer of this one.
    func following(_ location: String) throws(HTTPFault) -> WebAddress {
        guard let copy = curl_url_dup(handle) else {
            throw HTTPFault(.unreachable, "no memory is left")
        }
        return try WebAddress(copy, setting: location)
    }

    private init(_ handle: OpaquePointer, setting text: String) throws(HTTPFault) {
        self.handle = handle
        let isSet = curl_url_set(handle, CURLUPART_URL, text, 0) == CURLUE_OK
        let parts = [
            CURLUPART_SCHEME, CURLUPART_HOST, CURLUPART_PORT, CURLUPART_USER,
            CURLUPART_PASSWORD, CURLUPART_ZONEID,
        ].map { Self.part($0, of: handle) }
        scheme = parts[0]?.lowercased() ?? ""
        let bare = parts[1]?.lowercased() ?? ""
        host = bare.hasPrefix("[") ? String(bare.dropFirst().dropLast()) : bare
        port = parts[2].flatMap { Int($0) } ?? 0
        guard isSet, !host.isEmpty, port > 0, text.utf8.allSatisfy({ $0 > 32 && $0 != 127 }) else {
            throw HTTPFault(.refused, "is not an address as https://host/path")
        }
        guard ["http", "https"].contains(scheme) else {
            throw HTTPFault(.notGranted, "\(scheme) is neither http nor https")
        }
        guard parts[3] == nil, parts[4] == nil, parts[5] == nil else {
            throw HTTPFault(.refused, "the address holds a user, a password or a zone; use auth")
        }
    }

    deinit { curl_url_cleanup(handle) }

    /// `host:port`, as a grant says it.
    var server: String { (host.contains(":") ? "[\(host)]" : host) + ":\(port)" }

    /// Whether both are asked over the same scheme, host and port.
    func isSameServer(as other: WebAddress) -> Bool {
        scheme == other.scheme && server == other.server
    }

    /// The whole of it.
    var text: String { Self.part(CURLUPART_URL, of: handle) ?? "" }

    private static func part(_ part: CURLUPart, of handle: OpaquePointer) -> String? {
        var text: UnsafeMutablePointer<CChar>?
        guard curl_url_get(handle, part, &text, UInt32(CURLU_DEFAULT_PORT)) == CURLUE_OK, let text
        else { return nil }
        defer { curl_free(text) }
        return String(cString: text)
    }
}
