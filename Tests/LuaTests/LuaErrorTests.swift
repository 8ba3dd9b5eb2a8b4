import Lua
import Testing

struct LuaErrorTests {
    private struct Foreign: Error, CustomStringConvertible {
        var description: String { "the disk is full" }
    }

    private func ctx(_ state: LuaState) throws -> LuaReference {
        try state.object(
            "ctx",
            [
                (
                    "plain",
                    .function(
                        LuaHostFunction("plain()", "") { _ in
                            throw LuaHostError("amount \"x\": EUR has 2 decimals")
                        })
                ),
                (
                    "coded",
                    .function(
                        LuaHostFunction("coded()", "", reachesOut: true) { _ in
                            throw LuaHostError(
                                "the file has changed", code: "changed", where: "payments.csv:12")
                        })
                ),
                (
                    "coded_here",
                    .function(
                        LuaHostFunction("coded_here()", "") { _ in
                            throw LuaHostError("refused", code: "auth")
                        })
                ),
                ("foreign", .function(LuaHostFunction("foreign()", "") { _ in throw Foreign() })),
            ])
    }

    private func error(_ text: String) throws -> LuaError {
        let state = try LuaState.test()
        do {
            _ = try state.first(text, ctx: ctx(state))
        } catch let error as LuaError {
            return error
        }
        return LuaError(kind: .runtime, message: "no error")
    }

    @Test func `a host error without a code is a text with the plugin's line`() throws {
        let state = try LuaState.test()
        #expect(
            try state.first("local ok, e = pcall(ctx.plain) return e", ctx: ctx(state))
                == "plugins/scoring/test.lua:1: amount \"x\": EUR has 2 decimals")
        let error = try error("\nctx.plain()")
        #expect(error.kind == .host)
        #expect(error.line == 2)
        #expect(error.message == "amount \"x\": EUR has 2 decimals")
        #expect(error.cause as? LuaHostError == LuaHostError("amount \"x\": EUR has 2 decimals"))
        #expect(!error.capabilityUsed)
    }

    @Test func `a host error with a code is a table that prints`() throws {
        let state = try LuaState.test()
        let text = """
            local ok, e = pcall(ctx.coded)
            local ok2, e2 = pcall(function() ctx.coded_here() end)
            return table.concat({ e.code, e.where, e.text, tostring(e), "got: " .. e, e .. "!", e2.where, ("%s"):format(e2) }, "|")
            """
        #expect(
            try state.first(text, ctx: ctx(state))
                == .string(
                    [
                        "changed", "payments.csv:12", "the file has changed",
                        "payments.csv:12: the file has changed",
                        "got: payments.csv:12: the file has changed",
                        "payments.csv:12: the file has changed!",
                        "plugins/scoring/test.lua:2", "plugins/scoring/test.lua:2: refused",
                    ].joined(separator: "|")))
    }

    @Test func `a host error with a code that nobody catches keeps its code`() throws {
        let error = try error("local function f() ctx.coded() end f()")
        #expect(error.kind == .host)
        #expect(error.code == "changed")
        #expect(error.capabilityUsed)
        #expect(
            "\(error)" == "plugins/scoring/test.lua:1: test: payments.csv:12: the file has changed")
        #expect(
            error.traceback == [
                "plugins/scoring/test.lua:1: in function 'f'",
                "plugins/scoring/test.lua:1: in main chunk",
            ])
        #expect(
            "\(try self.error("ctx.coded_here()"))" == "plugins/scoring/test.lua:1: test: refused")
    }

    @Test func `a foreign error is kept as it was thrown`() throws {
        let error = try error("local ok, e = pcall(ctx.foreign) error(e, 0)")
        #expect(error.cause is Foreign)
        #expect(error.message == "the disk is full")
    }

    @Test func `an error of the plugin after a caught host error is its own`() throws {
        let error = try error("pcall(ctx.coded) error('mine')")
        #expect(error.kind == .runtime)
        #expect(error.code == nil)
        #expect(error.message == "mine")
        #expect(error.capabilityUsed)
    }

    @Test(arguments: [
        ("error()", "an error without a text was raised: it is nil"),
        ("error({})", "an error without a text was raised: it is a table"),
        (
            "error(setmetatable({}, { __tostring = function() while true do end end }))",
            "an error without a text was raised: it is a table"
        ),
        ("error('x', 0)", "x"),
        ("error('other.lua:5: x', 0)", "other.lua:5: x"),
        ("error(7)", "an error without a text was raised: it is a number"),
        ("local a; a.b = 1", "attempt to index a nil value (local 'a')"),
        ("return 1 + {}", "attempt to perform arithmetic on a table value"),
        ("return 'a' < 1", "attempt to compare string with number"),
        ("local x <close> = {}", "variable 'x' got a non-closable value"),
    ])
    func `what a plugin raises is told`(text: String, message: String) throws {
        #expect("\(try error(text))" == "plugins/scoring/test.lua:1: test: \(message)")
    }

    @Test func `what the closures throw passes through`() throws {
        let state = try LuaState.test()
        let function = try state.load(Array("return {}".utf8), name: "a.lua")
        #expect(throws: Foreign.self) {
            try state.call(function, context: "") { _ in
                throw Foreign()
            } results: { _ in
            }
        }
        #expect(throws: Foreign.self) {
            try state.call(function, context: "") { _ in throw Foreign() }
        }
        #expect(throws: LuaError(kind: .rubbish, file: "a.lua", context: "score", message: "wrong"))
        {
            try state.call(function, context: "score") { _ in
                throw LuaError(kind: .rubbish, message: "wrong")
            }
        }
        #expect(try state.first("return 1") == 1)
    }

    @Test func `a thousand host errors leave no object behind`() throws {
        final class Token: Sendable {
            static nonisolated(unsafe) var alive = 0
            init() { Token.alive += 1 }
            deinit { Token.alive -= 1 }
        }
        struct Carrying: Error { let token = Token() }
        let state = try LuaState.test()
        let ctx = try state.object(
            "ctx",
            [
                (
                    "fail",
                    .function(
                        LuaHostFunction("fail(s)", "") { call in
                            let token = Token()
                            defer { withExtendedLifetime(token) {} }
                            if call.string(0) == "code" { throw LuaHostError("no", code: "code") }
                            throw Carrying()
                        })
                )
            ])
        let text =
            "for i = 1, 1000 do assert(not pcall(ctx.fail, i % 2 == 0 and 'code' or 'plain')) end return 1"
        #expect(try state.first(text, ctx: ctx) == 1)
        _ = try state.first("return 1")
        #expect(Token.alive == 0)
    }

    @Test func `a host function may call the state again`() throws {
        let state = try LuaState.test(instructions: 1_000_000)
        let inner = try state.load(
            Array("local n = ... if n < 0 then while true do end end return n * 2".utf8),
            name: "inner.lua")
        let ctx = try state.object(
            "ctx",
            [
                (
                    "twice",
                    .function(
                        LuaHostFunction("twice(n)", "") { [unowned state] call in
                            let number = call.integer(0) ?? 0
                            let result = try state.call(inner, context: "inner") {
                                $0.push(.integer(number))
                            } results: {
                                $0.integer(0)
                            }
                            call.push(result ?? 0)
                        })
                )
            ])
        #expect(try state.first("return ctx.twice(4) + ctx.twice(1)", ctx: ctx) == 10)
        #expect(
            try state.first("return coroutine.wrap(function() return ctx.twice(4) end)()", ctx: ctx)
                == 8)
        #expect(
            state.failure("while true do pcall(ctx.twice, -1) end", ctx: ctx).hasSuffix(
                "stopped after 1,000,000 instructions, which is its budget"))
        #expect(try state.first("return 1") == 1)
    }

    @Test func `deep data at the end of the stack is an error of the plugin`() throws {
        let state = try LuaState(
            budget: Budget(
                instructions: 1 << 40, seconds: 60, softMemory: 1 << 30, hardMemory: 2 << 30))
        var deep: LuaValue = 1
        for _ in 0..<1500 { deep = [deep] }
        let ctx = try state.object(
            "ctx",
            [
                (
                    "deep",
                    .function(LuaHostFunction("deep()", "") { [deep] call in call.push(deep) })
                )
            ])
        let text = """
            local good, bad, message = 0, 0, nil
            local function f(n)
              if n % 256 == 0 and n > 100000 then
                local ok, r = pcall(ctx.deep)
                if ok and r then good = good + 1 else bad = bad + 1 message = r end
              end
              return 1 + f(n + 1)
            end
            local ok, e = pcall(f, 1)
            return good > 0, bad > 0, tostring(message), ok, tostring(e):sub(1, 100)
            """
        let results = try state.run("local ctx = ... " + text) { $0.push(ctx) }
        #expect(results[0] == true && results[1] == true && results[3] == false)
        #expect(results[2].string?.hasSuffix("stack overflow") == true)
        #expect(results[4].string?.contains("stack overflow") == true)
        #expect(try state.first("return 1") == 1)
    }
}
