/// What a value at the border is, as signatures write it: `string`, `date?`, `invoice[]`, `"a"|"b"`.
package indirect enum LuaType: Sendable, Equatable {
    case any, `nil`, string, number, integer, boolean, table, function
    /// One of the types that the reference explains, such as `date` or `invoice`.
    case named(String)
    /// A text that is this one.
    case literal(String)
    case list(LuaType)
    /// Values by name.
    case map(LuaType)
    case either([LuaType])

    /// Reads a type as it is written.
    package init(_ text: String) {
        let parts = Self.split(text, at: "|")
        self = parts.count > 1 ? .either(parts.map(Self.init)) : Self.single(parts.first ?? "")
    }

    private static func single(_ text: String) -> LuaType {
        if text.hasSuffix("?") { return .either([LuaType(String(text.dropLast())), .nil]) }
        if text.hasSuffix("[]") { return .list(LuaType(String(text.dropLast(2)))) }
        if text.hasPrefix("\""), text.hasSuffix("\""), text.count > 1 {
            return .literal(String(text.dropFirst().dropLast()))
        }
        if text.hasPrefix("table<string,"), text.hasSuffix(">") {
            return .map(LuaType(trimmed(text.dropFirst("table<string,".count).dropLast())))
        }
        return plain[text] ?? .named(text)
    }

    private static let plain: [String: LuaType] = [
        "": .any, "any": .any, "nil": .nil, "string": .string, "number": .number,
        "integer": .integer, "boolean": .boolean, "table": .table, "function": .function,
    ]

    /// The same as it is written.
    package var text: String {
        switch self {
        case .any: "any"
        case .nil: "nil"
        case .string: "string"
        case .number: "number"
        case .integer: "integer"
        case .boolean: "boolean"
        case .table: "table"
        case .function: "function"
        case .named(let name): name
        case .literal(let text): "\"\(text)\""
        case .list(let item): "\(item.text)[]"
        case .map(let value): "table<string, \(value.text)>"
        case .either(let types):
            if types.count == 2, types[1] == .nil {
                types[0].text + "?"
            } else {
                types.map(\.text).joined(separator: "|")
            }
        }
    }

    /// Whether nil is one of its values.
    package var isOptional: Bool {
        switch self {
        case .any, .nil: true
        case .either(let types): types.contains { $0.isOptional }
        default: false
        }
    }

    /// The type where it is not nil.
    package var unwrapped: LuaType {
        guard case .either(let types) = self else { return self }
        let others = types.filter { $0 != .nil }
        return others.count == 1 ? others[0] : .either(others)
    }

    /// The names that it mentions.
    package var names: [String] {
        switch self {
        case .named(let name): [name]
        case .list(let item), .map(let item): item.names
        case .either(let types): types.flatMap(\.names)
        default: []
        }
    }

    /// What an error says was expected.
    package var expected: String {
        switch self {
        case .any: "a value"
        case .nil: "nil"
        case .string: "a text"
        case .number: "a number"
        case .integer: "a whole number"
        case .boolean: "true or false"
        case .table, .map: "a table"
        case .function: "a function"
        case .named(let name): "a \(name)"
        case .literal(let text): "\"\(text)\""
        case .list: "a list"
        case .either(let types): types.map(\.expected).joined(separator: " or ")
        }
    }

    /// Splits at a mark that stands outside of angle brackets and quotes; blanks around parts go.
    static func split(_ text: String, at mark: Character) -> [String] {
        var (parts, part, depth, isQuoted) = ([String](), "", 0, false)
        for character in text {
            if character == "\"" { isQuoted.toggle() }
            if !isQuoted {
                if "<({".contains(character) { depth += 1 }
                if ">)}".contains(character) { depth -= 1 }
            }
            if character == mark, depth == 0, !isQuoted {
                parts.append(trimmed(part[...]))
                part = ""
            } else {
                part.append(character)
            }
        }
        return parts + [trimmed(part[...])]
    }

    static func trimmed(_ text: Substring) -> String {
        var text = text
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
