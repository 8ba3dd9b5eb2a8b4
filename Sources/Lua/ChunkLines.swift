/// Reads which lines hold instructions out of a compiled chunk.
///
/// The bytes are those that the linked Lua has just written: the layout is that of Lua 5.4's
/// `ldump.c`, and another Lua is refused before.
struct ChunkLines {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var place = 0
    private var found = Set<Int>()

    /// Begins to read a chunk.
    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// The lines of the chunk and of all functions in it.
    mutating func lines() -> Set<Int> {
        // Signature, version, format, check bytes, three sizes, an integer, a number, upvalues.
        place = 4 + 1 + 1 + 6 + 3 + 8 + 8 + 1
        function()
        return found
    }

    private mutating func function() {
        skipText()
        let first = size()
        _ = size()
        skip(1)
        let isVararg = byte() != 0
        skip(1)
        skip(size() * 4)
        skipConstants()
        skip(size() * 3)
        for _ in 0..<size() { function() }
        takeLines(from: first, isVararg: isVararg)
        for _ in 0..<size() {
            skipText()
            _ = size()
            _ = size()
        }
        for _ in 0..<size() { skipText() }
    }

    /// Each instruction says how far its line is from the one before; where that is too far, a list does.
    private mutating func takeLines(from first: Int, isVararg: Bool) {
        let deltas = (0..<size()).map { _ in Int8(bitPattern: byte()) }
        var absolute: [Int: Int] = [:]
        for _ in 0..<size() {
            let instruction = size()
            absolute[instruction] = size()
        }
        var line = first
        for (index, delta) in deltas.enumerated() {
            line = delta == Int8.min ? absolute[index] ?? line : line + Int(delta)
            // The first instruction of such a function prepares its arguments, and is not told of.
            if index > 0 || !isVararg { found.insert(line) }
        }
    }

    private mutating func skipConstants() {
        for _ in 0..<size() {
            switch byte() {
            case 0x03, 0x13: skip(8)
            case 0x04, 0x14: skipText()
            default: break
            }
        }
    }

    private mutating func byte() -> UInt8 {
        defer { place += 1 }
        return place < bytes.count ? bytes[place] : 0
    }

    /// Seven bits a byte, the highest first; the last byte is marked.
    private mutating func size() -> Int {
        var value = 0
        while place < bytes.count {
            let next = byte()
            value = value << 7 | Int(next & 0x7F)
            if next & 0x80 != 0 { break }
        }
        return value
    }

    private mutating func skip(_ count: Int) { place += count }

    private mutating func skipText() {
        let length = size()
        if length > 0 { skip(length - 1) }
    }
}
