-- Ce que le client doit : plus la somme échue est grande, plus il faut agir tôt.
--
-- Les points montent d'un palier à l'autre, en ligne droite : à `overdue_some` le premier, à `overdue_much` tous.

-- La part du chemin parcourue entre deux montants, de 0 à 1.
local function share(cents, some, much)
  if cents < some then return 0 end
  if cents >= much then return 1 end
  return (cents - some) / (much - some)
end

local function score(contact, ctx)
  local settings = ctx.settings
  local overdue, balance = contact.overdue_cents or 0, contact.balance_cents or 0
  local points = 0
  local reasons = {}

  local part = share(overdue, settings.overdue_some, settings.overdue_much)
  if overdue >= settings.overdue_some then
    points = points + settings.least_points + part * (settings.overdue_points - settings.least_points)
    table.insert(reasons, ctx.money(overdue, contact.currency) .. " échus")
  end

  if balance >= settings.balance_much then
    points = points + settings.balance_points
    table.insert(reasons, ctx.money(balance, contact.currency) .. " d'encours")
  end

  if #reasons == 0 then return nil end
  return points, table.concat(reasons, " ; ")
end

return {
  api = 1,
  summary = {
    fr = "Donne des points à ce qui est échu, et à un encours élevé.",
    en = "Adds points for what is overdue, and for much that is owed.",
  },
  settings = {
    overdue_some = { type = "integer", default = 100000, min = 1, doc = "Échu à partir duquel il y a des points, en centimes." },
    overdue_much = { type = "integer", default = 2000000, min = 1, doc = "Échu qui donne tous les points, en centimes." },
    least_points = { type = "number", default = 5, min = 0, max = 100, doc = "Points au premier palier." },
    overdue_points = { type = "number", default = 40, min = 0, max = 100, doc = "Points au second palier et au-delà." },
    balance_much = { type = "integer", default = 5000000, min = 1, doc = "Encours élevé, en centimes." },
    balance_points = { type = "number", default = 10, min = 0, max = 100, doc = "Points pour un encours élevé." },
  },
  score = score,
  examples = {
    { "rien d'échu", given = { { balance_cents = 300000, overdue_cents = 0 } }, gives = {} },
    { "mille euros échus : le premier palier",
      given = { { balance_cents = 300000, overdue_cents = 100000 } }, gives = { 5, "1 000,00 € échus" } },
    { "à mi-chemin des deux paliers", given = { { overdue_cents = 1050000 } }, gives = { 22.5, "10 500,00 € échus" } },
    { "au-delà du second palier, avec un encours élevé",
      given = { { balance_cents = 6000000, overdue_cents = 2500000 } },
      gives = { 50, "25 000,00 € échus ; 60 000,00 € d'encours" } },
    { "d'autres seuils",
      given = { { overdue_cents = 50000 }, settings = { overdue_some = 10000, overdue_much = 50000 } },
      gives = { 40, "500,00 € échus" } },
  },
}
