/// What a function takes and gives, read from how people write it:
/// `cents(value: string|number, currency?: string) -> integer`.
package struct LuaSignature: Sendable, Equatable {
    /// What it takes, or gives, under a name.
    package struct Part: Sendable, Equatable {
        package let name: String
        package let type: LuaType

        /// Whether it may be left out.
        package var isOptional: Bool {
            if case .either(let types) = type { types.contains(.nil) } else { false }
        }
    }

    package let name: String
    package let parameters: [Part]
    package let results: [Part]

    /// Reads a signature; a parameter without a type takes any value.
    package init(_ text: String) {
        let open = text.firstIndex(of: "(") ?? text.endIndex
        name = LuaType.trimmed(text[..<open])
        let (inside, rest) = Self.parenthesised(text[open...])
        parameters = LuaType.split(inside, at: ",").filter { !$0.isEmpty }.map(Self.parameter)
        let arrow = rest.hasPrefix("->") ? LuaType.trimmed(rest.dropFirst(2)) : ""
        results = arrow.isEmpty ? [] : LuaType.split(arrow, at: ",").map(Self.result)
    }

    /// As errors write it: `ctx.cents(value, currency?)`.
    package func short(in owner: String) -> String {
        let names = parameters.map { part in
            part.name + (part.isOptional ? "?" : "")
        }
        return "\(owner).\(name)(\(names.joined(separator: ", ")))"
    }

    /// As the reference writes it, results included.
    package var text: String {
        let taken = parameters.map { part in
            "\(part.name)\(part.isOptional ? "?" : ""): \(part.type.unwrapped.text)"
        }
        let given = results.map { $0.name.isEmpty ? $0.type.text : "\($0.name): \($0.type.text)" }
        return "\(name)(\(taken.joined(separator: ", ")))"
            + (given.isEmpty ? "" : " -> " + given.joined(separator: ", "))
    }

    private static func parenthesised(_ text: Substring) -> (inside: String, rest: String) {
        var depth = 0
        for index in text.indices {
            if text[index] == "(" { depth += 1 }
            if text[index] == ")" { depth -= 1 }
            if depth == 0 {
                return (
                    String(text[text.index(after: text.startIndex)..<index]),
                    LuaType.trimmed(text[text.index(after: index)...])
                )
            }
        }
        return ("", "")
    }

    private static func parameter(_ text: String) -> Part {
        let parts = LuaType.split(text, at: ":")
        let isOptional = parts[0].hasSuffix("?")
        let name = isOptional ? String(parts[0].dropLast()) : parts[0]
        let type = LuaType(parts.count > 1 ? parts[1] : "any")
        return Part(name: name, type: isOptional ? .either([type, .nil]) : type)
    }

    private static func result(_ text: String) -> Part {
        let parts = LuaType.split(text, at: ":")
        return parts.count > 1
            ? Part(name: parts[0], type: LuaType(parts[1])) : Part(name: "", type: LuaType(text))
    }
}
