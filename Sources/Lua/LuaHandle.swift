import CLua

/// Owns the C side of a state, so that what outlives the state can tell.
final class LuaHandle {
    private(set) var host: OpaquePointer?

    init(_ host: OpaquePointer) { self.host = host }

    func close() {
        if let host { clua_close(host) }
        host = nil
    }
}
