import RelanceCore

extension NewPlugin {
    /// A plugin of the kind to begin with.
    static func text(of kind: PluginKind) -> String {
        switch kind {
        case .connectors: connector
        case .channels: channel
        case .scoring: scoring
        case .scenarios: scenario
        case .reports: report
        }
    }

    private static let connector = """
        -- Brings what another system knows: here a text of invoices, one a line, "number;customer;date;amount".

        -- One page and where the next begins; nil ends the pull. What cannot be used is set aside with its reason.
        ---@param ctx relance.connector_ctx
        ---@return relance.page page
        ---@return any next
        local function pull(ctx)
          local page = { contacts = {}, invoices = {}, rejects = {}, as_of = ctx.today }
          local line = 0
          for text in ctx.settings.invoices:gmatch("[^\\n]+") do
            line = line + 1
            local number, customer, date, amount = text:match("^([^;]+);([^;]+);([^;]+);([^;]+)$")
            local ok, problem = pcall(function()
              if not number then error("expected number;customer;date;amount", 0) end
              page.invoices[#page.invoices + 1] = {
                id = number, number = number, contact = customer, issue_date = ctx.date(date, "dd/mm/yyyy"),
                amount_cents = ctx.cents(amount),
              }
              page.contacts[#page.contacts + 1] = { id = customer, name = customer }
            end)
            if not ok then page.rejects[#page.rejects + 1] = { source = "settings", line = line, reason = problem } end
          end
          return page, nil
        end

        ---@type relance.connector
        local plugin = {
          api = 1,
          summary = { fr = "Des factures écrites dans les réglages.", en = "Invoices written into the settings." },
          settings = {
            invoices = { type = "string", default = "F-1;Dupont SA;02/11/2026;1 200,00", doc = "Une facture par ligne." },
          },
          needs = {}, -- such as { "read" }: what it may touch, granted under [connectors.NAME] allow
          pull = pull,
          examples = {
            { "une facture",
              given = { settings = { invoices = "F-7;C1;02/11/2026;12,50" } },
              gives = { { invoices = { { id = "F-7", contact = "C1", issue_date = "2026-11-02", amount_cents = 1250 } } } } },
            { "une ligne inutilisable est mise de côté",
              given = { settings = { invoices = "F-7" } },
              gives = { { invoices = {}, rejects = { { line = 1, reason = "expected number;customer;date;amount" } } } } },
          },
        }
        return plugin

        """

    private static let channel = """
        -- Carries messages that the core has composed: here into the log, for a person to go on with.

        -- A receipt, or nil and why it was not taken: { retry = true, reason = "…" } tries again later.
        ---@param message relance.message
        ---@param ctx relance.channel_ctx
        ---@return relance.receipt? receipt
        ---@return relance.failure? failure
        local function send(message, ctx)
          if not message.to.email then return nil, { retry = false, address_bad = true, reason = "sans adresse" } end
          ctx.log(ctx.settings.prefix .. message.to.email .. ": " .. message.subject)
          return { id = message.action, status = "to_do" }
        end

        ---@type relance.channel
        local plugin = {
          api = 1,
          summary = { fr = "Note chaque message dans le journal.", en = "Notes each message in the log." },
          settings = { prefix = { type = "string", default = "à envoyer à ", doc = "Ce qui précède l'adresse." } },
          needs = {}, -- such as { "write" }: what it may touch, granted under [channels.NAME] allow
          send = send,
          examples = {
            { "la tâche attend une personne",
              given = { { action = "A-1", subject = "Facture F-1", to = { email = "a@b.example" } } },
              gives = { { id = "A-1", status = "to_do" } } },
          },
        }
        return plugin

        """

    private static let scoring = """
        -- Adds points to the score of a contact: here for paying late.

        -- Points and a reason, or nil where it has nothing to say.
        ---@param contact relance.contact
        ---@param ctx relance.scoring_ctx
        ---@return number? points
        ---@return string? reason
        local function score(contact, ctx)
          local late = contact.history.average_days_late
          if late == nil or late <= ctx.settings.tolerance then return nil end
          local points = (late - ctx.settings.tolerance) * ctx.settings.weight
          return points, ("paie en moyenne %.0f jours en retard"):format(late)
        end

        ---@type relance.scoring_rule
        local plugin = {
          api = 1,
          summary = { fr = "Donne des points au retard moyen.", en = "Adds points for paying late." },
          settings = {
            tolerance = { type = "integer", default = 3, min = 0, doc = "Jours de retard sans conséquence." },
            weight = { type = "number", default = 2, min = 0, max = 10, doc = "Points par jour au-delà." },
          },
          score = score,
          examples = {
            { "dix jours de retard", given = { { history = { average_days_late = 10 } } },
              gives = { 14, "paie en moyenne 10 jours en retard" } },
            { "dans les jours de tolérance", given = { { history = { average_days_late = 2 } } }, gives = {} },
            { "rien de payé encore", given = { {} }, gives = {} },
          },
        }
        return plugin

        """

    private static let scenario = """
        -- Says whom to remind when, how and with which text. The first scenario of [run] that applies is a contact's.

        -- Whether it is for a contact, and why: the reason is for 'relance plan --explain'.
        ---@param contact relance.contact
        ---@param ctx relance.ctx
        ---@return boolean? applies
        ---@return string? reason
        local function applies(contact, ctx)
          if contact.segment ~= ctx.settings.segment then return false end
          return true, "typologie " .. contact.segment
        end

        ---@type relance.scenario
        local plugin = {
          api = 1,
          summary = { fr = "Relance en trois étapes.", en = "Dunning in three steps." },
          settings = { segment = { type = "string", default = "abonnés", doc = "La typologie concernée." } },
          applies = applies,
          -- The name is a step's identity in every record; day counts from the due date.
          steps = {
            { name = "pre-echeance", level = 0, day = -3, medium = "email", template = "pre-due", expires = true },
            { name = "relance-1", level = 1, day = 5, medium = "email", template = "reminder-1", fallback = { "letter" } },
            { name = "appel", level = 2, day = 15, medium = "call", template = "call-cause", lapse = 5 },
          },
          broken_promise = { name = "promesse-rompue", medium = "email", template = "broken-promise" },
          examples = {
            { "un abonné", given = { { segment = "abonnés" } }, gives = { true, "typologie abonnés" } },
            { "tout autre client", given = { { segment = "pme" } }, gives = { false } },
          },
        }
        return plugin

        """

    private static let report = """
        -- Adds a part to the monthly report: blocks of data, which the core draws in every format.

        ---@param ctx relance.report_ctx
        ---@return relance.block[] blocks
        local function section(ctx)
          local rows = ctx.rows("overdue", { by = "segment", top = ctx.settings.top })
          if #rows == 0 then return { { heading = "Par typologie" }, { text = "Rien d'échu à la fin du mois." } } end
          return {
            { heading = "Par typologie" },
            { table = { total = true, rows = rows, columns = {
              { "label", "Typologie" }, { "amount_cents", "Échu", as = "money" }, { "count", "Factures", as = "number" },
            } } },
            { chart = { kind = "bar", rows = rows, x = "label", y = "amount_cents", alt = "Échu par typologie" } },
          }
        end

        ---@type relance.report_section
        local plugin = {
          api = 1,
          summary = { fr = "L'échu par typologie.", en = "What is overdue, by segment." },
          settings = { top = { type = "integer", default = 10, min = 1, max = 50, doc = "Combien de lignes." } },
          section = section,
          examples = {
            { "rien d'échu", given = {},
              gives = { { { heading = "Par typologie" }, { text = "Rien d'échu à la fin du mois." } } } },
            { "une typologie",
              given = { rows = { overdue = { { key = "pme", label = "pme", amount_cents = 12000, count = 2 } } } },
              gives = { { { heading = "Par typologie" }, { table = { rows = { { label = "pme" } } } }, { chart = {} } } } },
          },
        }
        return plugin

        """
}
