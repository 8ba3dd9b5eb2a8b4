-- Les retardataires habituels : tôt, court, personnel ; chaque étape donne un jour, et ce qui est annoncé arrive.

return {
  api = 1,
  summary = { fr = "Retardataires habituels : relances rapprochées, jour par jour.", en = "Chronic late payers: close reminders, each with a day." },
  settings = {
    least_paid         = { type = "integer", default = 4, min = 1, doc = "Factures réglées à partir desquelles le retard moyen compte." },
    late_days          = { type = "integer", default = 15, min = 1, doc = "Retard moyen, en jours, d'un retardataire." },
    broken_promises    = { type = "integer", default = 2, min = 1, doc = "Promesses rompues d'un retardataire." },
    returned_days      = { type = "integer", default = 183, min = 1, doc = "Jours pendant lesquels un règlement rejeté compte." },
    good_days          = { type = "integer", default = 5, min = 0, doc = "Trois règlements de suite avec ce retard au plus, et le client en sort." },
    call_from_cents    = { type = "integer", default = 30000, min = 0, doc = "Total à partir duquel on appelle, en centimes." },
    prevent_from_cents = { type = "integer", default = 200000, min = 0, doc = "Total à partir duquel on appelle avant l'échéance." },
    letter_below_cents = { type = "integer", default = 15000, min = 0, doc = "Total sous lequel la mise en demeure part en lettre simple." },
  },
  minimum_cents = 2000,

  applies = function(contact, ctx)
    local history, s = contact.history, ctx.settings
    if contact.kind ~= "company" then return false, "n'est pas une entreprise" end
    local last = history.last_delays
    if #last == 3 and math.max(last[1], last[2], last[3]) <= s.good_days then
      return false, "les trois derniers règlements sont à l'heure"
    end
    local late = history.average_days_late
    if history.paid_count >= s.least_paid and late > s.late_days then
      return true, ("paie en moyenne %.0f jours en retard"):format(late)
    end
    if history.promises_broken >= s.broken_promises then
      return true, history.promises_broken .. " promesses rompues"
    end
    local since = history.days_since_returned
    if since and since <= s.returned_days then return true, "un règlement rejeté il y a peu" end
    return false, "paie à peu près à l'heure"
  end,

  steps = function(ctx)
    local from, small = ctx.settings.call_from_cents, { cents = ctx.settings.letter_below_cents, medium = "letter" }
    return {
      { name = "pre-echeance",    level = 0, day = -7, medium = "email",             to = "billing", template = "pre-due-statement", expires = true },
      { name = "appel-preventif", level = 0, day = -2, medium = "call",              to = "billing", template = "call-receipt", expires = true, lapse = 2, minimum_cents = ctx.settings.prevent_from_cents },
      { name = "relance-2",       level = 2, day = 2,  medium = "email",             to = "billing", template = "reminder-2", fallback = { "letter" } },
      { name = "appel",           level = 2, day = 5,  medium = "call",              to = "manager", template = "call-promise", minimum_cents = from, lapse = 2 },
      { name = "relance-3",       level = 3, day = 10, medium = "email",             to = "manager", cc = { "billing" }, template = "reminder-3", fallback = { "letter" } },
      { name = "avis-commerce",   level = 3, day = 13, medium = "internal",          to = "sales", cc = { "manager" }, template = "hold-deliveries", lapse = 2 },
      { name = "dernier-avis",    level = 4, day = 18, medium = "letter",            to = "manager", template = "last-notice", copy = "email" },
      { name = "mise-en-demeure", level = 5, day = 27, medium = "registered-letter", to = { "registered-office", "manager" }, template = "formal-notice",
        copy = "email", below = small, requires_previous = true, approval = true },
      { name = "passage-contentieux", level = 6, from = "presentation", day = 10, after_previous = 18, medium = "internal", to = "manager", cc = { "accounting" }, template = "handover" },
    }
  end,

  broken_promise = { name = "promesse-rompue", level = 4, medium = "call", to = "manager", template = "call-promise", lapse = 1 },

  examples = {
    { "vingt jours de retard en moyenne",
      given = { { kind = "company", history = { paid_count = 6, average_days_late = 20, last_delays = { 22, 18, 25 }, promises_broken = 0 } } },
      gives = { true, "paie en moyenne 20 jours en retard" } },
    { "trois règlements à l'heure l'en sortent",
      given = { { kind = "company", history = { paid_count = 9, average_days_late = 20, last_delays = { 2, 0, 5 }, promises_broken = 3 } } },
      gives = { false } },
    { "un particulier n'y entre jamais", given = { { kind = "person", history = {} } }, gives = { false } },
  },
}
