-- Posts each message to an address of yours, as JSON or as a form: to a provider of e-mails or letters, or to a
-- program of the house. What is posted is in the settings; {to}, {text}, {id} and the like stand for the
-- parts of the message.
--
-- Where the secret `token` is configured it shows who asks; where `signature` is, the body is signed with it.

-- The secret, or nil where it is not configured.
local function secret(ctx, name)
  local there, value = pcall(function() return ctx.secrets[name] end)
  if there then return value end
end

-- The template with the parts of the message in their places, whatever these hold: a value is put in once and
-- never read again, and JSON or the form encode it.
local function filled(template, parts)
  if type(template) == "string" then
    -- A part that stands alone stays what it is: a sum stays a number.
    local alone = template:match("^{([%a_]+)}$")
    if alone and parts[alone] ~= nil then return parts[alone] end
    local text = template:gsub("{([%a_]+)}", parts)
    return text
  end
  if type(template) ~= "table" then return template end
  local copy = {}
  for key, value in pairs(template) do copy[key] = filled(value, parts) end
  return copy
end

-- What stands under "messages.1.id" in an answer; nil where nothing does.
local function at(data, path)
  for name in path:gmatch("[^.]+") do
    if type(data) ~= "table" then return nil end
    data = data[tonumber(name) or name]
  end
  if data ~= nil and type(data) ~= "table" then return tostring(data) end
end

local function url_encoded(text)
  return (text:gsub("[^%w%-._~]", function(byte) return ("%%%02X"):format(byte:byte()) end))
end

local function pairs_of(fields)
  local names, parts = {}, {}
  for name in pairs(fields) do names[#names + 1] = name end
  table.sort(names)
  for i, name in ipairs(names) do parts[i] = url_encoded(name) .. "=" .. url_encoded(tostring(fields[name])) end
  return table.concat(parts, "&")
end

local function auth(ctx)
  local token = secret(ctx, "token")
  if not token then return nil end
  if ctx.settings.token_header == "" then return { bearer = token } end
  return { header = { name = ctx.settings.token_header, value = token } }
end

-- Where the message goes: an e-mail address, a telephone number, the lines of an address.
local function destination(message)
  local to = message.to
  if message.medium == "email" then return to.email end
  if message.medium == "sms" or message.medium == "call" then return to.phone end
  return table.concat(to.address or {}, "\n")
end

local function send(message, ctx)
  local settings = ctx.settings
  local parts = {
    to = destination(message) or "", name = message.to.name, from = settings.from ~= "" and settings.from or message.from.email or "",
    subject = message.subject, text = message.text, html = message.html, id = message.idempotency_key,
    action = message.action, contact = message.contact, medium = message.medium, language = message.language,
    amount_cents = message.amount_cents, currency = message.currency,
  }
  local fields = filled(settings.template, parts)
  local is_json = settings.format == "json"
  local body = is_json and ctx.json.encode(fields) or pairs_of(fields)
  local headers = {
    ["Content-Type"] = is_json and "application/json" or "application/x-www-form-urlencoded",
    ["Idempotency-Key"] = message.idempotency_key,
  }
  local key = secret(ctx, "signature")
  if key then headers[settings.signature_header] = ctx.hmac(key, body, "sha256") end
  local sent, answer = pcall(ctx.http.request, {
    url = settings.url, method = "POST", headers = headers, auth = auth(ctx), body = body, as = "text",
    timeout_s = settings.timeout_s, accept = { 400, 404, 422, 429 },
  })
  if not sent then
    -- Not reached, or not allowed: nothing has left; what may have, the host makes unknown.
    if answer.code == "not_granted" or answer.code == "auth" then error(answer, 0) end
    return nil, { retry = true, after_s = 900 * message.attempt, reason = answer.text }
  end
  local read, data = pcall(ctx.json.decode, answer.data)
  if not read then data = nil end
  if answer.status == 429 then return nil, { retry = true, after_s = 900 * message.attempt, reason = "the server is busy (429)" } end
  if answer.status >= 400 then
    local why = at(data, settings.error_field) or "no reason given"
    return nil, { retry = false, reason = ("the server refused it: %d %s"):format(answer.status, why) }
  end
  return { id = at(data, settings.id_field) or message.id }
end

-- Asks what became of each message that the provider has numbered.
local function poll(ctx)
  local settings, events = ctx.settings, {}
  if settings.status_url == "" then return { events = events } end
  for _, action in ipairs(ctx.waiting) do
    if action.receipt then
      local url = settings.status_url:gsub("{id}", function() return url_encoded(action.receipt) end)
      local answer = ctx.http.request({ url = url, auth = auth(ctx), as = "json", accept = { 404 } })
      local word = answer.status == 200 and at(answer.data, settings.status_field)
      local status = word and settings.statuses[word]
      if status then events[#events + 1] = { action = action.id, status = status, detail = word } end
    end
  end
  return { events = events }
end

local message = { action = "A-88", contact = "C1", medium = "email", language = "fr", id = "A-88.1@meridien.example",
  idempotency_key = "A-88.1@meridien.example", attempt = 1, subject = "Facture F-1", text = "Bonjour", html = "<p>Bonjour</p>",
  amount_cents = 120000, currency = "EUR", from = { name = "Claire", email = "claire@meridien.example" },
  to = { name = "Ana Roux", email = "ana@client.example" } }
local server = { url = "https://hook.example/messages" }

return {
  api = 1,
  summary = {
    fr = "Poste chaque message à une adresse HTTP, signé.",
    en = "Posts each message to an HTTP address, signed.",
  },
  settings = {
    url = { type = "string", required = true, doc = "L'adresse à laquelle un message est posté." },
    from = { type = "string", default = "", doc = "L'expéditeur ; sinon l'adresse de la comptabilité." },
    format = { type = "one_of", values = { "json", "form" }, default = "json", doc = "La forme de la demande." },
    template = { type = "table",
      default = { id = "{id}", action = "{action}", contact = "{contact}", medium = "{medium}", language = "{language}",
        to = "{to}", name = "{name}", from = "{from}", subject = "{subject}", text = "{text}", html = "{html}",
        amount_cents = "{amount_cents}", currency = "{currency}" },
      doc = "La demande : {to} {text} {from} {id} et les autres y sont remplacés." },
    token_header = { type = "string", default = "", doc = "L'en-tête du jeton ; vide : Authorization: Bearer." },
    signature_header = { type = "string", default = "X-Signature", doc = "L'en-tête de la signature (HMAC SHA-256 du corps)." },
    id_field = { type = "string", default = "id", doc = "Où est le numéro du message dans la réponse : messages.1.id." },
    error_field = { type = "string", default = "error", doc = "Où est la raison d'un refus." },
    status_url = { type = "string", default = "", doc = "L'adresse de l'état d'un message, avec {id} ; vide : pas de suivi." },
    status_field = { type = "string", default = "status", doc = "Où est l'état dans cette réponse." },
    statuses = { type = "table", default = { accepted = "accepted", delivered = "delivered", bounced = "bounced", refused = "refused" },
      doc = "Les mots du serveur, et les nôtres : accepted, delivered, bounced, refused." },
    timeout_s = { type = "integer", default = 30, min = 1, max = 600, doc = "Secondes au plus pour un message." },
  },
  needs = { http = { fr = "poster les messages à votre adresse", en = "to post the messages to your address" } },
  send = send,
  poll = poll,
  examples = {
    { "un message accepté", given = { message, settings = server, http = { ["POST /messages"] = { id = "m-7" } } },
      gives = { { id = "m-7" } } },
    { "une réponse sans numéro", given = { message, settings = server, http = { ["POST /messages"] = "merci" } },
      gives = { { id = "A-88.1@meridien.example" } } },
    { "un refus dit pourquoi",
      given = { message, settings = server, http = { ["POST /messages"] = { status = 422, data = { error = "no such user" } } } },
      fails = { retry = false, reason = "the server refused it: 422 no such user" } },
  },
}
