import Glibc

/// Tells addresses of the public internet from those that only look inwards.
///
/// What is not known to be public is not: loopback, private, link-local (where clouds keep their
/// metadata), carrier-grade, documentation, multicast, reserved; of IPv6 also what carries an IPv4
/// address (mapped, 6to4, NAT64, Teredo). Source: IANA special-purpose address registries.
enum AddressFilter {
    /// Whether the address is one of the public internet; false for other families.
    static func isPublic(_ address: UnsafePointer<sockaddr>) -> Bool {
        switch Int32(address.pointee.sa_family) {
        case AF_INET:
            address.withMemoryRebound(to: sockaddr_in.self, capacity: 1) {
                isPublic(v4: UInt32(bigEndian: $0.pointee.sin_addr.s_addr))
            }
        case AF_INET6:
            address.withMemoryRebound(to: sockaddr_in6.self, capacity: 1) {
                withUnsafeBytes(of: $0.pointee.sin6_addr) { isPublic(v6: Array($0)) }
            }
        default: false
        }
    }

    /// Whether an address as people write it is public; nil where it is none.
    static func isPublic(_ text: String) -> Bool? {
        var (v4, v6) = (in_addr(), in6_addr())
        if inet_pton(AF_INET, text, &v4) == 1 { return isPublic(v4: UInt32(bigEndian: v4.s_addr)) }
        guard inet_pton(AF_INET6, text, &v6) == 1 else { return nil }
        return withUnsafeBytes(of: v6) { isPublic(v6: Array($0)) }
    }

    /// The address as people write it.
    static func text(_ address: UnsafePointer<sockaddr>, length: UInt32) -> String {
        var name = [CChar](repeating: 0, count: 64)
        guard getnameinfo(address, length, &name, 64, nil, 0, NI_NUMERICHOST) == 0 else {
            return "an address of family \(address.pointee.sa_family)"
        }
        return String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    private static func isPublic(v4 address: UInt32) -> Bool {
        !inward4.contains { range in
            address >> (32 - range.bits) == range.network >> (32 - range.bits)
        }
    }

    private static func isPublic(v6 address: [UInt8]) -> Bool {
        // Only 2000::/3 is given out as global unicast.
        address[0] >> 5 == 1 && !inward6.contains { begins(address, $0.network, bits: $0.bits) }
    }

    private static func begins(_ address: [UInt8], _ network: [UInt8], bits: Int) -> Bool {
        (0..<bits).allSatisfy { bit in
            let byte = bit / 8 < network.count ? network[bit / 8] : 0
            return (address[bit / 8] ^ byte) & (0x80 >> (bit % 8)) == 0
        }
    }

    private static let inward4: [(network: UInt32, bits: Int)] = [
        (0x0000_0000, 8), (0x0A00_0000, 8), (0x6440_0000, 10), (0x7F00_0000, 8),
        (0xA9FE_0000, 16), (0xAC10_0000, 12), (0xC000_0000, 24), (0xC000_0200, 24),
        (0xC058_6300, 24), (0xC0A8_0000, 16), (0xC612_0000, 15), (0xC633_6400, 24),
        (0xCB00_7100, 24), (0xE000_0000, 4), (0xF000_0000, 4),
    ]

    /// Of 2000::/3: protocol assignments with Teredo, documentation, 6to4.
    private static let inward6: [(network: [UInt8], bits: Int)] = [
        ([0x20, 0x01, 0x00], 23), ([0x20, 0x01, 0x0D, 0xB8], 32), ([0x20, 0x02], 16),
        ([0x3F, 0xFF, 0x00], 20),
    ]
}
