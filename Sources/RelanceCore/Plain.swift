/// Plain data: what JSON, a plugin and a column can hold.
///
/// Money is whole minor units, a date its ISO text. Fields keep the order in which they were given.
package enum Plain: Sendable, Equatable {
    case null
    case boolean(Bool)
    case integer(Int)
    case number(Double)
    case text(String)
    case list([Plain])
    case object([PlainField])

    /// The value of a field of an object, nil where there is none.
    package subscript(name: String) -> Plain? {
        guard case .object(let fields) = self else { return nil }
        return fields.first { $0.name == name }?.value
    }

    /// The text, where it is one.
    package var text: String? {
        if case .text(let text) = self { text } else { nil }
    }

    /// The whole number, where it is one (a number such as 3.0 too).
    package var integer: Int? {
        switch self {
        case .integer(let integer): integer
        case .number(let number): Int(exactly: number)
        default: nil
        }
    }

    /// The fields of an object, nil where it is none.
    package var fields: [PlainField]? {
        if case .object(let fields) = self { fields } else { nil }
    }

    /// The list, where it is one; an object without fields counts as an empty list.
    package var list: [Plain]? {
        switch self {
        case .list(let list): list
        case .object(let fields): fields.isEmpty ? [] : nil
        default: nil
        }
    }
}

/// A named value of an object.
package struct PlainField: Sendable, Equatable {
    package var name: String
    package var value: Plain

    /// Makes a field.
    package init(_ name: String, _ value: Plain) {
        self.name = name
        self.value = value
    }
}

extension Plain: ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral,
    ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral
{
    package init(dictionaryLiteral elements: (String, Plain)...) {
        self = .object(elements.map { PlainField($0.0, $0.1) })
    }

    package init(arrayLiteral elements: Plain...) { self = .list(elements) }
    package init(stringLiteral value: String) { self = .text(value) }
    package init(integerLiteral value: Int) { self = .integer(value) }
    package init(booleanLiteral value: Bool) { self = .boolean(value) }
}
