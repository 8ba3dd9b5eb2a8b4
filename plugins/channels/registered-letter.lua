-- Puts each registered letter as a PDF into a folder from which a print provider takes it, with a line in the
-- day's manifest. A letter has left once its PDF is there; a line counts only for the PDF with its digest. The
-- number that the post gives it comes later: 'relance action done ID --tracking NUMBER'.

local function path(ctx, action) return ("%s/%s.pdf"):format(ctx.settings.folder, action) end

return {
  api = 1,
  summary = {
    fr = "Dépose les lettres recommandées en PDF pour un imprimeur, avec un bordereau par jour.",
    en = "Puts registered letters as PDFs into a folder for a print provider, with a manifest a day.",
  },
  settings = {
    folder = { type = "string", default = "out/registered", doc = "Le dossier de l'imprimeur, vu du dossier du créancier." },
    colour = { type = "boolean", default = false, doc = "Si l'imprimeur doit imprimer en couleur." },
  },
  needs = { "write" },

  send = function(message, ctx)
    if not message.pdf then return nil, { retry = false, reason = "no PDF: only letters are printed" } end
    local file = path(ctx, message.action)
    local line = ctx.json.encode({
      action = message.action,
      file = message.action .. ".pdf",
      recipient = message.to.name,
      address = message.letter.address,
      pages = message.letter.pages,
      colour = ctx.settings.colour,
      registered = true,
      sha256 = message.letter.sha256,
    })
    -- The line first: nothing leaves before the PDF is there, whole.
    local written, problem = pcall(function()
      ctx.write.line(("%s/manifest-%s.jsonl"):format(ctx.settings.folder, ctx.today), line)
      ctx.write.file(file, message.pdf)
    end)
    if written then return { id = file } end
    if problem.code == "unknown" then error(problem, 0) end
    -- Another letter under the same name, or no room: this one was not written.
    return nil, { retry = problem.code ~= "exists", reason = problem.text }
  end,

  -- Whether a letter left is plain to see: its file is there, whole, or it is not.
  poll = function(ctx)
    local events = {}
    for _, action in ipairs(ctx.waiting) do
      if action.status == "unknown" then
        local there = ctx.write.exists(path(ctx, action.id))
        events[#events + 1] = { action = action.id, status = there and "accepted" or "failed" }
      end
    end
    return { events = events }
  end,

  examples = {
    {
      "une lettre recommandée de deux pages devient un PDF",
      given = {
        {
          action = "A-88", medium = "registered-letter", pdf = "%PDF-1.5 …", to = { name = "Mme Garçon" },
          letter = { pages = 2, sha256 = "9f86", address = { "SARL Bâti-Cœur", "44202 Nantes" } },
        },
        settings = { folder = "imprimeur" },
      },
      gives = { { id = "imprimeur/A-88.pdf" } },
    },
  },
}
