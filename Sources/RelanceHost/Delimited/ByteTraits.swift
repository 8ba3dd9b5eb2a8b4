/// What the bytes of a line hold, found in one pass, sixteen bytes at a time.
struct ByteTraits {
    private(set) var isASCII = true
    private(set) var hasZero = false
    private(set) var hasQuote = false
    /// How many separators there are, those inside quotes counted.
    private(set) var separators = 0

    private typealias Block = SIMD16<UInt8>
    private static let width = 16

    /// Looks through `text`.
    init(_ text: Span<UInt8>, separator: UInt8) {
        if text.count < Self.width {
            readBytes(of: text, separator)
        } else {
            readBlocks(of: text, separator)
        }
    }

    private mutating func readBlocks(of text: Span<UInt8>, _ separator: UInt8) {
        let (bytes, wanted) = (text.bytes, Block(repeating: separator))
        var (all, zeros, quotes) = (Block(), Block(), Block())
        let last = text.count - Self.width
        var index = 0
        while index <= last {
            // A lane counts to 255 at most, so it is emptied before.
            let pause = min(last, index + 254 * Self.width)
            var found = Block()
            while index <= pause {
                let block = bytes.unsafeLoadUnaligned(fromByteOffset: index, as: Block.self)
                all |= block
                zeros |= Self.ones(block .== Block())
                quotes |= Self.ones(block .== Block(repeating: DelimitedLayout.quote))
                found &+= Self.ones(block .== wanted)
                index &+= Self.width
            }
            separators += Self.sum(found)
        }
        // The last block begins among bytes seen already: those are not counted twice.
        let block = bytes.unsafeLoadUnaligned(fromByteOffset: last, as: Block.self)
        let isNew = Self.lanes .>= Block(repeating: UInt8(index - last))
        separators += Self.sum(Self.ones((block .== wanted) .& isNew))
        zeros |= Self.ones(block .== Block())
        quotes |= Self.ones(block .== Block(repeating: DelimitedLayout.quote))
        isASCII = (all | block).max() < 0x80
        hasZero = zeros != Block()
        hasQuote = quotes != Block()
    }

    private mutating func readBytes(of text: Span<UInt8>, _ separator: UInt8) {
        for index in text.indices {
            let byte = text[index]
            if byte >= 0x80 { isASCII = false }
            if byte == 0 { hasZero = true }
            if byte == DelimitedLayout.quote { hasQuote = true }
            if byte == separator { separators += 1 }
        }
    }

    private static let lanes = Block(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)

    /// Answers 1 in each lane that is true.
    @inline(__always)
    private static func ones(_ mask: SIMDMask<SIMD16<Int8>>) -> Block {
        Block(repeating: 0).replacing(with: 1, where: mask)
    }

    @inline(__always)
    private static func sum(_ counts: Block) -> Int {
        Int(SIMD16<UInt16>(truncatingIfNeeded: counts).wrappedSum())
    }
}
