import Lua
import Testing

struct LuaObjectTests {
    private let head = "plugins/scoring/test.lua:1: test: "

    private func ctx(_ state: LuaState) throws -> LuaReference {
        let read = LuaModule(
            name: "read", doc: "",
            functions: [
                LuaHostFunction("text(path) -> string", "The whole file.") { call in
                    guard let path = call.string(0) else {
                        throw LuaHostError("text: the path is missing")
                    }
                    call.push("text of " + path)
                }
            ])
        return try state.object(
            "ctx",
            [
                ("today", .value("2026-11-24")),
                (
                    "settings",
                    .value([
                        "weight": 2, "names": ["a", "b"], "roles": ["cfo": "billing"],
                        "limit": .nil,
                    ])
                ),
                ("cursor", .reference(state.reference(["page": 1]))),
                ("read", .module(read)),
                ("none", .noneSentinel),
                ("paths", .value(.nil)),
            ])
    }

    private static let readings: [(String, LuaValue)] = [
        ("return ctx.today", "2026-11-24"),
        ("return ctx.settings.weight", 2),
        ("return #ctx.settings.names .. ctx.settings.names[2]", "2b"),
        ("return ctx.settings.names[3]", .nil),
        ("return ctx.settings.roles.ceo", .nil),
        ("return ctx.settings.limit", .nil),
        ("return ctx.paths", .nil),
        ("ctx.cursor.page = 2 return ctx.cursor.page", 2),
        ("return ctx.read.text('x')", "text of x"),
        (
            "return { ctx.none, ctx.none == ctx.none, tostring(ctx.none), type(ctx.none) }",
            [.none, true, "none", "none"]
        ),
        (
            "local s = '' for i, v in ipairs(ctx.settings.names) do s = s .. i .. v end return s",
            "1a2b"
        ),
        (
            "local s = '' for k in pairs(ctx.settings) do s = s .. k .. ' ' end return s",
            "names roles weight "
        ),
        (
            "local s = '' for k in pairs(ctx) do s = s .. k .. ' ' end return s",
            "cursor none read settings today "
        ),
        (
            "return table.concat(ctx.settings.names, ',') .. select('#', table.unpack(ctx.settings.names))",
            "a,b2"
        ),
        (
            "return type(ctx) .. type(ctx.settings) .. tostring(ctx.settings)",
            "tabletablectx.settings"
        ),
        ("return next(ctx.settings.names)", 1),
        ("return ctx.settings", ["weight": 2, "names": ["a", "b"], "roles": ["cfo": "billing"]]),
        ("return table.move(ctx.settings.names, 1, 2, 1, {})", ["a", "b"]),
        ("return rawget(ctx, 'today') .. rawlen(ctx.settings.names)", "2026-11-242"),
        ("return getmetatable(ctx)", false),
    ]

    @Test(arguments: readings)
    func `an object is read`(text: String, expected: LuaValue) throws {
        let state = try LuaState.test()
        #expect(try state.first(text, ctx: ctx(state)) == expected)
    }

    @Test(arguments: [
        ("return ctx.tody", "ctx has no field 'tody'; did you mean 'today'?"),
        (
            "return ctx.settings.wieght",
            "ctx.settings has no field 'wieght'; did you mean 'weight'?"
        ),
        ("return ctx.read.txet('x')", "ctx.read has no field 'txet'; did you mean 'text'?"),
        ("return ctx.read.quux('x')", "ctx.read has no field 'quux'"),
        ("ctx.today = 1", "ctx is read-only"),
        ("ctx.settings.weight = 3", "ctx.settings is read-only"),
        ("ctx.settings.roles.cfo = 3", "ctx.settings.roles is read-only"),
        ("table.insert(ctx.settings.names, 'c')", "ctx.settings.names is read-only"),
        ("rawset(ctx, 'x', 1)", "ctx is read-only"),
        (
            "setmetatable(ctx, {})",
            "bad argument #1 to 'setmetatable' (table expected, got userdata)"
        ),
        ("ctx.read.text()", "text: the path is missing"),
    ])
    func `misuse of an object is told`(text: String, message: String) throws {
        let state = try LuaState.test()
        #expect(state.failure(text, ctx: try ctx(state)) == head + message)
    }

    @Test func `a reference reads a declaration`() throws {
        let state = try LuaState.test()
        let text = """
            return {
              api = 1,
              settings = { late_weight = { type = "number", default = 2 } },
              needs = { "http", "read" },
              score = function(contact)
                return 1
              end,
            }
            """
        let chunk = try state.load(Array(text.utf8), name: "plugins/scoring/late.lua")
        let plugin = try state.call(chunk, context: "load") { $0.reference(0, in: state) }
        #expect(plugin.kind == .table)
        #expect(try plugin.keys() == ["api", "needs", "score", "settings"])
        let score = try #require(try plugin.field("score"))
        #expect(score.kind == .function)
        #expect(score.line == 5)
        #expect(score.file == "plugins/scoring/late.lua")
        let needs = try #require(try plugin.field("needs"))
        #expect(needs.count == 2)
        #expect(try needs.element(1)?.value() == "read")
        #expect(try needs.element(2) == nil)
        #expect(try plugin.field("summary") == nil)
        #expect(
            try plugin.field("settings")?.value() == [
                "late_weight": ["type": "number", "default": 2]
            ])
        #expect(throws: LuaError(kind: .rubbish, message: "score holds a function")) {
            try plugin.value()
        }
        #expect(try state.call(score, context: "score") { $0.integer(0) } == 1)
    }

    @Test func `a reference may outlive its state`() throws {
        var state: LuaState? = try LuaState.test()
        let reference = try #require(state?.reference(["a": 1]))
        state = nil
        #expect(throws: LuaError(kind: .runtime, message: "the plugin's state is closed")) {
            try reference.value()
        }
        #expect(reference.count == 0)
    }

    @Test func `a state is given back with all that it holds`() throws {
        final class Token {}
        weak var kept: Token?
        do {
            let token = Token()
            kept = token
            let state = try LuaState.test()
            let cursor = state.reference(["page": 1])
            let ctx = try state.object(
                "ctx",
                [
                    (
                        "f",
                        .function(
                            LuaHostFunction("f()", "") { call in
                                _ = token
                                call.push(cursor)
                            })
                    )
                ])
            #expect(try state.first("return ctx.f().page", ctx: ctx) == 1)
        }
        #expect(kept == nil)
    }

    @Test(arguments: [
        ("return { settings = { x = pairs } }", "settings.x holds a function"),
        ("return { 1, nil, 3 }", "a value that is a list with a hole at 2"),
        ("return { a = { [5] = 1 } }", "a has the key [5] outside of its list of 0"),
        ("return { [1.5] = 1 }", "a value that has the key [1.5]: texts or 1, 2, 3 … expected"),
        ("return { [true] = 1 }", "a value that has a boolean as key: texts or 1, 2, 3 … expected"),
        (
            "local t = {} t.t = t return t",
            "t" + String(repeating: ".t", count: 31) + " is nested more than 32 levels deep"
        ),
        ("return coroutine.create(pairs)", "a value that holds a coroutine"),
        ("return { { a = 1 }, { b = pairs } }", "[2].b holds a function"),
    ])
    func `what is no plain data is told with its path`(text: String, message: String) throws {
        #expect(try LuaState.test().failure(text) == "plugins/scoring/test.lua: test: " + message)
    }

    @Test func `plain data goes there and back`() throws {
        let state = try LuaState.test()
        let value: LuaValue = [
            "text": "Éléonore", "bytes": .bytes([0, 255, 128]),
            "list": [1, 2.5, true, .none, ["a": []]], "zero": 0,
            "big": .integer(.max), "": "empty key",
        ]
        let echo = try state.load(Array("return ...".utf8), name: "e.lua")
        let back = try state.call(echo, context: "") {
            $0.push(value)
        } results: {
            try $0.value(0)
        }
        #expect(back == value)
        #expect(try state.reference(value).value() == value)
    }
}
