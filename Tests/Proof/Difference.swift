import Foundation

/// A place where we differ from Lua on purpose.
struct Difference {
    let file: String
    /// What stands in the test: this, or from this to the end of `through`; and what is run instead.
    let text: String
    let through: String?
    let instead: String

    init(_ file: String, _ text: String, through: String? = nil, instead: String = "") {
        (self.file, self.text, self.through, self.instead) = (file, text, through, instead)
    }

    /// Takes the place out of a test; nil where it is not there.
    func applied(to test: String) -> String? {
        guard let start = test.range(of: text) else { return nil }
        let rest = start.upperBound..<test.endIndex
        guard
            let end = through.map({ test.range(of: $0, range: rest)?.upperBound })
                ?? start.upperBound
        else { return nil }
        let lines = test[start.lowerBound..<end].count { $0 == "\n" }
        return test[..<start.lowerBound] + instead + String(repeating: "\n", count: lines)
            + test[end...]
    }

    /// The differences by what explains them.
    static let all: [(why: String, places: [Difference])] = [
        (
            "plugins have no weak tables: __mode is refused",
            [
                Difference(
                    "coroutine", #"local C = {}; setmetatable(C, {__mode = "kv"})"#,
                    instead: "local C = {}"),
                Difference(
                    "coroutine",
                    """
                    assert(C[1] == undef)

                    """),
            ]
        ),
        (
            "there is no io, debug, string.dump nor collectgarbage",
            [
                Difference(
                    "coroutine", "-- getuptable & setuptable", through: "assert(g.k.AAA == 11)"),
                Difference(
                    "errors",
                    """
                    if not _soft then
                      -- several tests that exaust
                    """, through: "-- non string messages", instead: "do"),
                Difference(
                    "errors", #"assert(tonumber(line) == debug.getinfo(1, "l").currentline - 2)"#),
                Difference("errors", #"checkmessage("for i = io.stdin, 10 do end", "FILE")"#),
                Difference(
                    "errors", "-- passing light userdata instead of full userdata",
                    through: "_G.D = nil"),
                Difference(
                    "errors",
                    #"checkmessage("math.sin(io.input())", "(number expected, got FILE*)")"#),
                Difference(
                    "errors", #"checkmessage("io.input(XX)", "(FILE* expected, got My Type)")"#),
                Difference("errors", #"checkmessage("return ~io.stdin", "on a FILE* value")"#),
                Difference(
                    "errors", #"checkmessage("return XX < io.stdin", "My Type with FILE*")"#),
                Difference(
                    "errors", #"checkmessage("(collectgarbage or print){}", "collectgarbage")"#),
                Difference(
                    "errors",
                    """
                    -- errors in functions without debug info
                    do
                    """, instead: "if false then"),
                Difference(
                    "errors", #"checkmessage([[collectgarbage("nooption")]], "invalid option")"#),
                Difference("errors", #"checkmessage("getmetatable(io.stdin).__gc()", "no value")"#),
                Difference(
                    "coroutine", "do   -- testing single trace of coroutines",
                    through: """
                        assert(v == correcttrace[k])
                          end
                        end
                        """),
                Difference(
                    "coroutine",
                    "  assert(debug.getinfo(1).currentline == debug.getinfo(foo).linedefined + 1)",
                    through: "debug.getinfo(goo).linedefined)"),
                Difference(
                    "nextvar", "not package.loaded[n] and", instead: "not rawget(_G, n) and"),
                Difference("errors", #"checkmessage("(io.write or print){}", "io.write")"#),
            ]
        ),
        (
            "the libraries are read-only",
            [
                Difference("nextvar", "function table.maxn (t)", through: "table.maxn = nil")
            ]
        ),
        (
            "a table with several tables or functions as keys has no order, so that pairs and next refuse it",
            [
                Difference(
                    "nextvar", "do    -- testing 'next' with all kinds of keys",
                    through: """
                        assert(next(b) == nil)        -- 'b' now is empty
                        end
                        """),
                Difference(
                    "nextvar", "local t = {[{1}] = 1, [{2}] = 2,",
                    instead: "local t = {[{1}] = 1, [2] = 2,"),
                Difference(
                    "nextvar",
                    """
                    do
                      print("testing next x GC of deleted keys")
                    """,
                    through: """
                        -- traversed the whole table
                        end
                        """),
            ]
        ),
        (
            "the functions of lists are raw: no metamethod can lie about a length or loop in a move",
            [
                Difference(
                    "nextvar", "do   -- testing table library with metamethods",
                    through: """
                        "2;3;4;5;6")

                        end
                        """),
                Difference(
                    "nextvar", "do   -- testing overflow in table.insert (must wrap-around)",
                    through: """

                        end
                        """),
                Difference("sort", #"checkerror("too big", table.sort, a)"#),
                Difference(
                    "sort", #"  checkerror("object length is not an integer", table.insert, t, 1)"#),
                Difference(
                    "sort",
                    """
                      a = setmetatable({}, {
                            __index = function (_,k) return k * 10 end,
                    """, through: "assert(not stat and msg == b)"),
                Difference(
                    "sort",
                    """
                    do
                      -- for very long moves, just check initial accesses and interrupt
                    """, instead: "if false then"),
            ]
        ),
        (
            "a nest that is too deep is refused before it is compiled, in words of its own",
            [
                Difference(
                    "errors",
                    """
                    string.find(msg, "overflow")))
                    end
                    """,
                    instead: """
                        string.find(msg, "overflow") or string.find(msg, "nested more")))
                        end
                        """)
            ]
        ),
        (
            "a function of ours that is called by a function of ours has no name in a message",
            [
                Difference(
                    "errors", #"checkmessage("table.sort({1,2,3}, table.sort)", "'table.sort'")"#),
                Difference(
                    "errors",
                    #"checkmessage("string.gsub('s', 's', setmetatable)", "'setmetatable'")"#),
            ]
        ),
        (
            "next gives the smallest key behind the one named, whether that is there or not",
            [
                Difference(
                    "nextvar", #"checkerror("invalid key", next, {10,20}, 3)"#,
                    instead: "assert(next({10,20}, 3) == nil)")
            ]
        ),
        (
            "a hundred million elements at most are moved",
            [
                Difference(
                    "sort", #"checkerror("wrap around", table.move, {}, 1, maxI, 2)"#,
                    instead: #"checkerror("too many", table.move, {}, 1, maxI, 2)"#),
                Difference(
                    "sort", #"checkerror("wrap around", table.move, {}, minI, -2, 2)"#,
                    instead: #"checkerror("too many", table.move, {}, minI, -2, 2)"#),
            ]
        ),
        (
            "sorting merges: it ends and keeps the order of equals whatever the function says",
            [
                Difference(
                    "sort", #"checkerror("invalid order function", table.sort, t, f)"#,
                    instead: "table.sort(t, f)")
            ]
        ),
        (
            "no address is shown, neither by tostring nor by %p: a table's text is its type or its __name",
            [
                Difference(
                    "strings", "assert(string.find(tostring{}, 'table:'))",
                    instead: "assert(tostring{} == 'table')"),
                Difference(
                    "strings", "assert(string.find(tostring(print), 'function:'))",
                    instead: "assert(tostring(print) == 'function')"),
                Difference("strings", "do  -- tests for '%p' format", instead: "if false then"),
                Difference("strings", #"== "hi: ")"#, instead: #"== "hi")"#),
                Difference(
                    "pm", "do   -- test reuse of original string in gsub", instead: "if false then"),
            ]
        ),
        (
            "a metatable in force is a copy made by setmetatable: later changes to the table do not count",
            [
                Difference(
                    "strings",
                    "getmetatable(m).__tostring = nil   -- will use '__name' from now on",
                    instead: "setmetatable(m, { __name = 'hi' })"),
                Difference(
                    "strings", "getmetatable(m).__tostring = function () return {} end",
                    instead: "setmetatable(m, { __tostring = function () return {} end })"),
            ]
        ),
        (
            "plugins have no to-be-closed values: __close is refused, as coroutine.close is",
            [
                Difference(
                    "coroutine", #"print("to-be-closed variables in coroutines")"#,
                    through: """
                                 track[4] == 10)
                        end
                        """),
                Difference(
                    "coroutine", "    local _ <close> = func2close(function () X = true end)",
                    instead: "    X = true"),
                Difference(
                    "coroutine",
                    """
                    -- bug in 5.4.1
                    do
                    """, instead: "if false then"),
            ]
        ),
    ]
}
