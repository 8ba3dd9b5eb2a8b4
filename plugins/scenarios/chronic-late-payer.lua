-- Les retardataires habituels : tôt, bref, à une personne, un jour dans chaque étape ; ce qui est annoncé arrive.
--
-- Pour un entrepreneur individuel, une personne doit confirmer l'entrée : gardez-le alors dans une typologie à
-- part, ou hors de ce scénario, tant que ce n'est pas fait.

-- Les trois dernières factures payées à temps, ou presque : le client s'est repris.
local function recovered(history, tolerance)
  local delays = history.last_delays or {}
  if #delays < 3 then return false end
  for _, delay in ipairs(delays) do
    if delay > tolerance then return false end
  end
  return true
end

local function applies(contact, ctx)
  local settings, history = ctx.settings, contact.history
  if contact.kind ~= "company" or contact.segment == settings.key_account then return false end

  if recovered(history, settings.recovered_days) then
    return false, ("les trois dernières factures payées avec au plus %d jours de retard"):format(settings.recovered_days)
  end

  local average = history.average_days_late
  if average ~= nil and history.paid_count >= settings.least_paid and average > settings.days_late then
    return true, ("paie en moyenne %.0f jours en retard"):format(average)
  end

  local broken = history.promises_broken or 0
  if broken >= settings.promises_broken then return true, ("%d promesses rompues"):format(broken) end

  -- Le jour n'est lu que s'il y a eu un impayé : les autres clients n'ont pas à être revus chaque matin.
  local returned = history.last_returned
  if returned ~= nil and ctx.days_between(returned, ctx.today) <= settings.returned_days then
    return true, ("un paiement revenu impayé le %s"):format(returned)
  end

  return false
end

-- D'autres jours que ceux du tableau, par étape : settings = { days = { relance-1 = 7 } }.
local function with_days(steps, days)
  local known = {}
  for _, step in ipairs(steps) do
    known[step.name] = true
    step.day = days[step.name] or step.day
  end
  for name in pairs(days) do
    if not known[name] then error(("settings.days : il n'y a pas d'étape '%s'"):format(name), 0) end
  end
  return steps
end

local function steps(ctx)
  local settings = ctx.settings
  local list = {
    -- Tout ce qui va échoir et, à part, tout ce qui est en retard.
    { name = "pre-echeance",    level = 0, day = -7, medium = "email",    to = "billing", template = "pre-due-statement",
      expires = true },
    { name = "appel-preventif", level = 0, day = -2, medium = "call",     to = "billing", template = "call-receipt",
      expires = true, lapse = 2, minimum_cents = settings.preventive_cents },
    -- Pas de niveau 1 : l'oubli ne se présume plus.
    { name = "relance-2",       level = 2, day =  2, medium = "email",    to = "billing", template = "reminder-2",
      fallback = { "letter" } },
    { name = "appel",           level = 2, day =  5, medium = "call",     to = "manager", template = "call-promise",
      lapse = 2, minimum_cents = settings.call_cents },
    { name = "relance-3",       level = 3, day = 10, medium = "email",    to = "manager",
      template = "reminder-3-penalties", fallback = { "letter" }, cc = "billing" },
    -- Propose le paiement d'avance ou l'arrêt des livraisons ; une personne décide.
    { name = "avis-commerce",   level = 3, day = 13, medium = "internal", to = "sales",   template = "hold-deliveries",
      lapse = 2, cc = "manager" },
    { name = "dernier-avis",    level = 4, day = 18, medium = "letter",   to = "manager", template = "last-notice",
      copy = "email" },
    { name = "mise-en-demeure", level = 5, day = 27, medium = "registered-letter",
      to = { "registered-office", "manager" }, template = "formal-notice", copy = "email",
      below = { cents = settings.letter_cents, medium = "letter" }, approval = true, requires_previous = true },
    { name = "passage-contentieux", level = 6, day = 10, from = "presentation", after_previous = 18,
      medium = "internal", to = "manager", cc = "accounting", template = "handover" },
  }
  -- Payée en retard : les intérêts et les 40 € du retard, si le dossier le veut.
  if settings.claim_after_payment then
    list[#list + 1] = { name = "interets-dus", level = 3, day = 10, from = "payment", medium = "letter",
      to = "billing", template = "penalty-claim", approval = "accounting" }
  end
  return with_days(list, settings.days)
end

return {
  api = 1,
  summary = { fr = "Retardataires habituels.", en = "Those who pay late as a rule." },
  settings = {
    key_account = { type = "string", default = "grand-compte", doc = "La typologie qui n'est pas pour ce scénario." },
    least_paid = { type = "integer", default = 4, min = 1, doc = "Factures payées sans lesquelles on ne juge pas." },
    days_late = { type = "number", default = 15, min = 0, doc = "Retard moyen au-delà duquel on y entre." },
    promises_broken = { type = "integer", default = 2, min = 1, doc = "Promesses rompues avec lesquelles on y entre." },
    returned_days = { type = "integer", default = 183, min = 0, doc = "Jours pendant lesquels un impayé compte." },
    recovered_days = { type = "integer", default = 5, min = 0, doc = "Retard des trois dernières avec lequel on en sort." },
    minimum_cents = { type = "integer", default = 2000, min = 0, doc = "Total sous lequel un message attend le suivant." },
    preventive_cents = { type = "integer", default = 200000, min = 0, doc = "Total qui vaut un appel avant l'échéance." },
    call_cents = { type = "integer", default = 30000, min = 0, doc = "Total à partir duquel on appelle." },
    letter_cents = { type = "integer", default = 15000, min = 0, doc = "Mise en demeure par lettre simple au-dessous." },
    claim_after_payment = { type = "boolean", default = false,
      doc = "Réclamer intérêts et 40 € une fois la facture payée en retard." },
    days = { type = "table", default = {}, doc = "D'autres jours que ceux du scénario, par étape." },
  },
  applies = applies,
  minimum_cents = function(ctx) return ctx.settings.minimum_cents end,
  steps = steps,
  -- Le jour même ; puis le scénario reprend, au niveau 4.
  broken_promise = { name = "promesse-rompue", level = 3, medium = "call", to = "manager", template = "call-promise",
    lapse = 1 },
  examples = {
    { "vingt jours de retard en moyenne",
      given = { { kind = "company", history = { paid_count = 6, average_days_late = 20, last_delays = { 25, 30, 12 } } } },
      gives = { true, "paie en moyenne 20 jours en retard" } },
    { "trop peu de factures payées pour juger",
      given = { { kind = "company", history = { paid_count = 3, average_days_late = 40 } } }, gives = { false } },
    { "deux promesses rompues", given = { { kind = "company", history = { promises_broken = 2 } } },
      gives = { true, "2 promesses rompues" } },
    { "un prélèvement revenu impayé il y a deux mois",
      given = { { kind = "company", history = { last_returned = "2026-09-15" } }, today = "2026-11-24" },
      gives = { true, "un paiement revenu impayé le 2026-09-15" } },
    { "il y a plus de six mois",
      given = { { kind = "company", history = { last_returned = "2026-04-15" } }, today = "2026-11-24" }, gives = { false } },
    { "il s'est repris : les trois dernières à temps",
      given = { { kind = "company", history = { paid_count = 9, average_days_late = 20, last_delays = { 5, 0, -3 } } } },
      gives = { false, "les trois dernières factures payées avec au plus 5 jours de retard" } },
    { "jamais un grand compte",
      given = { { kind = "company", segment = "grand-compte", history = { promises_broken = 4 } } }, gives = { false } },
    { "jamais un particulier", given = { { kind = "person", history = { promises_broken = 4 } } }, gives = { false } },
  },
}
