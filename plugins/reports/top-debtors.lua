-- Who owes most of what is overdue: score, sums, how late, how old, and what is done next.

local function french(ctx) return ctx.creditor.language == "fr" end

local MEDIA = {
  fr = { email = "E-mail", letter = "Lettre", ["registered-letter"] = "Lettre recommandée", sms = "SMS", call = "Appel", internal = "Question interne" },
  en = { email = "E-mail", letter = "Letter", ["registered-letter"] = "Registered letter", sms = "SMS", call = "Call", internal = "Internal" },
}

local function next_text(ctx, row)
  local words = MEDIA[french(ctx) and "fr" or "en"]
  local medium = words[row.next_medium]
  if not medium then return "–" end
  local text = medium
  if row.next_date then text = text .. ", " .. ctx.format(row.next_date, "date") end
  if row.next_status == "awaiting_approval" then text = text .. (french(ctx) and " (à valider)" or " (to approve)") end
  return text
end

local function section(ctx)
  local fr, rows = french(ctx), ctx.rows("debtors", { top = ctx.settings.top })
  local title = fr and "Les premiers débiteurs" or "Top debtors"
  if #rows == 0 then return { { heading = title }, { text = fr and "Rien n’est échu." or "Nothing is overdue." } } end
  local sum, share, scored = 0, 0, false
  for _, row in ipairs(rows) do
    sum, share = sum + row.amount_cents, share + (row.share or 0)
    row.next = next_text(ctx, row)
    scored = scored or row.score ~= nil
  end
  local columns = { { "label", "Client", note = "segment" } }
  if not fr then columns[1] = { "label", "Customer", note = "segment" } end
  if scored then columns[#columns + 1] = { "score", "Score", as = "score" } end
  for _, column in ipairs({
    { "balance_cents", fr and "Encours" or "Receivables", as = "money" },
    { "amount_cents", fr and "Échu" or "Overdue", as = "money", strong = true },
    { "days_late", fr and "Retard moyen" or "Average delay", as = "days" },
    { "buckets", fr and "Répartition" or "Ageing", as = "buckets" },
    { "next", fr and "Prochaine action" or "Next action" },
  }) do columns[#columns + 1] = column end
  return {
    { heading = #rows > 1 and (fr and ("Les %d premiers débiteurs"):format(#rows) or ("Top %d debtors"):format(#rows)) or title,
      note = (fr and "%s, soit %s de l’échu" or "%s, %s of what is overdue"):format(ctx.format(sum, "money"), ctx.format(share, "percent")) },
    { table = { columns = columns, rows = rows } },
  }
end

return {
  api = 1,
  summary = { fr = "Les premiers débiteurs et la prochaine action.", en = "The top debtors and what is done next." },
  settings = { top = { type = "integer", default = 8, min = 1, max = 50, doc = "Combien de clients." } },
  section = section,
  examples = {
    { "rien d’échu", given = {}, gives = { { { heading = "Les premiers débiteurs" }, { text = "Rien n’est échu." } } } },
    { "un débiteur", given = { rows = { debtors = { { key = "C1", label = "Durand", balance_cents = 30000, amount_cents = 20000,
        share = 1.0, days_late = 12, buckets = { 10000, 20000, 0, 0, 0 }, next_medium = "call", next_date = "2026-12-02" } } } },
      gives = { { { heading = "Les premiers débiteurs", note = "200\u{A0}€, soit 100\u{A0}% de l’échu" },
        { table = { rows = { { key = "C1", next = "Appel, 2\u{A0}déc." } } } } } } },
  },
}
