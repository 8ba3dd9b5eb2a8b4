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
        var out = ""
        write(value, into: &out, indent: indented ? 0 : nil)
        return out
    }

    private static func write(_ value: Plain, into out: inout String, indent: Int?) {
        switch value {
        case .null: out += "null"
        case .boolean(let boolean): out += boolean ? "true" : "false"
        case .integer(let integer): out += String(integer)
        case .number(let number): out += number.isFinite ? String(describing: number) : "null"
        case .text(let text): writeString(text, into: &out)
        case .list(let list):
            writeItems(list, "[", "]", into: &out, indent: indent) { item, out, indent in
                write(item, into: &out, indent: indent)
            }
        case .object(let fields):
            writeItems(fields, "{", "}", into: &out, indent: indent) { field, out, indent in
                writeString(field.name, into: &out)
                out += indent == nil ? ":" : ": "
                write(field.value, into: &out, indent: indent)
            }
        }
    }

    private static func writeItems<Item>(
        _ items: [Item], _ open: String, _ close: String, into out: inout String, indent: Int?,
        _ write: (Item, inout String, Int?) -> Void
    ) {
        out += open
        let inner = indent.map { $0 + 2 }
        for (index, item) in items.enumerated() {
            if index > 0 { out += "," }
            if let inner { out += "\n" + String(repeating: " ", count: inner) }
            write(item, &out, inner)
        }
        if let indent, !items.isEmpty { out += "\n" + String(repeating: " ", count: indent) }
        out += close
    }

    private static func writeString(_ text: String, into out: inout String) {
        out += "\""
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C && $0 != 0x7F }) {
            out += text
        } else {
            for scalar in text.unicodeScalars { writeScalar(scalar, into: &out) }
        }
        out += "\""
    }

    private static func writeScalar(_ scalar: Unicode.Scalar, into out: inout String) {
        switch scalar {
        case "\"": out += "\\\""
        case "\\": out += "\\\\"
        case "\n": out += "\\n"
        case "\r": out += "\\r"
        case "\t": out += "\\t"
        case _ where scalar.value < 0x20 || scalar.value == 0x7F:
            let hex = String(scalar.value, radix: 16)
            out += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
        default: out.unicodeScalars.append(scalar)
        }
    }

    /// Reads `text`; objects keep their order, a name given twice is an error.
    ///
    /// `maximumDepth` bounds how deep lists and objects may stand in one another, `maximumValues` how many values
    /// there are in all.
    package static func value(
        of text: String, maximumDepth: Int = 64, maximumValues: Int = .max
    ) throws(Fault) -> Plain {
        var reader = JSONReader(
            bytes: Array(text.utf8), maximumDepth: maximumDepth, maximumValues: maximumValues)
        return try reader.document()
    }
}
