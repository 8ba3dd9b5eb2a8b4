-- La relance courante : tous les clients qu'aucun autre scénario ne prend.
--
-- Une étape par ligne ; `day` compte depuis l'échéance, négatif avant elle. Les montants sont en centimes et
-- se règlent dans relance.toml : [scenarios.standard] settings = { call_cents = 50000 }.

-- Le rappel d'avant échéance : pour une grosse facture, ou la toute première du client.
local function large_or_first(invoice, contact, ctx)
  if invoice.balance_cents >= ctx.settings.pre_due_cents then return true end
  local first = contact.history.first_invoice
  if first == nil or invoice.issue_date == first then return true, "première facture du client" end
  return false, "facture de moins de " .. ctx.money(ctx.settings.pre_due_cents, invoice.currency)
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
  local call_cents, letter_cents = ctx.settings.call_cents, ctx.settings.letter_cents
  local list = {
    { name = "pre-echeance",       level = 0, day = -5, medium = "email",    to = "billing", template = "pre-due",
      expires = true, when = large_or_first },
    { name = "relance-1",          level = 1, day =  5, medium = "email",    to = "billing", template = "reminder-1",
      fallback = { "letter" } },
    { name = "relance-2",          level = 2, day = 12, medium = "email",    to = "billing", template = "reminder-2",
      fallback = { "letter" }, attach = "invoices" },
    { name = "appel",              level = 2, day = 18, medium = "call",     to = "billing", template = "call-cause",
      lapse = 5, minimum_cents = call_cents },
    { name = "relance-3",          level = 3, day = 26, medium = "email",    to = "billing", template = "reminder-3",
      fallback = { "letter" } },
    -- Sans réponse du commercial, on continue.
    { name = "avis-commerce",      level = 3, day = 30, medium = "internal", to = "sales",   template = "warn-sales",
      lapse = 3, minimum_cents = call_cents },
    { name = "appel-decideur",     level = 3, day = 33, medium = "call",     to = { "manager", "finance" },
      template = "call-decision", lapse = 5, minimum_cents = call_cents },
    { name = "mise-en-demeure",    level = 5, day = 40, medium = "registered-letter",
      to = { "registered-office", "manager" }, template = "formal-notice", copy = "email",
      below = { cents = letter_cents, medium = "letter" }, approval = true, requires_previous = true },
    -- 15 jours après la présentation de la lettre ; 22 après son envoi, tant qu'on ne connaît pas cette date.
    { name = "passage-contentieux", level = 6, day = 15, from = "presentation", after_previous = 22,
      medium = "internal", to = "manager", cc = "accounting", template = "handover" },
  }
  -- Payée en retard : les intérêts et les 40 € du retard, si le dossier le veut.
  if ctx.settings.claim_after_payment then
    list[#list + 1] = { name = "interets-dus", level = 3, day = 10, from = "payment", medium = "letter",
      to = "billing", template = "penalty-claim", approval = "accounting" }
  end
  return with_days(list, ctx.settings.days)
end

return {
  api = 1,
  summary = { fr = "Relance courante.", en = "The usual dunning." },
  settings = {
    minimum_cents = { type = "integer", default = 2000, min = 0, doc = "Total sous lequel un message attend le suivant." },
    pre_due_cents = { type = "integer", default = 100000, min = 0, doc = "Facture rappelée avant son échéance." },
    call_cents = { type = "integer", default = 30000, min = 0, doc = "Total à partir duquel on appelle." },
    letter_cents = { type = "integer", default = 15000, min = 0, doc = "Mise en demeure par lettre simple au-dessous." },
    claim_after_payment = { type = "boolean", default = false,
      doc = "Réclamer intérêts et 40 € une fois la facture payée en retard." },
    days = { type = "table", default = {}, doc = "D'autres jours que ceux du scénario, par étape." },
  },
  minimum_cents = function(ctx) return ctx.settings.minimum_cents end,
  steps = steps,
  -- Un appel dès le jour ouvré suivant. Le courriel `broken-promise`, qui le suit s'il n'a pas lieu, n'a pas
  -- encore de place ici : un scénario n'a qu'une étape après une promesse rompue.
  broken_promise = { name = "promesse-rompue", level = 3, medium = "call", to = "billing", template = "call-promise",
    lapse = 1 },
  examples = {
    { "une société sans particularité", given = { { kind = "company" } }, gives = { true } },
  },
}
