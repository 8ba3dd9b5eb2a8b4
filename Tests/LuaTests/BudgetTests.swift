import Lua
import Testing

@Suite(.serialized)
struct BudgetTests {
    @Test func `a loop is stopped at its budget of instructions`() throws {
        let state = try LuaState.test(instructions: 100_000)
        do {
            try state.run("local function f()\n  while true do end\nend\nf()")
            Issue.record("not stopped")
        } catch let error as LuaError {
            #expect(error.kind == .time)
            #expect(
                "\(error)"
                    == "plugins/scoring/test.lua:2: test: stopped after 100,000 instructions, which is its budget"
            )
            #expect(error.traceback.last == "plugins/scoring/test.lua:4: in main chunk")
        }
        #expect(state.expired)
        #expect(try state.first("return 1") == 1)
        #expect(!state.expired)
    }

    @Test func `the clock stops what instructions do not`() throws {
        let state = try LuaState.test(instructions: 1 << 50, seconds: 0.05)
        #expect(
            state.failure("while true do end").hasSuffix(
                "stopped after 0.05 s, which is its budget"))
    }

    @Test func `time inside a capability does not count`() throws {
        let state = try LuaState.test(instructions: 1 << 50, seconds: 0.2)
        func wait() {
            let clock = ContinuousClock()
            let end = clock.now + .milliseconds(300)
            while clock.now < end {}
        }
        let ctx = try state.object(
            "ctx",
            [
                (
                    "wait",
                    .function(LuaHostFunction("wait()", "", isCapability: true) { _ in wait() })
                )
            ])
        #expect(try state.first("ctx.wait() for i = 1, 10000 do end return 1", ctx: ctx) == 1)
    }

    @Test(arguments: [
        "while true do pcall(function() while true do end end) end",
        "while true do xpcall(function() while true do end end, function() while true do end end) end",
        "local co = coroutine.wrap(function() while true do end end) while true do pcall(co) end",
        "while true do coroutine.resume(coroutine.create(function() while true do end end)) end",
        "while true do pcall(string.find, ('a'):rep(3000), ('a-'):rep(20) .. 'b') end",
        "local t = {} for i = 1, 100000 do t[i] = i end while true do table.insert(t, 1, 0) table.remove(t, 1) end",
        "local s = ('x'):rep(8000000) while true do local u = s:upper() .. '' end",
        "local s = ('x'):rep(8000000) while true do local n = utf8.len(s) end",
        "local s = ('9'):rep(8000000) while true do local n = tonumber(s) end",
        "local s = ('b'):rep(8000000) while true do local n = pcall(string.unpack, s, s) end",
        "local s = ('x'):rep(4000000) while true do local n = s:sub(2) end",
        "local s = ('x'):rep(1000000) while true do local n = s:gsub('x', 'y') end",
        "local s = ('x'):rep(1000000) while true do for w in s:gmatch('.-y') do end end",
        "local t = {} for i = 1, 100000 do t[i] = 'x' end while true do local s = table.concat(t, ',') end",
        "local t = {} for i = 1, 100000 do t['k' .. i] = i end while true do for k in pairs(t) do break end end",
        "local t = {} for i = 1, 100000 do t['k' .. i] = i end while true do next(t) end",
        "local t = {} for i = 1, 200000 do t[i] = -i end while true do table.sort(t) t[1], t[2] = t[2], t[1] end",
        "local t = {} for i = 1, 200000 do t[i] = i end while true do select(-1, table.unpack(t)) end",
        "local t = {} for i = 1, 100000 do t[i] = i end while true do table.move(t, 1, #t, 2) end",
        "local s = ('x'):rep(4000000) local u = ('x'):rep(4000000 - 1) .. 'y' while true do local b = s < u end",
        "local s = ('%s'):rep(100) while true do pcall(string.format, s) local x = ('%5000s'):rep(2) end",
        "local f = setmetatable({}, { __tostring = function() while true do end end }) while true do pcall(tostring, f) end",
        "local x = setmetatable({}, { __index = function() while true do end end }) pcall(function() return x.y end)",
        "table.sort({ 3, 2, 1 }, function() while true do end end)",
        "('x'):gsub('x', function() while true do end end)",
        "for _ in pairs(setmetatable({}, { __pairs = function() while true do end end })) do end",
        "local function f() return pcall(f) end while true do f() end",
        "local function f(s) return (s:gsub('.', f)) end while true do pcall(f, 'ab') end",
    ])
    func `what hangs elsewhere is stopped`(script: String) throws {
        let state = try LuaState(budget: Budget(instructions: 50_000_000, seconds: 0.25))
        var kind: LuaError.Kind?
        let start = threadTime()
        do { try state.run(script) } catch { kind = (error as? LuaError)?.kind }
        let spent = threadTime() - start
        #expect(kind == .time)
        #expect(spent < 0.45, "\(script)")
        #expect(try state.first("return 1") == 1)
    }

    @Test(arguments: [
        "local t = {} while true do t[#t + 1] = {} end",
        "while true do pcall(function() local t = {} while true do t[#t + 1] = ('x'):rep(1000) .. #t end end) end",
        "local t = {} while true do t[#t + 1] = ('x'):rep(1000000) .. #t end",
        "local s = 'x' while true do s = s .. s end",
        "local t = {} for i = 1, 1e9 do t[i] = 0 end",
        "local t = {} while true do t[#t + 1] = coroutine.create(function() end) end",
        "local function f() return 1 + f() end f()",
    ])
    func `what takes too much memory is stopped, and gives it back`(script: String) throws {
        let state = try LuaState(
            budget: Budget(
                instructions: 1 << 50, seconds: 200, softMemory: 32 << 20, hardMemory: 256 << 20))
        do {
            try state.run(script)
            Issue.record("not stopped")
        } catch let error as LuaError {
            #expect(error.kind == .memory, "\(error)")
        }
        #expect(state.usedBytes < 8 << 20)
        #expect(state.statistics.peakBytes < 200 << 20)
        #expect(try state.first("return 1") == 1)
    }

    @Test func `garbage alone stops nothing`() throws {
        let state = try LuaState(
            budget: Budget(instructions: 1 << 50, seconds: 200, softMemory: 4 << 20))
        let text = """
            local keep = {}
            for i = 1, 20000 do keep[i] = "text " .. i end
            for i = 1, 300000 do local t = { i } end
            return #keep
            """
        #expect(try state.first(text) == 20000)
    }

    @Test func `the verdict on a budget is the same every time`() throws {
        func steps() throws -> String {
            let state = try LuaState.test(instructions: 1_000_000)
            var last = 0
            let ctx = try state.object(
                "ctx",
                [
                    (
                        "at",
                        .function(
                            LuaHostFunction("at(i)", "") { call in last = call.integer(0) ?? 0 })
                    )
                ])
            return state.failure("for i = 1, 1e9 do ctx.at(i) end", ctx: ctx) + " \(last)"
        }
        #expect(try steps() == steps())
    }
}
