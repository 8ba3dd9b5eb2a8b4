/// Turns the bytes of cells into UTF-8, from one encoding.
struct TextDecoder: Sendable {
    let encoding: TextEncoding
    /// The UTF-8 of the characters from 0x80 on; empty for UTF-8 itself.
    private let upper: [[UInt8]]

    init(_ encoding: TextEncoding) {
        self.encoding = encoding
        upper = encoding == .utf8 ? [] : encoding.upperHalf().map { Array(String($0).utf8) }
    }

    /// The most bytes of UTF-8 that one byte becomes.
    var growth: Int { upper.isEmpty ? 1 : 3 }

    /// Writes the text of a cell of a row in which nothing is wrong; answers how many bytes it has.
    ///
    /// `room` must have `growth` bytes for each byte of the cell.
    @inline(__always)
    func write(
        _ cell: CellScanner.Cell, of text: Span<UInt8>, isASCII: Bool,
        to room: Slice<UnsafeMutableBufferPointer<UInt8>>
    ) -> Int {
        if !cell.isQuoted, isASCII || upper.isEmpty {
            return text.extracting(unchecked: cell.content).withUnsafeBufferPointer {
                UnsafeMutableBufferPointer(rebasing: room).update(fromContentsOf: $0)
            }
        }
        return translate(cell, of: text, to: UnsafeMutableBufferPointer(rebasing: room))
    }

    private func translate(
        _ cell: CellScanner.Cell, of text: Span<UInt8>, to room: UnsafeMutableBufferPointer<UInt8>
    ) -> Int {
        var (index, count) = (cell.content.lowerBound, 0)
        while index < cell.content.upperBound {
            let byte = text[index]
            if byte < 0x80 || upper.isEmpty {
                room[count] = byte
                count += 1
            } else {
                for part in upper[Int(byte) - 0x80] {
                    room[count] = part
                    count += 1
                }
            }
            // In quotes, two quotes stand for one.
            index += cell.isQuoted && byte == DelimitedLayout.quote ? 2 : 1
        }
        return count
    }

    /// Answers the bytes of `text` in this encoding, or nil where it has none for a character.
    func encoded(_ text: String) -> [UInt8]? {
        if upper.isEmpty { return Array(text.utf8) }
        var bytes: [UInt8] = []
        for scalar in text.unicodeScalars {
            if scalar.isASCII {
                bytes.append(UInt8(scalar.value))
            } else if let index = upper.firstIndex(of: Array(String(scalar).utf8)) {
                bytes.append(UInt8(0x80 + index))
            } else {
                return nil
            }
        }
        return bytes
    }
}
