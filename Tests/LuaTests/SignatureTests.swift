import Lua
import Testing

/// Signatures say what functions take and give, and arguments are checked by them.
struct SignatureTests {
    @Test(arguments: [
        "any", "string", "integer?", "string|number", "invoice[]", "date?", "table<string, any>[]",
        "\"a\"|\"b\"", "table<string, string[]>?", "string|string[]|nil",
    ])
    func `a type is written as it was read`(text: String) {
        let type = LuaType(text)
        #expect(LuaType(type.text) == type)
        #expect(type.text == text)
    }

    @Test(arguments: [
        "list(glob: string) -> file_entry[]", "log(text: string)", "none()",
        "rows(path: string, options?: row_options) -> row[], next: row_place?, about: rows_about",
        "map(values: table<string, any>, other: any) -> any",
    ])
    func `a signature is written as it was read`(text: String) {
        #expect(LuaSignature(text).text == text)
    }

    @Test func `a parameter without a type takes any value`() {
        let signature = LuaSignature("get(path, options?) -> value")
        #expect(signature.parameters.map(\.type) == [.any, .either([.any, .nil])])
        #expect(signature.short(in: "ctx") == "ctx.get(path, options?)")
    }

    private func say(_ signature: String, _ arguments: String) throws -> String {
        let state = try LuaState(budget: Budget())
        let module = LuaModule(
            name: "m", doc: "",
            functions: [LuaHostFunction(signature, "", reachesOut: true) { $0.push("called") }])
        let chunk = try state.load(
            Array("local m = ... local ok, text = pcall(m.f\(arguments)) return text".utf8),
            name: "test.lua")
        return try state.call(chunk, context: "test") { arguments in
            arguments.push(state.module(module, in: "ctx"))
        } results: { results in
            (results.string(0) ?? "nothing").replacing("test.lua:1: ", with: "")
                + (state.capabilityUsed ? "" : ", unused")
        }
    }

    @Test(arguments: [
        ("f(a: string)", ", 'x'", "called"), ("f(a: integer)", ", 3.0", "called"),
        ("f(a: number)", ", 1.5", "called"), ("f(a?: boolean)", "", "called"),
        ("f(a: table)", ", m", "called"), ("f(a: day)", ", 3", "called"),
        ("f(a: any)", "", "called"), ("f(a: function)", ", pcall", "called"),
        ("f(a: string)", "", "ctx.m.f(a): a is nil, expected a text, unused"),
        ("f(a: day)", "", "ctx.m.f(a): a is nil, expected a day, unused"),
        ("f(a: string)", ", 3", "ctx.m.f(a): a is 3, expected a text, unused"),
        ("f(a: integer)", ", 1.5", "ctx.m.f(a): a is 1.5, expected a whole number, unused"),
        (
            "f(a: string, b?: integer)", ", 'x', 'y'",
            "ctx.m.f(a, b?): b is \"y\", expected a whole number, unused"
        ),
        (
            "f(a: string|number)", ", true",
            "ctx.m.f(a): a is true, expected a text or a number, unused"
        ),
        ("f(a: thing[])", ", 'x'", "ctx.m.f(a): a is \"x\", expected a list, unused"),
    ])
    func `an argument of another kind is refused before anything is done`(
        signature: String, arguments: String, said: String
    ) throws {
        #expect(try say(signature, arguments) == said)
    }
}
