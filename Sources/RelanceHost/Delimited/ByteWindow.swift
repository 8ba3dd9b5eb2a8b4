import Glibc

/// The part of a file that is in memory, moved along as its lines are read.
///
/// Grows to the longest row, never to the file. Indices count from the first byte not yet passed.
struct ByteWindow: ~Copyable {
    /// A line: how long it is without and with its line end.
    struct Line {
        var content: Int
        var total: Int
        /// Whether the line has a line end: the last one of a file may have none.
        var isEnded = true
    }

    /// How many bytes are read at a time.
    static let chunk = 256 << 10

    /// The bytes in memory; those before `start` have been passed, those from `end` mean nothing.
    private(set) var storage: [UInt8]
    private(set) var start = 0
    private var end: Int
    let file: OpenFile?
    let terminator: UInt8

    /// The offset in the file of the first byte not yet passed.
    private(set) var offset: Int

    /// Looks at `file` from `offset` on.
    init(_ file: OpenFile, from offset: Int, terminator: UInt8) {
        self.file = file
        self.offset = offset
        self.terminator = terminator
        storage = []
        end = 0
    }

    /// Looks at bytes that are in memory already: all of a file from `offset` on.
    init(_ bytes: [UInt8], at offset: Int, terminator: UInt8) {
        file = nil
        self.offset = offset
        self.terminator = terminator
        storage = bytes
        end = bytes.count
    }

    /// The bytes read and not yet passed.
    var count: Int { end - start }

    /// Answers whether all has been passed.
    mutating func isAtEnd() throws(DelimitedError) -> Bool {
        guard count == 0 else { return false }
        return try !fill()
    }

    /// Passes over bytes, which stay in `storage` until more is read.
    mutating func pass(_ length: Int) {
        start += length
        offset += length
    }

    /// Goes to `offset`, without reading anew what is in memory.
    mutating func seek(_ offset: Int) {
        let distance = offset - self.offset
        if 0...count ~= distance { return pass(distance) }
        pass(count)
        self.offset = offset
    }

    /// Answers a copy of what comes next, a chunk at least unless the file ends before.
    mutating func peek() throws(DelimitedError) -> (bytes: [UInt8], isRest: Bool) {
        var isRest = false
        while count < Self.chunk, !isRest { isRest = try !fill() }
        return (Array(storage[start..<end]), isRest)
    }

    /// Answers the line that begins at `index`: nil at the end of the file, or where the
    /// window would have to hold more than `maximum` bytes and a line end.
    mutating func line(from index: Int, within maximum: Int) throws(DelimitedError) -> Line? {
        var searched = index
        while true {
            if let found = firstTerminator(from: searched) {
                return Line(content: contentEnd(index, found), total: found + 1)
            }
            searched = count
            guard count <= maximum + 2 else { return nil }
            guard try fill() else {
                guard count > index else { return nil }
                return Line(content: contentEnd(index, count), total: count, isEnded: false)
            }
        }
    }

    /// Passes the line at the start, however long; answers its length without the line end.
    mutating func passLine() throws(DelimitedError) -> Int {
        // Carriage returns count only once something else than the line end follows them.
        var (length, returns) = (0, 0)
        while true {
            let found = firstTerminator(from: 0)
            let content = contentEnd(0, found ?? count)
            if content > 0 { (length, returns) = (length + returns + content, 0) }
            returns += (found ?? count) - content
            pass(found.map { $0 + 1 } ?? count)
            if found != nil { return length }
            guard try fill() else { return length }
        }
    }

    private func firstTerminator(from index: Int) -> Int? {
        storage.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress, index < count else { return nil }
            let found = memchr(base + start + index, Int32(terminator), count - index)
            return found.map { UnsafeRawPointer($0) - base - start }
        }
    }

    /// Answers where the content of the line that stops before `index` ends: CR CR LF is one end.
    private func contentEnd(_ first: Int, _ index: Int) -> Int {
        var index = index
        while index > first, storage[start + index - 1] == UInt8(ascii: "\r") { index -= 1 }
        return index
    }

    /// Reads one more chunk; answers false at the end of the file.
    private mutating func fill() throws(DelimitedError) -> Bool {
        guard let file else { return false }
        let place = offset + count
        // What was written behind the end since the file was opened is not part of it.
        let length = min(Self.chunk, file.size - place)
        guard length > 0 else { return false }
        makeRoom(for: length)
        let read = try file.read(length, at: place, into: &storage, from: end)
        end += read
        return read > 0
    }

    /// Moves what is not yet passed to the front and makes room behind it.
    private mutating func makeRoom(for length: Int) {
        if start > 0 {
            let (from, kept) = (start, count)
            storage.withUnsafeMutableBytes { bytes in
                guard let base = bytes.baseAddress else { return }
                _ = memmove(base, base + from, kept)
            }
            (start, end) = (0, kept)
        }
        let missing = end + length - storage.count
        if missing > 0 { storage.append(contentsOf: repeatElement(0, count: missing)) }
    }
}
