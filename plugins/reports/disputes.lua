-- The disputes settled in the last months, by cause and by who answers: what comes back often is a fault of ours to mend.

local function french(ctx) return ctx.creditor.language == "fr" end

local function rows(ctx, by) return ctx.rows("settled_disputes", { by = by, months = ctx.settings.months }) end

local function counted(count, fr)
  if fr then return ("%d litige%s réglé%s"):format(count, count > 1 and "s" or "", count > 1 and "s" or "") end
  return ("%d dispute%s settled"):format(count, count > 1 and "s" or "")
end

local function note(ctx, causes)
  local fr, count, cents, upheld = french(ctx), 0, 0, 0
  for _, row in ipairs(causes) do count, cents, upheld = count + row.count, cents + row.amount_cents, upheld + row.upheld end
  local text = fr and "sur %d mois : %s, %s contestés, %d où le client avait raison" or "in %d months: %s, %s disputed, %d in which the customer was right"
  return text:format(ctx.settings.months, counted(count, fr), ctx.format(cents, "money"), upheld)
end

local function columns(fr, first)
  return {
    { "label", first },
    { "count", fr and "Litiges" or "Disputes", as = "number" },
    { "amount_cents", fr and "Contesté" or "Disputed", as = "money" },
    { "answer_days", fr and "Réponse" or "Answered in", as = "days" },
    { "settle_days", fr and "Réglé en" or "Settled in", as = "days" },
    { "upheld", fr and "Fondés" or "Upheld", as = "number" },
    { "rejected", fr and "Non fondés" or "Rejected", as = "number" },
    { "settled", fr and "À l’amiable" or "Agreed", as = "number" },
    { "paid", fr and "Réglés par paiement" or "Paid", as = "number" },
  }
end

return {
  api = 1,
  summary = {
    fr = "Litiges réglés, par cause et par responsable : nombre, montant, délais, issues.",
    en = "Disputes settled, by cause and by owner: number, amount, days, endings.",
  },
  settings = { months = { type = "integer", default = 12, min = 1, max = 36, doc = "Sur combien de mois." } },
  section = function(ctx)
    local fr, causes = french(ctx), rows(ctx, "cause")
    if #causes == 0 then return {} end
    return {
      { heading = fr and "Ce que les litiges nous apprennent" or "What disputes teach us", note = note(ctx, causes) },
      { table = { caption = fr and "Par cause" or "By cause", columns = columns(fr, "Cause"), rows = causes } },
      { table = { caption = fr and "Par responsable" or "By owner",
        columns = columns(fr, fr and "Responsable" or "Owner"), rows = rows(ctx, "owner") } },
    }
  end,
  examples = {
    { "aucun litige réglé, rien", given = {}, gives = { {} } },
    { "un litige", given = { rows = { settled_disputes = { { key = "price", label = "Prix", amount_cents = 12000, count = 1,
        share = 1.0, answer_days = 3.0, settle_days = 5.0, upheld = 1, rejected = 0, settled = 0, paid = 0 } } } },
      gives = { {
        { heading = "Ce que les litiges nous apprennent",
          note = "sur 12 mois : 1 litige réglé, 120\u{A0}€ contestés, 1 où le client avait raison" },
        { table = { rows = { { label = "Prix", settle_days = 5.0 } } } }, { table = {} } } } },
  },
}
