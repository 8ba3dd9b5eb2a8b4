import Lua
import Testing

/// Which lines run is noted, and no limit is the weaker for it.
struct CoverageTests {
    private static let name = "plugins/scoring/test.lua"

    private func ran(_ text: String, instructions: Int = 50_000_000) throws -> Set<Int> {
        let state = try LuaState.test(instructions: instructions)
        state.coverLines()
        try state.run(text)
        return state.coveredLines[Self.name] ?? []
    }

    @Test func `lines that ran are noted, in functions and coroutines too`() throws {
        let lines = try ran(
            """
            local function half(n)
              if n % 2 == 1 then
                return nil
              end
              return n // 2
            end
            local co = coroutine.wrap(function()
              coroutine.yield(half(4))
              half(3)
            end)
            co()
            """)
        #expect(lines.isSuperset(of: [2, 5, 8, 11]))
        #expect(lines.isDisjoint(with: [3, 9]))
    }

    @Test func `lines that can run are those with instructions, however deep and far apart`() throws
    {
        let state = try LuaState.test()
        let far = String(repeating: "-- nothing\n", count: 300)
        let text = """
            local a = {
              one = function()
                return function(...) return ... end
              end,
            }
            -- no more
            \(far)
            local text, whole, half = "x", 3, 0.5
            return a, text, whole, half
            """
        let lines = try state.runnableLines(of: Array(text.utf8), name: Self.name)
        #expect(lines.isSuperset(of: [1, 3, 308, 309]))
        #expect(lines.isDisjoint(with: Set(6...307)))
    }

    @Test func `the lines that ran are among those that can`() throws {
        let text = """
            local sum = 0
            for i = 1, 10 do
              if i % 2 == 0 then sum = sum + i else sum = sum - 1 end
            end
            while sum > 0 do
              sum = sum - 7
              if sum == 4 then break end
            end
            local ok = pcall(function(...)
              error("x")
            end)
            return ok
            """
        let state = try LuaState.test()
        let can = try state.runnableLines(of: Array(text.utf8), name: Self.name)
        #expect(try ran(text).isSubset(of: can))
    }

    @Test(arguments: [
        "local n = 0 for i = 1, 100000 do n = n + i end return n",
        "local t = {}\nfor i = 1, 2000 do\nt[i] = i\nend\nreturn #t",
        "local co = coroutine.wrap(function() for i = 1, 5000 do\ncoroutine.yield(i)\nend end)\nfor i = 1, 5000 do\nco()\nend",
    ]) func `as many instructions are counted as without`(text: String) throws {
        func count(_ isCovering: Bool) throws -> Int {
            let state = try LuaState.test()
            if isCovering { state.coverLines() }
            try state.run(text)
            return state.statistics.instructions
        }
        #expect(try count(true) == count(false))
    }

    @Test(arguments: [
        "while true do end", "while true do\npcall(function()\nwhile true do\nend\nend)\nend",
        "local function f()\nreturn f()\nend\nf()",
        "coroutine.wrap(function()\nwhile true do\npcall(error)\nend\nend)()",
        "xpcall(function() while true do end end, function()\nwhile true do\nend\nend)",
    ]) func `what never ends is stopped`(text: String) {
        #expect(throws: LuaError.self) { try ran(text, instructions: 100_000) }
    }
}
