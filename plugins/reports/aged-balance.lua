-- The aged balance of twelve months with this month's parts beside it; then how long customers take to pay, and why.

local PARTS = { "not_due", "late_1_30", "late_31_60", "late_61_90", "late_over_90" }

local function french(ctx) return ctx.creditor.language == "fr" end

local function series(ctx)
  local list = {}
  for i, key in ipairs(PARTS) do list[i] = { key, ctx.format(key, "bucket") } end
  return list
end

-- This month's parts, each with its change since the month before.
local function parts(ctx, months)
  local rows, now, before = {}, months[#months], months[#months - 1]
  for i, row in ipairs(ctx.rows("outstanding", { by = "bucket" })) do
    local change = before and now[row.key] and before[row.key] and now[row.key] - before[row.key]
    rows[i] = { key = row.key, amount_cents = row.amount_cents, share = row.share, change_cents = change or nil }
  end
  return rows
end

local function note(ctx, months)
  local last, first = months[#months].late_over_90, months[1].late_over_90
  if not last or not first or first == 0 or first == last then
    return french(ctx) and "ce qui est échu, par ancienneté du retard" or "what is overdue, by how long it is"
  end
  local text = last < first
      and (french(ctx) and "ce qui est échu rajeunit : plus de 90 jours, %s contre %s un an plus tôt" or "over 90 days: %s against %s a year before")
    or (french(ctx) and "ce qui est échu vieillit : plus de 90 jours, %s contre %s un an plus tôt" or "over 90 days: %s against %s a year before")
  return text:format(ctx.format(last, "money"), ctx.format(first, "money"))
end

local function balance(ctx)
  local fr, months = french(ctx), ctx.rows("aged", { months = 12 })
  return {
    { heading = fr and "Balance âgée" or "Aged balance", note = note(ctx, months) },
    { chart = { kind = "stacked-bar", rows = months, x = "key", x_as = "month", series = series(ctx), as = "money",
        alt = fr and "Balance âgée sur douze mois, par ancienneté du retard" or "Aged balance of twelve months" } },
    { table = { total = true, rows = parts(ctx, months),
        caption = (fr and "Au %s" or "On %s"):format(ctx.format(ctx.to, "date")),
        columns = {
          { "key", fr and "Tranche" or "Part", as = "bucket" }, { "amount_cents", fr and "Montant" or "Amount", as = "money" },
          { "share", fr and "Part" or "Share", as = "percent" },
          { "change_cents", fr and "1 mois" or "1 month", as = "money", change = true, fall = "good" },
        } } },
  }
end

local function delay(ctx, blocks)
  local fr, best = french(ctx), {}
  local rows, known = ctx.rows("dso_days", { by = "month", months = 12 }), 0
  for i, row in ipairs(ctx.rows("dso_best_days", { by = "month", months = 12 })) do best[i] = row.value end
  for i, row in ipairs(rows) do
    row.dso, row.best = row.value, best[i]
    if row.dso then known = known + 1 end
  end
  if known < 2 then return end
  local target = ctx.settings.target_days
  table.insert(blocks, { heading = fr and "Délai moyen de règlement" or "Days sales outstanding",
    note = fr and "DSO en jours ; la surface est le retard, ce que la relance peut gagner" or "in days; the surface is the delay that dunning can gain" })
  table.insert(blocks, { chart = { kind = "line", rows = rows, x = "key", x_as = "month", as = "days",
    series = { { "dso", "DSO" }, { "best", fr and "incompressible" or "best possible" } },
    target = target, target_label = target and (fr and "objectif %s" or "target %s"):format(ctx.format(target, "days")) or nil,
    alt = fr and "DSO et DSO incompressible sur douze mois, en jours" or "DSO and best possible DSO of twelve months, in days" } })
end

local function counted(count, ctx, fr)
  local word = fr and "facture" or "invoice"
  return ctx.format(count, "number") .. " " .. word .. (count > 1 and "s" or "")
end

local function causes(ctx, blocks)
  local fr, rows = french(ctx), ctx.rows("overdue", { by = "cause", top = 7 })
  if #rows < 2 then
    rows = ctx.rows("overdue", { by = "segment", top = 7 })
    if #rows < 2 then return end
    for _, row in ipairs(rows) do row.note = counted(row.count, ctx, fr) end
    table.insert(blocks, { heading = fr and "Où se trouve l’échu" or "Where it is overdue",
      note = (fr and "%s échus, par typologie de clients" or "%s overdue, by segment"):format(ctx.format(ctx.figures.overdue_cents, "money")) })
  else
    for _, row in ipairs(rows) do row.note = counted(row.count, ctx, fr) end
    table.insert(blocks, { heading = fr and "Pourquoi nous ne sommes pas payés" or "Why we are not paid",
      note = (fr and "%s échus, par cause qualifiée" or "%s overdue, by cause"):format(ctx.format(ctx.figures.overdue_cents, "money")) })
  end
  table.insert(blocks, { chart = { kind = "bar", rows = rows, x = "label", note = "note", cumulative = true, as = "money",
    series = { { "amount_cents", fr and "montant échu" or "overdue" } },
    alt = fr and "Montant échu, du plus grand au plus petit" or "Overdue, the largest first" } })
end

return {
  api = 1,
  summary = {
    fr = "Balance âgée sur douze mois, délai de règlement, causes de retard.",
    en = "Aged balance of twelve months, days sales outstanding, causes of delay.",
  },
  settings = { target_days = { type = "number", min = 0, doc = "DSO visé, en jours." } },
  section = function(ctx)
    if ctx.figures.outstanding_cents == nil then return {} end
    local blocks = balance(ctx)
    delay(ctx, blocks)
    causes(ctx, blocks)
    return blocks
  end,
  examples = {
    { "sans écriture, rien", given = { figures = {} }, gives = { {} } },
  },
}
