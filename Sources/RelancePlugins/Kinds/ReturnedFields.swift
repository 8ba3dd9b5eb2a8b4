import Lua
import RelanceCore

/// What is wrong with what a plugin returned.
struct ReturnedFault: Error {
    let problem: String
    let mend: String?

    init(_ problem: String, _ mend: String? = nil) {
        (self.problem, self.mend) = (problem, mend)
    }

    /// What is wrong and how to mend it.
    var text: String { problem + (mend.map { "; " + $0 } ?? "") }
}

/// The fields of a table that a plugin returned, with the path by which it is called in errors.
struct ReturnedFields {
    let path: String
    private let joint: String
    private let content: LuaTable

    /// Reads a table; `joint` stands between the path and the name of a field.
    init(_ value: LuaValue, _ path: String, joint: String = ".") throws {
        guard let table = value.table else {
            throw ReturnedFault("\(path) is \(value.shown), expected a table")
        }
        (self.path, self.joint, content) = (path, joint, table)
    }

    var names: [String] { content.keys }

    func has(_ name: String) -> Bool { content[name] != nil }

    /// Throws where there is a field, or a value without a name, that the shape does not have.
    func check(_ shape: Shape) throws {
        let known = shape.names
        for name in names where !known.contains(name) {
            throw ReturnedFault("\(path) has no '\(name)'", Hint.didYouMean(name, known))
        }
        guard content.list.count <= shape.positions else {
            throw ReturnedFault("\(path) has \(content.list.count) values without a name")
        }
    }

    func text(_ name: String, _ position: Int? = nil) throws -> String {
        guard let text = try textIfGiven(name, position) else {
            throw ReturnedFault("\(path) has no \(name)")
        }
        return text
    }

    func textIfGiven(_ name: String, _ position: Int? = nil) throws -> String? {
        let value = value(name, position)
        switch value {
        case .nil: return nil
        case .string(let text): return text
        case .integer(let whole): return String(whole)
        default: throw wrong(name, value, "a text")
        }
    }

    func flag(_ name: String) throws -> Bool {
        let value = value(name)
        if value == .nil { return false }
        guard let flag = value.boolean else { throw wrong(name, value, "true or false") }
        return flag
    }

    func number(_ name: String) throws -> Double? {
        let value = value(name)
        if value == .nil { return nil }
        guard let number = value.number, number.isFinite else {
            throw wrong(name, value, "a number")
        }
        return number
    }

    /// A whole number `of` something, nil where there is none.
    func whole(_ name: String, _ of: String? = nil) throws -> Int? {
        let value = value(name)
        if value == .nil { return nil }
        guard let whole = value.integer else {
            throw wrong(name, value, "a whole number" + (of.map { " " + $0 } ?? ""))
        }
        return whole
    }

    func day(_ name: String) throws -> Day? {
        guard let text = try textIfGiven(name) else { return nil }
        guard let day = Day(text) else {
            throw wrong(name, .string(text), "a date as YYYY-MM-DD")
        }
        return day
    }

    /// A number or a text, null where there is none.
    func scalar(_ name: String) throws -> Plain {
        let value = value(name)
        guard value.kind != .table, let plain = Plain(value) else {
            throw wrong(name, value, "a number or a text")
        }
        return plain
    }

    func style() throws -> Block.Style? { has("as") ? try oneOf("as") : nil }

    /// Whether a fall is good news.
    func fall() throws -> Bool? {
        guard let text = try textIfGiven("fall") else { return nil }
        guard ["good", "bad"].contains(text) else {
            throw wrong("fall", .string(text), "\"good\" or \"bad\"")
        }
        return text == "good"
    }

    func oneOf<Value: NamedCases>(_ name: String) throws -> Value {
        let known = Value.allCases.map(\.rawValue)
        let text = try text(name)
        guard let value = Value(rawValue: text) else { throw unknown(name, text, known) }
        return value
    }

    /// One of the words `known`.
    func word(_ name: String, of known: [String]) throws -> String {
        let text = try text(name)
        guard known.contains(text) else { throw unknown(name, text, known) }
        return text
    }

    private func unknown(_ name: String, _ text: String, _ known: [String]) -> ReturnedFault {
        ReturnedFault(
            "\(path)\(joint)\(name) is \"\(text)\", expected one of "
                + known.joined(separator: ", "),
            nearest(text, in: known).map { "did you mean '\($0)'?" })
    }

    func table(_ name: String) throws -> ReturnedFields {
        try ReturnedFields(value(name), "\(path).\(name)")
    }

    /// The tables of a list; where `minimum` is given, at least so many.
    func items(_ name: String, _ minimum: Int = 0) throws -> [ReturnedFields] {
        let list = try list(name)
        guard list.count >= minimum else { throw ReturnedFault("\(path).\(name) is empty") }
        return try list.enumerated().map { index, value in
            try ReturnedFields(value, "\(path).\(name)[\(index + 1)]")
        }
    }

    /// Rows of plain data.
    func rows(_ name: String) throws -> [Plain] {
        try list(name).enumerated().map { index, value in
            let place = "\(path).\(name)[\(index + 1)]"
            guard let table = value.table, table.list.isEmpty else {
                throw ReturnedFault(
                    "\(place) is \(value.shown), expected a table of values by name")
            }
            guard let plain = Plain(value) else {
                throw ReturnedFault("\(place) holds what is no plain data, such as NaN")
            }
            return plain
        }
    }

    /// Numbers, or rows of which each has a `value`, nil where it is absent.
    func numbers(_ name: String) throws -> [Double?] {
        try list(name).enumerated().map { index, value in
            if let row = value.table { return row["value"]?.number }
            guard let number = value.number, number.isFinite else {
                throw ReturnedFault(
                    "\(path).\(name)[\(index + 1)] is \(value.shown), expected a number")
            }
            return number
        }
    }

    /// The values of a list, none where it is not there.
    func list(_ name: String) throws -> [LuaValue] {
        let value = value(name)
        if value == .nil { return [] }
        guard let table = value.table, table.fields.isEmpty else {
            throw wrong(name, value, "a list")
        }
        return table.list
    }

    private func value(_ name: String, _ position: Int? = nil) -> LuaValue {
        if let value = content[name] { return value }
        guard let position, position < content.list.count else { return .nil }
        return content.list[position]
    }

    /// What is wrong with the value of a field.
    func wrong(_ name: String, _ value: LuaValue, _ expected: String) -> ReturnedFault {
        ReturnedFault("\(path)\(joint)\(name) is \(value.shown), expected \(expected)")
    }
}
