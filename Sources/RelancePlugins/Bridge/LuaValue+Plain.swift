package import Lua
package import RelanceCore

extension LuaValue {
    /// Plain data of the core as a Lua value: null is nil.
    package init(_ plain: Plain) {
        switch plain {
        case .null: self = .nil
        case .boolean(let boolean): self = .boolean(boolean)
        case .integer(let integer): self = .integer(integer)
        case .number(let number): self = .number(number)
        case .text(let text): self = .string(text)
        case .list(let list): self = .table(LuaTable(list: list.map { LuaValue($0) }, fields: []))
        case .object(let fields):
            self = .table(
                LuaTable(list: [], fields: fields.map { (key: $0.name, value: LuaValue($0.value)) })
            )
        }
    }
}

extension LuaAnswer {
    /// Gives plain data of the core.
    package func give(_ plain: Plain) {
        switch plain {
        case .null: giveNil()
        case .boolean(let flag): give(flag)
        case .integer(let whole): give(whole)
        case .number(let number): give(number)
        case .text(let text): give(text)
        case .list, .object: give(LuaValue(plain))
        }
    }
}

extension Plain {
    /// A Lua value as plain data of the core; nil for a text that is not UTF-8, and for a secret.
    ///
    /// A table with a list part is a list, whatever else it holds; an empty one is an object, which
    /// reads as an empty list too.
    package init?(_ value: LuaValue) {
        switch value {
        case .nil, .none: self = .null
        case .boolean(let boolean): self = .boolean(boolean)
        case .integer(let integer): self = .integer(integer)
        case .number(let number):
            guard number.isFinite else { return nil }
            self = .number(number)
        case .string(let text): self = .text(text)
        case .bytes, .secret: return nil
        case .table(let table):
            if !table.list.isEmpty {
                var list: [Plain] = []
                for item in table.list {
                    guard let plain = Plain(item) else { return nil }
                    list.append(plain)
                }
                self = .list(list)
            } else {
                var fields: [PlainField] = []
                for (key, value) in table.fields {
                    guard let plain = Plain(value) else { return nil }
                    fields.append(PlainField(key, plain))
                }
                self = .object(fields)
            }
        }
    }
}
