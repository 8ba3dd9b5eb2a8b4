-- Sends e-mails through the mail server of the settings, over one connection a run.
--
-- It logs in where the secrets `username` and `password` are configured. What the server puts off is tried
-- again with growing pauses; an address that it refuses for good is not used again.

-- Seconds to wait after the first, second, third … try: some minutes, an hour, half a day.
local pauses = { 900, 3600, 14400, 43200 }

local function pause(message) return pauses[math.min(message.attempt, #pauses)] end

-- The secret, or nil where it is not configured: a server of the house may want no login.
local function secret(ctx, name)
  local there, value = pcall(function() return ctx.secrets[name] end)
  if there then return value end
end

local function login(ctx)
  local user, password = secret(ctx, "username"), secret(ctx, "password")
  if user and password then return { user = user, password = password } end
end

-- The addressee and who gets a copy, each once.
local function recipients(message)
  local list, seen = {}, {}
  local function add(party)
    if party.email and not seen[party.email] then
      seen[party.email] = true
      list[#list + 1] = party.email
    end
  end
  add(message.to)
  for _, party in ipairs(message.cc or {}) do add(party) end
  return list
end

-- Whether a refusal says that there is no such mailbox, and not that the server does not want this mail (5.7)
-- or has no room (5.2.2). RFC 3463, 3.
local function is_dead(answer)
  local subject, detail = answer.text:match("%f[%d]5%.(%d+)%.(%d+)")
  if not subject then return answer.code == 550 or answer.code == 551 or answer.code == 553 end
  return subject == "1" or (subject == "2" and detail == "1")
end

-- What a person has to mend before anything can leave.
local function configuration_fault(answer, ctx)
  local place = "[channels.smtp] in relance.toml"
  local code = answer.code or 0
  if answer.at == "tls" then
    return ("no encrypted connection to %s:%d: %s; set security to \"starttls\" (587) or \"tls\" (465) as the server wants it, under %s")
      :format(ctx.settings.host, ctx.settings.port, answer.text, place)
  end
  if (answer.at == "login" and (code == 0 or code >= 500)) or code == 530 then
    return ("the server refused the login: %s; check the variables that the secrets username and password name, under %s")
      :format(answer.text, place)
  end
  if answer.at == "from" and code >= 500 then
    return ("the server does not take mail from this sender: %s; set settings.from to an address of the login, under %s")
      :format(answer.text, place)
  end
end

local function hand_over(message, to, ctx)
  local from = ctx.settings.from ~= "" and ctx.settings.from or message.from.email
  return ctx.smtp.send({
    from = from or "", to = to, eml = message.eml, auth = login(ctx), timeout_s = ctx.settings.timeout_s,
  })
end

local function send(message, ctx)
  if not message.eml then return nil, { retry = false, reason = "no mail: only e-mails are sent" } end
  local answer = hand_over(message, recipients(message), ctx)
  if answer.accepted == false and answer.recipient and answer.recipient ~= message.to.email then
    -- A copy that cannot be delivered keeps the message from nobody; nothing has left yet.
    ctx.warn(("the copy of %s was left out: %s"):format(message.action, answer.text))
    answer = hand_over(message, { message.to.email }, ctx)
  end
  if answer.accepted then return { id = message.id } end
  if answer.accepted == nil then return nil, { unknown = true, reason = answer.text } end
  local fault = configuration_fault(answer, ctx)
  if fault then error(fault) end
  if not answer.code or answer.code < 500 then
    return nil, { retry = true, after_s = pause(message), reason = answer.text }
  end
  return nil, { retry = false, address_bad = answer.at == "to" and is_dead(answer), reason = answer.text }
end

local mail = { action = "A-88", id = "A-88.1@meridien.example", attempt = 1, eml = "Subject: Facture\r\n\r\nBonjour\r\n",
  from = { name = "Claire Vasseur", email = "claire@meridien.example" }, to = { name = "Ana Roux", email = "ana@client.example" } }

-- The same mail at another attempt, or with copies.
local function like(changes)
  local copy = {}
  for name, value in pairs(mail) do copy[name] = value end
  for name, value in pairs(changes) do copy[name] = value end
  return copy
end

local server = { host = "smtp.meridien.example" }

return {
  api = 1,
  summary = {
    fr = "Envoie les e-mails par un serveur SMTP, chacun une fois.",
    en = "Sends e-mails by an SMTP server, each once.",
  },
  settings = {
    host = { type = "string", required = true, doc = "Le serveur, comme smtp.meridien.example." },
    port = { type = "integer", default = 587, min = 1, max = 65535, doc = "Le port : 587 (starttls), 465 (tls) ou 25." },
    security = { type = "one_of", values = { "starttls", "tls", "none" }, default = "starttls",
      doc = "Le chiffrement ; none seulement vers un serveur de la maison." },
    from = { type = "string", default = "", doc = "L'adresse d'expédition vue du serveur ; sinon celle de la comptabilité." },
    timeout_s = { type = "integer", default = 60, min = 1, max = 600, doc = "Secondes au plus pour un message." },
  },
  needs = { smtp = { fr = "remettre les e-mails à votre serveur", en = "to hand the e-mails to your server" } },
  send = send,
  examples = {
    { "un message accepté", given = { mail, settings = server, smtp = { ["ana@client.example"] = 250 } },
      gives = { { id = "A-88.1@meridien.example" } } },
    { "une adresse qui n'existe plus n'est plus utilisée",
      given = { mail, settings = server, smtp = { ["ana@client.example"] = { code = 550, text = "5.1.1 no such user" } } },
      fails = { retry = false, address_bad = true, reason = "550 5.1.1 no such user" } },
    { "un refus de politique n'accuse pas l'adresse",
      given = { mail, settings = server, smtp = { ["ana@client.example"] = { code = 550, text = "5.7.1 blocked" } } },
      fails = { retry = false, address_bad = false } },
    { "un refus passager : on réessaie, de plus en plus tard",
      given = { like({ attempt = 2 }), settings = server, smtp = { ["ana@client.example"] = { code = 451, text = "greylisted" } } },
      fails = { retry = true, after_s = 3600, reason = "451 greylisted" } },
    { "une coupure en plein envoi : on ne sait pas",
      given = { mail, settings = server, smtp = { ["ana@client.example"] = { accepted = "unknown", text = "the connection broke" } } },
      fails = { unknown = true, reason = "the connection broke" } },
    { "une copie refusée n'arrête pas le message",
      given = { like({ cc = { { name = "Paul", email = "paul@client.example" } } }), settings = server,
        smtp = { ["ana@client.example"] = 250, ["paul@client.example"] = { code = 550, text = "5.1.1 gone" } } },
      gives = { { id = "A-88.1@meridien.example" } } },
  },
}
