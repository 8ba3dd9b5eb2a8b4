--- error | misspells a field of a view | invoice has no field 'amout_cents'; did you mean 'amount_cents'?
local ctx, invoice = ...
return invoice.amout_cents
--- error | misspells a field of ctx | ctx has no field 'tody'; did you mean 'today'?
local ctx = ...
return ctx.tody
--- error | asks a view for a very long name | invoice has no field
local ctx, invoice = ...
return invoice[("x"):rep(8000000)]
--- ends | asks a view for what is no name
local ctx, invoice = ...
assert(invoice[1] == nil and invoice[{}] == nil and invoice[0 / 0] == nil)
--- error | writes to a view | invoices are read-only
local ctx, invoice = ...
invoice.amount_cents = 0
--- error | writes to ctx | ctx is read-only
local ctx = ...
ctx.today = "x"
--- error | writes to a view rawly | invoices are read-only
local ctx, invoice = ...
rawset(invoice, "amount_cents", 0)
--- error | writes to a list of views | invoice.lines is read-only
local ctx, invoice = ...
invoice.lines[1] = nil
--- error | sorts a list of views | invoice.lines is read-only
local ctx, invoice = ...
table.sort(invoice.lines)
--- error | removes from plain data of the host | ctx.list is read-only
local ctx = ...
table.remove(ctx.list)
--- error | gives a view a metatable | table expected, got light userdata
local ctx, invoice = ...
setmetatable(invoice, {})
--- ends | learns nothing of a view's metatable
local ctx, invoice = ...
assert(getmetatable(invoice) == false and getmetatable(ctx) == false and getmetatable(ctx.none) == false)
assert(type(invoice) == "table" and type(ctx.none) == "none")
--- error | keeps a view beyond its call | this invoice was kept beyond its call
local kept
return function(ctx, invoice)
  if kept then return kept.amount_cents end
  kept = invoice
end
--- error | keeps a list of views beyond its call | this list was kept beyond its call
local kept
return function(ctx, invoice)
  if kept then return kept[1] end
  kept = invoice.lines
end
--- error | keeps a view in a coroutine beyond its call | this invoice was kept beyond its call
local co
return function(ctx, invoice)
  if co then return co() end
  co = coroutine.wrap(function() coroutine.yield() return invoice.id end)
  co()
end
--- error | keeps an iterator over a view beyond its call | this invoice was kept beyond its call
local step
return function(ctx, invoice)
  if step then return step() end
  step = pairs(invoice)
end
--- error | measures a list that it kept | this list was kept beyond its call
local kept
return function(ctx, invoice)
  if kept then return #kept end
  kept = invoice.lines
end
--- error | joins a list that it kept | this list was kept beyond its call
local kept
return function(ctx, invoice)
  if kept then return table.unpack(kept) end
  kept = invoice.lines
end
--- ends | compares a view that it kept
local kept
return function(ctx, invoice)
  if kept then assert(kept ~= invoice) end
  kept = invoice
end
--- time | reads a view for ever
local ctx, invoice = ...
while true do local _ = invoice.amount_cents end
--- time | walks a view for ever
local ctx, invoice = ...
while true do for _ in pairs(invoice) do end end
--- memory | walks a ring of views for ever
local ctx, invoice = ...
while true do invoice = invoice.same end
--- time | calls the host for ever
local ctx = ...
while true do ctx.echo(1) end
--- time | has the host fail for ever
local ctx = ...
while true do pcall(ctx.fail) end
--- time | hands the host long texts for ever
local ctx = ...
local s = ("x"):rep(8000000)
while true do ctx.echo(s) end
--- memory | has the host make tables for ever
local ctx = ...
local t = {} while true do t[#t + 1] = ctx.make(5000) end
--- memory | has the host make more than there is room for
local ctx = ...
local t = {} for i = 1, 100 do t[i] = ctx.make(100000) end
--- host | lets the host's error through | no such luck
local ctx = ...
ctx.fail()
--- host | lets the host's error through coroutines | no such luck
local ctx = ...
coroutine.wrap(function() coroutine.wrap(ctx.fail)() end)()
--- ends | catches the host's error and reads its code
local ctx = ...
local ok, e = pcall(ctx.fail)
assert(not ok and e.code == "luck" and tostring(e):find("no such luck") and ("a" .. e):find("^a"))
--- ends | spoils the host's error
local ctx = ...
local ok, e = pcall(ctx.fail) e.text = {} e.where = setmetatable({}, {}) e.code = nil
assert(tostring(e) == "")
--- error | raises the host's error again, spoilt | an error without a text was raised: it is a table
local ctx = ...
local _, e = pcall(ctx.fail) error(setmetatable({ e }, {}))
--- host | has the host fail while it sorts | no such luck
local ctx = ...
table.sort({ 3, 2, 1 }, function() ctx.fail() end)
--- host | has the host fail while it replaces | no such luck
local ctx = ...
local _ = ("abc"):gsub(".", ctx.fail)
--- ends | has the host fail a thousand times
local ctx = ...
for i = 1, 1000 do assert(not pcall(ctx.fail)) end
--- host | hands the host itself | holds a function
local ctx = ...
ctx.echo({ ctx.echo })
--- host | hands the host a view | holds an invoice
local ctx, invoice = ...
ctx.echo({ a = { invoice } })
--- host | hands the host a coroutine | holds a coroutine
local ctx = ...
ctx.echo({ x = coroutine.create(pairs) })
--- host | hands the host a ring | is nested more than 32 levels deep
local ctx = ...
local t = {} t.t = t
ctx.echo(t)
--- host | hands the host a deep table | is nested more than 32 levels deep
local ctx = ...
local t = {} for i = 1, 100000 do t = { t } end
ctx.echo(t)
--- host | hands the host a list with a hole | outside of its list
local ctx = ...
ctx.echo({ 1, 2, [9] = 3 })
--- host | hands the host strange keys | texts or 1, 2, 3
local ctx = ...
ctx.echo({ [true] = 1 })
--- host | hands the host a key that is no text | has a key that is not UTF-8
local ctx = ...
ctx.echo({ ["\xff"] = 1 })
--- host | hands the host the same text too often | holds more than 64 MB of text
local ctx = ...
local s, t = ("x"):rep(8000000), {}
for i = 1, 100 do t[i] = s end
ctx.echo(t)
--- host | hands the host too many values | holds more than 1,000,000 values
local ctx = ...
local row, t = {}, {}
for i = 1, 100 do row[i] = i end
for i = 1, 11000 do t[i] = row end
ctx.echo(t)
--- ends | hands the host lying metatables
local ctx = ...
local liar = setmetatable({ 1 }, { __len = function() return 1 << 40 end, __index = function() return 7 end,
  __pairs = function() while true do end end })
assert(ctx.echo(liar)[1] == 1 and ctx.echo(liar)[2] == nil)
--- ends | hands the host numbers without a value
local ctx = ...
assert(ctx.echo(0 / 0) ~= ctx.echo(0 / 0) and ctx.echo(1 / 0) == math.huge)
--- ends | hands the host bytes that are no text
local ctx = ...
assert(ctx.echo("\xff\0\xc0\x80") == "\xff\0\xc0\x80")
--- ends | hands the host nothing, and very much
local ctx = ...
assert(ctx.echo() == nil and ctx.echo(table.unpack({ 1 }, 1, 200000)) == 1)
--- host | shows too much | more than 64 KB
local ctx = ...
while true do ctx.say(("x"):rep(1000)) end
--- rubbish | returns a function | holds a function
return { x = function() end }
--- rubbish | returns a ring | is nested more than 32 levels deep
local t = {} t[1] = t return t
--- excess | returns the same text too often | holds more than 64 MB of text
local s, t = ("x"):rep(8000000), {} for i = 1, 9 do t[i] = s end return t
--- excess | returns too many values | holds more than 1,000,000 values
local row, t = {}, {} for i = 1, 200 do row[i] = i end for i = 1, 6000 do t[i] = row end return t
--- ends | returns very many results
return table.unpack({ 1 }, 1, 900000)
--- ends | returns a lying metatable
return setmetatable({}, { __index = function() while true do end end, __len = function() return 1e9 end })
--- ends | returns a coroutine's last words
return coroutine.wrap(function() return "done" end)()
