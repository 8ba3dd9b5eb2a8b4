-- Les grands comptes : ils paient à dates fixes et bloquent plutôt qu'ils ne refusent. On cherche donc ce qui
-- bloque, avant l'échéance, et le commercial est entendu avant chaque hausse de ton.

local function applies(contact, ctx)
  if contact.segment ~= ctx.settings.segment then return false end
  return true, "typologie " .. contact.segment
end

-- Vérifier la réception d'une grosse facture, à moins que la source n'ait déjà l'état "received".
local function reception_unknown(invoice, contact, ctx)
  if invoice.balance_cents < ctx.settings.receipt_cents then
    return false, "facture de moins de " .. ctx.money(ctx.settings.receipt_cents, invoice.currency)
  end
  for _, state in ipairs(invoice.states) do
    if state == "received" then return false, "réception confirmée" end
  end
  return true
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
  local decision_cents = ctx.settings.decision_cents
  -- Intérêts et 40 € sont rappelés ; la direction peut vouloir les réclamer.
  local notice = ctx.settings.claim_penalties and "formal-notice" or "formal-notice-key"
  local list = {
    { name = "controle-reception", level = 0, day =  8, medium = "call",     to = "billing", template = "call-receipt",
      from = "issue", expires = true, lapse = 5, when = reception_unknown },
    { name = "pre-echeance",       level = 0, day = -7, medium = "email",    to = "billing",
      template = "pre-due-statement", expires = true },
    { name = "relance-1",          level = 1, day =  6, medium = "email",    to = "billing", template = "statement" },
    -- Une cause de retard pour chaque facture.
    { name = "appel",              level = 2, day = 11, medium = "call",     to = "billing", template = "call-cause",
      lapse = 3 },
    { name = "deblocage-commerce", level = 2, day = 15, medium = "internal", to = "sales",   template = "ask-sales",
      lapse = 5 },
    { name = "relance-3",          level = 3, day = 24, medium = "email",    to = "finance", template = "reminder-3-key",
      fallback = { "letter" }, cc = "sales", approval = "accounting" },
    { name = "appel-decideur",     level = 3, day = 33, medium = "call",     to = "finance", template = "call-decision",
      by = "manager", lapse = 5, minimum_cents = decision_cents },
    { name = "dernier-avis",       level = 4, day = 45, medium = "letter",   to = "finance", template = "last-notice",
      copy = "email", cc = "sales", approval = "sales", minimum_cents = decision_cents },
    { name = "mise-en-demeure",    level = 5, day = 60, medium = "registered-letter",
      to = { "registered-office", "manager" }, template = notice, copy = "email", approval = "manager",
      minimum_cents = decision_cents, requires_previous = true },
    -- D'abord la médiation : le Médiateur des entreprises.
    { name = "passage-contentieux", level = 6, day = 15, from = "presentation", after_previous = 22,
      medium = "internal", to = "manager", cc = "sales", template = "handover" },
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
  summary = { fr = "Grands comptes.", en = "Key accounts." },
  settings = {
    segment = { type = "string", default = "grand-compte", doc = "La typologie des grands comptes." },
    minimum_cents = { type = "integer", default = 10000, min = 0, doc = "Total sous lequel un message attend le suivant." },
    receipt_cents = { type = "integer", default = 500000, min = 0, doc = "Facture dont on vérifie la réception." },
    decision_cents = { type = "integer", default = 100000, min = 0, doc = "Total à partir duquel on va à la direction." },
    claim_penalties = { type = "boolean", default = false,
      doc = "Réclamer intérêts et 40 € dans la mise en demeure ; sinon elle les rappelle." },
    claim_after_payment = { type = "boolean", default = false,
      doc = "Réclamer intérêts et 40 € une fois la facture payée en retard." },
    days = { type = "table", default = {}, doc = "D'autres jours que ceux du scénario, par étape." },
  },
  applies = applies,
  minimum_cents = function(ctx) return ctx.settings.minimum_cents end,
  steps = steps,
  broken_promise = { name = "promesse-rompue", level = 3, medium = "call", to = "billing", template = "call-cause",
    lapse = 1 },
  examples = {
    { "un grand compte", given = { { segment = "grand-compte" } }, gives = { true, "typologie grand-compte" } },
    { "une autre typologie", given = { { segment = "pme" } }, gives = { false } },
    { "sans typologie", given = { {} }, gives = { false } },
    { "la typologie que le dossier a choisie", given = { { segment = "vip" }, settings = { segment = "vip" } },
      gives = { true, "typologie vip" } },
  },
}
