import Lua
import Testing

struct OrderTests {
    private let walk =
        "local out = {} for k, v in pairs(t) do out[#out + 1] = tostring(k) end return table.concat(out, ' ')"

    @Test(arguments: [
        (
            "{ b = 1, a = 2, [3] = 3, [1] = 4, [-1] = 5, [2.5] = 6, [true] = 7, Z = 8, ab = 9 }",
            "-1 1 2.5 3 Z a ab b true"
        ),
        ("{ 'x', 'y', 'z' }", "1 2 3"),
        ("{ 'x', 'y', n = 2 }", "1 2 n"),
        ("{}", ""),
        ("{ [2] = 1, [3] = 1 }", "2 3"),
        ("{ [1e300] = 1, [math.mininteger] = 2, [{}] = 3 }", "\(Int.min) 1e+300 table"),
    ])
    func `pairs goes by numbers, then texts by bytes`(table: String, keys: String) throws {
        #expect(try LuaState.test().first("local t = \(table) " + walk) == .string(keys))
    }

    @Test func `pairs over keys without an order is refused`() throws {
        #expect(
            try LuaState.test().failure("for _ in pairs({ [{}] = 1, [{}] = 2 }) do end")
                == "plugins/scoring/test.lua:1: test: a table with several tables or functions as keys has no order: use texts or numbers as keys"
        )
    }

    @Test func `fields may be taken away while pairs runs`() throws {
        let text = """
            local t, seen = {}, 0
            for i = 1, 100 do t["k" .. i] = i end
            for k in pairs(t) do t[k] = nil seen = seen + 1 end
            return seen
            """
        #expect(try LuaState.test().first(text) == 100)
    }

    @Test func `next keeps the order of pairs`() throws {
        let text = """
            local t, out = { b = 1, a = 2, 'x', 'y' }, {}
            local k, v = next(t)
            while k do out[#out + 1] = k .. '=' .. v k, v = next(t, k) end
            return table.concat(out, ' ') .. tostring(next({}))
            """
        #expect(try LuaState.test().first(text) == "1=x 2=y a=2 b=1nil")
    }

    @Test func `__pairs of a plugin is used`() throws {
        let text = """
            local t = setmetatable({}, { __pairs = function() return function(_, k) if not k then return 1, 2 end end, nil, nil end })
            for k, v in pairs(t) do return k + v end
            """
        #expect(try LuaState.test().first(text) == 3)
    }
}
