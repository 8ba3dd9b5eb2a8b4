--- memory | doubles a text
local s = "x" while true do s = s .. s end
--- memory | collects tables
local t = {} while true do t[#t + 1] = {} end
--- memory | collects texts of a megabyte
local t = {} for i = 1, 1000 do t[i] = ("x"):rep(1000000) .. i end
--- memory | collects and catches
local t = {} while true do pcall(function() while true do t[#t + 1] = ("x"):rep(10000) .. #t end end) end
--- memory | collects coroutines
local t = {} while true do t[#t + 1] = coroutine.wrap(function() coroutine.yield() end) t[#t]() end
--- memory | collects closures
local t = {} while true do local n = #t t[n + 1] = function() return n end end
--- memory | recurses without an end, keeping something
local function f(a) local t = { a, a, a, a, a, a, a, a } return 1 + f(t) end
return f()
--- memory | fills a table with holes
local t = {} for i = 1, 1e9 do t[i * 1000] = true end
--- memory | fills a table from the far end
local t = {} for i = 1 << 40, 1, -1 do t[i] = i end
--- memory | nests tables
local t = {} while true do t = { t } end
--- memory | keeps every capture
local t = {} while true do for w in ("abc "):rep(1000):gmatch("%a+") do t[#t + 1] = { w } end end
--- memory | keeps long formats
local t = {} while true do t[#t + 1] = ("%99d"):format(#t):rep(80) end
--- memory | grows a list by moving
local t = { 1 } while true do table.move(t, 1, #t, #t + 1) end
--- memory | packs without an end
local t = {} while true do t[#t + 1] = table.pack(("x"):rep(10000):byte(1, -1)) end
--- memory | hides its hoard in a metatable
local t = {} while true do t = setmetatable({}, { __index = t }) end
--- memory | hoards in a handler
local t = {} while true do xpcall(error, function(e) t[#t + 1] = {} for i = 1, 100 do t[#t + 1] = { i } end end) end
--- memory | hoards long keys
local t = {} for i = 1, 1e9 do t[("k"):rep(1000) .. i] = true end
--- memory | joins pieces past the longest text
local a = ("x"):rep(5000000) local b = a .. a
--- error | repeats past the longest text | resulting string too large: 8 MB at most
return ("x"):rep(8388609)
--- error | repeats by more than there are numbers | resulting string too large
return ("xyz"):rep(math.maxinteger)
--- error | repeats a gap | resulting string too large
return (""):rep(1 << 40, "abc")
--- ends | repeats nothing, very often
assert((""):rep(math.maxinteger) == "" and ("x"):rep(math.mininteger) == "")
--- error | joins past the longest text | the text would be longer than 8 MB
local t = {} for i = 1, 9 do t[i] = ("x"):rep(1000000) end
return table.concat(t)
--- error | unpacks more than the stack | too many results to unpack
return table.unpack({}, 1, 10000000)
--- error | unpacks over the end of the integers | too many results to unpack
return table.unpack({}, math.mininteger, math.maxinteger)
--- error | reads more bytes than the stack | string slice too long
return ("x"):rep(8000000):byte(1, -1)
--- memory | recurses without an end
local function f() return 1 + f() end
return f()
--- error | recurses through protected calls | stack overflow
local depth = 0
local function f() depth = depth + 1 local ok, e = pcall(f) if not ok then error(e, 0) end end
f()
--- error | recurses through replacements | C stack overflow
local function f() return (("x"):gsub("x", f)) end
return f()
--- error | recurses through sorting | C stack overflow
local function f() table.sort({ 1, 2, 3 }, f) return true end
return f()
--- error | recurses through texts | C stack overflow
local t t = setmetatable({}, { __tostring = function() return tostring(t) end })
return tostring(t)
--- error | recurses through an index | C stack overflow
local t = {} local m = { __index = function(_, k) return t[k] end } setmetatable(t, m)
return t.x
--- error | recurses through coroutines | C stack overflow
local function f() return coroutine.wrap(f)() end
return f()
--- ends | makes much garbage and keeps little
local keep for i = 1, 200000 do keep = { i, tostring(i) } end
--- ends | stays just below the longest text
assert(#("x"):rep(8388608) == 8388608)
--- error | sorts what cannot be compared | attempt to compare
table.sort({ 1, "x", {} })
--- ends | packs no more than the stack holds
local t = table.pack(("x"):rep(100000):byte(1, -1)) assert(t.n == 100000)
