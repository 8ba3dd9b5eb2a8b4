import Lua
import RelanceCore

extension TableReader {
    /// Reads a value where the key stands; `read` answers nil for one that is not as expected.
    func value<Value>(
        _ name: String, expected: String, mend: String? = nil, _ read: (Plain) -> Value?
    ) throws(ConfigurationError) -> Value? {
        guard let plain = self[name] else { return nil }
        guard let value = read(plain) else {
            throw wrong(plain, at: [name], expected: expected, mend: mend)
        }
        return value
    }

    func text(_ name: String, expected: String = "a text") throws(ConfigurationError) -> String? {
        try value(name, expected: expected, \.text)
    }

    /// Reads a text that must be there and say something.
    func name(_ name: String, expected: String) throws(ConfigurationError) -> String {
        let text = try value(name, expected: expected) { plain in
            plain.text.flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 }
        }
        guard let text else {
            throw missing(name, expected: expected, mend: "write \(name) = \"…\"")
        }
        return text
    }

    func integer(_ name: String, in range: ClosedRange<Int>) throws(ConfigurationError) -> Int? {
        let bounds =
            range.upperBound == .max
            ? ", \(range.lowerBound) or more"
            : " from \(range.lowerBound) to \(range.upperBound)"
        return try value(name, expected: "a whole number" + bounds) { plain in
            if case .integer(let integer) = plain, range.contains(integer) { integer } else { nil }
        }
    }

    func boolean(_ name: String) throws(ConfigurationError) -> Bool? {
        try value(name, expected: "true or false") { plain in
            if case .boolean(let boolean) = plain { boolean } else { nil }
        }
    }

    func day(_ name: String) throws(ConfigurationError) -> Day? {
        try value(name, expected: "a date of the calendar as YYYY-MM-DD", Day.init(plain:))
    }

    func oneOf<Case: RawRepresentable>(_ name: String, _ cases: [Case])
        throws(ConfigurationError) -> Case? where Case.RawValue == String
    {
        let words = cases.map(\.rawValue)
        let near = self[name]?.text.flatMap { nearest($0, in: words) }
        let expected = words.map { "\"\($0)\"" }.joined(separator: " or ")
        return try value(name, expected: expected, mend: near.map { "did you mean \"\($0)\"?" }) {
            $0.text.flatMap { text in cases.first { $0.rawValue == text } }
        }
    }

    /// Reads a list of texts of which `read` says whether they are as expected.
    func texts(
        _ name: String, each expected: String = "a text", mend: String? = nil,
        where isRight: (String) -> Bool = { _ in true }
    ) throws(ConfigurationError) -> [String]? {
        guard let items = try items(name, of: "texts") else { return nil }
        var texts: [String] = []
        for (offset, item) in items.enumerated() {
            guard let text = item.text, isRight(text) else {
                throw wrong(item, at: [name, "[\(offset + 1)]"], expected: expected, mend: mend)
            }
            texts.append(text)
        }
        return texts
    }

    /// Reads a list; where one item stands alone, the error shows it in brackets.
    func items(_ name: String, of what: String) throws(ConfigurationError) -> [Plain]? {
        guard let plain = self[name] else { return nil }
        if case .list(let items) = plain { return items }
        let item: String? =
            switch plain {
            case .text(let text): text.count > 40 || text.contains("@") ? "\"…\"" : plain.shown
            case .object: "{ … }"
            default: nil
            }
        let mend = item.map { "write \(KeyLabel.part(name)) = [\($0)]" }
        throw wrong(plain, at: [name], expected: "a list of \(what)", mend: mend)
    }

    func table(_ name: String) throws(ConfigurationError) -> TableReader? {
        try value(name, expected: "a table") { self.table($0, at: [name]) }
    }

    /// Reads a table; one without a key, such as a header alone, says nothing.
    func filledTable(_ name: String) throws(ConfigurationError) -> TableReader? {
        try table(name).flatMap { $0.fields.isEmpty ? nil : $0 }
    }

    /// The value as a table, nil where it is none.
    func table(_ plain: Plain, at rest: [String]) -> TableReader? {
        guard case .object(let fields) = plain else { return nil }
        return TableReader(source, path: path + rest, fields: fields)
    }

    /// Reads the tables in it, in the order of the file, each under the name it has here.
    func tables() throws(ConfigurationError) -> [(name: String, table: TableReader)] {
        var tables: [(name: String, table: TableReader)] = []
        for name in names {
            guard let table = try table(name) else { continue }
            tables.append((name, table))
        }
        return tables
    }
}
