/// Bytes in letters that every program passes on (RFC 4648).
package enum Base64 {
    private static let digits = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    /// Encodes `bytes`.
    package static func text(_ bytes: [UInt8]) -> String {
        var out: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let part = bytes[start..<min(start + 3, bytes.count)]
            let number = part.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - part.count))
            for index in 0..<4 {
                out.append(
                    index <= part.count
                        ? digits[number >> (18 - 6 * index) & 63] : UInt8(ascii: "="))
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// Decodes what `text` has encoded; anything else in it is passed over.
    package static func bytes(_ text: some StringProtocol) -> [UInt8] {
        var (out, number, bits) = ([UInt8](), 0, 0)
        for letter in text.utf8 {
            guard let digit = digits.firstIndex(of: letter) else { continue }
            (number, bits) = (number << 6 | digit, bits + 6)
            if bits >= 8 {
                bits -= 8
                out.append(UInt8(number >> bits & 0xFF))
                number &= (1 << bits) - 1
            }
        }
        return out
    }
}
