-- Le secteur public : l'échéance est la fin du délai légal, comptée depuis la réception sur le portail de dépôt
-- (30 jours, hôpitaux 50, entreprises publiques 60). On cherche où en est le dossier : déposé, service fait
-- certifié, mandaté, payé par le comptable public. Jamais de menace ni de pression sur un agent.

local function applies(contact, ctx)
  if contact.kind ~= "public" then return false end
  return true, "organisme public"
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
  return with_days({
    -- SIRET, code service et numéro d'engagement sont-ils les bons ? Ni suspendue, ni rejetée ?
    { name = "controle-reception", level = 0, day =  5, medium = "internal", to = "accounting", template = "check-deposit",
      from = "issue", lapse = 5 },
    -- Suspendue, le délai ne court plus : fournir la pièce qui manque.
    { name = "controle-statut",    level = 0, day = -5, medium = "internal", to = "accounting", template = "check-deposit",
      expires = true, lapse = 5 },
    { name = "relance-1",          level = 1, day =  6, medium = "email",    to = "billing",    template = "public-reminder-1" },
    -- Le service fait est-il certifié ? Numéro et date du mandat ?
    { name = "appel",              level = 2, day = 15, medium = "call",     to = { "billing", "buyer" },
      template = "call-public", lapse = 5 },
    { name = "relance-2",          level = 2, day = 22, medium = "email",    to = "billing",    template = "public-reminder-2",
      cc = "buyer" },
    -- Utile une fois le numéro du mandat connu, ce qu'aucun champ ne dit encore : l'agent passe la tâche sinon.
    { name = "appel-payeur",       level = 3, day = 30, medium = "call",     to = "paymaster",  template = "call-public",
      lapse = 5 },
    { name = "relance-3",          level = 3, day = 45, medium = "letter",   to = { "finance", "manager" },
      template = "public-interest", copy = "email", approval = "accounting" },
    -- Travaux et services : le marché fixe-t-il un délai pour le mémoire en réclamation ?
    { name = "reclamation-delai",  level = 3, day = 50, medium = "internal", to = "manager",    template = "check-claim-term",
      lapse = 3 },
    { name = "mise-en-demeure",    level = 5, day = 65, medium = "registered-letter", to = "manager",
      template = "public-formal", cc = "paymaster", approval = "manager", minimum_cents = ctx.settings.formal_cents,
      requires_previous = true },
    -- Référé-provision, ou mandatement d'office par le préfet : à voir avec un avocat.
    { name = "passage-contentieux", level = 6, day = 95, medium = "internal", to = "manager",   template = "handover" },
    -- Payée en retard, intérêts non reçus : ils sont dus dans les 45 jours qui suivent le paiement.
    { name = "interets-dus",       level = 3, day = 46, from = "payment", medium = "letter", to = "billing",
      template = "penalty-claim", approval = "accounting" },
  }, ctx.settings.days)
end

return {
  api = 1,
  summary = { fr = "Secteur public.", en = "Public bodies." },
  settings = {
    minimum_cents = { type = "integer", default = 2000, min = 0, doc = "Total sous lequel un message attend le suivant." },
    formal_cents = { type = "integer", default = 15000, min = 0, doc = "Total à partir duquel on met en demeure." },
    days = { type = "table", default = {}, doc = "D'autres jours que ceux du scénario, par étape." },
  },
  applies = applies,
  minimum_cents = function(ctx) return ctx.settings.minimum_cents end,
  steps = steps,
  broken_promise = { name = "promesse-rompue", level = 3, medium = "call", to = { "billing", "buyer" },
    template = "call-public", lapse = 1 },
  examples = {
    { "une commune", given = { { kind = "public" } }, gives = { true, "organisme public" } },
    { "une société", given = { { kind = "company" } }, gives = { false } },
  },
}
