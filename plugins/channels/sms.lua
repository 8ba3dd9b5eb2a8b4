-- Sends text messages by a provider's HTTP interface. What the provider wants to get is in the settings: JSON
-- or a form, in which {to}, {text}, {from} and {id} stand for the parts of the message.
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
    local text = template:gsub("{(%a+)}", parts)
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

-- The number as providers want it: +33612345678.
local function international(phone, prefix)
  local digits = phone:gsub("[%s.()%-]", "")
  if digits:match("^%+%d+$") then return digits end
  if digits:match("^00%d+$") then return "+" .. digits:sub(3) end
  if digits:match("^0%d+$") then return prefix .. digits:sub(2) end
end

local function send(message, ctx)
  local settings = ctx.settings
  local phone = message.to.phone
  local to = phone and international(phone, settings.prefix)
  if not to then
    return nil, { retry = false, address_bad = phone ~= nil, reason = ("no telephone number: \"%s\""):format(phone or "") }
  end
  local text = message.text:gsub("%s+$", "")
  if utf8.len(text) > settings.longest then
    return nil, { retry = false, reason = ("the text has %d signs, at most %d go into a message"):format(utf8.len(text), settings.longest) }
  end
  local parts = { to = to, text = text, from = settings.from, id = message.idempotency_key }
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
  if answer.status == 429 then return nil, { retry = true, after_s = 900 * message.attempt, reason = "the provider is busy (429)" } end
  if answer.status >= 400 then
    local why = at(data, settings.error_field) or "no reason given"
    return nil, { retry = false, reason = ("the provider refused it: %d %s"):format(answer.status, why) }
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

local message = { action = "A-88", id = "A-88.1@meridien.example", idempotency_key = "A-88.1@meridien.example", attempt = 1,
  text = "Méridien : un point sur votre compte, 04 65 71 00 11.\n", to = { name = "Ana Roux", phone = "06 12 34 56 78" } }
local provider = { url = "https://sms.example/v1/messages", from = "MERIDIEN" }

return {
  api = 1,
  summary = {
    fr = "Envoie les SMS par l'interface HTTP d'un opérateur.",
    en = "Sends text messages by a provider's HTTP interface.",
  },
  settings = {
    url = { type = "string", required = true, doc = "L'adresse à laquelle un message est remis." },
    from = { type = "string", default = "", doc = "L'expéditeur, tel que l'opérateur l'a accepté." },
    format = { type = "one_of", values = { "json", "form" }, default = "json", doc = "La forme de la demande." },
    template = { type = "table", default = { to = "{to}", from = "{from}", text = "{text}", reference = "{id}" },
      doc = "La demande : {to} {text} {from} {id} y sont remplacés." },
    token_header = { type = "string", default = "", doc = "L'en-tête du jeton ; vide : Authorization: Bearer." },
    signature_header = { type = "string", default = "X-Signature", doc = "L'en-tête de la signature (HMAC SHA-256 du corps)." },
    prefix = { type = "string", default = "+33", doc = "L'indicatif des numéros qui n'en ont pas." },
    longest = { type = "integer", default = 160, min = 1, max = 1600, doc = "Signes au plus dans un message." },
    id_field = { type = "string", default = "id", doc = "Où est le numéro du message dans la réponse : messages.1.id." },
    error_field = { type = "string", default = "error", doc = "Où est la raison d'un refus." },
    status_url = { type = "string", default = "", doc = "L'adresse de l'état d'un message, avec {id} ; vide : pas de suivi." },
    status_field = { type = "string", default = "status", doc = "Où est l'état dans cette réponse." },
    statuses = { type = "table",
      default = { delivered = "delivered", DELIVRD = "delivered", undelivered = "bounced", UNDELIV = "bounced", rejected = "refused", REJECTD = "refused" },
      doc = "Les mots de l'opérateur, et les nôtres : delivered, bounced, refused." },
    timeout_s = { type = "integer", default = 30, min = 1, max = 600, doc = "Secondes au plus pour un message." },
  },
  needs = { http = { fr = "remettre les SMS à l'opérateur", en = "to hand the text messages to the provider" } },
  send = send,
  poll = poll,
  examples = {
    { "un message accepté, avec le numéro de l'opérateur",
      given = { message, settings = provider, http = { ["POST /v1/messages"] = { id = "m-7" } } },
      gives = { { id = "m-7" } } },
    { "un refus dit pourquoi",
      given = { message, settings = provider, http = { ["POST /v1/messages"] = { status = 422, data = { error = "numéro inconnu" } } } },
      fails = { retry = false, reason = "the provider refused it: 422 numéro inconnu" } },
    { "un opérateur surchargé : on réessaie",
      given = { message, settings = provider, http = { ["POST /v1/messages"] = { status = 429 } } },
      fails = { retry = true, after_s = 900 } },
    { "sans numéro de téléphone, rien ne part",
      given = { { action = "A-89", attempt = 1, text = "x", to = {} }, settings = provider },
      fails = { retry = false, address_bad = false } },
    { "un texte trop long ne part pas coupé",
      given = { message, settings = { url = "https://sms.example/v1/messages", longest = 20 } },
      fails = { retry = false, reason = "the text has 53 signs, at most 20 go into a message" } },
  },
}
