import Lua
import Testing

/// What Lua can and cannot do with a secret.
struct LuaSecretTests {
    private let head = "plugins/scoring/test.lua:1: test: "

    private func ctx(_ state: LuaState, taking: @escaping (LuaValue) -> Void = { _ in }) throws
        -> LuaReference
    {
        let use = LuaHostFunction("use(value)", "") { call in taking(try call.value(0)) }
        return try state.object(
            "ctx",
            [
                ("secrets", .value(.table(LuaTable(fields: [("key", .secret("key"))])))),
                ("use", .function(use)),
            ])
    }

    @Test(
        arguments: [
            ("return tostring(ctx.secrets.key)", "<secret key>"),
            ("return ('%s'):format(ctx.secrets.key)", "<secret key>"),
            ("return type(ctx.secrets.key)", "userdata"),
            ("return tostring(ctx.secrets.key == ctx.secrets.key)", "true"),
            ("return tostring(getmetatable(ctx.secrets.key))", "false"),
        ] as [(String, LuaValue)])
    func `a secret shows its name`(text: String, shown: LuaValue) throws {
        let state = try LuaState.test()
        #expect(try state.first(text, ctx: ctx(state)) == shown)
    }

    @Test(arguments: [
        ("return 'a' .. ctx.secrets.key", "attempt to concatenate a secret value (field 'key')"),
        ("return ctx.secrets.key.text", "attempt to index a secret value (field 'key')"),
        ("return #ctx.secrets.key", "attempt to get length of a secret value (field 'key')"),
        ("return ctx.secrets.key()", "attempt to call a secret value (field 'key')"),
        ("ctx.secrets.key.a = 1", "attempt to index a secret value (field 'key')"),
        ("for k in pairs(ctx.secrets.key) do end", "table expected"),
        ("for i in ipairs(ctx.secrets.key) do end", "secret"),
        ("return next(ctx.secrets.key)", "table expected"),
        ("return rawget(ctx.secrets.key, 1)", "table expected"),
        ("return rawlen(ctx.secrets.key)", "table or string expected"),
        ("rawset(ctx.secrets.key, 1, 2)", "table expected"),
        ("return table.concat({ ctx.secrets.key })", "invalid value"),
        ("return table.unpack(ctx.secrets.key)", "table expected"),
        ("return string.rep(ctx.secrets.key, 2)", "string expected"),
        ("return #string.pack('z', ctx.secrets.key)", "string expected"),
        ("return setmetatable({}, { __index = ctx.secrets.key }).a", "secret"),
        ("return ctx.secrets.key < ctx.secrets.key", "attempt to compare two secret values"),
        ("return ctx.secrets.key + 1", "attempt to perform arithmetic on a secret value"),
        ("error(ctx.secrets.key)", "an error without a text was raised"),
        ("return ctx.secrets.kye", "ctx.secrets has no field 'kye'; did you mean 'key'?"),
        ("ctx.secrets.key = 'x'", "ctx.secrets is read-only"),
        ("setmetatable(ctx.secrets.key, {})", "table expected"),
        ("return ctx.secrets.key", "a value that holds the secret 'key'"),
        ("return { a = { ctx.secrets.key } }", "a[1] holds the secret 'key'"),
    ]) func `it is good for nothing else`(text: String, reason: String) throws {
        let state = try LuaState.test()
        let failure = state.failure(text, ctx: try ctx(state))
        #expect(failure.contains(reason), "\(failure)")
    }

    @Test func `a host function gets its name`() throws {
        nonisolated(unsafe) var taken: [LuaValue] = []
        let state = try LuaState.test()
        let ctx = try ctx(state) { taken.append($0) }
        try state.run("local ctx = ... ctx.use(ctx.secrets.key) ctx.use({ a = ctx.secrets.key })") {
            $0.push(ctx)
        }
        #expect(taken == [.secret("key"), ["a": .secret("key")]])
    }
}
