import Lua
import Testing

struct LuaTableTests {
    @Test func `fields stand by the bytes of their keys`() {
        var table = LuaTable(list: [1], fields: [("b", 1), ("é", 2), ("a", 3), ("Z", 4), ("b", 5)])
        #expect(table.keys == ["Z", "a", "b", "é"])
        #expect(table["b"] == 5)
        table["aa"] = 6
        table["a"] = nil
        table["b"] = 7
        #expect(table.keys == ["Z", "aa", "b", "é"])
        table.fields.append(("c", 8))
        #expect(table["c"] == 8)
        #expect(table["x"] == nil)
        #expect(
            table
                == LuaTable(list: [1], fields: [("é", 2), ("c", 8), ("b", 7), ("aa", 6), ("Z", 4)]))
        #expect(!table.isEmpty)
        #expect(LuaTable().isEmpty)
    }

    @Test func `a number that is whole is an integer too`() {
        #expect(LuaValue.number(3).integer == 3)
        #expect(LuaValue.number(3.5).integer == nil)
        #expect(LuaValue.integer(3).number == 3)
        #expect(LuaValue.string("3").integer == nil)
    }

    @Test func `a table of a hundred thousand fields is copied in no time`() throws {
        let state = try LuaState.test()
        let value = try state.first(
            "local t = {} for i = 1, 100000 do t['k' .. i * 7919 % 100003] = i end return t")
        #expect(value.table?.fields.count == 100_000)
    }
}
