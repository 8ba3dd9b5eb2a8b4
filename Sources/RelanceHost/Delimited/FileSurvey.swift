/// What one pass over all bytes of a file shows: its fingerprint and its encoding.
struct FileSurvey: Sendable, Equatable {
    private(set) var census = UTF8Census()
    private var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    private var size = 0

    /// Reads `file` in chunks; takes as long as reading it does.
    init(_ file: OpenFile) throws(DelimitedError) {
        var bytes = [UInt8](repeating: 0, count: Self.margin + min(ByteWindow.chunk, file.size))
        var (offset, carried) = (0, 0)
        while offset < file.size {
            let length = min(ByteWindow.chunk, file.size - offset)
            let read = try file.read(length, at: offset, into: &bytes, from: Self.margin)
            if read == 0 { break }
            offset += read
            let end = Self.margin + read
            mix(bytes.span.extracting(Self.margin..<end))
            // A character cut in two is moved before the next chunk.
            carried = census.read(bytes.span.extracting(Self.margin - carried..<end))
            for back in 0..<carried { bytes[Self.margin - 1 - back] = bytes[end - 1 - back] }
        }
        if carried > 0 { census.endWithinCharacter() }
        size = offset
    }

    /// A text that differs where the content differs, and only there.
    var fingerprint: String {
        let digits = String(hash, radix: 16)
        return "\(size)-" + String(repeating: "0", count: 16 - digits.count) + digits
    }

    /// Room for what is left of a character.
    private static let margin = 8

    /// Takes bytes into the hash: FNV-1a by words of eight bytes, with a shift that spreads the
    /// high bits, which multiplying leaves where they are.
    private mutating func mix(_ text: Span<UInt8>) {
        let bytes = text.bytes
        var (hash, index) = (hash, 0)
        while index &+ 8 <= text.count {
            let word = bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
            hash = (hash ^ UInt64(littleEndian: word)) &* 0x0000_0100_0000_01B3
            hash ^= hash &>> 32
            index &+= 8
        }
        while index < text.count {
            hash = (hash ^ UInt64(text[index])) &* 0x0000_0100_0000_01B3
            index += 1
        }
        self.hash = hash
    }
}
