import RelanceCore

/// Why `relance.toml` cannot be used.
package struct ConfigurationError: ExplainedError, Equatable {
    /// What kind of fault it is.
    package enum Kind: Sendable, Equatable {
        /// The text is not TOML.
        case syntax
        /// The table has no such key.
        case unknownKey
        /// A value of another type, or outside what is allowed.
        case wrongValue
        /// A key that must be there is not.
        case missingKey
        /// A secret stands in the file itself.
        case plainSecret
    }

    package let kind: Kind
    package let file: String
    /// The line of the key, or of the nearest table around it; nil where no line is at fault.
    package let line: Int?
    /// The key, from the top of the file; "[2]" is the second item of a list.
    package let key: [String]
    /// What stands there, as far as it may be repeated: neither a secret nor a bank account.
    package let found: String?
    package let expected: String?
    package let mend: String?

    init(
        _ kind: Kind, file: String, line: Int?, key: [String] = [], found: String? = nil,
        expected: String? = nil, mend: String? = nil
    ) {
        self.kind = kind
        self.file = file
        self.line = line
        self.key = key
        self.found = found
        self.expected = expected
        self.mend = mend
    }

    /// `relance.toml:12`.
    package var place: String { line.map { "\(file):\($0)" } ?? file }

    package var problem: String {
        let label = KeyLabel(key).text
        switch kind {
        case .syntax:
            return found ?? "this is not TOML"
        case .unknownKey where key.count < 2:
            return "there is no table \(label)"
        case .unknownKey:
            let name = KeyLabel.escaped(key.last ?? "")
            return "\(KeyLabel(key.dropLast()).text) has no key '\(name)'"
        case .missingKey:
            return "\(label): missing, expected \(expected ?? "a value")"
        case .wrongValue, .plainSecret:
            return "\(label): expected \(expected ?? "a value"), found \(found ?? "another")"
        }
    }
}
