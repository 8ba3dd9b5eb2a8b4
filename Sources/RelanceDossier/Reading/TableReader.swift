import Lua
import RelanceCore

/// A table of the file, and what to say of its faults.
struct TableReader {
    let source: TOMLSource
    let path: [String]
    let fields: [PlainField]

    /// Reads the whole file.
    init(_ source: TOMLSource) {
        self.init(source, path: [], fields: source.fields)
    }

    init(_ source: TOMLSource, path: [String], fields: [PlainField]) {
        self.source = source
        self.path = path
        self.fields = fields
    }

    subscript(name: String) -> Plain? { fields.first { $0.name == name }?.value }

    /// The names of its keys, in the order of the file.
    var names: [String] {
        fields.map(\.name).sorted { source.lines.areInOrder(path + [$0], path + [$1]) }
    }

    /// Throws at the first key that is not one of `known`; `advice` is for a name like none of them.
    func knows(only known: [String], advice: ((String) -> String)? = nil)
        throws(ConfigurationError)
    {
        guard let name = names.first(where: { !known.contains($0) }) else { return }
        let mend =
            nearest(name, in: known).map { "did you mean '\($0)'?" }
            ?? advice?(name)
            ?? (known.count == 1 ? "known is " : "known are ") + known.joined(separator: ", ")
        throw error(.unknownKey, at: [name], mend: mend)
    }

    func error(
        _ kind: ConfigurationError.Kind, at rest: [String], found: String? = nil,
        expected: String? = nil, mend: String? = nil
    ) -> ConfigurationError {
        ConfigurationError(
            kind, file: source.file, line: source.lines.line(around: path + rest),
            key: path + rest, found: found, expected: expected, mend: mend)
    }

    /// Says that a value is not what was expected.
    func wrong(_ value: Plain, at rest: [String], expected: String, mend: String? = nil)
        -> ConfigurationError
    {
        let found = isPrivate(path + rest) ? value.typeName : value.shown
        return error(.wrongValue, at: rest, found: found, expected: expected, mend: mend)
    }

    func missing(_ name: String, expected: String, mend: String? = nil) -> ConfigurationError {
        let mend = mend ?? "write \(KeyLabel.part(name)) = …"
        return error(.missingKey, at: [name], expected: expected, mend: mend)
    }

    /// Whether what stands there must not be repeated.
    private func isPrivate(_ path: [String]) -> Bool {
        ["iban", "bic"].contains(path.last) || path.dropFirst(2).first == "secrets"
    }
}

extension Plain {
    /// The value as an error repeats it.
    var shown: String {
        switch self {
        // The address of a server may hold a password.
        case .text(let text) where text.contains("://") && text.contains("@"): typeName
        case .text(let text): "\"\(KeyLabel.escaped(text))\""
        case .integer(let integer): String(integer)
        case .number(let number): "\(number)"
        case .boolean(let boolean): String(boolean)
        case .null, .list, .object: typeName
        }
    }

    /// What kind of value it is.
    var typeName: String {
        switch self {
        case .null: "nothing"
        case .boolean: "true or false"
        case .integer, .number: "a number"
        case .text: "a text"
        case .list: "a list"
        case .object: "a table"
        }
    }
}
