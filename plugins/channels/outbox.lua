-- Puts each message as a file into a folder: to read them before a real channel is set up, or to send
-- them with another program.

local function path(ctx, action, medium)
  return ("%s/%s.%s"):format(ctx.settings.folder, action, medium == "email" and "eml" or "txt")
end

return {
  api = 1,
  summary = {
    fr = "Dépose chaque message dans un dossier, sans rien envoyer.",
    en = "Puts each message into a folder and sends nothing.",
  },
  settings = {
    folder = { type = "string", default = "out", doc = "Le dossier, vu du dossier du créancier." },
  },
  needs = { "write" },

  send = function(message, ctx)
    local file = path(ctx, message.action, message.medium)
    local bytes = message.eml or message.subject .. "\n\n" .. message.text
    local written, problem = pcall(ctx.write.file, file, bytes)
    if written then return { id = file } end
    -- Another message under the same name: nothing was written, and trying again would not help.
    if problem.code == "exists" then return nil, { retry = false, reason = problem.text } end
    error(problem, 0)
  end,

  -- Whether a message left is plain to see: its file is there, whole, or it is not.
  poll = function(ctx)
    local events = {}
    for _, action in ipairs(ctx.waiting) do
      if action.status == "unknown" then
        local there = ctx.write.exists(path(ctx, action.id, action.medium))
        events[#events + 1] = { action = action.id, status = there and "accepted" or "failed" }
      end
    end
    return { events = events }
  end,

  examples = {
    {
      "un e-mail devient un fichier .eml",
      given = { { action = "A-88", medium = "email", eml = "From: …" }, settings = { folder = "depart" } },
      gives = { { id = "depart/A-88.eml" } },
    },
    {
      "une lettre devient un texte",
      given = { { action = "A-89", medium = "letter", subject = "Facture F-1", text = "Madame, Monsieur," } },
      gives = { { id = "out/A-89.txt" } },
    },
  },
}
