--- error | looks for io | unknown global 'io'
return io.open("/etc/passwd")
--- error | looks for os | unknown global 'os'
os.exit(1)
--- error | looks for debug | unknown global 'debug'
debug.sethook()
--- error | looks for load | unknown global 'load'
return load("return 1")
--- error | looks for loadfile | unknown global 'loadfile'
return loadfile("/etc/passwd")
--- error | looks for package | unknown global 'package'
return package.loaded
--- error | looks for require, which it was not given | unknown global 'require'
return require("os")
--- error | looks for the table of globals | unknown global '_G'
return _G.string
--- error | turns off the collector | unknown global 'collectgarbage'
collectgarbage("stop")
--- error | dumps code | string has no field 'dump'
return string.dump(function() end)
--- error | closes a coroutine | coroutine has no field 'close'
return coroutine.close(coroutine.create(function() end))
--- error | seeds chance | math has no field 'randomseed'
math.randomseed(1)
--- error | has a finalizer | a metatable with '__gc' is refused
setmetatable({}, { __gc = function() while true do end end })
--- error | marks a finalizer for later | a metatable with '__gc' is refused
local m = { __gc = true } setmetatable({}, m) m.__gc = function() while true do end end
--- error | makes a weak table | a metatable with '__mode' is refused
setmetatable({}, { __mode = "kv" })
--- error | makes a value that closes | a metatable with '__close' is refused
local x <close> = setmetatable({}, { __close = function() while true do end end })
--- error | closes what cannot be closed | variable 'x' got a non-closable value
local x <close> = {}
--- ends | adds a finalizer to a metatable in use
local m = {} local t = setmetatable({}, m) m.__gc = function() while true do end end t = nil
for i = 1, 10000 do local _ = { i } end
--- ends | adds a weak mode to a metatable in use
local m = {} local t = setmetatable({}, m) m.__mode = "k" t[{}] = 1
local n = 0 for i = 1, 100000 do local _ = { i } end
for _ in pairs(t) do n = n + 1 end assert(n == 1)
--- ends | cannot reach the metatable that Lua uses
local m = {} local t = setmetatable({}, m)
assert(getmetatable(t) == m and rawget(m, "__metatable") == nil)
--- ends | cannot reach the metatable of texts
assert(getmetatable("") == false and getmetatable(string) == false and getmetatable(_ENV) == false)
--- error | changes the library of texts | string is read-only
string.rep = function() end
--- error | changes the library of texts rawly | this table is read-only
rawset(string, "rep", function() end)
--- error | changes the metatable of texts | cannot change a protected metatable
setmetatable(string, { __index = {} })
--- error | adds a global | assignment to global 'x': write 'local x'
x = 1
--- error | adds a global rawly | this table is read-only
rawset(_ENV, "x", 1)
--- error | sorts a library | this table is read-only
table.sort(table)
--- error | moves into a library | this table is read-only
table.move({ 1 }, 1, 1, 1, string)
--- error | inserts into the environment | this table is read-only
table.insert(_ENV, 1)
--- error | replaces a protected metatable | cannot change a protected metatable
setmetatable(setmetatable({}, { __metatable = false }), {})
--- ends | learns no address
for _, v in ipairs({ {}, pairs, coroutine.create(pairs), function() end }) do
  assert(not tostring(v):find("0x") and not ("%s"):format(v):find("0x"))
end
--- error | asks for an address | invalid conversion '%p' to 'format'
return ("%p"):format({})
--- error | asks for an address with a width | invalid conversion '%p' to 'format'
return ("%-20p"):format({})
--- error | has a text of a text | '__tostring' must return a string
return tostring(setmetatable({}, { __tostring = function() return {} end }))
--- ends | meets the same order on every run
local t = {} for _, k in ipairs({ "z", "a", "m", 3, 1, 2.5, true }) do t[k] = 1 end
local s = "" for k in pairs(t) do s = s .. tostring(k) .. " " end
assert(s == "1 2.5 3 a m z true ", s)
--- error | asks for an order of tables | a table with several tables or functions as keys has no order
for _ in pairs({ [{}] = 1, [{}] = 2 }) do end
--- error | yields outside of a coroutine | attempt to yield from outside a coroutine
coroutine.yield()
--- error | yields across a sort | attempt to yield across a C-call boundary
coroutine.wrap(function() table.sort({ 2, 1 }, coroutine.yield) end)()
--- error | resumes itself | cannot resume non-suspended coroutine
local co co = coroutine.wrap(function() return co() end)
return co()
--- error | raises a table | an error without a text was raised: it is a table
error({ code = 1 })
--- error | raises nothing | an error without a text was raised: it is nil
error()
--- error | raises a function | an error without a text was raised: it is a function
error(pairs)
--- error | raises a table that shows itself for ever | an error without a text was raised
error(setmetatable({}, { __tostring = function() while true do end end }))
--- error | raises a long text | xxx
error(("x"):rep(8000000), 0)
--- error | raises bytes that are no text | no text
error("no text \xff\xfe", 0)
--- error | raises from a dead coroutine | cannot resume dead coroutine
local f = coroutine.wrap(function() end) f() f()
--- error | divides by nothing | attempt to divide by zero
return 1 // 0
--- error | takes the remainder of nothing | attempt to perform 'n%0'
return 1 % 0
--- ends | divides floats by nothing
assert(1 / 0 == math.huge and 0 / 0 ~= 0 / 0 and math.maxinteger + 1 == math.mininteger)
--- ends | keeps its environment apart
local _ENV = { pairs = pairs } local x = 1 y = x assert_ = nil
--- error | takes its environment away | attempt to index a nil value
local f do local _ENV <const> = nil f = function() return x end end
f()
