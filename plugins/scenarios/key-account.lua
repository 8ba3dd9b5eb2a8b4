-- Les grands comptes : ils paient à jour fixe et bloquent plutôt qu'ils ne refusent.
-- Chercher ce qui bloque avant l'échéance ; le commerce est entendu avant chaque hausse de ton.

return {
  api = 1,
  summary = { fr = "Grands comptes : trouver ce qui bloque, avec le commerce.", en = "Key accounts: find what blocks, together with sales." },
  settings = {
    segment          = { type = "string", default = "grand-compte", doc = "Le segment des grands comptes." },
    check_from_cents = { type = "integer", default = 500000, min = 0, doc = "Montant d'une facture à partir duquel on vérifie sa réception." },
    firm_from_cents  = { type = "integer", default = 100000, min = 0, doc = "Total à partir duquel le ton monte au-delà de la relance 3." },
  },
  minimum_cents = 10000,

  applies = function(contact, ctx)
    return contact.segment == ctx.settings.segment, "segment " .. ctx.settings.segment
  end,

  steps = function(ctx)
    local firm = ctx.settings.firm_from_cents
    local function large(invoice)
      return invoice.amount_cents >= ctx.settings.check_from_cents, "facture en dessous du montant vérifié"
    end
    return {
      { name = "controle-reception", level = 0, from = "issue", day = 8, medium = "call",      to = "billing", template = "call-receipt", expires = true, lapse = 5, when = large },
      { name = "pre-echeance",       level = 0, day = -7, medium = "email",             to = "billing", template = "pre-due-statement", expires = true },
      { name = "relance-1",          level = 1, day = 6,  medium = "email",             to = "billing", template = "statement" },
      { name = "appel",              level = 2, day = 11, medium = "call",              to = "billing", template = "call-cause", lapse = 3 },
      { name = "deblocage-commerce", level = 2, day = 15, medium = "internal",          to = "sales", template = "ask-sales", lapse = 5 },
      { name = "relance-3",          level = 3, day = 24, medium = "email",             to = "finance", cc = { "sales" }, template = "reminder-3-key", fallback = { "letter" }, approval = true },
      { name = "appel-decideur",     level = 3, day = 33, medium = "call",              to = "finance", by = "manager", template = "call-decision", minimum_cents = firm, lapse = 5 },
      { name = "dernier-avis",       level = 4, day = 45, medium = "letter",            to = "finance", cc = { "sales" }, template = "last-notice", copy = "email", minimum_cents = firm, approval = "sales" },
      { name = "mise-en-demeure",    level = 5, day = 60, medium = "registered-letter", to = { "registered-office", "manager" }, template = "formal-notice",
        copy = "email", minimum_cents = firm, requires_previous = true, approval = "manager" },
      { name = "passage-contentieux", level = 6, from = "presentation", day = 15, after_previous = 22, medium = "internal", to = "manager", cc = { "sales" }, template = "handover" },
    }
  end,

  broken_promise = { name = "promesse-rompue", level = 3, medium = "call", to = "billing", template = "call-promise", lapse = 2 },

  examples = {
    { "un grand compte", given = { { segment = "grand-compte" } }, gives = { true } },
    { "un autre client", given = { { segment = "artisans" } }, gives = { false } },
  },
}
