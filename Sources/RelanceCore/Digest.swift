/// A short name for a content, the same in every process: FNV-1a, 64 bits, as hexadecimal digits.
///
/// For telling apart what nobody forges; it is no protection.
package struct Digest: Sendable {
    private var state: UInt64 = 0xCBF2_9CE4_8422_2325

    /// Begins with nothing.
    package init() {}

    /// Goes on with `bytes`.
    package mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
        for byte in bytes { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }
    }

    /// Goes on with `bytes`.
    package mutating func add(_ bytes: [UInt8]) { bytes.withUnsafeBufferPointer { add($0) } }

    /// Goes on with the UTF-8 of `text`.
    package mutating func add(_ text: String) {
        var text = text
        text.withUTF8 { add($0) }
    }

    /// The digits for what was added.
    package var text: String {
        let digits = String(state, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    /// The digits for a text.
    package static func of(_ text: String) -> String {
        var digest = Digest()
        digest.add(text)
        return digest.text
    }
}
