/// What a field can hold, in words for reference pages and errors.
package indirect enum FieldType: Sendable, Equatable {
    case text, integer, number, cents, boolean, day
    case oneOf([String])
    case list(FieldType)
    /// A table with the fields that the reference lists under that name.
    case record(String)
    /// Values by name.
    case object

    /// What an error says was expected.
    package var expected: String {
        switch self {
        case .text: "a text"
        case .integer: "a whole number"
        case .number: "a number"
        case .cents: "a whole number of cents"
        case .boolean: "true or false"
        case .day: "a date as YYYY-MM-DD"
        case .oneOf(let names): "one of " + names.joined(separator: ", ")
        case .list: "a list"
        case .record, .object: "a table"
        }
    }
}

/// A Swift value that a field can hold.
package protocol FieldValue: Sendable, Equatable {
    /// The type as a plugin sees it.
    static var fieldType: FieldType { get }

    /// Whether nil is one of its values.
    static var isOptional: Bool { get }

    /// What an error says was expected: more than the type where not every text is a value.
    static var expected: String { get }

    /// The value as plain data.
    var plain: Plain { get }

    /// Reads plain data; nil where it is of another type.
    init?(plain: Plain)
}

extension FieldValue {
    package static var isOptional: Bool { false }
    package static var expected: String { fieldType.expected }
}

extension String: FieldValue {
    package static var fieldType: FieldType { .text }
    package var plain: Plain { .text(self) }

    package init?(plain: Plain) {
        switch plain {
        case .text(let text): self = text
        case .integer(let integer): self = String(integer)
        default: return nil
        }
    }
}

extension Int: FieldValue {
    package static var fieldType: FieldType { .integer }
    package var plain: Plain { .integer(self) }

    package init?(plain: Plain) {
        guard let integer = plain.integer else { return nil }
        self = integer
    }
}

extension Bool: FieldValue {
    package static var fieldType: FieldType { .boolean }
    package var plain: Plain { .boolean(self) }

    package init?(plain: Plain) {
        switch plain {
        case .boolean(let boolean): self = boolean
        case .integer(0): self = false
        case .integer(1): self = true
        default: return nil
        }
    }
}

extension Day: FieldValue {
    package static var fieldType: FieldType { .day }
    package var plain: Plain { .text(description) }

    package init?(plain: Plain) {
        guard case .text(let text) = plain, let day = Day(text) else { return nil }
        self = day
    }
}

extension Currency: FieldValue {
    package static var fieldType: FieldType { .text }
    package static var expected: String { "three letters of ISO 4217 such as \"EUR\"" }
    package var plain: Plain { .text(code) }

    package init?(plain: Plain) {
        guard case .text(let text) = plain, let currency = Currency(text) else { return nil }
        self = currency
    }
}

extension Optional: FieldValue where Wrapped: FieldValue {
    package static var fieldType: FieldType { Wrapped.fieldType }
    package static var expected: String { Wrapped.expected }
    package static var isOptional: Bool { true }
    // In generic code a closure, which is called: a key path would be made anew each time.
    package var plain: Plain { map { $0.plain } ?? .null }

    package init?(plain: Plain) {
        if plain == .null {
            self = nil as Wrapped?
        } else {
            guard let wrapped = Wrapped(plain: plain) else { return nil }
            self = wrapped
        }
    }
}

extension Array: FieldValue where Element: FieldValue {
    package static var fieldType: FieldType { .list(Element.fieldType) }
    package var plain: Plain { .list(map { $0.plain }) }

    package init?(plain: Plain) {
        guard let list = plain.list else { return nil }
        self = []
        for item in list {
            guard let element = Element(plain: item) else { return nil }
            append(element)
        }
    }
}

/// An enumeration whose names are the words of the field.
package protocol NamedCases: FieldValue, RawRepresentable, CaseIterable
where RawValue == String {}

extension NamedCases {
    package static var fieldType: FieldType { .oneOf(allCases.map(\.rawValue)) }
    package var plain: Plain { .text(rawValue) }

    package init?(plain: Plain) {
        guard case .text(let text) = plain else { return nil }
        self.init(rawValue: text)
    }
}

extension Language: NamedCases {}

/// What a source adds of its own, under `fields`.
package struct OwnFields: FieldValue {
    /// The values by name, in the order of their names.
    package let values: [PlainField]

    /// Makes own fields; their order is that of their names.
    package init(_ values: [PlainField] = []) {
        self.values = values.sorted { $0.name < $1.name }
    }

    package static var fieldType: FieldType { .object }
    package static var expected: String { "values by name" }
    package var plain: Plain { .object(values) }

    package init?(plain: Plain) {
        switch plain {
        case .object(let fields): self.init(fields)
        case .list(let list): if list.isEmpty { self.init() } else { return nil }
        default: return nil
        }
    }
}
