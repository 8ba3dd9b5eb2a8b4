import Lua
import RelanceCore

/// Bytes that `json.encode` gives at most, as many as any text of Lua has.
private let mostJSON = 8 << 20

extension Plain {
    /// About how many bytes it has as JSON: no number counts as more than 24.
    fileprivate var jsonSize: Int {
        switch self {
        case .null, .boolean: 5
        case .integer, .number: 24
        case .text(let text): text.jsonSize
        case .list(let list): list.reduce(2) { $0 + $1.jsonSize + 1 }
        case .object(let fields): fields.reduce(2) { $0 + $1.name.jsonSize + $1.value.jsonSize + 2 }
        }
    }
}

extension String {
    fileprivate var jsonSize: Int {
        utf8.reduce(2) { $0 + ($1 < 0x20 || $1 == 0x7F ? 6 : $1 == 0x22 || $1 == 0x5C ? 2 : 1) }
    }
}

extension LuaModule {
    /// `ctx.json`.
    static var json: LuaModule {
        LuaModule(
            name: "json", doc: "Reads and writes JSON.",
            functions: [
                LuaHostFunction(
                    "decode(text: string) -> any",
                    "Plain tables; null is absent in objects, ctx.none in lists."
                ) { call in
                    let text = try call.text(0, "json.decode(text)")
                    do throws(JSON.Fault) {
                        call.push(
                            LuaValue(json: try JSON.value(of: text, maximumValues: 1_000_000)))
                    } catch {
                        throw LuaHostError("json: \(error)")
                    }
                },
                LuaHostFunction(
                    "encode(value: any) -> string", "The value as JSON, its names in order."
                ) { call in
                    guard let plain = Plain(try call.value(0)) else {
                        throw LuaHostError("json: the value holds what JSON cannot hold")
                    }
                    guard plain.jsonSize <= mostJSON else {
                        throw LuaHostError("json: the text would have more than 8 MB")
                    }
                    call.push(JSON.text(plain))
                },
            ])
    }

    /// `ctx.text`.
    static var text: LuaModule {
        LuaModule(
            name: "text", doc: "Compares and changes text in any language.",
            functions: [
                LuaHostFunction("fold(text: string) -> string", "Without accents and case.") {
                    call in
                    call.push(Folding.fold(try call.text(0, "text.fold(text)", atMost: 1 << 20)))
                },
                LuaHostFunction("lower(text: string) -> string", "In small letters, accents too.") {
                    call in
                    call.push(try call.text(0, "text.lower(text)", atMost: 1 << 20).lowercased())
                },
                LuaHostFunction("upper(text: string) -> string", "In capitals, accents too.") {
                    call in
                    call.push(try call.text(0, "text.upper(text)", atMost: 1 << 20).uppercased())
                },
                LuaHostFunction(
                    "similarity(a: string, b: string) -> number",
                    "How alike two texts are, 0 … 1."
                ) { call in
                    let one = try call.text(0, "text.similarity(a, b)", atMost: 10 << 10)
                    let other = try call.text(1, "text.similarity(a, b)", atMost: 10 << 10)
                    call.push(.number(Folding.similarity(one, other)))
                },
            ])
    }
}

extension LuaValue {
    /// Decoded JSON: null is absent in objects and `ctx.none` in lists, which keep their length.
    init(json plain: Plain) {
        switch plain {
        case .list(let list):
            let items = list.map { $0 == .null ? LuaValue.none : LuaValue(json: $0) }
            self = .table(LuaTable(list: items, fields: []))
        case .object(let fields):
            let kept = fields.filter { $0.value != .null }
            self = .table(
                LuaTable(
                    list: [], fields: kept.map { (key: $0.name, value: LuaValue(json: $0.value)) }))
        default: self = LuaValue(plain)
        }
    }
}
