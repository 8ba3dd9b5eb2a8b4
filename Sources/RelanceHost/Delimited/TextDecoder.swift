/// Turns the bytes of cells into UTF-8, from one encoding.
struct TextDecoder: Sendable {
    let encoding: TextEncoding
    /// The UTF-8 of the characters from 0x80 on; empty for UTF-8 itself.
    private let upper: [[UInt8]]

    init(_ encoding: TextEncoding) {
        self.encoding = encoding
        upper = encoding == .utf8 ? [] : encoding.upperHalf().map { Array(String($0).utf8) }
    }

    /// Appends the text of a cell of a row in which nothing is wrong.
    @inline(__always)
    func append(
        _ cell: CellScanner.Cell, of text: Span<UInt8>, isASCII: Bool, to bytes: inout [UInt8]
    ) {
        if (isASCII || upper.isEmpty) && !cell.isQuoted {
            text.extracting(unchecked: cell.content).withUnsafeBufferPointer {
                bytes.append(contentsOf: $0)
            }
        } else {
            translate(cell, of: text, to: &bytes)
        }
    }

    private func translate(
        _ cell: CellScanner.Cell, of text: Span<UInt8>, to bytes: inout [UInt8]
    ) {
        var index = cell.content.lowerBound
        while index < cell.content.upperBound {
            let byte = text[index]
            if byte < 0x80 || upper.isEmpty {
                bytes.append(byte)
            } else {
                bytes.append(contentsOf: upper[Int(byte) - 0x80])
            }
            // In quotes, two quotes stand for one.
            index += cell.isQuoted && byte == DelimitedLayout.quote ? 2 : 1
        }
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
