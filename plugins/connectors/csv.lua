-- Reads delimited text by a mapping in the settings: contacts, their people, invoices, payments, promises, disputes
-- and the reminders that another system sent before.
--
--   [[connectors.csv.settings.files]]
--   path = "contacts/clients.csv"
--   kind = "contacts"                       # or "people", "invoices", "payments", "promises", "disputes", "reminders"
--   columns = { id = "Code client", name = "Raison sociale", address = ["Rue", "Ville"] }
--
-- A column is given by its name; by a list of names (their texts become a list); or by a table:
-- { column = "Nature", values = { "Public" = "public" } } puts one word for another,
-- { column = "Date", date = "dd/mm/yyyy" } reads dates of that pattern, { value = "pme" } is the same in
-- every row. "fields.salesperson" keeps what the source has of its own. Dates may be French or ISO. The invoices
-- of a promise, a dispute or a reminder are keys or numbers, several in a cell with commas between them.
--
-- documents = "factures/{number}.pdf" says where copies of the invoices are, in a folder that may be read; {id} and
-- {contact} stand for those. What no file name can hold, such as the / of 2026/118, is a - in it.

local KINDS = {
  contacts = { "id", "name", "kind", "segment", "siren", "language", "email", "phone", "address", "terms", "states" },
  people = { "contact", "id", "name", "role", "email", "phone", "address", "language" },
  invoices = {
    "id", "number", "contact", "kind", "issue_date", "due_date", "currency", "amount", "debit", "credit", "balance",
    "label", "payment_method", "credits", "lettering", "states",
  },
  payments = {
    "id", "contact", "date", "currency", "amount", "debit", "credit", "method", "reference", "status", "lettering",
    "invoice",
  },
  promises = { "id", "contact", "invoices", "currency", "amount", "date", "status", "made_on" },
  disputes = {
    "id", "contact", "invoices", "cause", "amount", "owner", "opened_on", "deadline", "answered_on", "resolved_on", "status",
    "resolution",
  },
  reminders = { "id", "contact", "invoices", "step", "level", "date", "medium" },
}
local WITH_FIELDS = { contacts = true, invoices = true, payments = true }
local NEEDED = {
  contacts = { "id" }, people = { "contact" }, invoices = { "id", "contact" }, payments = { "id", "contact" },
  promises = { "id", "contact", "date" }, disputes = { "id", "contact" },
  reminders = { "id", "contact", "invoices", "date" },
}
local WITH_AMOUNT = { invoices = true, payments = true, promises = true }
local LISTS = { address = true, states = true, invoices = true }
local DATES = { issue_date = true, due_date = true, date = true, made_on = true, opened_on = true, deadline = true,
  answered_on = true, resolved_on = true }
local AMOUNTS = { amount = "amount_cents", balance = "balance_cents" }

local function fail(text, ...) error(text:format(...), 0) end

local function known(kind, name)
  if name:sub(1, 7) == "fields." and WITH_FIELDS[kind] then return true end
  for _, other in ipairs(KINDS[kind]) do
    if other == name then return true end
  end
  return false
end

-- What one entry of `columns` says: the columns to read, and what to do with their texts.
local function source(file, name, given)
  if type(given) == "string" then return { columns = { given } } end
  if #given > 0 then
    local columns = {}
    for i, column in ipairs(given) do columns[i] = column end
    return { columns = columns, list = true }
  end
  local values
  if given.values then
    values = {}
    for key, value in pairs(given.values) do values[key] = value end
  end
  if given.column then return { columns = { given.column }, values = values, date = given.date } end
  if given.value == nil then fail("settings.files: %s: columns.%s says neither a column nor a value", file, name) end
  return { columns = {}, value = given.value }
end

-- What to do for each field, worked out once for all rows: amounts come last, when the currency is known.
local function steps(map)
  local first, last = {}, {}
  for _, name in ipairs(map.names) do
    local from = map.sources[name]
    local step = {
      name = name, what = "text", column = from.columns[1], columns = from.columns, values = from.values,
      value = from.value, date = from.date,
    }
    if from.list or LISTS[name] then step.what, step.split = "list", name == "invoices"
    elseif DATES[name] then step.what = "date"
    elseif name == "level" then step.what = "whole"
    elseif AMOUNTS[name] then step.what = "amount"
    elseif name == "debit" or name == "credit" then
      step.what, step.sign = "amount", (name == "debit") == (map.kind == "invoices") and 1 or -1
    elseif name:sub(1, 7) == "fields." then
      step.what, step.name = "field", name:sub(8)
    end
    local list = step.what == "amount" and last or first
    list[#list + 1] = step
  end
  return table.move(last, 1, #last, #first + 1, first)
end

-- The mapping of one file of the settings, checked.
local function mapping(given)
  local path, kind = given.path, given.kind
  if not path then fail("settings.files: a file has no path") end
  if not KINDS[kind] then
    fail("settings.files: %s: kind is %s, expected contacts, people, invoices, payments, promises, disputes or reminders",
      path, tostring(kind))
  end
  local map = { path = path, kind = kind, sources = {}, names = {}, columns = {} }
  for name, column in pairs(given.columns or {}) do
    if not known(kind, name) then
      fail("settings.files: %s: %s have no '%s'; there are %s", path, kind, name, table.concat(KINDS[kind], ", "))
    end
    local from = source(path, name, column)
    map.sources[name] = from
    map.names[#map.names + 1] = name
    for _, header in ipairs(from.columns) do map.columns[#map.columns + 1] = header end
  end
  for _, name in ipairs(NEEDED[kind]) do
    if not map.sources[name] then fail("settings.files: %s: columns has no '%s'", path, name) end
  end
  if WITH_AMOUNT[kind] then
    local s = map.sources
    if not (s.amount or s.debit or s.credit or s.balance) then
      fail("settings.files: %s: columns has no 'amount', nor 'debit' and 'credit'", path)
    end
  end
  map.separator, map.encoding, map.skip = given.separator, given.encoding, given.skip
  map.steps = steps(map)
  return map
end

-- Most cells have no blanks around them: two bytes tell, where a pattern would go through all of them.
local function trimmed(text)
  if text == nil or text == "" then return nil end
  if text:byte(1) > 32 and text:byte(-1) > 32 then return text end
  text = text:match("^%s*(.-)%s*$")
  return text ~= "" and text or nil
end

-- French dates with a century or without, ISO dates, AAAAMMJJ.
local function date(text, pattern, ctx)
  if pattern then return ctx.date(text, pattern) end
  if text:byte(5) == 45 then return ctx.date(text) end
  if text:find("/", 1, true) or text:find(".", 1, true) then
    local mark = text:match("^%d+([/.])") or "/"
    local short = #(text:match("(%d+)$") or "") == 2
    return ctx.date(text, ("d%sm%s%s"):format(mark, mark, short and "yy" or "yyyy"))
  end
  return ctx.date(text)
end

local function list_of(step, row)
  local list = {}
  for _, column in ipairs(step.columns) do
    local text = trimmed(row[column])
    if text and step.split then
      for part in text:gmatch("[^,;]+") do list[#list + 1] = trimmed(part) end
    else
      list[#list + 1] = text
    end
  end
  return list
end

local function text_of(step, row)
  if step.value ~= nil then return step.value end
  local text = trimmed(row[step.column])
  if text == nil or step.values == nil then return text end
  local word = step.values[text]
  if word == nil then fail("%s: \"%s\" is none of the values that the settings give", step.name, text) end
  return word
end

-- What a text makes of a field that is no text itself.
local function read_into(made, step, text, ctx)
  if step.what == "date" then
    made[step.name] = date(text, step.date, ctx)
  elseif step.what == "whole" then
    made[step.name] = math.tointeger(tonumber(text)) or fail("\"%s\" is no whole number", text)
  elseif step.sign then
    made.amount_cents = (made.amount_cents or 0) + step.sign * ctx.cents(text, made.currency)
  else
    made[AMOUNTS[step.name]] = ctx.cents(text, made.currency)
  end
end

-- The record that a row makes, by the steps of the mapping; empty cells are left out. `map.reading` names
-- the field that is being read, for a fault in its cell.
local function record(row, map, ctx)
  local made = {}
  for _, step in ipairs(map.steps) do
    local what = step.what
    local text = what == "list" and list_of(step, row) or text_of(step, row)
    if text == nil then goto continue end
    if what == "text" or what == "list" or what == "whole" and type(text) == "number" then
      made[step.name] = text
    elseif what == "field" then
      made.fields = made.fields or {}
      made.fields[step.name] = text
    else
      map.reading = step.name
      read_into(made, step, text, ctx)
      map.reading = nil
    end
    ::continue::
  end
  for _, name in ipairs(NEEDED[map.kind]) do
    if made[name] == nil then fail("the cell for '%s' is empty", name) end
  end
  return made
end

local add = {
  contacts = function(out, made) out.contacts[#out.contacts + 1] = made end,
  people = function(out, made)
    local contact = made.contact
    made.contact = nil
    out.contacts[#out.contacts + 1] = { id = contact, people = { made } }
  end,
  invoices = function(out, made)
    if not made.kind and (made.amount_cents or 0) < 0 then made.kind = "credit_note" end
    if made.kind == "credit_note" and (made.amount_cents or 0) > 0 then made.amount_cents = -made.amount_cents end
    out.invoices[#out.invoices + 1] = made
  end,
  payments = function(out, made)
    if made.invoice then
      made.allocations = { { invoice = made.invoice, amount_cents = made.amount_cents } }
      made.invoice = nil
    end
    out.payments[#out.payments + 1] = made
  end,
  promises = function(out, made) out.promises[#out.promises + 1] = made end,
  disputes = function(out, made) out.disputes[#out.disputes + 1] = made end,
  reminders = function(out, made) out.reminders[#out.reminders + 1] = made end,
}

local function check_header(map, header)
  local has = {}
  for _, name in ipairs(header) do has[name:lower()] = true end
  for _, name in ipairs(map.columns) do
    if not has[name:lower()] then
      fail("%s:%d: has no column '%s'; it has %s", map.path, (map.skip or 0) + 1, name, table.concat(header, ", "))
    end
  end
end

local function take(out, map, row, source, ctx)
  local ok, made = row.problem == nil, row.problem
  if ok then
    ok, made = pcall(record, row, map, ctx)
    if map.reading then
      made = ("%s: %s"):format(map.reading, (tostring(made):gsub("^[^:]+:%d+: ", "")))
      map.reading = nil
    end
  end
  if ok then add[map.kind](out, made)
  else
    out.rejects[#out.rejects + 1] = { source = source, line = row.line, reason = made, row = { row = row, path = map.path } }
  end
end

local function page()
  return { contacts = {}, invoices = {}, payments = {}, promises = {}, disputes = {}, reminders = {}, rejects = {} }
end

local function not_there(path, problem)
  return {
    source = path, line = 0, row = { path = path },
    reason = problem or "the file is not there; put it back, or take it out of settings.files",
  }
end

-- What a path stands for; where its folder can't be read, nothing, and why.
local function listing(ctx, path)
  local ok, listed = pcall(ctx.read.list, path)
  if ok then return listed end
  if type(listed) ~= "table" or listed.code ~= "unreadable" then error(listed, 0) end
  return {}, listed.text
end

-- The files that are there: those of the settings, or paths of the command line with the mapping of that name.
-- A pattern may match nothing; a file that is named has to be there.
local function files(ctx)
  local found, missing = {}, {}
  for index, given in ipairs(ctx.settings.files) do
    local map = mapping(given)
    local listed, problem = listing(ctx, map.path)
    if problem or #listed == 0 and not map.path:find("[*?]") then missing[#missing + 1] = not_there(map.path, problem) end
    for _, file in ipairs(listed) do
      found[#found + 1] = { path = file.path, map = index, kind = map.kind, digest = file.digest }
    end
  end
  if #ctx.paths > 0 then
    found, missing = {}, {}
    for _, path in ipairs(ctx.paths) do
      local name, match = path:match("[^/]*$"), nil
      for index, given in ipairs(ctx.settings.files) do
        if given.path:match("[^/]*$") == name then match = index end
      end
      match = match or (#ctx.settings.files == 1 and 1)
      if not match then fail("no file of settings.files is called '%s', so its columns are not known", name) end
      found[#found + 1] = { path = path, map = match, kind = ctx.settings.files[match].kind }
    end
  end
  if #found == 0 then fail("settings.files names no file that is there; say path, kind and columns of each") end
  return found, missing
end

-- Leaves out the files that hold what they held when they were last read. Where two files give the same
-- record the later one wins: once a file is read, or is gone, those behind it that give the same kind are
-- read too. While rows are set aside, all are read.
local function begin(ctx)
  local before = ctx.set_aside == 0 and ctx.cursor and ctx.cursor.noted or {}
  local at = { files = {}, file = 1, noted = {} }
  local found, missing = files(ctx)
  local moved = {}
  at.missing, at.from_start = missing, next(before) == nil
  for _, file in ipairs(found) do
    if file.digest then at.noted[file.map .. " " .. file.path] = { kind = file.kind, digest = file.digest } end
  end
  for key, file in pairs(before) do
    if not at.noted[key] then moved[file.kind] = true end
  end
  for _, file in ipairs(found) do
    local known = before[file.map .. " " .. file.path]
    if moved[file.kind] or not known or known.digest ~= file.digest then
      moved[file.kind] = true
      at.files[#at.files + 1] = { path = file.path, map = file.map }
    else
      ctx.log(file.path .. " holds what it held when it was last read")
    end
  end
  return at
end

local function read_page(ctx, at)
  local out, file = page(), at.files[at.file]
  if not file then return out end
  local map = mapping(ctx.settings.files[file.map])
  map.path = file.path
  local rows, next, about = ctx.read.rows(file.path, {
    separator = map.separator, encoding = map.encoding, skip = map.skip, columns = map.columns, from = at.from,
    limit = 5000,
  })
  if not at.from then check_header(map, about.header) end
  for _, row in ipairs(rows) do take(out, map, row, file.path, ctx) end
  out.read = about.scanned
  at.from = next
  if not next then at.file = at.file + 1 end
  return out
end

local function pull(ctx)
  local at = ctx.cursor
  if not (at and at.files) then at = begin(ctx) end
  local out = read_page(ctx, at)
  table.move(at.missing or {}, 1, #(at.missing or {}), #out.rejects + 1, out.rejects)
  at.missing = nil
  if at.file <= #at.files then return out, at end
  out.done, out.from_start = true, at.from_start
  return out, { noted = at.noted }
end

local function retry(ctx)
  local out = page()
  for _, reject in ipairs(ctx.rejected) do
    local kept, map = reject.row, nil
    for _, given in ipairs(ctx.settings.files) do
      if given.path == kept.path or #ctx.settings.files == 1 then map = mapping(given) end
    end
    if map and kept.row then take(out, map, kept.row, reject.source, ctx)
    else
      local ok, listed = pcall(ctx.read.list, kept.path or "")
      if not kept.row and ok and #listed > 0 then reject.reason = "the file is there: 'relance import' reads it" end
      out.rejects[#out.rejects + 1] = reject
    end
  end
  return out
end

local MEDIA = {
  pdf = "application/pdf", png = "image/png", jpg = "image/jpeg", jpeg = "image/jpeg", xml = "application/xml",
}

-- The file of an invoice, by the pattern of the settings. A pattern leads to one file: no sign of it stands for several.
local function document(invoice, ctx)
  local pattern = ctx.settings.documents
  if not pattern then return false end
  local media = MEDIA[(pattern:match("%.(%a+)$") or ""):lower()]
  if not media then fail("settings.documents: \"%s\" ends in none of .pdf, .png, .jpg, .jpeg, .xml", pattern) end
  local path = pattern:gsub("{(.-)}", function(name)
    if name ~= "number" and name ~= "id" and name ~= "contact" then
      fail("settings.documents: there is no {%s}; there are {number}, {id} and {contact}", name)
    end
    return (invoice[name]:gsub('[/\\:*?"<>|%[%]%c]', "-"))
  end)
  local found = ctx.read.list(path)
  if #found ~= 1 then return nil end
  return ctx.read.bytes(found[1].path), media
end

return {
  api = 1,
  summary = {
    fr = "Lit des fichiers CSV selon une table de correspondance : clients, interlocuteurs, factures, règlements, "
      .. "promesses, litiges, relances d'avant.",
    en = "Reads CSV files by a mapping: contacts, people, invoices, payments, promises, disputes, reminders of before.",
  },
  settings = {
    files = { type = "list", required = true, doc = "Files with their path, kind and columns." },
    documents = { type = "string", doc = "Where copies of invoices are, such as factures/{number}.pdf." },
  },
  needs = { "read" },
  pull = pull,
  retry = retry,
  document = document,
  examples = {
    { "des factures par leur table de correspondance",
      given = {
        settings = { files = { { path = "f.csv", kind = "invoices",
          columns = { id = "N°", contact = "Client", due_date = "Échéance", amount = "TTC" } } } },
        files = { ["f.csv"] = "N°;Client;Échéance;TTC\nF1;C1;14/02/2026;1 234,50\nA1;C1;;(50,00)\n" },
      },
      gives = { { invoices = {
        { id = "F1", contact = "C1", due_date = "2026-02-14", amount_cents = 123450 },
        { id = "A1", kind = "credit_note", amount_cents = -5000 },
      } } } },
    { "des promesses, chacune sur plusieurs factures",
      given = {
        settings = { files = { { path = "p.csv", kind = "promises", columns = {
          id = "Réf", contact = "Client", invoices = "Factures", amount = "Montant", date = "Pour le",
          status = { column = "État", values = { ["En cours"] = "open", ["Tenue"] = "kept" } } } } } },
        files = { ["p.csv"] = "Réf;Client;Factures;Montant;Pour le;État\nP1;C1;F1, F2;120,50;14/02/2026;Tenue\n" },
      },
      gives = { { promises = {
        { id = "P1", contact = "C1", invoices = { "F1", "F2" }, amount_cents = 12050, date = "2026-02-14", status = "kept" },
      } } } },
    { "la copie d'une facture, trouvée par son numéro",
      given = {
        settings = { files = {}, documents = "{contact} {number}.pdf" },
        document = { id = "118", number = "2026/118", contact = "C1" },
        files = { ["C1 2026-118.pdf"] = "%PDF-1.4 facture 2026/118" },
      },
      gives = { "%PDF-1.4 facture 2026/118", "application/pdf" } },
    { "pas de fichier, pas de copie",
      given = {
        settings = { files = {}, documents = "{number}.pdf" }, document = { number = "F*" },
        files = { ["F1.pdf"] = "%PDF-1.4 facture F1" },
      },
      gives = {} },
    { "sans ce réglage, aucune copie n'est proposée",
      given = { settings = { files = {} }, document = { number = "F1" } }, gives = { false } },
    { "un mot inconnu dans le chemin",
      given = { settings = { files = {}, documents = "factures/{numero}.pdf" }, document = { number = "F1" } },
      raises = "there is no {numero}; there are {number}, {id} and {contact}" },
  },
}
