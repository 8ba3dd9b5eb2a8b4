import CCurl
import Glibc

/// Opens the sockets of one exchange, to addresses that may be asked alone.
///
/// It sees the address that a name was resolved to: no spelling of an address and no change of a
/// name's address gets round it. It is asked for new sockets only, so connections are never lent.
final class SocketGate {
    private let allowsPrivate: Bool
    /// The address that was refused, as people write it.
    private(set) var refusedAddress: String?

    init(allowsPrivate: Bool) { self.allowsPrivate = allowsPrivate }

    /// Has libcurl ask this gate for every socket.
    func attach(to handle: UnsafeMutableRawPointer) {
        ccurl_set_opener(handle) { context, _, address in
            guard let context else { fatalError("libcurl lost its context") }
            return Unmanaged<SocketGate>.fromOpaque(context).takeUnretainedValue().open(address)
        }
        ccurl_set_pointer(
            handle, CURLOPT_OPENSOCKETDATA, Unmanaged.passUnretained(self).toOpaque())
    }

    private func open(_ address: UnsafeMutablePointer<curl_sockaddr>?) -> curl_socket_t {
        guard let address else { return -1 }
        let isOpen = withUnsafePointer(to: &address.pointee.addr) { name in
            if allowsPrivate || AddressFilter.isPublic(name) { return true }
            refusedAddress = AddressFilter.text(name, length: address.pointee.addrlen)
            return false
        }
        guard isOpen else { return -1 }
        return socket(
            address.pointee.family, address.pointee.socktype | Int32(SOCK_CLOEXEC.rawValue),
            address.pointee.protocol)
    }
}
