import Lua
import RelanceCore

extension API {
    /// The types of the interface as lua-language-server reads them: `plugins/relance.d.lua`.
    package var luaCATS: String {
        var text = """
            ---@meta
            -- The types of Relance's plugin interface, level \(level), for editors: written by
            -- 'relance plugin reference --format luacats', not by hand.

            -- Names that are absent here are absent in a plugin too: no io, os, debug, load.

            ---@class relance.none The value that empties a field: ctx.none.

            ---@alias relance.settings table<string, any>

            """
        for alias in aliases {
            text += "\n-- \(alias.doc)\n---@alias relance.\(alias.name) \(alias.type.luaCATS)\n"
        }
        for shape in shapes {
            let base = shape.base.map { ": relance.\($0)" } ?? ""
            text += "\n-- \(shape.doc)\n---@class relance.\(shape.name)\(base)\n"
            for field in shape.fields { text += line(field, of: shape) }
            if shape.isOpen { text += "---@field [string] any\n" }
            for position in 0..<shape.positions {
                text += "---@field [\(position + 1)] string What stands without a name.\n"
            }
        }
        return text
    }

    private func line(_ field: Shape.Field, of shape: Shape) -> String {
        let steps = ladder["\(shape.name).\(field.name)"]
        let gone = steps?.deprecated.map { " (deprecated since interface \($0))" } ?? ""
        let type = field.signature.map(\.luaCATS) ?? field.type.luaCATS
        let isOptional = field.signature != nil && field.type.isOptional
        return "---@field \(field.name)\(isOptional ? "?" : "") \(type) \(field.doc)\(gone)\n"
    }
}

extension LuaSignature {
    /// The function as lua-language-server writes it.
    fileprivate var luaCATS: String {
        let taken = parameters.map { part in
            "\(part.name)\(part.isOptional ? "?" : ""): "
                + (part.isOptional ? part.type.unwrapped : part.type).luaCATS
        }
        let given = results.map { part in
            part.name.isEmpty ? part.type.luaCATS : "\(part.name): \(part.type.luaCATS)"
        }
        return "fun(\(taken.joined(separator: ", ")))"
            + (given.isEmpty ? "" : ": " + given.joined(separator: ", "))
    }
}

extension LuaType {
    /// The type as lua-language-server writes it.
    fileprivate var luaCATS: String {
        switch self {
        case .named(let name): return "relance.\(name)"
        case .list(let item):
            if case .either = item { return "(\(item.luaCATS))[]" }
            return "\(item.luaCATS)[]"
        case .map(let value): return "table<string, \(value.luaCATS)>"
        case .either(let types):
            let others = types.filter { $0 != .nil }
            let text = others.map(\.luaCATS).joined(separator: "|")
            guard others.count < types.count else { return text }
            return others.count == 1 ? text + "?" : text + "|nil"
        default: return self.text
        }
    }
}
