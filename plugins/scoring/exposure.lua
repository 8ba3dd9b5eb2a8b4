-- What is at stake: how much is overdue, and which part of what the customer owes.

local function score(contact, ctx)
  local overdue, settings = contact.overdue_cents, ctx.settings
  if overdue < settings.least_cents then return nil end
  local points = math.min(overdue / settings.full_cents, 1) * settings.points
  local reason = ("échu : %s"):format(ctx.money(overdue, contact.currency))
  local share = overdue / contact.balance_cents
  if contact.balance_cents > 0 and share >= settings.share then
    points = points + settings.share_points
    reason = ("%s, soit %.0f %% de son encours"):format(reason, math.min(share, 1) * 100)
  end
  return points, reason
end

return {
  api = 1,
  summary = {
    fr = "Donne des points au montant échu et à sa part dans l'encours.",
    en = "Gives points for what is overdue and for its part of what is owed.",
  },
  settings = {
    least_cents = { type = "integer", default = 5000, min = 0, doc = "Montant échu, en centimes, sous lequel la règle ne dit rien." },
    full_cents = { type = "integer", default = 2000000, min = 1, doc = "Montant échu, en centimes, qui donne tous les points." },
    points = { type = "number", default = 30, min = 0, max = 100, doc = "Points du montant échu, au plus." },
    share = { type = "number", default = 0.5, min = 0, max = 1, doc = "Part de l'encours à partir de laquelle l'échu pèse davantage." },
    share_points = { type = "number", default = 10, min = 0, max = 100, doc = "Points de cette part." },
  },
  score = score,
  examples = {
    { "la moitié du plafond, presque tout est échu",
      given = { { overdue_cents = 1000000, balance_cents = 1000000, currency = "EUR" } },
      gives = { 25, "échu : 10 000,00 €, soit 100 % de son encours" } },
    { "une petite part d'un grand encours",
      given = { { overdue_cents = 200000, balance_cents = 2000000, currency = "EUR" } },
      gives = { 3, "échu : 2 000,00 €" } },
    { "rien d'échu", given = { { overdue_cents = 0, balance_cents = 900000, currency = "EUR" } }, gives = {} },
  },
}
