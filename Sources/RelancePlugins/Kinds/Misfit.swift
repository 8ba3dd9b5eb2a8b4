import Lua
import RelanceCore

/// What is wrong with a value that does not fit its field, down to the element that does not.
enum Misfit {
    /// A name of a table within a list.
    private struct Part: Sendable {
        let name: String
        let expected: String
        let fits: @Sendable (Plain) -> Bool
    }

    /// Says why `plain` is no value of a field of `type`.
    static func problem(_ plain: Plain, _ type: FieldType, _ expected: String, at path: String)
        -> String
    {
        if case .list(let element) = type, let items = plain.list {
            for (index, item) in items.enumerated() {
                let place = "\(path)[\(index + 1)]"
                if let problem = problem(of: item, element, at: place) { return problem }
            }
        }
        return says(plain, expected, at: path)
    }

    /// Says what of a Lua value is no plain data, which is named by `path`.
    static func problem(_ value: LuaValue, at path: String) -> String? {
        switch value {
        case .bytes:
            return "\(path) is \(value.shown)"
        case .number(let number) where !number.isFinite:
            return "\(path) is \(number), which is no number that can be kept"
        case .secret: return "\(path) is \(value.shown)"
        case .table(let table):
            for (index, item) in table.list.enumerated() {
                if let problem = problem(item, at: "\(path)[\(index + 1)]") { return problem }
            }
            for (key, item) in table.fields {
                if let problem = problem(item, at: "\(path).\(key)") { return problem }
            }
            return nil
        default: return nil
        }
    }

    private static func problem(of item: Plain, _ type: FieldType, at path: String) -> String? {
        guard case .record(let name) = type else {
            return type.takes(item) ? nil : says(item, type.expected, at: path)
        }
        guard case .object(let given) = item else { return "\(path) is not a table" }
        let parts = name == Person.name ? person : allocation
        for field in given {
            guard let part = parts.first(where: { $0.name == field.name }) else {
                let hint = Hint.didYouMean(field.name, parts.map(\.name))
                return "\(path) has no field '\(field.name)'" + (hint.map { "; " + $0 } ?? "")
            }
            guard part.fits(field.value) else {
                return says(field.value, part.expected, at: "\(path).\(part.name)")
            }
        }
        if name == Person.name {
            return Person(plain: item) == nil ? "\(path) has no id, e-mail address or name" : nil
        }
        let missing = parts.first { item[$0.name] == nil }
        return missing.map { "\(path) has no \($0.name)" }
    }

    private static func says(_ plain: Plain, _ expected: String, at path: String) -> String {
        var shown = LuaValue(plain).shown
        if case .list = plain { shown = "a list" }
        return "\(path) is \(shown), expected \(expected)"
    }

    private static let person = Person.fields.map { field in
        Part(name: field.name, expected: field.expected) { plain in
            var probe = Person(id: "")
            return field.set?(&probe, plain) ?? (String(plain: plain) != nil)
        }
    }

    private static let allocation = [
        Part(name: "invoice", expected: FieldType.text.expected) { String(plain: $0) != nil },
        Part(name: "amount_cents", expected: FieldType.cents.expected) {
            $0.integer.map(Money.given.contains) ?? false
        },
    ]
}

extension FieldType {
    /// Whether plain data is of the type; of a table whether it is one.
    func takes(_ plain: Plain) -> Bool {
        switch self {
        case .text: String(plain: plain) != nil
        case .integer, .cents: plain.integer != nil
        case .number: LuaValue(plain).number != nil
        case .boolean: Bool(plain: plain) != nil
        case .day: Day(plain: plain) != nil
        case .oneOf(let names): plain.text.map(names.contains) ?? false
        case .list(let element): plain.list?.allSatisfy(element.takes) ?? false
        case .record, .object: plain.fields != nil
        }
    }
}
