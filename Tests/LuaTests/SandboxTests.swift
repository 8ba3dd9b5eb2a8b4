import Lua
import Testing

struct SandboxTests {
    @Test(arguments: [
        "io", "os", "debug", "package", "load", "loadfile", "loadstring", "dofile",
        "collectgarbage", "_G", "require",
        "print", "warn",
    ])
    func `a global that reaches out of the sandbox is gone`(name: String) throws {
        let state = try LuaState.test()
        #expect(state.failure("return \(name)").contains("test: unknown global '\(name)'"))
    }

    @Test(arguments: ["string.dump", "coroutine.close", "math.randomseed"])
    func `a function that would break a limit is gone`(name: String) throws {
        #expect(
            try LuaState.test().failure("return \(name)").contains(
                "has no field '\(name.split(separator: ".")[1])'"))
    }

    @Test(arguments: [
        (
            "setmetatable({}, { __gc = true })",
            "a metatable with '__gc' is refused: plugins have neither finalizers nor weak tables"
        ),
        (
            "setmetatable({}, { __mode = 'k' })",
            "a metatable with '__mode' is refused: plugins have neither finalizers nor weak tables"
        ),
        ("setmetatable({}, { __close = print })", "unknown global 'print'"),
        (
            "setmetatable(setmetatable({}, { __metatable = 1 }), {})",
            "cannot change a protected metatable"
        ),
        ("setmetatable(string, {})", "cannot change a protected metatable"),
        ("setmetatable(_ENV, {})", "cannot change a protected metatable"),
        ("rawset(_ENV, 'x', 1)", "this table is read-only"),
        ("table.insert(string, 1)", "this table is read-only"),
        ("rawset(string, 'x', 1)", "this table is read-only"),
        ("tabel = 1", "assignment to global 'tabel': write 'local tabel'"),
        ("function helper() end", "assignment to global 'helper': write 'local helper'"),
        ("return strng.rep", "unknown global 'strng'; did you mean 'string'?"),
        ("return table.isnert", "table has no field 'isnert'; did you mean 'insert'?"),
        ("return xyzzy", "unknown global 'xyzzy'"),
        (
            "return ('%p'):format({})",
            "invalid conversion '%p' to 'format': addresses are not shown"
        ),
        ("return ('x'):rep(1 << 62)", "resulting string too large: 8 MB at most"),
        (
            "local t = table.pack(('x'):rep(1 << 22), ('x'):rep(1 << 22), 'x') return #table.concat(t)",
            "the text would be longer than 8 MB"
        ),
    ])
    func `what is refused says why`(text: String, message: String) throws {
        #expect(try LuaState.test().failure(text) == "plugins/scoring/test.lua:1: test: \(message)")
    }

    @Test(
        arguments: [
            ("return getmetatable('')", LuaValue.boolean(false)),
            ("return getmetatable(string)", .boolean(false)),
            ("local M = {} return getmetatable(setmetatable({}, M)) == M", true),
            ("local M = { __index = { x = 7 } } return setmetatable({}, M).x", 7),
            (
                "local M = {} local a = setmetatable({}, M) M.__gc = function() end return a ~= nil",
                true
            ),
            (
                "local M = {} setmetatable({}, M) M.__len = function() return 3 end return #setmetatable({}, M)",
                3
            ),
            ("return tostring({}) .. tostring(print == nil and nil or 1)", .none),
            (
                "return tostring({}) .. ' ' .. tostring(pairs) .. ' ' .. tostring(coroutine.create(pairs))",
                "table function thread"
            ),
            ("return ('%s %5s'):format({}, pairs)", "table function"),
            (
                "return tostring(setmetatable({}, { __tostring = function() return 'mine' end }))",
                "mine"
            ),
            ("return tostring(setmetatable({}, { __name = 'Mine' }))", "Mine"),
            ("return ('é'):upper()", "é"),
            ("return string.pack('<i4', 65):byte()", 65),
            ("local ok, e = pcall(error, { code = 7 }) return e.code", 7),
            ("return select(2, pcall(error))", .nil),
            (
                "return select(2, xpcall(function() error('a', 0) end, function(m) return m .. 'b' end))",
                "ab"
            ),
            ("return _VERSION", "Lua 5.4"),
        ].filter { $0.1 != .none })
    func `what is kept works`(text: String, expected: LuaValue) throws {
        #expect(try LuaState.test().first(text) == expected)
    }

    @Test func `coroutines work through the wrapped functions`() throws {
        let state = try LuaState.test()
        let text = """
            local out = {}
            local co = coroutine.create(function(a) local b = coroutine.yield(a + 1) error("stop " .. b, 0) end)
            for _, v in ipairs({ table.unpack({ coroutine.resume(co, 1) }) }) do out[#out + 1] = tostring(v) end
            for _, v in ipairs({ coroutine.resume(co, "x") }) do out[#out + 1] = tostring(v) end
            for _, v in ipairs({ coroutine.resume(co) }) do out[#out + 1] = tostring(v) end
            for v in coroutine.wrap(function() for i = 1, 3 do coroutine.yield(i) end end) do out[#out + 1] = tostring(v) end
            local co2 = coroutine.wrap(function() return pcall(function() coroutine.yield(1) error("in", 0) end) end)
            co2()
            out[#out + 1] = select(2, co2())
            return table.concat(out, " ")
            """
        #expect(
            try state.first(text)
                == "true 2 false stop x false cannot resume dead coroutine 1 2 3 in")
    }

    @Test func `print goes to the host, and is absent without one`() throws {
        let state = try LuaState.test()
        var printed: [String] = []
        state.onPrint = { printed.append($0) }
        try state.run("print('a', 1, {}, nil)")
        #expect(printed == ["a\t1\ttable\tnil"])
        state.onPrint = nil
        #expect(state.failure("print(1)").contains("unknown global 'print'"))
    }

    @Test func `require loads a module of the plugin once, as text`() throws {
        let state = try LuaState.test()
        var asked: [String] = []
        state.requireLoader = { name in
            asked.append(name)
            let text: String? =
                switch name {
                case "lib.dates": "local name = ... return { name = name }"
                case "loop": "return require('loop')"
                case "broken": "return +"
                case "code": "\u{1b}Lua"
                default: nil
                }
            return text.map { (Array($0.utf8), "plugins/scoring/late/\(name).lua") }
        }
        #expect(
            try state.first(
                "return require('lib.dates') == require('lib.dates') and require('lib.dates').name")
                == "lib.dates")
        #expect(asked == ["lib.dates"])
        let head = "plugins/scoring/test.lua:1: test: "
        #expect(state.failure("require('other')") == head + "no module 'other'")
        #expect(
            state.failure("require('../x')") == head
                + "'../x' is no module name: letters, digits, '_' and '.' expected")
        #expect(
            state.failure("require('loop')")
                == "plugins/scoring/late/loop.lua:1: test: module 'loop' requires itself, or has failed before"
        )
        #expect(
            state.failure("require('broken')")
                == "plugins/scoring/late/broken.lua:1: test: unexpected symbol near '+'")
        #expect(
            state.failure("require('code')") == head
                + "plugins/scoring/late/code.lua: is compiled code, expected text")
    }

    @Test func `random numbers follow the seed of the call`() throws {
        func draw(_ random: String?, seed: String = "") throws -> [Int] {
            let state = try LuaState(budget: Budget(), seed: seed)
            let function = try state.load(
                Array("return math.random(1000), math.random(1000)".utf8), name: "r.lua")
            return try state.call(function, context: "", random: random) { results in
                [results.integer(0) ?? 0, results.integer(1) ?? 0]
            }
        }
        #expect(try draw("C-1") == draw("C-1", seed: "other"))
        #expect(try draw("C-1") != draw("C-2"))
        #expect(try draw(nil, seed: "a") == draw(nil, seed: "a"))
        #expect(try draw(nil, seed: "a") != draw(nil, seed: "b"))
    }
}
