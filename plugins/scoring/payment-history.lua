-- How a customer has paid so far: the later and the more often late, the more points.

local function score(contact, ctx)
  local history, settings = contact.history, ctx.settings
  if history.paid_count < settings.least then return nil end
  local points, reasons = 0, {}

  local late = history.average_days_late
  if late > 0 then
    points = points + math.min(late * settings.day_points, settings.most)
    reasons[#reasons + 1] = ("paie en moyenne %.0f jours en retard"):format(late)
  end

  -- Three delays tell whether it is getting worse.
  local last = history.last_delays
  if #last == 3 then
    local recent = (last[1] + last[2] + last[3]) / 3
    if recent > late + settings.drift then
      points = points + settings.drift_points
      reasons[#reasons + 1] = ("les trois derniers règlements : %.0f jours de retard, en hausse"):format(recent)
    end
  end

  if points <= 0 then return nil end
  return points, table.concat(reasons, " ; ")
end

return {
  api = 1,
  summary = {
    fr = "Donne des points au retard habituel d'un client, et à un retard qui s'aggrave.",
    en = "Gives points for a customer's usual delay, and for one that gets worse.",
  },
  settings = {
    day_points = { type = "number", default = 1.5, min = 0, max = 10, doc = "Points par jour de retard moyen." },
    most = { type = "number", default = 40, min = 0, max = 100, doc = "Points du retard moyen, au plus." },
    drift = { type = "integer", default = 10, min = 1, doc = "Jours au-delà de la moyenne à partir desquels le retard s'aggrave." },
    drift_points = { type = "number", default = 15, min = 0, max = 100, doc = "Points d'un retard qui s'aggrave." },
    least = { type = "integer", default = 2, min = 1, doc = "Factures réglées à partir desquelles l'historique compte." },
  },
  score = score,
  examples = {
    { "dix jours de retard en moyenne",
      given = { { history = { paid_count = 5, average_days_late = 10, last_delays = { 9, 11, 10 } } } },
      gives = { 15, "paie en moyenne 10 jours en retard" } },
    { "un retard qui s'aggrave",
      given = { { history = { paid_count = 8, average_days_late = 4, last_delays = { 25, 18, 20 } } } },
      gives = { 21, "paie en moyenne 4 jours en retard ; les trois derniers règlements : 21 jours de retard, en hausse" } },
    { "le retard moyen est plafonné",
      given = { { history = { paid_count = 3, average_days_late = 90, last_delays = { 90, 90, 90 } } } },
      gives = { 40, "paie en moyenne 90 jours en retard" } },
    { "une seule facture ne dit rien",
      given = { { history = { paid_count = 1, average_days_late = 60, last_delays = { 60 } } } }, gives = {} },
    { "un bon payeur",
      given = { { history = { paid_count = 9, average_days_late = -2, last_delays = { 0, -3, -1 } } } }, gives = {} },
  },
}
