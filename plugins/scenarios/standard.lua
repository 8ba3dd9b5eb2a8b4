-- La relance courante : tous les clients qu'aucun autre scénario ne prend.
-- `day` compte depuis l'échéance ; `level` est le ton, de 0 (service) à 6 (décision interne).

return {
  api = 1,
  summary = { fr = "Relance courante : du rappel courtois à la mise en demeure.", en = "The usual course: from a courteous reminder to a formal notice." },
  settings = {
    pre_due_from_cents = { type = "integer", default = 100000, min = 0, doc = "Montant à partir duquel une facture est annoncée avant son échéance." },
    call_from_cents    = { type = "integer", default = 30000, min = 0, doc = "Total à partir duquel on appelle, en centimes." },
    letter_below_cents = { type = "integer", default = 15000, min = 0, doc = "Total sous lequel la mise en demeure part en lettre simple." },
  },
  minimum_cents = 2000,

  steps = function(ctx)
    local from, small = ctx.settings.call_from_cents, { cents = ctx.settings.letter_below_cents, medium = "letter" }
    -- Annoncer l'échéance d'une grosse facture, ou de la première.
    local function announced(invoice, contact)
      return invoice.amount_cents >= ctx.settings.pre_due_from_cents
        or contact.history.first_invoice == nil or contact.history.first_invoice == invoice.issue_date,
        "facture en dessous du montant annoncé avant échéance"
    end
    return {
      { name = "pre-echeance",      level = 0, day = -5, medium = "email",             to = "billing", template = "pre-due", expires = true, when = announced },
      { name = "relance-1",         level = 1, day = 5,  medium = "email",             to = "billing", template = "reminder-1", fallback = { "letter" } },
      { name = "relance-2",         level = 2, day = 12, medium = "email",             to = "billing", template = "reminder-2", fallback = { "letter" }, attach = "invoices" },
      { name = "appel",             level = 2, day = 18, medium = "call",              to = "billing", template = "call-cause", minimum_cents = from, lapse = 5 },
      { name = "relance-3",         level = 3, day = 26, medium = "email",             to = "billing", template = "reminder-3", fallback = { "letter" } },
      { name = "avis-commerce",     level = 3, day = 30, medium = "internal",          to = "sales", template = "warn-sales", minimum_cents = from, lapse = 3 },
      { name = "appel-decideur",    level = 3, day = 33, medium = "call",              to = { "manager", "finance" }, template = "call-decision", minimum_cents = from, lapse = 5 },
      { name = "mise-en-demeure",   level = 5, day = 40, medium = "registered-letter", to = { "registered-office", "manager", "billing" }, template = "formal-notice",
        copy = "email", below = small, requires_previous = true, approval = true },
      { name = "passage-contentieux", level = 6, from = "presentation", day = 15, after_previous = 22, medium = "internal", to = "manager", cc = { "accounting" }, template = "handover" },
    }
  end,

  broken_promise = { name = "promesse-rompue", level = 3, medium = "call", to = "billing", template = "call-promise", lapse = 1, fallback = { "email" } },
}
