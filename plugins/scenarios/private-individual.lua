-- Les particuliers : sa propre adresse, son propre numéro, jamais un employeur ni la famille. Ni 40 €, ni
-- pénalités professionnelles ; le règlement en plusieurs fois est proposé tôt. La prescription est de deux ans.

local function applies(contact, ctx)
  if contact.kind ~= "person" then return false end
  return true, "particulier"
end

-- Un SMS ne part que vers un numéro donné pour ce contrat ; sinon l'étape ne compte pas.
local function has_number(invoice, contact, ctx)
  if contact.phone ~= nil then return true end
  return false, "aucun numéro de téléphone"
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
  return with_days({
    { name = "relance-1",       level = 1, day =  5, medium = "email",  to = "contact", template = "private-reminder-1",
      fallback = { "letter" } },
    { name = "relance-2",       level = 2, day = 12, medium = "sms",    to = "contact", template = "sms-reminder",
      when = has_number },
    { name = "relance-3",       level = 3, day = 22, medium = "email",  to = "contact", template = "private-reminder-2",
      fallback = { "letter" } },
    { name = "appel",           level = 3, day = 30, medium = "call",   to = "contact", template = "call-private",
      lapse = 5, minimum_cents = settings.call_cents },
    { name = "dernier-avis",    level = 4, day = 38, medium = "letter", to = "contact", template = "private-last-notice" },
    -- Sur papier : la forme électronique demande un accord.
    { name = "mise-en-demeure", level = 5, day = 53, medium = "registered-letter", to = "contact",
      template = "private-formal", below = { cents = settings.letter_cents, medium = "letter" }, approval = "accounting",
      requires_previous = true },
    -- Conciliation d'abord, jusqu'à 5 000 €.
    { name = "passage-contentieux", level = 6, day = 20, from = "presentation", after_previous = 30,
      medium = "internal", to = "manager", template = "handover" },
  }, settings.days)
end

return {
  api = 1,
  summary = { fr = "Particuliers.", en = "Private individuals." },
  settings = {
    minimum_cents = { type = "integer", default = 1500, min = 0, doc = "Total sous lequel un message attend le suivant." },
    call_cents = { type = "integer", default = 5000, min = 0, doc = "Total à partir duquel on appelle." },
    letter_cents = { type = "integer", default = 10000, min = 0, doc = "Mise en demeure par lettre simple au-dessous." },
    days = { type = "table", default = {}, doc = "D'autres jours que ceux du scénario, par étape." },
  },
  applies = applies,
  minimum_cents = function(ctx) return ctx.settings.minimum_cents end,
  steps = steps,
  -- Le courriel `broken-promise` qui suit l'appel n'a pas encore de place : une seule étape peut suivre.
  broken_promise = { name = "promesse-rompue", level = 3, medium = "call", to = "contact", template = "call-private",
    lapse = 1 },
  examples = {
    { "un particulier", given = { { kind = "person" } }, gives = { true, "particulier" } },
    { "une société", given = { { kind = "company" } }, gives = { false } },
  },
}
