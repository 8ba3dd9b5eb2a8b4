-- A promise that was not kept, a payment that came back: what was said cannot be relied on.

local function score(contact, ctx)
  local history, settings = contact.history, ctx.settings
  local points, reasons = 0, {}
  local broken, returned = history.promises_broken, history.returned_count
  if broken > 0 then
    points = points + math.min(broken, settings.most) * settings.promise_points
    reasons[#reasons + 1] = broken == 1 and "une promesse rompue" or broken .. " promesses rompues"
  end
  if returned > 0 then
    points = points + math.min(returned, settings.most) * settings.returned_points
    reasons[#reasons + 1] = returned == 1 and "un règlement rejeté" or returned .. " règlements rejetés"
  end
  if points == 0 then return nil end
  -- Kept promises speak for the customer.
  local kept = history.promises_kept
  if kept > broken then
    points = points / 2
    reasons[#reasons + 1] = ("mais %d tenues"):format(kept)
  end
  return points, table.concat(reasons, ", ")
end

return {
  api = 1,
  summary = {
    fr = "Donne des points aux promesses rompues et aux règlements rejetés.",
    en = "Gives points for broken promises and returned payments.",
  },
  settings = {
    promise_points = { type = "number", default = 15, min = 0, max = 100, doc = "Points d'une promesse rompue." },
    returned_points = { type = "number", default = 20, min = 0, max = 100, doc = "Points d'un règlement rejeté." },
    most = { type = "integer", default = 2, min = 1, doc = "Nombre de promesses, et de rejets, qui comptent au plus." },
  },
  score = score,
  examples = {
    { "une promesse rompue",
      given = { { history = { promises_broken = 1, promises_kept = 0, returned_count = 0 } } },
      gives = { 15, "une promesse rompue" } },
    { "trois rompues, deux comptent, et un rejet",
      given = { { history = { promises_broken = 3, promises_kept = 0, returned_count = 1 } } },
      gives = { 50, "3 promesses rompues, un règlement rejeté" } },
    { "plus de tenues que de rompues",
      given = { { history = { promises_broken = 1, promises_kept = 4, returned_count = 0 } } },
      gives = { 7.5, "une promesse rompue, mais 4 tenues" } },
    { "rien à dire", given = { { history = { promises_broken = 0, promises_kept = 2, returned_count = 0 } } }, gives = {} },
  },
}
