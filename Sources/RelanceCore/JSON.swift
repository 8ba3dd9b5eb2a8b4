/// Plain data as JSON text (RFC 8259), the same bytes for the same data.
package enum JSON {
    /// Where and why a text is not JSON.
    package struct Fault: Error, Sendable, Equatable, CustomStringConvertible {
        /// Bytes from the start of the text.
        package let offset: Int
        /// What was expected there.
        package let problem: String

        package var description: String { "byte \(offset): \(problem)" }
    }

    /// Writes `value`; with `indented`, a line for each value and two blanks a level.
    package static func text(_ value: Plain, indented: Bool = false) -> String {
        text(value, indent: indented ? 0 : nil)
    }

    /// Writes `value`, a line for each of its values, as it stands `indent` blanks deep in another.
    package static func text(_ value: Plain, indent: Int?) -> String {
        var out: [UInt8] = []
        write(value, into: &out, indent: indent)
        return String(decoding: out, as: UTF8.self)
    }

    private static func write(_ value: Plain, into out: inout [UInt8], indent: Int?) {
        switch value {
        case .null: out.append(contentsOf: "null".utf8)
        case .boolean(let boolean): out.append(contentsOf: (boolean ? "true" : "false").utf8)
        case .integer(let integer): out.append(contentsOf: String(integer).utf8)
        case .number(let number):
            out.append(contentsOf: (number.isFinite ? String(describing: number) : "null").utf8)
        case .text(let text): writeString(text, into: &out)
        case .list(let list):
            writeItems(list, "[", "]", into: &out, indent: indent) { item, out, indent in
                write(item, into: &out, indent: indent)
            }
        case .object(let fields):
            writeItems(fields, "{", "}", into: &out, indent: indent) { field, out, indent in
                writeString(field.name, into: &out)
                out.append(UInt8(ascii: ":"))
                if indent != nil { out.append(UInt8(ascii: " ")) }
                write(field.value, into: &out, indent: indent)
            }
        }
    }

    private static func writeItems<Item>(
        _ items: [Item], _ open: Unicode.Scalar, _ close: Unicode.Scalar, into out: inout [UInt8],
        indent: Int?, _ write: (Item, inout [UInt8], Int?) -> Void
    ) {
        out.append(UInt8(ascii: open))
        let inner = indent.map { $0 + 2 }
        for (index, item) in items.enumerated() {
            if index > 0 { out.append(UInt8(ascii: ",")) }
            if let inner { startLine(inner, into: &out) }
            write(item, &out, inner)
        }
        if let indent, !items.isEmpty { startLine(indent, into: &out) }
        out.append(UInt8(ascii: close))
    }

    private static func startLine(_ indent: Int, into out: inout [UInt8]) {
        out.append(UInt8(ascii: "\n"))
        out.append(contentsOf: repeatElement(UInt8(ascii: " "), count: indent))
    }

    // Bytes from 0x80 on are parts of characters, which stand for themselves.
    private static func writeString(_ text: String, into out: inout [UInt8]) {
        out.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { bytes in
            if bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C && $0 != 0x7F }) {
                out.append(contentsOf: bytes)
            } else {
                for byte in bytes { writeByte(byte, into: &out) }
            }
        }
        out.append(UInt8(ascii: "\""))
    }

    private static func writeByte(_ byte: UInt8, into out: inout [UInt8]) {
        switch byte {
        case UInt8(ascii: "\""): out.append(contentsOf: "\\\"".utf8)
        case UInt8(ascii: "\\"): out.append(contentsOf: "\\\\".utf8)
        case UInt8(ascii: "\n"): out.append(contentsOf: "\\n".utf8)
        case UInt8(ascii: "\r"): out.append(contentsOf: "\\r".utf8)
        case UInt8(ascii: "\t"): out.append(contentsOf: "\\t".utf8)
        case 0..<0x20, 0x7F:
            let hex = String(byte, radix: 16)
            out.append(contentsOf: (hex.utf8.count == 1 ? "\\u000" : "\\u00").utf8)
            out.append(contentsOf: hex.utf8)
        default: out.append(byte)
        }
    }

    /// Reads `text`; objects keep their order, a name given twice is an error.
    ///
    /// `maximumDepth` bounds how deep lists and objects may stand in one another.
    package static func value(of text: String, maximumDepth: Int = 64) throws(Fault) -> Plain {
        var reader = JSONReader(bytes: Array(text.utf8), maximumDepth: maximumDepth)
        return try reader.document()
    }
}
