import Lua
import Testing

struct SourceTests {
    private func failure(_ text: String) throws -> LuaError? {
        do {
            _ = try LuaState.test().load(Array(text.utf8), name: "plugins/a.lua")
            return nil
        } catch {
            return error as? LuaError
        }
    }

    @Test func `what is no Lua names its line`() throws {
        let error = try #require(try failure("local x = 1\nlocal = 2"))
        #expect(error.kind == .syntax)
        #expect("\(error)" == "plugins/a.lua:2: <name> expected near '='")
    }

    @Test func `compiled code, long and deep sources are refused`() throws {
        #expect(
            try failure("\u{1b}Lua")?.description
                == "plugins/a.lua: is compiled code, expected text")
        let long = try #require(try failure(String(repeating: "-", count: 300_000)))
        #expect(long.kind == .source)
        #expect(long.message == "is longer than 256 KB")
        #expect(
            try failure("return " + String(repeating: "{", count: 1000))?.message
                == "is nested more than 190 levels deep")
    }

    @Test(arguments: [".x", "[1]", "()", ":f()", " 'x'", "{}", " [[x]]", "\n.y -- more\n"])
    func `a chain of more than 200 suffixes is refused`(suffix: String) throws {
        let chain = "local a = {} return a" + String(repeating: suffix, count: 3000)
        #expect(
            try failure(chain)?.message == "has an expression of more than 200 chained suffixes")
        #expect(try failure("local a = {} return a" + String(repeating: suffix, count: 90)) == nil)
    }

    @Test func `long plain sources are taken`() throws {
        #expect(
            try failure(
                String(
                    repeating: "local function f(a) return a.b.c(1)['x'] .. '...' end\n", count: 180
                )) == nil)
        #expect(
            try failure(
                "return {"
                    + String(
                        repeating: "{ a = { 1, 2 }, 'x.y.z', f = function() return 1.5 end }, ",
                        count: 3000) + "}") == nil)
        #expect(
            try failure("local s = [==[ ]] ((((( ]==] --[[ ((( ]]\nreturn s, 1 .. 2, ...") == nil)
    }

    @Test func `a long file name is shown whole`() throws {
        let name =
            "plugins/connectors/a-very-long-name-of-a-folder/another-one/and-the-last/init.lua"
        let state = try LuaState.test()
        #expect(
            throws: LuaError(
                kind: .runtime, file: name, line: 1, context: "pull", message: "no",
                traceback: ["\(name):1: in main chunk"])
        ) {
            try state.run("error('no')", name: name, context: "pull")
        }
    }
}
