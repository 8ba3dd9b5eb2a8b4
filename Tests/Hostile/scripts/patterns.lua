--- time | backtracks over many lazy letters
(("a"):rep(60)):find(("a-"):rep(30) .. "b")
--- time | backtracks over many stars
(("a"):rep(60)):find(("a*"):rep(30) .. "b")
--- time | backtracks over maybes
(("a"):rep(40)):find(("a?"):rep(40) .. ("a"):rep(40) .. "b")
--- time | tries every end of three captures
(("a"):rep(6000)):find("(.-)(.-)(.-)b")
--- time | searches a long text from everywhere
(("a"):rep(2000000)):find(".-b")
--- time | replaces nothing in a long text, slowly
local _ = (("a"):rep(1000000)):gsub(".-b", "")
--- time | walks a long text without a match
for _ in (("a"):rep(1000000)):gmatch("a-b") do end
--- time | balances what never closes, from everywhere
(("("):rep(1000000)):find("%b()x")
--- time | looks for a frontier that is nowhere
while true do (("a"):rep(1000000)):find("%f[b]") end
--- time | compares captures with what follows
(("a"):rep(200000)):find("(a*)%1b")
--- time | captures greedy and lazy in turn
(("a"):rep(3000)):match("(a+)(a-)(a+)(a-)(a+)b")
--- time | finds a long needle in a long text
local s, n = ("a"):rep(8000000), ("a"):rep(3999999) .. "b"
while true do s:find(n, 1, true) end
--- time | finds a plain text for ever
local s = ("a"):rep(8000000)
while true do s:find("b", 1, true) end
--- time | reads a set of all letters
while true do ("x"):find("[" .. ("a-z"):rep(2000) .. "]") end
--- time | matches in a callback of a callback
local function f(s) return (s:gsub(".", f)) end
while true do pcall(f, "abc") end
--- error | has too many captures | too many captures
return ("a"):find(("()"):rep(33))
--- error | has too many repetitions | pattern too complex
return ("a"):find(("a?"):rep(201))
--- error | is longer than a pattern may be | pattern longer than 10,000 bytes
return ("a"):find(("a"):rep(10001) .. "*")
--- error | does not close its set | malformed pattern (missing ']')
return ("a"):find("[a")
--- error | ends in an escape | malformed pattern (ends with '%')
return ("a"):find("a%")
--- error | asks for a capture that is not there | invalid capture index
return ("a"):find("%1")
--- error | replaces by a capture that is not there | invalid capture index %2 in replacement string
return (("a"):gsub("a", "%2"))
--- error | replaces by a table | invalid replacement value (a table)
return (("a"):gsub("a", function() return {} end))
--- error | grows a text by replacing | the text would be longer than 8 MB
local s = ("x"):rep(1000000)
return (s:gsub("x", "0123456789"))
--- ends | finds the empty text at the end
assert(("abc"):find("", 4) == 4 and ("abc"):find("", 5) == nil)
--- ends | matches with bytes that are zero
assert(("a\0b"):match("a%zb") and ("a\0b"):find("[%z]") == 2 and ("a\0b"):find("\0") == 2)
