/// The SHA-256 of bytes, which nobody can forge.
///
/// Source: FIPS 180-4; for HMAC: RFC 2104.
package struct SHA256 {
    private var state: [UInt32] = [
        0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab,
        0x5be0_cd19,
    ]
    private var pending: [UInt8] = []
    private var count = 0
    private var words = [UInt32](repeating: 0, count: 64)

    /// Begins with nothing.
    package init() {}

    /// Goes on with `bytes`.
    package mutating func add(_ bytes: some Sequence<UInt8>) {
        for byte in bytes {
            pending.append(byte)
            count += 1
            if pending.count == 64 { mix() }
        }
    }

    /// The 32 bytes for what was added.
    package func bytes() -> [UInt8] {
        var last = self
        let bits = UInt64(count) * 8
        last.add([0x80])
        while last.pending.count != 56 { last.add([0]) }
        last.add((0..<8).map { UInt8(truncatingIfNeeded: bits >> (56 - 8 * $0)) })
        return last.state.flatMap { word in
            (0..<4).map { UInt8(truncatingIfNeeded: word >> (24 - 8 * $0)) }
        }
    }

    /// The digits for `bytes`, as `sha256sum` prints them.
    package static func hex(_ bytes: some Sequence<UInt8>) -> String {
        var hash = SHA256()
        hash.add(bytes)
        return hex(of: hash.bytes())
    }

    /// The digits of the authentication code of `text` under `key`.
    package static func hmacHex(key: [UInt8], _ text: [UInt8]) -> String {
        var key = key
        if key.count > 64 {
            var hash = SHA256()
            hash.add(key)
            key = hash.bytes()
        }
        key += [UInt8](repeating: 0, count: 64 - key.count)
        var inner = SHA256()
        inner.add(key.map { $0 ^ 0x36 })
        inner.add(text)
        var outer = SHA256()
        outer.add(key.map { $0 ^ 0x5c })
        outer.add(inner.bytes())
        return hex(of: outer.bytes())
    }

    private static func hex(of bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    private mutating func mix() {
        for index in 0..<16 {
            words[index] = pending[4 * index..<4 * index + 4].reduce(0) { $0 << 8 | UInt32($1) }
        }
        for index in 16..<64 {
            let (near, far) = (words[index - 15], words[index - 2])
            let first = Self.turned(near, 7) ^ Self.turned(near, 18) ^ near >> 3
            let second = Self.turned(far, 17) ^ Self.turned(far, 19) ^ far >> 10
            words[index] = words[index - 16] &+ first &+ words[index - 7] &+ second
        }
        var turn = state
        for index in 0..<64 {
            let (a, e) = (turn[0], turn[4])
            let choice = e & turn[5] ^ ~e & turn[6]
            let most = a & turn[1] ^ a & turn[2] ^ turn[1] & turn[2]
            let first =
                turn[7] &+ (Self.turned(e, 6) ^ Self.turned(e, 11) ^ Self.turned(e, 25)) &+ choice
                &+ Self.constants[index] &+ words[index]
            let second = (Self.turned(a, 2) ^ Self.turned(a, 13) ^ Self.turned(a, 22)) &+ most
            turn = [
                first &+ second, a, turn[1], turn[2], turn[3] &+ first, e, turn[5], turn[6],
            ]
        }
        for index in 0..<8 { state[index] &+= turn[index] }
        pending.removeAll(keepingCapacity: true)
    }

    private static func turned(_ word: UInt32, _ bits: UInt32) -> UInt32 {
        word >> bits | word << (32 - bits)
    }

    /// The first 32 bits of the fractions of the cube roots of the first 64 primes.
    private static let constants: [UInt32] = [
        0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4,
        0xab1c_5ed5, 0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe,
        0x9bdc_06a7, 0xc19b_f174, 0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f,
        0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da, 0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7,
        0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967, 0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc,
        0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85, 0xa2bf_e8a1, 0xa81a_664b,
        0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070, 0x19a4_c116,
        0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
        0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7,
        0xc671_78f2,
    ]
}
