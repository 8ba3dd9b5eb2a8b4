-- Gives what a person has to do to that person: calls, questions to colleagues, letters by hand.
-- It stands on the worklist until 'relance action done'.

return {
  api = 1,
  summary = {
    fr = "Confie l'action à une personne : appels, questions internes.",
    en = "Gives the action to a person: calls, internal questions.",
  },
  send = function(message) return { id = message.action, status = "to_do" } end,
  examples = {
    { "la tâche attend une personne", given = { { action = "A-88" } }, gives = { { id = "A-88", status = "to_do" } } },
  },
}
