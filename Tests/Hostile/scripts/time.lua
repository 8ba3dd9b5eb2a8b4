--- time | loops for ever
repeat until false
--- time | jumps for ever
::again:: goto again
--- time | counts to the largest number
for i = math.mininteger, math.maxinteger do end
--- time | counts by nothing that a float can hold
for x = 0.0, 1.0, 1e-300 do end
--- time | loops inside a protected call, over and over
local function spin() while true do end end
while true do pcall(pcall, spin) end
--- time | handles an error for ever
xpcall(error, function() while true do end end)
--- time | handles its own stop for ever
local function spin() while true do end end
xpcall(spin, spin)
while true do xpcall(spin, spin) end
--- time | fails in its handler, over and over
local function handler(e) error(e) end
while true do xpcall(error, handler) end
--- time | catches itself through coroutines
while true do
  local co = coroutine.create(function() while true do end end)
  coroutine.resume(co)
end
--- time | wraps a loop and catches it
local f = coroutine.wrap(function() while true do end end)
while true do pcall(f) end
--- time | spends itself on short coroutines
while true do coroutine.wrap(function() local a = 1 for i = 1, 90 do a = a + i end end)() end
--- time | passes control between two coroutines for ever
local a = coroutine.wrap(function() while true do coroutine.yield() end end)
local b = coroutine.wrap(function() while true do a() coroutine.yield() end end)
while true do b() end
--- time | resumes a dead coroutine for ever
local co = coroutine.create(function() end)
while true do coroutine.resume(co) end
--- time | hides a loop in a chain of coroutines
local function nest(n)
  if n == 0 then while true do end end
  return coroutine.wrap(function() nest(n - 1) end)()
end
nest(150)
--- time | loops where it is compared
local t = setmetatable({}, { __lt = function() while true do end end })
return t < t
--- time | loops where it is added
local t = setmetatable({}, { __add = function() while true do end end })
return t + 1
--- time | loops where it is called
setmetatable({}, { __call = function(self) return self() end })()
--- time | indexes itself for ever through functions
local t
t = setmetatable({}, { __index = function(_, k) return t[k + 1] end })
while true do pcall(function() return t[1] end) end
--- time | loops where it is shown
local t = setmetatable({}, { __tostring = function() while true do end end })
return tostring(t)
--- time | loops where it is joined
local t = setmetatable({}, { __concat = function() while true do end end })
return "a" .. t
--- time | loops where its length is asked
return #setmetatable({}, { __len = function() while true do end end })
--- time | loops where it is equal
local m = { __eq = function() while true do end end }
return setmetatable({}, m) == setmetatable({}, m)
--- time | loops in the order of pairs
for _ in pairs(setmetatable({}, { __pairs = function() while true do end end })) do end
--- time | has an iterator without an end
for _ in function() return 1 end do end
--- time | walks a list that answers for ever
for _ in ipairs(setmetatable({}, { __index = function() return 1 end })) do end
--- time | sorts by a loop
table.sort({ 1, 2, 3 }, function() while true do end end)
--- time | replaces by a loop
local _ = ("a"):gsub("a", function() while true do end end)
--- time | replaces through a table that loops
local _ = ("a"):gsub("a", setmetatable({}, { __index = function() while true do end end }))
--- time | sorts without an end
local t = {} for i = 1, 50000 do t[i] = (i * 7919) % 50021 end
while true do table.sort(t, function(a, b) return a > b end) table.sort(t) end
--- time | shifts a long list by its head
local t = {} for i = 1, 200000 do t[i] = i end
while true do table.remove(t, 1) table.insert(t, 1, 1) end
--- time | moves a list within itself
local t = {} for i = 1, 200000 do t[i] = i end
while true do table.move(t, 1, #t, 2) end
--- time | moves nothing over the whole of the integers
while true do pcall(table.move, {}, 1, math.maxinteger - 1, 2) end
--- time | moves a hundred million holes
table.move({}, 1, 99999999, 1)
--- time | joins a long list again and again
local t = {} for i = 1, 100000 do t[i] = "abc" end
while true do local s = table.concat(t, ", ") end
--- time | unpacks a long list again and again
local t = {} for i = 1, 100000 do t[i] = i end
while true do select("#", table.unpack(t)) end
--- time | packs and unpacks
local t = table.pack(("x"):rep(200000):byte(1, 200000))
while true do t = table.pack(table.unpack(t, 1, t.n)) end
--- time | orders a large table again and again
local t = {} for i = 1, 50000 do t["key" .. i] = i end
while true do for _ in pairs(t) do break end end
--- time | asks a large table for its next key again and again
local t = {} for i = 1, 50000 do t["key" .. i] = i end
while true do local _ = next(t, "key1") end
--- time | reads a long numeral by adding to it
local s = ("9"):rep(8000000)
while true do local _ = s + 1 end
--- time | reads a long numeral of sixteen digits
local s = "0x" .. ("f"):rep(7900000)
while true do local _ = s + 1 end
--- error | reads a numeral by a bit operation | attempt to perform bitwise operation on a string value
return ("3"):rep(100) | 1
--- time | reads a long numeral as an argument
local s = ("1"):rep(4000000) .. ".5"
while true do pcall(math.floor, s) pcall(select, s) end
--- time | reads a long numeral as the limit of a loop
local s = ("3"):rep(4000000)
while true do pcall(function() for i = 1, s do break end end) end
--- time | reads numerals that are just too short to be noticed
local s = ("7"):rep(16000)
while true do local _ = s + 1 local _ = -s local _ = s * s end
--- time | compares long texts that differ at their ends
local a = ("x"):rep(8000000) local b = ("x"):rep(7999999) .. "y"
while true do local _ = a < b local _ = a == b end
--- time | sorts long texts that differ at their ends
local t = {} for i = 1, 6 do t[i] = ("x"):rep(4000000) .. i end
local l = {} for i = 1, 20000 do l[i] = t[i % 6 + 1] end
table.sort(l)
--- time | cuts a long text again and again
local s = ("x"):rep(8000000)
while true do local _ = s:sub(2) end
--- time | turns a long text round and round
local s = ("ab"):rep(4000000)
while true do s = s:reverse():upper():lower() end
--- time | reads the bytes of a long text
local s = ("x"):rep(900000)
while true do local _ = select("#", s:byte(1, -1)) end
--- time | counts the letters of a long text
local s = ("é"):rep(4000000)
while true do local _ = utf8.len(s) end
--- time | steps through a long text to a far letter
local s = ("é"):rep(4000000)
while true do local _ = utf8.offset(s, 3999999) end
--- time | writes long numbers
while true do local _ = ("%99.99f"):format(1e308) end
--- time | quotes a long text
local s = ("\0\n\""):rep(300000)
while true do local _ = ("%q"):format(s) end
--- time | packs long texts
local s = ("x"):rep(4000000)
while true do local _ = string.pack("s4", s) end
--- time | unpacks by a long format
local f = ("b"):rep(900000) local s = ("x"):rep(900000)
while true do pcall(string.unpack, f, s) end
--- time | raises an error that takes long to word
local t = {} local q = { x = t } q.q = q
local f = function() return q.x.y.z end
while true do pcall(f) end
--- time | misspells names for ever
while true do pcall(function() return string.fromat end) end
--- time | misspells a long name for ever
local name = ("abcdefghij"):rep(9)
while true do pcall(function() return string[name] end) end
--- time | copies long texts into a replacement
local s = ("x"):rep(1000)
while true do pcall(string.gsub, s, "x", ("%1"):rep(4000)) end
--- time | makes coroutines and forgets them
while true do coroutine.create(pairs) end
--- time | draws numbers for ever
while true do math.random(math.mininteger, math.maxinteger) end
--- time | sets metatables for ever
local t = {} while true do setmetatable(t, { __index = t, __len = function() return 1 end }) end
--- time | selects from far behind
local function f(...) while true do select(-1, ...) end end
f(table.unpack({}, 1, 200))
--- time | joins two halves for ever
local s = ("x"):rep(4000000)
while true do local _ = s .. s end
--- time | loops in a closing value that was never one
local x <close> = nil
while true do end
--- time | recurses into its own handler
local function f() xpcall(f, f) end
while true do f() end
--- error | makes a table its own caller | '__call' is a table, expected a function
local t = {}
setmetatable(t, { __call = t })
return pcall(t)
--- time | replaces nothing by a long text
return #(("a"):rep(2000):gsub("(x?)", ("%1"):rep(4000000)))
--- time | looks for the largest of long texts
local s, all = ("\0"):rep(8000000), {}
for i = 1, 100 do all[i] = s end
return #math.max(table.unpack(all))
--- time | makes characters of long numerals
local s, all = ("0"):rep(8000000) .. "65", {}
for i = 1, 200 do all[i] = s end
return #utf8.char(table.unpack(all))
--- time | writes many numbers with many digits
local all = {}
for i = 1, 900000 do all[i] = 5e-324 end
return #string.format(("%.99g"):rep(900000), table.unpack(all))
--- time | takes keys that fall upon one another when the table grows
local t = {}
for i = 1, (1 << 17) + 1 do t[i * ((1 << 18) - 1)] = true end
--- time | the same with fractions
local t = {}
for i = 1, (1 << 17) + 1 do t[i * ((1 << 18) - 1) + 0.5] = true end
--- time | the same rawly
local t = {}
for i = 1, (1 << 16) + 1 do rawset(t, i * ((1 << 17) - 1), true) end
--- time | the same beside a list that leaves the entries
local t = {}
for i = 1, 65536 do
  t[i] = 1
  t[i * 65535] = 1
end
--- ends | takes keys that spread
local t, u = {}, {}
for i = 131072, 1, -1 do
  t[i * 3] = i
  u["k" .. i] = i
end
for i = 1, 100000 do
  t[i * 7 + 0.5] = i
  t[i * 3] = nil
end
--- time | reads a long text in coroutines that are older than it
local s
local after = function() end
for i = 1, 100 do
  local last = after
  local co = coroutine.wrap(function()
    coroutine.yield()
    for j = 1, 20 do if s < s then end end
    last()
  end)
  co()
  after = co
end
s = ("\0"):rep(8000000)
after()
