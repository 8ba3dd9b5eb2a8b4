-- Les particuliers : des mots simples, un échelonnement proposé tôt ; ni 40 €, ni pénalités entre professionnels.
-- Le score ordonne la liste de travail, il ne choisit jamais ce scénario ni son ton.

return {
  api = 1,
  summary = { fr = "Particuliers : mots simples, échelonnement proposé.", en = "Private individuals: plain words, instalments offered." },
  settings = {
    call_from_cents    = { type = "integer", default = 5000, min = 0, doc = "Total à partir duquel on appelle, en centimes." },
    letter_below_cents = { type = "integer", default = 10000, min = 0, doc = "Total sous lequel la mise en demeure part en lettre simple." },
  },
  minimum_cents = 1500,

  applies = function(contact) return contact.kind == "person", "particulier" end,

  steps = function(ctx)
    local small = { cents = ctx.settings.letter_below_cents, medium = "letter" }
    -- Un SMS ne va qu'au numéro donné pour ce contrat.
    local function has_number(_, contact) return contact.phone ~= nil, "aucun numéro donné pour ce contrat" end
    return {
      { name = "relance-1",       level = 1, day = 5,  medium = "email",             to = "contact", template = "private-reminder-1", fallback = { "letter" } },
      { name = "relance-2",       level = 2, day = 12, medium = "sms",               to = "contact", template = "sms-reminder", when = has_number },
      { name = "relance-3",       level = 3, day = 22, medium = "email",             to = "contact", template = "private-reminder-2", fallback = { "letter" } },
      { name = "appel",           level = 3, day = 30, medium = "call",              to = "contact", template = "call-private", minimum_cents = ctx.settings.call_from_cents, lapse = 5 },
      { name = "dernier-avis",    level = 4, day = 38, medium = "letter",            to = "contact", template = "private-last-notice" },
      { name = "mise-en-demeure", level = 5, day = 53, medium = "registered-letter", to = "contact", template = "private-formal",
        below = small, requires_previous = true, approval = true },
      { name = "passage-contentieux", level = 6, from = "presentation", day = 20, after_previous = 30, medium = "internal", to = "manager", template = "handover" },
    }
  end,

  broken_promise = { name = "promesse-rompue", level = 3, medium = "call", to = "contact", template = "call-private", lapse = 2 },

  examples = {
    { "un particulier", given = { { kind = "person" } }, gives = { true, "particulier" } },
    { "une société", given = { { kind = "company" } }, gives = { false } },
  },
}
