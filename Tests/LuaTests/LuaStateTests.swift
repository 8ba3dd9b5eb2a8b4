import Lua
import Testing

struct LuaStateTests {
    @Test func `a call takes arguments and gives results`() throws {
        let state = try LuaState.test()
        let function = try state.load(
            Array("local a, b = ... return a + b, a .. 'x', { 1, x = true }, nil".utf8),
            name: "a.lua")
        try state.call(function, context: "add") { arguments in
            arguments.push(2)
            arguments.push(.integer(3))
        } results: { results in
            #expect(results.count == 4)
            #expect(results.integer(0) == 5)
            #expect(results.string(1) == "2x")
            let table = try results.value(2)
            #expect(table == .table(LuaTable(list: [1], fields: [("x", true)])))
            #expect(results.kind(3) == .nil)
            #expect(results.kind(9) == .nil)
        }
        #expect(state.statistics.calls == 1)
    }

    @Test func `an error names file, line, context and frames`() throws {
        let state = try LuaState.test()
        let text = """
            local function score(c)
              return c.history.days
            end
            score({})
            """
        #expect(
            state.failure(text)
                == "plugins/scoring/test.lua:2: test: attempt to index a nil value (field 'history')"
        )
        do {
            try state.run(text)
        } catch let error as LuaError {
            #expect(error.kind == .runtime)
            #expect(
                error.traceback == [
                    "plugins/scoring/test.lua:2: in function 'score'",
                    "plugins/scoring/test.lua:4: in main chunk",
                ])
        }
    }
    @Test func `an unknown global is an error that names the nearest`() throws {
        let state = try LuaState.test()
        #expect(
            state.failure("return tabel")
                == "plugins/scoring/test.lua:1: test: unknown global 'tabel'; did you mean 'table'?"
        )
        #expect(
            state.failure("return string.fromat")
                == "plugins/scoring/test.lua:1: test: string has no field 'fromat'; did you mean 'format'?"
        )
        #expect(
            state.failure("x = 1")
                == "plugins/scoring/test.lua:1: test: assignment to global 'x': write 'local x'")
        #expect(
            state.failure("string.rep = nil")
                == "plugins/scoring/test.lua:1: test: string is read-only")
        #expect(
            state.failure("print(1)") == "plugins/scoring/test.lua:1: test: unknown global 'print'")
    }
}
