import Lua
package import RelanceCore

extension ReportSection {
    /// The section that `plugin` declares.
    package init(_ plugin: Plugin, context: Context) throws {
        let function = try plugin.function("section")
        let reader = BlockReader(plugin, function)
        self.init(name: plugin.file.id.name, digest: plugin.digest) { report in
            guard let function else { return [] }
            do {
                return try plugin.state.call(function, context: "section") { arguments in
                    let own = try report.entries(in: plugin.state)
                    arguments.push(try context.object(for: plugin, adding: own))
                } results: { results in
                    try reader.blocks(results)
                }
            } catch let error as LuaError {
                throw PluginError(error, file: plugin.file.shown, doing: "section")
            }
        }
    }
}

extension ReportContext {
    /// What `ctx` has besides what every kind is given.
    func entries(in state: LuaState) throws(LuaError) -> [(String, LuaEntry)] {
        let figures = figures.map { ($0.name, LuaEntry.value(LuaValue($0.value))) }
        return [
            ("month", .value(.string(month.description))),
            ("from", .value(.string(from.description))),
            ("to", .value(.string(to.description))),
            ("figures", .reference(try state.object("ctx.figures", figures))),
        ] + functions.map { ($0.name, .function($0)) }
    }

    /// What a section may call.
    var functions: [LuaHostFunction] { [rowsFunction, formatFunction] }

    private var rowsFunction: LuaHostFunction {
        LuaHostFunction(
            "rows(name: string, query?: row_query) -> table<string, any>[]",
            "Rows of that name, the largest or the oldest first."
        ) { [rows] call in
            let name = try call.text(0, "rows(name, query?)")
            let query = try RowQuery(call.count > 1 ? call.value(1) : .nil)
            do {
                call.push(LuaValue(.list(try rows(name, query))))
            } catch let unknown as UnknownName {
                throw LuaHostError("ctx.rows: " + unknown.problem)
            }
        }
    }

    private var formatFunction: LuaHostFunction {
        LuaHostFunction(
            "format(value: any, style: style) -> string", "A value as the report writes it."
        ) { [format] call in
            let name = try call.text(1, "format(value, style)")
            guard let style = Block.Style(rawValue: name) else {
                let known = Block.Style.allCases.map(\.rawValue)
                throw LuaHostError(
                    "ctx.format: " + UnknownName("style", name, known: known).problem)
            }
            guard let value = Plain(try call.value(0)) else {
                throw LuaHostError("ctx.format: the value is no plain data")
            }
            call.push(format(value, style))
        }
    }
}

extension UnknownName {
    /// What is wrong, and what may have been meant.
    var problem: String {
        let hint = Hint.didYouMean(name, known).map { "; " + $0 } ?? ""
        let article = what == "rows" ? "there are" : "there is"
        return "\(article) no \(what) '\(name)'\(hint)"
    }
}

extension RowQuery {
    /// Reads the second argument of `ctx.rows`.
    init(_ value: LuaValue) throws {
        self.init()
        if value == .nil { return }
        guard let table = value.table else {
            throw LuaHostError("ctx.rows: argument 2 is \(value.shown), expected { by = … }")
        }
        let known = Shape.rowQuery.names
        for (key, value) in table.fields {
            switch key {
            case "by": by = try Self.read(value.string, value, "by", "a text")
            case "top": top = try Self.read(value.integer, value, "top", "a whole number")
            case "months": months = try Self.read(value.integer, value, "months", "a whole number")
            case "where":
                guard case .object(let fields)? = Plain(value) else {
                    throw LuaHostError(
                        "ctx.rows: where is \(value.shown), expected { name = value }")
                }
                conditions = fields
            default:
                throw LuaHostError("ctx.rows: " + UnknownName("option", key, known: known).problem)
            }
        }
        if let top, top < 0 { throw LuaHostError("ctx.rows: top is \(top), expected 0 or more") }
    }

    private static func read<Value>(
        _ read: Value?, _ value: LuaValue, _ name: String, _ expected: String
    ) throws -> Value {
        guard let read else {
            throw LuaHostError("ctx.rows: \(name) is \(value.shown), expected \(expected)")
        }
        return read
    }
}
