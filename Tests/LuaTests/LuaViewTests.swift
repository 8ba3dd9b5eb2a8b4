import Lua
import Testing

struct LuaViewTests {
    private let head = "plugins/scoring/test.lua:1: test: "

    private final class Asked { var fields: [String] = [] }

    /// A contact with two invoices.
    private func contact(_ state: LuaState, asked: Asked = Asked()) -> LuaView {
        let invoice = LuaViewType(
            name: "invoice", fields: ["number", "balance_cents", "disputed"], in: state
        ) { row, field in
            asked.fields.append("invoice\(row).\(field)")
            return switch field {
            case 0: .value(.string("F-\(row)"))
            case 1: .value(.integer(row * 100))
            default: .value(.nil)
            }
        }
        let type = LuaViewType(
            name: "contact", fields: ["id", "invoices", "fields", "main", "broken"], in: state
        ) { row, field in
            asked.fields.append("contact.\(field)")
            switch field {
            case 0: return .value(.string("C-\(row)"))
            case 1: return .views([LuaView(type: invoice, row: 1), LuaView(type: invoice, row: 2)])
            case 2: return .value(["salesperson": "Ana", "tags": ["a"]])
            case 3: return .view(LuaView(type: invoice, row: 9))
            default: throw LuaHostError("the record is gone")
            }
        }
        return LuaView(type: type, row: 7)
    }

    private func first(_ text: String, _ state: LuaState, _ view: LuaView) throws -> LuaValue {
        try state.run("local c = ... " + text) { $0.push(view) }.first ?? .nil
    }

    private func failure(_ text: String) throws -> String {
        let state = try LuaState.test()
        do {
            _ = try first(text, state, contact(state))
            return "no error"
        } catch { return "\(error)" }
    }

    private static let readings: [(String, LuaValue)] = [
        ("return c.id", "C-7"),
        ("return c.main.number", "F-9"),
        ("return c.invoices[2].balance_cents", 200),
        ("return c.invoices[1].disputed", .nil),
        ("return #c.invoices", 2),
        ("local s = 0 for _, i in ipairs(c.invoices) do s = s + i.balance_cents end return s", 300),
        ("local s = 0 for _, i in pairs(c.invoices) do s = s + i.balance_cents end return s", 300),
        ("return c.invoices[3]", .nil),
        ("return c.fields.salesperson .. tostring(c.fields.other)", "Ananil"),
        (
            "local s = '' for k, v in pairs(c.main) do s = s .. k .. '=' .. v .. ' ' end return s",
            "number=F-9 balance_cents=900 "
        ),
        ("return type(c) .. type(c.invoices) .. tostring(c)", "tabletablecontact"),
        ("return c.main == c.main and c.main ~= c.invoices[1]", true),
        ("return c[1]", .nil),
        ("return rawlen(c.invoices) + select('#', table.unpack(c.invoices))", 4),
        ("local at, i = next(c.invoices, 1) return at .. i.number", "2F-2"),
        ("local seen = { [c.main] = 'yes' } return seen[c.main]", "yes"),
        ("return c.invoices == c.invoices and c.invoices.name == nil", true),
        ("return tostring(c.invoices) .. tostring(c.invoices[1])", "contact.invoicesinvoice"),
        ("local s = '' for k, v in ipairs(c.fields.tags) do s = s .. k .. v end return s", "1a"),
        (
            "local t = table.move(c.invoices, 1, 2, 1, {}) table.sort(t, function(a, b) return a.balance_cents > b.balance_cents end) return t[1].number",
            "F-2"
        ),
    ]

    @Test(arguments: readings)
    func `a view is read`(text: String, expected: LuaValue) throws {
        let state = try LuaState.test()
        #expect(try first(text, state, contact(state)) == expected)
    }

    @Test func `a field is asked for once`() throws {
        let state = try LuaState.test()
        let asked = Asked()
        let view = contact(state, asked: asked)
        _ = try first(
            "local s = '' for i = 1, 10 do s = s .. c.id .. tostring(c.main.disputed) end return s",
            state, view)
        #expect(asked.fields == ["contact.0", "contact.3", "invoice9.2"])
    }

    @Test(arguments: [
        (
            "return c.main.ballance_cents",
            "invoice has no field 'ballance_cents'; did you mean 'balance_cents'?"
        ),
        ("return c.nothing_of_it", "contact has no field 'nothing_of_it'"),
        ("c.id = 1", "contacts are read-only: return what should change"),
        ("c.invoices[1].number = 1", "invoices are read-only: return what should change"),
        ("c.invoices[3] = 1", "contact.invoices is read-only"),
        ("table.insert(c.invoices, 1)", "contact.invoices is read-only"),
        ("rawset(c, 'id', 1)", "contacts are read-only: return what should change"),
        ("return c.broken", "the record is gone"),
        ("return #c.main", "invoice has no length"),
        ("c.invoices[1] = nil", "contact.invoices is read-only"),
        ("table.sort(c.invoices)", "contact.invoices is read-only"),
    ])
    func `misuse of a view is told`(text: String, message: String) throws {
        #expect(try failure(text) == head + message)
    }

    @Test func `a view is no plain data`() throws {
        let head = "plugins/scoring/test.lua: test: "
        #expect(try failure("return c") == head + "a value that holds a contact")
        #expect(try failure("return { found = c.main }") == head + "found holds an invoice")
    }

    @Test func `a view kept beyond its call is refused`() throws {
        let state = try LuaState.test()
        let view = contact(state)
        let text = """
            local kept
            return function(c)
              if kept then return kept.id end
              kept = c
              return c.id
            end, function(c) return pcall(function() for k in pairs(kept) do end end) end
            """
        let chunk = try state.load(Array(text.utf8), name: "k.lua")
        let (keep, walk) = try state.call(chunk, context: "load") {
            ($0.reference(0, in: state), $0.reference(1, in: state))
        }
        #expect(
            try state.call(keep, context: "first") {
                $0.push(view)
            } results: {
                $0.string(0)
            } == "C-7")
        #expect(
            throws: LuaError(
                kind: .runtime, file: "k.lua", line: 3, context: "second",
                message: "this contact was kept beyond its call: take it anew from the arguments",
                traceback: ["k.lua:3: in function of line 2"])
        ) {
            try state.call(keep, context: "second") {
                $0.push(view)
            } results: {
                $0.string(0)
            }
        }
        #expect(
            try state.call(walk, context: "third") {
                $0.push(view)
            } results: {
                $0.boolean(0)
            } == false)
    }

    @Test func `what a call has read is not what the next one reads`() throws {
        let state = try LuaState.test()
        let lent = Lent()
        let type = LuaViewType(name: "invoice", fields: ["number", "cents", "open"], in: state) {
            row, field in
            switch field {
            case 0: .value(.string("\(lent.name)-\(row)"))
            case 1: .value(.number(Double(row) + lent.part))
            default: .value(.boolean(lent.part > 0))
            }
        }
        let read = try state.load(
            Array("local i = ... return i.number .. i.cents .. tostring(i.open)".utf8),
            name: "r.lua")
        var found: [String?] = []
        for (name, part) in [("A", 0.5), ("B", 0.0), ("C", 0.25)] {
            (lent.name, lent.part) = (name, part)
            found.append(
                try state.call(read, context: "read") {
                    $0.push(LuaView(type: type, row: 3))
                } results: {
                    $0.string(0)
                })
        }
        #expect(found == ["A-33.5true", "B-33.0false", "C-33.25true"])
    }

    private final class Lent {
        var name = ""
        var part = 0.0
    }

    @Test func `one record is the same wherever it stands`() throws {
        let state = try LuaState.test()
        let view = contact(state)
        let other = LuaView(type: view.type, row: 8)
        #expect(
            try state.run("local l, c = ... return l[1] == c, l[2] == c, l[1] == l[2]") {
                $0.push([view, other])
                $0.push(view)
            } == [true, false, false])
    }

    @Test func `the views of a call count as its memory`() throws {
        let state = try LuaState(budget: Budget(softMemory: 1 << 20))
        let fields = (0..<50).map { "f\($0)" }
        let row = LuaViewType(name: "row", fields: fields, in: state) { _, _ in .value(1) }
        let list = LuaViewType(name: "list", fields: ["rows"], in: state) { _, _ in
            .rows(row, count: 100_000)
        }
        let walk = try state.load(
            Array("local l = ... for _, r in ipairs(l.rows) do local x = r.f1 end".utf8),
            name: "w.lua")
        let first = try state.load(Array("return (...).rows[1].f1".utf8), name: "f.lua")
        #expect(throws: LuaError.self) {
            try state.call(walk, context: "walk") {
                $0.push(LuaView(type: list, row: 0))
            } results: { _ in
            }
        }
        #expect(
            try state.call(first, context: "first") {
                $0.push(LuaView(type: list, row: 0))
            } results: {
                $0.integer(0)
            } == 1)
        #expect(state.usedBytes < 1 << 20)
    }

    @Test func `a list of views can be an argument`() throws {
        let state = try LuaState.test()
        let view = contact(state)
        #expect(
            try state.run("local l = ... return #l, l[2].id") { $0.push([view, view]) } == [
                2, "C-7",
            ])
    }
}
