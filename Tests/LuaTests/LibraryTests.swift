import Lua
import Testing

/// The functions that are ours in place of Lua's.
struct LibraryTests {
    @Test(arguments: [
        ("('key = value'):match('^(%w+)%s*=%s*(%w+)$')", "key|value"),
        ("('a,b,,c'):gsub(',', ';')", "a;b;;c|3"),
        ("('hello world'):find('o w')", "5|7"),
        ("('hello'):find('l+')", "3|4"),
        ("('a.b'):find('.', 1, true)", "2|2"),
        ("('a.b'):find('')", "1|0"),
        ("tostring(('abc'):find('b', -1))", "nil"),
        ("tostring(('abc'):find('x', 10))", "nil"),
        ("('(a(b)c)d'):match('%b()')", "(a(b)c)"),
        ("('THE (quick) fox'):find('%f[%a]%a+%f[%A]')", "1|3"),
        ("('abab'):match('(ab)%1')", "ab"),
        ("('hello'):match('()ll()')", "3|5"),
        ("('  trim  '):match('^%s*(.-)%s*$')", "trim"),
        ("('abc'):gsub('', '-')", "-a-b-c-|4"),
        ("('abc'):gsub('%w', '%0%0', 2)", "aabbc|2"),
        ("('$name is $age'):gsub('%$(%w+)', { name = 'x', age = 3 })", "x is 3|2"),
        ("('abc'):gsub('b', function() return false end)", "abc|1"),
        ("('x^2'):gsub('%^', '**')", "x**2|1"),
        ("(']-'):match('[]-]+')", "]-"),
        ("('a-z'):match('[a%-z]+')", "a-z"),
        ("('é'):match('[\\128-\\255]+')", "é"),
        ("('0x1F'):match('^0[xX](%x+)$')", "1F"),
    ])
    func `patterns match as the manual says`(expression: String, expected: String) throws {
        let show =
            "local function show(...) local t = { ... } for i = 1, #t do t[i] = tostring(t[i]) end return table.concat(t, '|') end "
        #expect(try LuaState.test().first(show + "return show(\(expression))") == .string(expected))
    }

    @Test(arguments: [
        ("('x'):find('%')", "malformed pattern (ends with '%')"),
        ("('x'):find('[a')", "malformed pattern (missing ']')"),
        ("('x'):find('(a')", "unfinished capture"),
        ("('x'):find('a*)')", "invalid pattern capture"),
        ("('x'):find('%1')", "invalid capture index %1 in pattern"),
        ("('x'):find('%f')", "missing '[' after '%f' in pattern"),
        ("('x'):find('%b(')", "malformed pattern (missing arguments to '%b')"),
        ("('x'):gsub('x', '%2')", "invalid capture index %2 in replacement string"),
        ("('x'):gsub('x', '%a')", "invalid use of '%' in replacement string"),
        ("('x'):gsub('x', function() return {} end)", "invalid replacement value (a table)"),
        (
            "('x'):gsub('x')",
            "bad argument #2 to 'gsub' (string/function/table expected, got no value)"
        ),
        ("('x'):find(('a?'):rep(300))", "pattern too complex: more than 200 repetitions"),
        ("('x'):find(('%a'):rep(6000))", "pattern longer than 10,000 bytes"),
    ])
    func `a wrong pattern is told`(expression: String, message: String) throws {
        #expect(
            try LuaState.test().failure("return " + expression)
                == "plugins/scoring/test.lua:1: test: \(message)")
    }

    @Test func `gmatch gives every match once`() throws {
        let text = """
            local out = {}
            for k, v in ('a=1, b=2'):gmatch('(%w+)=(%w+)') do out[#out + 1] = k .. v end
            for w in ('one two'):gmatch('%a*') do out[#out + 1] = '<' .. w .. '>' end
            return table.concat(out, ' ')
            """
        #expect(try LuaState.test().first(text) == "a1 b2 <one> <two>")
    }

    @Test(arguments: [
        ("local t = { 3, 1, 2 } table.sort(t) return table.concat(t, ',')", "1,2,3" as LuaValue),
        (
            "local t = { 3, 1, 2 } table.sort(t, function(a, b) return a > b end) return table.concat(t, ',')",
            "3,2,1"
        ),
        (
            "local t = { 1, 2, 4 } table.insert(t, 3, 3) return table.concat(t, ',') .. table.remove(t, 1) .. #t",
            "1,2,3,413"
        ),
        ("local t = {} return tostring(table.remove(t)) .. #t", "nil0"),
        ("return table.concat(table.move({ 1, 2, 3 }, 1, 3, 2), ',')", "1,1,2,3"),
        ("return table.concat(table.move({ 1, 2, 3 }, 2, 3, 1), ',')", "2,3,3"),
        ("return select('#', table.unpack({}, 1, 3))", 3),
        ("return table.pack(1, nil).n", 2),
        (
            "local t = setmetatable({}, { __len = function() return 9 end }) table.insert(t, 'a') return t[1]",
            "a"
        ),
        (
            "local t = setmetatable({}, { __newindex = error }) table.insert(t, 'a') return t[1]",
            "a"
        ),
    ])
    func `tables are handled raw`(text: String, expected: LuaValue) throws {
        #expect(try LuaState.test().first(text) == expected)
    }

    @Test func `equal elements keep their order in a sort`() throws {
        let text = """
            local t, out = {}, {}
            for i = 1, 500 do t[i] = { key = i % 7, place = i } end
            table.sort(t, function(a, b) return a.key < b.key end)
            for i = 2, 500 do
              if t[i - 1].key == t[i].key and t[i - 1].place > t[i].place then return "moved" end
              if t[i - 1].key > t[i].key then return "unsorted" end
            end
            return "kept"
            """
        #expect(try LuaState.test().first(text) == "kept")
    }

    @Test func `an error in a comparison leaves the table as it was`() throws {
        let text = """
            local t = { 3, 2, 'x', 1 }
            local ok = pcall(table.sort, t)
            return tostring(ok) .. table.concat(t, ',')
            """
        #expect(try LuaState.test().first(text) == "false3,2,x,1")
    }
}
