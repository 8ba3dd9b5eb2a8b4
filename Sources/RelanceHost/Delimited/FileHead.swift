/// What the first bytes of a file show before any line is read.
struct FileHead: Sendable, Equatable {
    /// Whether the mark of UTF-8 stands first.
    let hasMark: Bool

    /// The last byte of a line end.
    let terminator: UInt8

    /// Looks at the start of `file`; throws if it holds something else than lines of text.
    init(_ file: OpenFile) throws(DelimitedError) {
        let head = try file.bytes(ByteWindow.chunk, at: 0)
        hasMark = head.starts(with: Self.mark)
        guard head.count > (hasMark ? Self.mark.count : 0) else { throw .empty(file.path) }
        try Self.check(Array(head.prefix(Self.checked)), file.path)
        let hasOnlyReturns = !head.contains(UInt8(ascii: "\n")) && head.contains(UInt8(ascii: "\r"))
        terminator = UInt8(ascii: hasOnlyReturns ? "\r" : "\n")
    }

    /// The bytes before the text.
    var textStart: Int { hasMark ? Self.mark.count : 0 }

    /// How far a byte 0 makes a file binary; further on it makes a row unreadable.
    private static let checked = 1024
    private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// How zip (xlsx, ods), OLE (xls), gzip, 7z and rar begin.
    private static let archives: [[UInt8]] = [
        [0x50, 0x4B, 0x03, 0x04], [0x50, 0x4B, 0x05, 0x06], [0xD0, 0xCF, 0x11, 0xE0],
        [0x1F, 0x8B], [0x37, 0x7A, 0xBC, 0xAF], [0x52, 0x61, 0x72, 0x21],
    ]

    private static func check(_ head: [UInt8], _ path: String) throws(DelimitedError) {
        if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) {
            throw .utf16(path)
        }
        if archives.contains(where: { head.starts(with: $0) }) { throw .spreadsheet(path) }
        if head.starts(with: Array("%PDF-".utf8)) { throw .document(path) }
        guard let zero = head.firstIndex(of: 0) else { return }
        throw isWide(head) ? .utf16(path) : .binary(path, offset: zero)
    }

    /// Answers whether every second byte, or nearly, is 0: UTF-16 without its mark.
    private static func isWide(_ head: [UInt8]) -> Bool {
        var zeros = [0, 0]
        for index in head.indices where head[index] == 0 { zeros[index & 1] += 1 }
        let (fewer, more) = (min(zeros[0], zeros[1]), max(zeros[0], zeros[1]))
        return head.count >= 8 && fewer * 20 <= more && more * 5 >= head.count * 2
    }
}
