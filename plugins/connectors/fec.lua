-- Reads the ledger export that every accounting program in France must be able to make: the
-- "fichier des écritures comptables" (LPF art. L47 A I and A47 A-1). Rows of the customers' accounts
-- become contacts, invoices, credit notes, opening balances and payments, so that what each customer
-- owes equals the balance of its account in the ledger.
--
-- A file is read twice. The survey looks at every row and finds out what kind of journal each one is:
-- their codes are free, but what stands against the customers' accounts in the same entry tells
-- (70 and 4457: sales; 51, 53, 54 and 58: money). The second reading makes the records.

local SURVEY = { "JournalCode", "JournalLib", "EcritureNum", "EcritureDate", "CompteNum" }
local COLUMNS = {
  "JournalCode", "EcritureNum", "EcritureDate", "CompteNum", "CompteLib", "CompAuxNum", "CompAuxLib",
  "PieceRef", "PieceDate", "EcritureLib", "Debit", "Credit", "Montant", "Sens", "EcritureLet", "DateLet",
  "DateLimitReglmt", "DateEcheance", "NumFacture",
}
local NEEDED = { "JournalCode", "EcritureDate", "CompteNum" }
local OPENING_CODES = { an = true, ano = true, anx = true, ran = true, ouv = true }
local OPENING_WORDS = { "nouveau", "ouverture", "initial", "opening" }
local MONEY = { ["51"] = true, ["53"] = true, ["54"] = true, ["58"] = true }

local function starts_with_any(account, prefixes)
  for _, prefix in ipairs(prefixes) do
    if account:sub(1, #prefix) == prefix then return true end
  end
  return false
end

local function is_opening(code, label, ctx)
  if OPENING_CODES[ctx.text.fold(code)] then return true end
  local folded = ctx.text.fold(label)
  for _, word in ipairs(OPENING_WORDS) do
    if folded:find(word, 1, true) then return true end
  end
  return false
end

local function read(ctx, at, columns, where)
  local s = ctx.settings
  return ctx.read.rows(at.files[at.file], {
    separator = s.separator, encoding = s.encoding, columns = columns, where = where,
    from = at.from, limit = s.page,
  })
end

local function check_header(header, path)
  local has = {}
  for _, name in ipairs(header) do has[name:lower()] = true end
  for _, name in ipairs(NEEDED) do
    if not has[name:lower()] then
      error(("%s:1: this is no FEC: it has no column '%s'; export the ledger again as FEC"):format(path, name), 0)
    end
  end
  if not (has.debit and has.credit) and not (has.montant and has.sens) then
    error(path .. ":1: this is no FEC: it has neither 'Debit' and 'Credit' nor 'Montant' and 'Sens'", 0)
  end
end

-- An entry has ended: what stood in it against a customer says what its journal is for.
local function close_entry(survey)
  local entry = survey.entry
  if entry and entry.customer then
    local journal = survey.journals[entry.journal]
    if entry.sale then journal.sale = journal.sale + 1 end
    if entry.money then journal.money = journal.money + 1 end
  end
  survey.entry = nil
end

local function look_at(row, survey, ctx)
  local code, account, number = row.JournalCode or "", row.CompteNum or "", row.EcritureNum or ""
  local journal = survey.journals[code]
  if not journal then
    journal = { sale = 0, money = 0, opening = is_opening(code, row.JournalLib or "", ctx) }
    survey.journals[code] = journal
  end
  survey.number = survey.number or number
  if number ~= survey.number then survey.numbered = true end
  local day = row.EcritureDate
  if not journal.opening and day and day ~= "" and (not survey.first or day < survey.first) then
    if pcall(ctx.date, day) then survey.first = day end
  end
  local key = number .. "\0" .. (day or "")
  local entry = survey.entry
  if not entry or entry.journal ~= code or entry.key ~= key then
    close_entry(survey)
    entry = { journal = code, key = key }
    survey.entry = entry
  end
  local two = account:sub(1, 2)
  if two == "41" then
    if starts_with_any(account, ctx.settings.accounts) then entry.customer = true end
  elseif two == "70" or account:sub(1, 4) == "4457" then
    entry.sale = true
  elseif MONEY[two] then
    entry.money = true
  end
end

local function survey_page(ctx, at)
  local survey = at.survey or { journals = {}, rows = 0 }
  local rows, next, about = read(ctx, at, SURVEY)
  if not at.from then check_header(about.header, at.files[at.file]) end
  for _, row in ipairs(rows) do
    if not row.problem then look_at(row, survey, ctx) end
  end
  survey.rows = survey.rows + about.scanned
  at.survey, at.from = survey, next
  if next then return end
  close_entry(survey)
  local kinds = {}
  for code, journal in pairs(survey.journals) do
    if journal.opening then kinds[code] = "opening"
    elseif journal.money > journal.sale then kinds[code] = "money"
    else kinds[code] = "sale" end
  end
  at.survey = nil
  at.stage, at.kinds, at.rows = "rows", kinds, survey.rows
  at.numbered, at.opens = survey.numbered or false, ctx.date(survey.first)
end

local function amount(row, ctx)
  local function cents(text)
    if text == nil or text == "" then return 0 end
    return ctx.cents(text)
  end
  if row.Debit or row.Credit then return cents(row.Debit) - cents(row.Credit) end
  local sign = (row.Sens or ""):upper()
  if sign == "D" or sign == "+1" or sign == "1" then return cents(row.Montant) end
  if sign == "C" or sign == "-1" then return -cents(row.Montant) end
  error(("Sens is \"%s\", expected D or C"):format(row.Sens or ""), 0)
end

local function given(text) return text ~= nil and text ~= "" and text or nil end

-- One row of a customer's account. `at` says what the survey found out about its file.
local function take(row, at, out, ctx)
  local day = ctx.date(row.EcritureDate)
  if not day then error("EcritureDate is empty", 0) end
  ctx.date(row.DateLet)
  local cents = amount(row, ctx)
  local account = row.CompteNum
  local contact = given(row.CompAuxNum) or account
  if not out.seen[contact] then
    out.seen[contact] = true
    local name = given(row.CompAuxNum) and given(row.CompAuxLib) or given(row.CompteLib)
    out.contacts[#out.contacts + 1] = { id = contact, name = name or contact }
  end
  if cents == 0 then return end
  local piece = given(row.PieceRef)
  local number = at.numbered and given(row.EcritureNum) or piece or row.EcritureNum or ""
  local kind = at.kinds[row.JournalCode] or "sale"
  local record = {
    id = ("%s-%s-%s-%s"):format(row.JournalCode, row.EcritureDate, number, contact),
    contact = contact,
  }
  local letter = given(row.EcritureLet)
  if letter then record.lettering = ("%s/%s/%s"):format(account, letter, at.opens or "") end
  if kind == "money" then
    record.date, record.amount_cents, record.reference = day, -cents, given(row.EcritureLib)
    out.payments[#out.payments + 1] = record
    return
  end
  record.number = given(row.NumFacture) or (piece ~= "-" and piece) or nil
  record.label = given(row.EcritureLib)
  record.amount_cents = cents
  record.issue_date = day
  record.due_date = ctx.date(given(row.DateLimitReglmt) or row.DateEcheance)
  if kind == "opening" then
    record.kind, record.opens = "opening", at.opens
    record.issue_date = ctx.date(row.PieceDate) or day
  elseif cents < 0 then
    record.kind = "credit_note"
  end
  out.invoices[#out.invoices + 1] = record
end

-- What is wrong with a row, in the words of the file: which column, what stands there.
local function reason(row, problem, ctx)
  for _, column in ipairs({ "EcritureDate", "DateLet", "PieceDate", "DateLimitReglmt", "DateEcheance" }) do
    if not pcall(ctx.date, row[column]) then
      return ("%s is \"%s\", expected a date as AAAAMMJJ"):format(column, row[column])
    end
  end
  for _, column in ipairs({ "Debit", "Credit", "Montant" }) do
    if given(row[column]) and not pcall(ctx.cents, row[column]) then
      return ("%s is \"%s\", not an amount"):format(column, row[column])
    end
  end
  return problem
end

local function set_aside(out, source, row, reason, kinds)
  out.rejects[#out.rejects + 1] = {
    source = source, line = row.line, reason = reason, row = { row = row, at = kinds },
  }
end

local function rows_page(ctx, at)
  local path = at.files[at.file]
  local rows, next, about = read(ctx, at, COLUMNS, { CompteNum = ctx.settings.accounts })
  local out = { contacts = {}, invoices = {}, payments = {}, rejects = {}, seen = {} }
  local about_file = { kinds = at.kinds, numbered = at.numbered, opens = at.opens }
  for _, row in ipairs(rows) do
    if row.problem then
      set_aside(out, path, row, row.problem, about_file)
    else
      local ok, problem = pcall(take, row, at, out, ctx)
      if not ok then set_aside(out, path, row, reason(row, problem, ctx), about_file) end
    end
  end
  at.from = next
  if not next then at.file, at.stage, at.kinds = at.file + 1, "survey", nil end
  out.seen = nil
  out.repeats, out.fills, out.read, out.total = "number", true, about.scanned, at.rows
  return out
end

-- The files, a text that changes with what any of them holds, and what is set aside because it is not there.
local function files(ctx)
  local found, noted, missing = {}, {}, {}
  for _, pattern in ipairs(ctx.paths) do
    local before = #found
    local ok, listed = pcall(ctx.read.list, pattern)
    if not ok and (type(listed) ~= "table" or listed.code ~= "unreadable") then error(listed, 0) end
    for _, file in ipairs(ok and listed or {}) do
      found[#found + 1] = file.path
      noted[#noted + 1] = file.path .. "=" .. file.digest
    end
    if #found == before then
      missing[#missing + 1] = {
        source = pattern, line = 0, row = { file = pattern },
        reason = not ok and listed.text or "no file matches it; check settings.paths",
      }
    end
  end
  if #ctx.paths == 0 then error("it was not said which files to read; set settings.paths or name them", 0) end
  if #found == 0 then error(("%s: %s"):format(missing[1].source, missing[1].reason), 0) end
  return found, table.concat(noted, "\n"), missing
end

local function step(ctx, at)
  if at.stage == "rows" then return rows_page(ctx, at) end
  survey_page(ctx, at)
  return {}
end

-- A file that can't be read is set aside, and the others are read; unless none of them can.
local function page_of(ctx, at)
  local path = at.files[at.file]
  local ok, page = pcall(step, ctx, at)
  if ok then return page end
  at.failed = at.failed + 1
  local changed = type(page) == "table" and page.code == "changed"
  if changed or at.failed == #at.files then error(page, 0) end
  at.file, at.stage, at.from, at.kinds, at.survey = at.file + 1, "survey", nil, nil, nil
  return { rejects = { { source = path, line = 0, reason = page, row = { file = path } } } }
end

-- The same id in two files is two records, so either all files are read or, where none has changed and
-- nothing is set aside, none.
local function pull(ctx)
  local at = ctx.cursor
  if not (at and at.files) then
    local found, noted, missing = files(ctx)
    if at and at.noted == noted and ctx.set_aside == 0 then
      ctx.log("no file has changed since it was last read")
      return { done = true }, at
    end
    at = { files = found, file = 1, stage = "survey", failed = 0, noted = noted, missing = missing }
  end
  local page = page_of(ctx, at)
  if at.missing then
    page.rejects = table.move(at.missing, 1, #at.missing, #(page.rejects or {}) + 1, page.rejects or {})
    at.missing = nil
  end
  if at.file <= #at.files then return page, at end
  page.done, page.from_start = true, true
  return page, { noted = at.noted }
end

-- Rows that were set aside carry what the survey had found out of their file.
local function retry(ctx)
  local out = { contacts = {}, invoices = {}, payments = {}, rejects = {}, seen = {} }
  for _, reject in ipairs(ctx.rejected) do
    local kept = reject.row
    local ok, problem = false, reject.reason
    if kept.row and not kept.row.problem then
      ok, problem = pcall(take, kept.row, kept.at, out, ctx)
      if not ok then problem = reason(kept.row, problem, ctx) end
    end
    if not ok then
      out.rejects[#out.rejects + 1] = { source = reject.source, line = reject.line, reason = problem, row = kept }
    end
  end
  out.seen = nil
  out.repeats, out.fills = "number", true
  return out
end

return {
  api = 1,
  summary = {
    fr = "Lit le fichier des écritures comptables (FEC) : factures, avoirs, à-nouveaux, règlements.",
    en = "Reads the French ledger export (FEC): invoices, credit notes, opening balances, payments.",
  },
  settings = {
    paths = { type = "list", doc = "Files, such as ledger/*.txt, from the dossier's folder." },
    accounts = { type = "list", default = { "411" }, doc = "What customers' accounts begin with; 416 and 413 may be added." },
    separator = { type = "string", doc = "What stands between cells, where it is not found out." },
    encoding = { type = "string", doc = "The encoding, where it is not found out, such as CP850." },
    page = { type = "integer", default = 10000, min = 1, max = 20000, doc = "Rows read at a time." },
  },
  needs = { "read" },
  pull = pull,
  retry = retry,
  examples = {
    { "le premier passage dit à quoi servent les journaux",
      given = {
        settings = { paths = { "a.txt" } },
        files = { ["a.txt"] = "JournalCode|EcritureNum|EcritureDate|CompteNum|Debit|Credit\n"
          .. "VT|1|20260110|411000|12,00|0,00\nVT|1|20260110|706000|0,00|12,00\n" },
      },
      gives = { {}, { stage = "rows", kinds = { VT = "sale" }, opens = "2026-01-10", rows = 2 } } },
    { "le second fait les factures, avoirs et règlements",
      given = {
        cursor = { files = { "a.txt" }, file = 1, stage = "rows", failed = 0, kinds = { VT = "sale", BQ = "money" } },
        files = { ["a.txt"] = "JournalCode|EcritureNum|EcritureDate|CompteNum|CompAuxNum|PieceRef|Debit|Credit\n"
          .. "VT|1|20260110|411000|C1|F1|12,00|0,00\nBQ|2|20260210|411000|C1|V1|0,00|12,00\n"
          .. "VT|3|20260230|411000|C1|F2|1,00|0,00\n" },
      },
      gives = { {
        invoices = { { contact = "C1", number = "F1", amount_cents = 1200, issue_date = "2026-01-10" } },
        payments = { { contact = "C1", amount_cents = 1200, date = "2026-02-10" } },
        rejects = { { line = 4, reason = "EcritureDate is \"20260230\", expected a date as AAAAMMJJ" } },
      } } },
  },
}
