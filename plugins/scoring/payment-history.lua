-- La façon de payer d'un client, d'après ses factures déjà soldées.
--
-- Rien ici ne dépend du jour : la note ne change que lorsqu'une facture est payée, jamais avec le calendrier.

local function score(contact, ctx)
  local settings, history = ctx.settings, contact.history
  local average = history.average_days_late

  -- Trop peu de factures payées : le passé ne dit encore rien.
  if average == nil or (history.paid_count or 1) < settings.least_paid then return nil end

  local points = 0
  local reasons = {}
  local function add(more, reason)
    points = points + more
    table.insert(reasons, reason)
  end

  if average > settings.tolerance then
    local late = math.min((average - settings.tolerance) * settings.late_weight, settings.late_most)
    add(late, ("paie en moyenne %.0f jours en retard"):format(average))
  end

  -- La dernière facture payée bien plus tard que d'habitude : quelque chose a changé.
  local last = history.last_days_late
  if last ~= nil and last > average + settings.drift then
    add(settings.drift_points, ("la dernière facture payée avec %d jours de retard"):format(last))
  end

  if points == 0 then return nil end
  return points, table.concat(reasons, " ; ")
end

return {
  api = 1,
  summary = {
    fr = "Donne des points au retard moyen d'un client, et à un retard qui s'aggrave.",
    en = "Adds points for a customer's average delay, and for one that grows.",
  },
  settings = {
    late_weight = { type = "number", default = 1, min = 0, max = 10, doc = "Points par jour de retard moyen." },
    late_most = { type = "number", default = 40, min = 0, max = 100, doc = "Points au plus pour le retard moyen." },
    tolerance = { type = "number", default = 0, min = 0, doc = "Jours de retard moyen sans conséquence." },
    drift = { type = "number", default = 15, min = 0, doc = "Jours de plus que d'habitude qui alertent." },
    drift_points = { type = "number", default = 15, min = 0, max = 100, doc = "Points pour cette alerte." },
    least_paid = { type = "integer", default = 1, min = 1, doc = "Factures payées sans lesquelles rien n'est dit." },
  },
  score = score,
  examples = {
    { "dix jours de retard en moyenne",
      given = { { history = { paid_count = 8, average_days_late = 10, last_days_late = 12 } } },
      gives = { 10, "paie en moyenne 10 jours en retard" } },
    { "un retard énorme ne pèse pas plus que le plafond",
      given = { { history = { paid_count = 8, average_days_late = 200 } } },
      gives = { 40, "paie en moyenne 200 jours en retard" } },
    { "un bon payeur qui dérive",
      given = { { history = { paid_count = 20, average_days_late = -2, last_days_late = 30 } } },
      gives = { 15, "la dernière facture payée avec 30 jours de retard" } },
    { "un bon payeur", given = { { history = { paid_count = 20, average_days_late = -2, last_days_late = 0 } } },
      gives = {} },
    { "aucune facture payée encore", given = { { history = { paid_count = 0 } } }, gives = {} },
    { "deux points par jour, après cinq jours de tolérance",
      given = { { history = { paid_count = 8, average_days_late = 10 } }, settings = { late_weight = 2, tolerance = 5 } },
      gives = { 10, "paie en moyenne 10 jours en retard" } },
  },
}
