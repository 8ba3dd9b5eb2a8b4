-- Les promesses de règlement qui n'ont pas été tenues, et les paiements revenus impayés.
--
-- Rien ici ne dépend du jour : la note change quand une promesse est tenue ou rompue.

local function count(number, one, many)
  return ("%d %s"):format(number, number == 1 and one or many)
end

local function score(contact, ctx)
  local settings, history = ctx.settings, contact.history
  local broken = history.promises_broken or 0
  local kept = history.promises_kept or 0
  local returned = history.returned_count or 0

  local points = 0
  local reasons = {}

  -- Une promesse tenue en rachète une autre, à moitié.
  if broken > 0 then
    local counted = math.max(broken - kept / 2, 0)
    points = points + math.min(counted * settings.broken_points, settings.broken_most)
    table.insert(reasons, count(broken, "promesse rompue", "promesses rompues"))
  end

  if returned > 0 then
    points = points + settings.returned_points
    table.insert(reasons, count(returned, "paiement revenu impayé", "paiements revenus impayés"))
  end

  if points == 0 then return nil end
  return points, table.concat(reasons, " ; ")
end

return {
  api = 1,
  summary = {
    fr = "Donne des points aux promesses rompues et aux paiements revenus impayés.",
    en = "Adds points for broken promises and for payments that came back.",
  },
  settings = {
    broken_points = { type = "number", default = 15, min = 0, max = 100, doc = "Points par promesse rompue." },
    broken_most = { type = "number", default = 30, min = 0, max = 100, doc = "Points au plus pour elles." },
    returned_points = { type = "number", default = 10, min = 0, max = 100, doc = "Points dès un paiement revenu impayé." },
  },
  score = score,
  examples = {
    { "une promesse rompue", given = { { history = { promises_broken = 1 } } }, gives = { 15, "1 promesse rompue" } },
    { "trois promesses rompues ne pèsent pas plus que le plafond",
      given = { { history = { promises_broken = 3 } } }, gives = { 30, "3 promesses rompues" } },
    { "une rompue, une tenue", given = { { history = { promises_broken = 1, promises_kept = 1 } } },
      gives = { 7.5, "1 promesse rompue" } },
    { "un prélèvement revenu impayé", given = { { history = { returned_count = 1 } } },
      gives = { 10, "1 paiement revenu impayé" } },
    { "tout a été tenu", given = { { history = { promises_kept = 4 } } }, gives = {} },
  },
}
