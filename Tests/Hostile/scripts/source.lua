--- syntax | is no Lua
return "local = 1"
--- syntax | ends in the middle
return "return {"
--- syntax | jumps to nowhere
return "goto nowhere"
--- syntax | sets a constant
return "local x <const> = 1 x = 2"
--- syntax | has more locals than Lua takes
return ("local a "):rep(201)
--- syntax | nests more blocks than Lua takes
return ("do "):rep(300) .. ("end "):rep(300)
--- syntax | nests more functions than Lua takes
return "return " .. ("function() return "):rep(300) .. "1 " .. ("end "):rep(300)
--- source | nests more brackets than are taken
return "return " .. ("("):rep(1000) .. "1" .. (")"):rep(1000)
--- source | nests more tables than are taken
return "return " .. ("{"):rep(1000) .. ("}"):rep(1000)
--- source | chains more names than are taken
return "local a = {} return a" .. (".x"):rep(201)
--- source | chains more calls than are taken
return "local a = {} return a" .. ("()"):rep(5000)
--- source | chains names within names
return "local a = {} return " .. ("a["):rep(100) .. "a" .. (".x.x.x]"):rep(100)
--- source | chains names side by side
return "local a = {} return a" .. ("[a.x.x.x]"):rep(100)
--- source | chains names in brackets
return "local a = {} return " .. ("("):rep(150) .. "a" .. (".x.x)"):rep(150)
--- source | jumps more than is taken
return ("goto a "):rep(1001) .. "::a::"
--- source | is longer than a text may be
return ("-- a comment that goes on and on and on\n"):rep(7000)
--- source | is compiled code
return "\27Lua"
--- source | takes long to compile
local t = {}
for d = 1, 150 do
  t[#t + 1] = "local function z() local "
  local names = {}
  for i = 1, 180 do names[i] = "v" .. string.char(97 + i % 26) .. string.char(97 + i // 26) end
  t[#t + 1] = table.concat(names, ",") .. " "
end
local head = table.concat(t)
return head .. ("x=x "):rep((255 * 1024 - #head) // 4)
--- error | chains as many names as are taken | attempt to index
return "local a = {} a.x = a a.y = nil return a.y" .. (".x"):rep(190)
--- error | errs at the end of a long text | attempt to
return ("local a = 1 "):rep(100) .. ("a = a + 1 "):rep(12000) .. "local b = a.x.y.z"
--- time | errs again and again at the end of a long text
return "local a = {} local function f() " .. ("a.n = 1 "):rep(20000) .. "return " .. ("a."):rep(190)
  .. "x end local function g() " .. ("a.n = 1 "):rep(10000) .. "return a" .. (".b"):rep(190)
  .. " end while true do pcall(g) end"
--- ends | is long and plain
return ("local function f(a) return a and a.b.c(1)['x'] .. '...' end\n"):rep(150)
--- ends | nests as much as is taken
return "local _ = " .. ("{"):rep(180) .. ("}"):rep(180)
--- ends | is empty
return ""
--- syntax | begins with a line for the shell
return "#!/usr/bin/lua\nreturn 1"
