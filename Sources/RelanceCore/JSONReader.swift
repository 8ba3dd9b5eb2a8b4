/// Reads one JSON text from its bytes.
struct JSONReader {
    private let bytes: [UInt8]
    private let maximumDepth: Int
    private let maximumValues: Int
    private var values = 0
    private var index = 0

    init(bytes: [UInt8], maximumDepth: Int, maximumValues: Int) {
        self.bytes = bytes
        self.maximumDepth = maximumDepth
        self.maximumValues = maximumValues
    }

    mutating func document() throws(JSON.Fault) -> Plain {
        let value = try self.value(depth: 0)
        skipBlanks()
        guard index == bytes.count else { throw fault("nothing may follow the value") }
        return value
    }

    private mutating func value(depth: Int) throws(JSON.Fault) -> Plain {
        skipBlanks()
        guard index < bytes.count else { throw fault("a value is missing") }
        guard depth < maximumDepth || !"{[".utf8.contains(bytes[index]) else {
            throw fault("more than \(maximumDepth) levels")
        }
        values += 1
        guard values <= maximumValues else { throw fault("more than \(maximumValues) values") }
        switch bytes[index] {
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try list(depth: depth)
        case UInt8(ascii: "\""): return .text(try string())
        case UInt8(ascii: "t"): return try word("true", .boolean(true))
        case UInt8(ascii: "f"): return try word("false", .boolean(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return try number()
        }
    }

    private mutating func object(depth: Int) throws(JSON.Fault) -> Plain {
        var fields: [PlainField] = []
        var names: Set<String> = []
        index += 1
        if take("}") { return .object([]) }
        repeat {
            skipBlanks()
            guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else {
                throw fault("a name in quotes is missing")
            }
            let start = index
            let name = try string()
            guard names.insert(name).inserted else {
                index = start
                throw fault("the name \"\(name)\" stands twice")
            }
            guard take(":") else { throw fault("':' is missing") }
            fields.append(PlainField(name, try value(depth: depth + 1)))
        } while take(",")
        guard take("}") else { throw fault("',' or '}' is missing") }
        return .object(fields)
    }

    private mutating func list(depth: Int) throws(JSON.Fault) -> Plain {
        var list: [Plain] = []
        index += 1
        if take("]") { return .list([]) }
        repeat {
            list.append(try value(depth: depth + 1))
        } while take(",")
        guard take("]") else { throw fault("',' or ']' is missing") }
        return .list(list)
    }

    private mutating func string() throws(JSON.Fault) -> String {
        let start = index
        index += 1
        var text: [UInt8] = []
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\"") {
                index += 1
                guard let string = String(validating: text, as: UTF8.self) else {
                    index = start
                    throw fault("the text is not UTF-8")
                }
                return string
            }
            guard byte >= 0x20 else { throw fault("a control character stands in a text") }
            if byte == UInt8(ascii: "\\") {
                text.append(contentsOf: Array(String(try escape()).utf8))
            } else {
                text.append(byte)
                index += 1
            }
        }
        index = start
        throw fault("the text is not closed")
    }

    private static let escapes: [UInt8: Unicode.Scalar] = [
        0x22: "\"", 0x5C: "\\", 0x2F: "/", 0x62: "\u{8}", 0x66: "\u{C}", 0x6E: "\n", 0x72: "\r",
        0x74: "\t",
    ]

    private mutating func escape() throws(JSON.Fault) -> Unicode.Scalar {
        guard index + 1 < bytes.count else { throw fault("the escape is not complete") }
        let byte = bytes[index + 1]
        if let scalar = Self.escapes[byte] {
            index += 2
            return scalar
        }
        guard byte == UInt8(ascii: "u") else { throw fault("there is no such escape") }
        var unit = try hex()
        if 0xD800...0xDBFF ~= unit, index + 1 < bytes.count, bytes[index] == UInt8(ascii: "\\") {
            let low = try hex()
            guard 0xDC00...0xDFFF ~= low else { throw fault("half a surrogate pair") }
            unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00)
        }
        guard let scalar = Unicode.Scalar(unit) else { throw fault("half a surrogate pair") }
        return scalar
    }

    private mutating func hex() throws(JSON.Fault) -> UInt32 {
        guard index + 6 <= bytes.count, bytes[index + 1] == UInt8(ascii: "u") else {
            throw fault("the escape is not complete")
        }
        let digits = String(decoding: bytes[index + 2..<index + 6], as: UTF8.self)
        guard digits.utf8.allSatisfy({ $0 != 0x2B && $0 != 0x2D }),
            let unit = UInt32(digits, radix: 16)
        else { throw fault("four hexadecimal digits are missing") }
        index += 6
        return unit
    }

    private mutating func number() throws(JSON.Fault) -> Plain {
        let start = index
        _ = skip("-")
        let first = index
        let whole = digits()
        var isWhole = true
        var isWellFormed = whole == 1 || (whole > 1 && bytes[first] != UInt8(ascii: "0"))
        if skip(".") {
            isWhole = false
            isWellFormed = digits() > 0 && isWellFormed
        }
        if skip("e") || skip("E") {
            isWhole = false
            _ = skip("+") || skip("-")
            isWellFormed = digits() > 0 && isWellFormed
        }
        let text = String(decoding: bytes[start..<index], as: UTF8.self)
        if isWellFormed, isWhole, let integer = Int(text) { return .integer(integer) }
        if isWellFormed, let number = Double(text), number.isFinite { return .number(number) }
        index = start
        throw fault("a value is missing")
    }

    private mutating func digits() -> Int {
        let start = index
        while index < bytes.count, 0x30...0x39 ~= bytes[index] { index += 1 }
        return index - start
    }

    private mutating func word(_ word: String, _ value: Plain) throws(JSON.Fault) -> Plain {
        guard bytes[index...].starts(with: word.utf8) else { throw fault("a value is missing") }
        index += word.utf8.count
        return value
    }

    private mutating func take(_ mark: Unicode.Scalar) -> Bool {
        skipBlanks()
        return skip(mark)
    }

    private mutating func skip(_ mark: Unicode.Scalar) -> Bool {
        guard index < bytes.count, bytes[index] == UInt8(ascii: mark) else { return false }
        index += 1
        return true
    }

    private mutating func skipBlanks() {
        while index < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[index]) { index += 1 }
    }

    private func fault(_ problem: String) -> JSON.Fault {
        JSON.Fault(offset: index, problem: problem)
    }
}
