-- Le secteur public : chercher où est le dossier (déposé, service fait, mandaté, payé), jamais de menace.
-- Les intérêts et les 40 € sont dus sans demande : art. L2192-13 du code de la commande publique.
-- L'étape « interets-dus » (46 jours après un règlement tardif) viendra avec le calcul des intérêts.

return {
  api = 1,
  summary = { fr = "Secteur public : suivre le dossier jusqu'au mandatement.", en = "Public sector: follow the file until payment is ordered." },
  settings = {
    formal_from_cents = { type = "integer", default = 15000, min = 0, doc = "Total à partir duquel une mise en demeure part." },
  },
  minimum_cents = 2000,

  applies = function(contact) return contact.kind == "public", "organisme public" end,

  steps = function(ctx)
    return {
      { name = "controle-reception", level = 0, from = "issue", day = 5, medium = "internal",  to = "accounting", template = "check-deposit", lapse = 5 },
      { name = "controle-statut",   level = 0, day = -5, medium = "internal",          to = "accounting", template = "check-deposit", expires = true, lapse = 5 },
      { name = "relance-1",         level = 1, day = 6,  medium = "email",             to = "billing", template = "public-reminder-1" },
      { name = "appel",             level = 2, day = 15, medium = "call",              to = { "billing", "buyer" }, template = "call-public", lapse = 5 },
      { name = "relance-2",         level = 2, day = 22, medium = "email",             to = "billing", cc = { "buyer" }, template = "public-reminder-2" },
      { name = "appel-payeur",      level = 3, day = 30, medium = "call",              to = "paymaster", template = "call-public", lapse = 5 },
      { name = "relance-3",         level = 3, day = 45, medium = "letter",            to = { "finance", "manager" }, template = "public-interest", copy = "email", approval = true },
      { name = "reclamation-delai", level = 3, day = 50, medium = "internal",          to = "manager", template = "check-claim-term", lapse = 3 },
      { name = "mise-en-demeure",   level = 5, day = 65, medium = "registered-letter", to = "manager", cc = { "paymaster" }, template = "public-formal",
        minimum_cents = ctx.settings.formal_from_cents, requires_previous = true, approval = "manager" },
      { name = "passage-contentieux", level = 6, day = 95, medium = "internal",        to = "manager", template = "handover" },
    }
  end,

  broken_promise = { name = "promesse-rompue", level = 3, medium = "call", to = "billing", template = "call-public", lapse = 2 },

  examples = {
    { "une mairie", given = { { kind = "public" } }, gives = { true, "organisme public" } },
    { "une société", given = { { kind = "company" } }, gives = { false } },
  },
}
