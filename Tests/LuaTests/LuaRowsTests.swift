import Lua
import Testing

struct LuaRowsTests {
    /// `ctx.rows()` with three rows of three columns.
    private func ctx(_ state: LuaState) throws -> LuaReference {
        try state.object(
            "ctx",
            [
                (
                    "rows",
                    .function(
                        LuaHostFunction("rows() -> rows", "") { call in
                            let bytes = Array("F-1Éric12,50F-2".utf8)
                            call.pushRows(
                                keys: ["number", "name", "amount"], bytes: bytes,
                                cells: [
                                    LuaCell(start: 0, length: 3), LuaCell(start: 3, length: 5),
                                    LuaCell(start: 8, length: 5),
                                    LuaCell(start: 13, length: 3), .absent,
                                    LuaCell(start: 0, length: 0),
                                    .absent, .absent, .absent,
                                ], lines: [2, 3, 5],
                                problems: [1: "3 cells expected", 2: "an empty row", 9: "nowhere"])
                            call.push(17)
                        })
                )
            ])
    }

    @Test func `rows come as tables`() throws {
        let state = try LuaState.test()
        #expect(
            try state.run("local ctx = ... return ctx.rows()") { $0.push(try ctx(state)) } == [
                [
                    ["number": "F-1", "name": "Éric", "amount": "12,50", "line": 2],
                    ["number": "F-2", "amount": "", "line": 3, "problem": "3 cells expected"],
                    ["line": 5, "problem": "an empty row"],
                ], 17,
            ])
    }

    @Test func `records are read by a shape`() throws {
        let state = try LuaState.test()
        let shape = try LuaShape(
            ["id", "amount_cents", "rate", "paid", "people", "note"], in: state)
        let text = """
            local ctx = ...
            local out = {}
            for i, row in ipairs(ctx.rows()) do
              out[i] = { id = row.number, amount_cents = i * 100.0, rate = 0.5, paid = i == 1, people = { { name = row.name } }, note = ctx.none, zweck = 1, line = row.line }
            end
            out[4] = "no table"
            return { invoices = out }
            """
        let chunk = try state.load(Array(text.utf8), name: "a.lua")
        let object = try state.object(
            "ctx", [("rows", .reference(try ctx(state))), ("none", .noneSentinel)])
        var seen: [String] = []
        let rows = try state.load(Array("local ctx = ... return ctx.rows".utf8), name: "r.lua")
        let function = try state.call(rows, context: "") {
            $0.push(try ctx(state))
        } results: {
            $0.reference(0, in: state)
        }
        _ = object
        let full = try state.object(
            "ctx", [("rows", .reference(function)), ("none", .noneSentinel)])
        try state.call(chunk, context: "pull") {
            $0.push(full)
        } results: { results in
            #expect(results.keys(0) == ["invoices"])
            #expect(results.kind(0, field: "invoices") == .table)
            try results.records(0, field: "invoices", shape: shape) { index, slots in
                guard slots.isTable else {
                    seen.append("\(index): \(try slots.wholeValue())")
                    return
                }
                let people = try slots.value(4)
                let parts = [
                    slots.string(0) ?? "-", "\(slots.integer(1) ?? -1)", "\(slots.number(2) ?? -1)",
                    "\(slots.boolean(3) ?? false)",
                    "\(people.table?.list.first?.table?["name"]?.string ?? "-")",
                    "\(slots.kind(5))", slots.unknownKey ?? "-",
                ]
                seen.append("\(index): " + parts.joined(separator: " "))
            }
            try results.records(0, field: "absent", shape: shape) { _, _ in
                Issue.record("no such list")
            }
        }
        #expect(
            seen == [
                "0: F-1 100 0.5 true Éric none line", "1: F-2 200 0.5 false - none line",
                "2: - 300 0.5 false - none line",
                "3: string(\"no table\")",
            ])
    }

    @Test(arguments: [
        ("{ invoices = 7 }", "invoices is a number, expected a list"),
        ("{ invoices = { id = 1 } }", "invoices has the key 'id', expected a list"),
        ("{ invoices = { { id = 1 }, n = 1 } }", "invoices has the key 'n', expected a list"),
        ("{ invoices = { { id = { f = pairs } } } }", "invoices[1].id.f holds a function"),
    ])
    func `what is no list of records is told`(table: String, message: String) throws {
        let state = try LuaState.test()
        let shape = try LuaShape(["id"], in: state)
        let chunk = try state.load(Array("return \(table)".utf8), name: "a.lua")
        #expect(throws: LuaError(kind: .rubbish, file: "a.lua", context: "pull", message: message))
        {
            try state.call(chunk, context: "pull") { results in
                try results.records(0, field: "invoices", shape: shape) { _, slots in
                    _ = try slots.value(0)
                }
            }
        }
    }

    @Test func `a list built backwards is a list`() throws {
        let state = try LuaState.test()
        let shape = try LuaShape(["id"], in: state)
        let chunk = try state.load(
            Array("local t = {} for i = 9, 1, -1 do t[i] = { id = i } end return { x = t }".utf8),
            name: "a.lua")
        var sum = 0
        try state.call(chunk, context: "") { results in
            try results.records(0, field: "x", shape: shape) { _, slots in
                sum += slots.integer(0) ?? 0
            }
        }
        #expect(sum == 45)
    }
}
