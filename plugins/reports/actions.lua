-- What was done this month and what of it was paid, what is expected, and what to do first.

local function french(ctx) return ctx.creditor.language == "fr" end

local MEDIA = {
  fr = { email = "E-mail", letter = "Lettre", ["registered-letter"] = "Lettre recommandée", sms = "SMS", call = "Appel", internal = "Question interne" },
  en = { email = "E-mail", letter = "Letter", ["registered-letter"] = "Registered letter", sms = "SMS", call = "Call", internal = "Internal" },
}

local function done(ctx, blocks)
  local fr, rows, judged = french(ctx), ctx.rows("actions", { by = "medium" }), {}
  if #rows == 0 then return end
  local words, count = MEDIA[fr and "fr" or "en"], 0
  for _, row in ipairs(rows) do
    row.label, count = words[row.key] or row.key, count + row.count
    row.note = ctx.format(row.count, "number") .. (row.count > 1 and " actions" or " action")
    if row.paid_share then judged[#judged + 1] = row end
  end
  local note = (fr and "%s relances dans le mois" or "%s actions in the month"):format(ctx.format(count, "number"))
  if #judged == 0 then
    table.insert(blocks, { heading = fr and "Relances du mois" or "Actions of the month", note = note })
    table.insert(blocks, { chart = { kind = "bar", rows = rows, x = "label", note = "note", as = "number",
      series = { { "count", "actions" } }, alt = fr and "Relances par support" or "Actions by medium" } })
    return
  end
  table.sort(judged, function(a, b) return a.paid_share > b.paid_share end)
  table.insert(blocks, { heading = fr and "Ce qui fait payer" or "What makes them pay", note = note })
  table.insert(blocks, { chart = { kind = "bar", rows = judged, x = "label", note = "note", as = "percent",
    series = { { "paid_share", fr and "factures réglées sous dix jours" or "invoices paid within ten days" } },
    alt = fr and "Part des factures relancées réglées sous dix jours, par support" or "Invoices paid within ten days, by medium" } })
end

local function expected(ctx, blocks)
  local fr, rows = french(ctx), ctx.rows("expected", { by = "week" })
  local f = ctx.figures
  if not f.expected_cents or f.expected_cents <= 0 then return end
  local note = (fr and "%s à échéance ou promis" or "%s due or promised"):format(ctx.format(f.expected_cents, "money"))
  if f.promised_cents > 0 then
    note = note .. (fr and ", dont %s promis (au bas des colonnes)" or ", of which %s promised (at the foot)"):format(ctx.format(f.promised_cents, "money"))
  end
  table.insert(blocks, { heading = fr and "Attendu dans les cinq semaines" or "Expected in five weeks", note = note })
  table.insert(blocks, { chart = { kind = "stacked-bar", rows = rows, x = "label", as = "money",
    series = { { "promised_cents", fr and "promis" or "promised" }, { "due_cents", fr and "à échéance" or "falls due" } },
    alt = fr and "Ce qui tombe à échéance et ce qui est promis, par semaine" or "What falls due and what is promised, by week" } })
end

-- Days of DSO that a sum is worth, at the pace of sales of this report.
local function days(ctx, cents)
  local f = ctx.figures
  if not f.dso_days or not f.outstanding_cents or f.outstanding_cents <= 0 then return nil end
  return -cents / f.outstanding_cents * f.dso_days
end

local function add(ctx, list, title, evidence, cents, owner, due)
  if cents <= 0 then return end
  list[#list + 1] = { title = title, evidence = evidence, effect_cents = cents, effect_days = days(ctx, cents), owner = owner, due = due }
end

local function name(ctx, role, word)
  local person = ctx.creditor[role]
  return person and (person.name .. ", " .. word) or word
end

local function days(count, fr)
  return fr and (count > 1 and "%d jours" or "%d jour"):format(count) or (count == 1 and "%d day" or "%d days"):format(count)
end

local function proposals(ctx)
  local fr, list = french(ctx), {}
  local accounting = name(ctx, "accounting", fr and "comptabilité" or "accounting")
  local manager = name(ctx, "manager", fr and "direction" or "management")
  for _, row in ipairs(ctx.rows("disputes", { by = "owner" })) do
    local since = row.oldest and ctx.days_between(row.oldest, ctx.to)
    local evidence = since and (fr and "Le plus ancien attend depuis %s ; sans réponse, ces factures ne se relancent pas." or "The oldest waits for %s; without an answer these invoices are not dunned."):format(days(since, fr))
      or (fr and "Sans réponse, ces factures ne se relancent pas." or "Without an answer these invoices are not dunned.")
    add(ctx, list, (fr and (row.count > 1 and "Répondre aux %d litiges ouverts" or "Répondre au litige ouvert") or "Answer %d open disputes"):format(row.count),
      evidence, row.amount_cents, row.label, ctx.add_business_days(ctx.to, 5))
  end
  local old, held, names = 0, 0, {}
  for _, row in ipairs(ctx.rows("debtors", { top = 200 })) do
    local over90 = row.buckets[5] + row.buckets[4]
    if over90 > 0 then
      old = old + over90
      if #names < 3 then names[#names + 1] = row.label end
    end
    if row.next_status == "" then held = held + 1 end
  end
  add(ctx, list, fr and "Décider de ce qui a plus de 60 jours de retard" or "Decide on what is more than 60 days late",
    (fr and "%s d’abord : échéancier, mise en demeure ou transmission au contentieux." or "%s first: instalments, formal notice or handing over."):format(table.concat(names, ", ")),
    old, manager, ctx.add_business_days(ctx.to, 10))
  local top, share = 0, 0
  for _, row in ipairs(ctx.rows("debtors", { top = 5 })) do top, share = top + row.amount_cents, share + (row.share or 0) end
  if share >= 0.2 then
    add(ctx, list, fr and "Appeler les cinq premiers débiteurs" or "Call the top five debtors",
      (fr and "Ils doivent %s de l’échu : un appel chacun, une date de règlement notée." or "They owe %s of it: one call each, one date noted."):format(ctx.format(share, "percent")),
      top, accounting, ctx.add_business_days(ctx.to, 3))
  end
  table.sort(list, function(a, b) return a.effect_cents > b.effect_cents end)
  return list
end

local function section(ctx)
  if ctx.figures.outstanding_cents == nil then return {} end
  local blocks, fr = {}, french(ctx)
  done(ctx, blocks)
  expected(ctx, blocks)
  local list = proposals(ctx)
  if #list > 0 then
    table.insert(blocks, { heading = fr and "À faire, par ordre de priorité" or "What to do, first things first",
      note = fr and "effet estimé si la somme est encaissée ; un même montant peut relever de plusieurs actions" or "estimated effect if the sum comes in; one sum may belong to several" })
    for i, proposal in ipairs(list) do
      if i <= ctx.settings.top then table.insert(blocks, { proposal = proposal }) end
    end
  end
  return blocks
end

return {
  api = 1,
  summary = {
    fr = "Relances du mois et leur effet, encaissements attendus, actions prioritaires.",
    en = "Actions of the month and their effect, what is expected, what to do first.",
  },
  settings = { top = { type = "integer", default = 4, min = 1, max = 10, doc = "Combien d’actions." } },
  section = section,
  examples = {
    { "sans écriture, rien", given = { figures = {} }, gives = { {} } },
  },
}
