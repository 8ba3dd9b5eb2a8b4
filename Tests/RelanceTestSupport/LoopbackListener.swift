import Foundation

/// A port of this machine at which each client is served on a thread of its own.
final class LoopbackListener: Sendable {
    let port: Int
    private let listener: Int32

    /// Listens on a free port; `serve` has a client until it returns.
    init(_ serve: @escaping @Sendable (Int32) -> Void) throws {
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let listener = listener
        let isListening = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, size) == 0 && listen(listener, 64) == 0
                    && getsockname(listener, $0, &size) == 0
            }
        }
        guard isListening else { throw POSIXError(.EADDRINUSE) }
        port = Int(UInt16(bigEndian: address.sin_port))
        Thread.detachNewThread {
            while true {
                let client = accept(listener, nil, nil)
                if client < 0, errno == EINTR || errno == ECONNABORTED { continue }
                guard client >= 0 else { break }
                Thread.detachNewThread {
                    serve(client)
                    close(client)
                }
            }
            close(listener)
        }
    }

    // Only ends the thread's waiting. Whoever closed the socket here would hand its number to the
    // next listener, while this one's thread might still accept by it.
    deinit { shutdown(listener, Int32(SHUT_RDWR)) }
}
