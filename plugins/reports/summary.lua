-- The head of the report: what changed, in two sentences, and six key figures with their last twelve months.

local function french(ctx) return ctx.creditor.language == "fr" end

-- The difference between this month and the one before, nil where one of them is not known.
local function change(ctx, name)
  local now, before = ctx.figures[name], ctx.figures["previous_" .. name]
  if now == nil or before == nil then return nil end
  return now - before
end

-- For how many months in a row a figure has moved as it did last.
local function streak(ctx, name)
  local rows, count, sign = ctx.rows(name, { by = "month", months = 12 }), 0, nil
  for i = #rows, 2, -1 do
    local now, before = rows[i].value, rows[i - 1].value
    if now == nil or before == nil or now == before then break end
    if sign == nil then sign = now < before end
    if (now < before) ~= sign then break end
    count = count + 1
  end
  return count
end

local function bold(text) return "**" .. text .. "**" end

local function overdue_sentence(ctx)
  local f = ctx.figures
  local money, moved = bold(ctx.format(f.overdue_cents, "money")), change(ctx, "overdue_cents")
  if moved == nil or moved == 0 then
    return (french(ctx) and "L’échu est de %s" or "Overdue stands at %s"):format(money)
  end
  local count = streak(ctx, "overdue_cents")
  local again = ""
  if count >= 3 then
    again = french(ctx) and (" pour le %de mois de suite"):format(count) or (" for %d months in a row"):format(count)
  end
  if french(ctx) then return ("L’échu %s%s, à %s"):format(moved < 0 and "recule" or "augmente", again, money) end
  return ("Overdue %s%s, to %s"):format(moved < 0 and "falls" or "rises", again, money)
end

local function dso_clause(ctx)
  local moved = change(ctx, "dso_days")
  if moved == nil or math.abs(moved) < 0.05 then return "." end
  local days = bold(ctx.format(math.abs(moved), "days"))
  if french(ctx) then return (", et les clients paient %s plus %s que le mois précédent."):format(days, moved < 0 and "tôt" or "tard") end
  return (", and customers pay %s %s than the month before."):format(days, moved < 0 and "sooner" or "later")
end

-- Whether a few customers owe most of what is overdue.
local function concentration(ctx)
  local share, names = 0, {}
  for i, row in ipairs(ctx.rows("debtors", { top = 3 })) do
    share, names[i] = share + (row.share or 0), row.label
  end
  if #names < 3 or share < 0.25 then return "" end
  local percent = bold(ctx.format(share, "percent"))
  if french(ctx) then return (" Trois clients en doivent %s : %s, %s et %s."):format(percent, names[1], names[2], names[3]) end
  return (" Three customers owe %s of it: %s, %s and %s."):format(percent, names[1], names[2], names[3])
end

local function watch(ctx)
  local f = ctx.figures
  local broken = (f.promises_due or 0) - (f.promises_kept or 0)
  if broken > 0 then
    if french(ctx) then return (" À surveiller : **%d promesse%s non tenue%s** dans le mois."):format(broken, broken > 1 and "s" or "", broken > 1 and "s" or "") end
    return (" To watch: **%d promise%s not kept** this month."):format(broken, broken > 1 and "s" or "")
  end
  local old = f.late_over_90_cents or 0
  if old > 0 and f.overdue_cents and f.overdue_cents > 0 and old / f.overdue_cents >= 0.2 then
    if french(ctx) then return (" À surveiller : %s ont plus de 90 jours de retard."):format(bold(ctx.format(old, "money"))) end
    return (" To watch: %s are more than 90 days late."):format(bold(ctx.format(old, "money")))
  end
  return ""
end

local function lead(ctx)
  if ctx.figures.outstanding_cents == nil then
    return french(ctx) and "Aucune écriture n’est connue pour ce mois." or "Nothing is known of this month."
  end
  return overdue_sentence(ctx) .. dso_clause(ctx) .. concentration(ctx) .. watch(ctx)
end

local function tile(ctx, label, name, as, fall, note)
  return {
    label = label, value = ctx.figures[name], as = as, change = change(ctx, name), fall = fall, note = note,
    spark = ctx.rows(name, { by = "month", months = 12 }),
  }
end

local function tiles(ctx)
  local f, fr = ctx.figures, french(ctx)
  local share = f.overdue_share and (fr and "%s de l’encours" or "%s of receivables"):format(ctx.format(f.overdue_share, "percent"))
  local best = f.dso_best_days and (fr and "incompressible %s" or "best possible %s"):format(ctx.format(f.dso_best_days, "days"))
  local kept = f.promises_due and f.promises_due > 0
    and (fr and "%d sur %d" or "%d of %d"):format(f.promises_kept, f.promises_due) or (fr and "aucune à tenir" or "none due")
  local sold = f.sales_cents and (fr and "facturé %s" or "invoiced %s"):format(ctx.format(f.sales_cents, "money"))
  return {
    tile(ctx, fr and "Encours clients" or "Receivables", "outstanding_cents", "money", "good", fr and "sur un mois" or "in a month"),
    tile(ctx, fr and "Échu" or "Overdue", "overdue_cents", "money", "good", share),
    tile(ctx, "DSO", "dso_days", "days", "good", best),
    tile(ctx, fr and "Encaissé du mois" or "Received", "receipts_cents", "money", "bad", sold),
    tile(ctx, fr and "Efficacité (CEI)" or "Effectiveness (CEI)", "cei", "percent", "bad", fr and "de l’encaissable" or "of what could come in"),
    tile(ctx, fr and "Promesses tenues" or "Promises kept", "promises_kept_share", "percent", "bad", kept),
  }
end

return {
  api = 1,
  summary = {
    fr = "En tête du rapport : ce qui a changé, et six chiffres clés avec leurs douze derniers mois.",
    en = "The head of the report: what changed, and six key figures with their last twelve months.",
  },
  section = function(ctx) return { { text = lead(ctx), lead = true }, { tiles = tiles(ctx) } } end,
  examples = {
    { "un échu qui recule", given = {
        figures = { outstanding_cents = 100000, overdue_cents = 20000, previous_overdue_cents = 30000, dso_days = 40.0,
          previous_dso_days = 42.5 } },
      gives = { { { lead = true,
          text = "L’échu recule, à **200\u{A0}€**, et les clients paient **2,5\u{A0}j** plus tôt que le mois précédent." },
        { tiles = { { label = "Encours clients", value = 100000 }, { change = -10000 }, { change = -2.5 }, {}, {}, {} } } } } },
  },
}
