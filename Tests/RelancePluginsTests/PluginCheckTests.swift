import Foundation
import Lua
import RelanceCore
import RelancePlugins
import RelanceTestSupport
import Testing

/// `plugin check` finds what a look at the text shows, says where, and raises no false alarm.
struct PluginCheckTests {
    static let api = API(
        capabilities: [
            LuaModule(
                name: "read", doc: "",
                functions: [
                    LuaHostFunction(
                        "rows(path: string, options?: row_options) -> row[], about: rows_about", ""
                    ) { _ in }
                ],
                shapes: [
                    Shape("row_options", "", [("limit", "integer?", "")]),
                    Shape("row", "", isOpen: true, [("line", "integer", "")]),
                    Shape("rows_about", "", [("header", "string[]", "")]),
                ])
        ])

    /// What is found in a plugin of the kind whose text is `source`.
    private func findings(
        _ kind: PluginKind, _ source: String, module: String? = nil, api: API = api
    ) throws -> String {
        let folder = try TemporaryFolder()
        let path =
            module == nil
            ? "plugins/\(kind.rawValue)/test.lua" : "plugins/\(kind.rawValue)/test/init.lua"
        try folder.write(source, to: path)
        if let module { try folder.write(module, to: "plugins/\(kind.rawValue)/test/own/part.lua") }
        let plugins = PluginFolder([.init(path: folder.path + "/plugins", isDossier: true)])
        let file = try plugins.file(named: "\(kind.rawValue)/test")
        var check = PluginCheck(api, file) {
            let plugin = try Plugin(file, isBare: true)
            try plugin.check()
            return plugin
        }
        return try check.run().map(\.line).joined(separator: "\n")
    }

    /// A rule whose function has that body, on line 2.
    private func rule(_ body: String, _ rest: String = "") throws -> String {
        try findings(
            .scoring,
            "return { api = 1, summary = 'x', \(rest) score = function(contact, ctx)\n\(body)\nend }"
        )
    }

    @Test(arguments: [
        ("return contact.balance_cents", ""),
        (
            "return contact.ballance_cents",
            "2:16: contact has no field 'ballance_cents'; did you mean 'balance_cents'?"
        ),
        (
            "return contact.history.average_day_late",
            "2:24: history has no field 'average_day_late'; did you mean 'average_days_late'?"
        ),
        (
            "local h = contact.history return h.paid_cout",
            "2:36: history has no field 'paid_cout'; did you mean 'paid_count'?"
        ),
        (
            "local a, b = 1, contact.history or {} return b.paid_cout",
            "2:48: history has no field 'paid_cout'; did you mean 'paid_count'?"
        ),
        (
            "for _, i in ipairs(contact.invoices) do if i.dispued then return 1 end end",
            "2:46: invoice has no field 'dispued'; did you mean 'disputed'?"
        ),
        (
            "local first = contact.invoices[1] return first and first.day_late",
            "2:58: invoice has no field 'day_late'; did you mean 'days_late'?"
        ),
        (
            "return contact['segmnt']",
            "2:16: contact has no field 'segmnt'; did you mean 'segment'?"
        ),
        ("return ctx.tody", "2:12: ctx has no field 'tody'; did you mean 'today'?"),
        ("return ctx.cursor", "2:12: ctx has no field 'cursor'"),
        (
            "return ctx.text.simlarity('a', 'b')",
            "2:17: ctx.text has no field 'simlarity'; did you mean 'similarity'?"
        ),
        (
            "return ctx.creditor.accounting.emial",
            "2:32: interlocutor has no field 'emial'; did you mean 'email'?"
        ),
        (
            "return ctx.book and ctx.book.contcts",
            "2:30: book has no field 'contcts'; did you mean 'contacts'?"
        ),
        ("local x = tabel.concat({})", "2:11: unknown global 'tabel'; did you mean 'table'?"),
        ("return os.time()", "2:8: unknown global 'os'"),
        (
            "return ('x'):rep(2), string.formt('x')",
            "2:29: string has no field 'formt'; did you mean 'format'?"
        ),
        ("points = 1", "2:1: assignment to global 'points'; write 'local points'"),
        ("function helper() end", "2:10: assignment to global 'helper'; write 'local helper'"),
        ("return require('x')", "2:8: unknown global 'require'"),
        (
            "local function f(contact) return contact.sirne end return f(contact)",
            "2:42: contact has no field 'sirne'; did you mean 'siren'?"
        ),
        ("é = 1", "2:1: there is no Lua"),
        // What is not certain is not said.
        ("local contact = {} return contact.anything", ""),
        ("contact = {} return contact.anything", ""),
        ("local ctx = { own = 1 } return ctx.own", ""),
        ("for i, v in pairs(contact.fields) do local x = v.anything end", ""),
        ("local string = { own = 1 } return string.own", ""),
        ("for _, p in ipairs(contact.people) do local x = p.role:lower().y end", ""),
        ("local ok, e = pcall(ctx.cents, 'x') return e.code", ""),
        ("local t = setmetatable({}, { __index = math }) return t.x, _ENV, _VERSION", ""),
        ("repeat local done = true until done", ""), ("goto out ::out::", ""),
    ])
    func `a name that there is not is found`(body: String, said: String) throws {
        let found = try rule(body)
        if said.hasSuffix("there is no Lua") {
            #expect(found.hasPrefix("plugins/scoring/test.lua:2:1: "))
        } else {
            #expect(found == (said.isEmpty ? "" : "plugins/scoring/test.lua:" + said))
        }
    }

    @Test func `a setting that the schema does not have is found`() throws {
        let schema = "settings = { weight = { type = 'number', default = 1 } },"
        #expect(try rule("return ctx.settings.weight", schema) == "")
        #expect(
            try rule("local s = ctx.settings return s.wieght", schema)
                == "plugins/scoring/test.lua:2:33: ctx.settings has no field 'wieght'; did you mean 'weight'?"
        )
    }

    @Test func `a capability that is used and not asked for is found`() throws {
        func pull(_ needs: String, _ body: String) throws -> String {
            try findings(
                .connectors,
                "return { api = 1, summary = 'x', \(needs) pull = function(ctx)\n\(body) return {} end }"
            )
        }
        #expect(
            try pull("", "ctx.read.rows('x')")
                == "plugins/connectors/test.lua:2:5: ctx.read is used, and needs does not list 'read'; "
                + "write needs = { \"read\" }")
        let needs = "needs = { 'read' },"
        #expect(try pull(needs, "local x = ctx.read.rows('x', { limit = 1 })[1].anything") == "")
        #expect(
            try pull(needs, "local r, about = ctx.read.rows('x') local x = about.haeder")
                == "plugins/connectors/test.lua:2:53: rows_about has no field 'haeder'; did you mean 'header'?"
        )
        #expect(
            try pull(needs, "ctx.read.rows('x', { limt = 3 })")
                == "plugins/connectors/test.lua:2:22: row_options has no 'limt'; did you mean 'limit'?"
        )
        #expect(
            try pull(needs, "ctx.read.row('x')")
                == "plugins/connectors/test.lua:2:10: ctx.read has no field 'row'; did you mean 'rows'?"
        )
    }

    @Test func `a rule is given no capabilities`() throws {
        #expect(
            try rule("return ctx.read.text('x')")
                == "plugins/scoring/test.lua:2:12: a scoring rule is given no capabilities")
    }

    @Test(arguments: [
        (
            PluginKind.channels, "send = function(m, c) return { id = m.actoin } end",
            "1:72: message has no field 'actoin'; did you mean 'action'?"
        ),
        (
            .channels,
            "send = function(message) return {} end, poll = function(ctx) return ctx.waiting[1].sattus end",
            "1:117: action has no field 'sattus'; did you mean 'status'?"
        ),
        (
            .reports, "section = function(ctx) return ctx.figures.overdue_cent end",
            "1:77: figures has no field 'overdue_cent'; did you mean 'overdue_cents'?"
        ),
        (
            .reports, "section = function(ctx) return ctx.rows('overdue', { tops = 1 }) end",
            "1:87: row_query has no 'tops'; did you mean 'top'?"
        ),
        (
            .scenarios,
            "steps = { { name = 'a', day = 1, medium = 'call', when = function(i, c, ctx) return i.state end } }",
            "1:120: invoice has no field 'state'; did you mean 'states'?"
        ),
    ])
    func `every kind has its own arguments`(kind: PluginKind, body: String, said: String) throws {
        #expect(
            try findings(kind, "return { api = 1, summary = 'x', \(body) }")
                == "plugins/\(kind.rawValue)/test.lua:" + said)
    }

    @Test(arguments: [
        (
            "return { api = 1, summary = 'x',\n scroe = 1, score = function() end }",
            "2:2: has no use for 'scroe'; did you mean 'score'?"
        ),
        (
            "return { api = 1, summary = 'x',\n  score = 3 }",
            "2:3: 'score' is a number, expected a function"
        ),
        (
            "local p = { api = 1, summary = 'x',\n needs = { 'raed' }, score = function() end }\nreturn p",
            "2:2: needs 'raed', which there is not; did you mean 'read'?"
        ),
        (
            "return { api = 1, summary = 'x', score = function() end,\n settings = { w = {\n type = 'text' } } }",
            "3:2: settings.w.type is not one of string, number, integer, boolean, list, table, one_of"
        ),
        (
            "return { api = 1, summary = 'x', score = function() end,\n settings = { w = { type = 'integer', default = 'x' } } }",
            "2:39: the default of settings.w is not a whole number"
        ),
        ("local x = \n = 2", "2:2: unexpected symbol near '='"),
        ("error('no')", "1:1: no"),
    ])
    func `a declaration that is not one is found where it stands`(source: String, said: String)
        throws
    {
        #expect(try findings(.scoring, source) == "plugins/scoring/test.lua:" + said)
    }

    @Test func `the modules of a plugin are looked at too`() throws {
        let found = try findings(
            .scoring,
            "local part = require('own.part')\nreturn { api = 1, summary = 'x', score = part.score }",
            module: "return { score = function(contact, ctx)\n  return contact.sirne end }")
        #expect(
            found
                == "plugins/scoring/test/own/part.lua:2:18: contact has no field 'sirne'; did you mean 'siren'?"
        )
    }

    /// The plugins of the design, as integrators write them.
    @Test func `plugins that work have no findings`() throws {
        let drift = """
            return { api = 1, summary = 'x', settings = { drift = { type = 'integer', default = 15 } },
            score = function(contact, ctx)
              local points, why, worst, h = 0, {}, 0, contact.history
              local function add(n, text) points, why[#why + 1] = points + n, ("+%d %s"):format(n, text) end
              for _, i in ipairs(contact.invoices) do worst = math.max(worst, i.disputed and 0 or i.days_late) end
              if h.paid_count >= 3 and worst > h.average_days_late + ctx.settings.drift then
                add(25, ("%d jours de retard, contre %.0f d'habitude"):format(worst, h.average_days_late))
              end
              if h.promises_broken > 0 then
                add(15 * math.min(h.promises_broken, 2), h.promises_broken .. " promesse(s) rompue(s)")
              end
              if points > 0 then return points, table.concat(why, " ; ") end
            end }
            """
        #expect(try findings(.scoring, drift) == "")
        let section = """
            return { api = 1, summary = 'x', section = function(ctx)
              local rows = ctx.rows("overdue", { by = "contact.fields.salesperson", top = 10 })
              if #rows == 0 then return { { heading = "Par commercial" }, { text = "Rien d'échu." } } end
              return { { heading = "Par commercial" },
                { table = { columns = { { "key", "Commercial" }, { "amount_cents", "Échu", as = "money" } }, rows = rows } },
                { chart = { kind = "bar", rows = rows, x = "key", y = "amount_cents", alt = "Échu par commercial" } } }
            end }
            """
        #expect(try findings(.reports, section) == "")
        let erp = """
            local order = { "customers", "invoices" }
            local into = {
              customers = function(ctx, out, c)
                local people = {}
                for i, p in ipairs(c.contacts) do people[i] = { id = p.id, role = ctx.settings.roles[p.job], email = p.email } end
                table.insert(out.contacts, { id = c.code, name = c.name, people = people, fields = { salesperson = c.rep } })
              end,
              invoices = function(ctx, out, i)
                if i.status == "draft" then return end
                table.insert(out.invoices, { id = i.number, issue_date = ctx.date(i.date), amount_cents = ctx.cents(i.total, i.currency) })
              end,
            }
            local function pull(ctx)
              local s, at = ctx.settings, ctx.cursor or { stage = 1, page = 1, since = {} }
              local what = order[at.stage]
              local data = ctx.http.request({ url = s.url .. "/" .. what, as = "json", query = { page = at.page } }).data
              local out = { contacts = {}, invoices = {}, rejects = {}, as_of = data.booked_until }
              local newest = at.since[what]
              for _, row in ipairs(data.items) do
                local ok, problem = pcall(into[what], ctx, out, row)
                if not ok then table.insert(out.rejects, { source = what, line = row.id, reason = problem, row = row }) end
                if not newest or row.modified_at > newest then newest = row.modified_at end
              end
              local next = { stage = at.stage, page = 1, since = at.since }
              if #data.items < 200 then next.stage = at.stage + 1
              elseif newest == at.since[what] then next.page = at.page + 1 end
              next.since[what] = newest
              if next.stage > #order then next.stage, out.done = 1, true end
              return out, next
            end
            return { api = 1, summary = 'x', needs = { 'http' }, pull = pull,
              settings = { url = { type = 'string' }, roles = { type = 'table', default = {} } } }
            """
        #expect(try findings(.connectors, erp) == "")
    }

    @Test func `a plugin of a later level is refused`() throws {
        #expect(
            try findings(.scoring, "return { api = 2, summary = 'x', score = function() end }")
                == "plugins/scoring/test.lua:1:10: is written for interface 2, this program offers 1; "
                + "install a newer relance")
    }

    @Test func `bundled plugins changed at random end it well`() throws {
        let folder = try TemporaryFolder()
        var dice = Dice(seed: 3)
        let files = Bundled.folder.sorted
        for round in 0..<120 {
            let file = files[round % files.count]
            var source = try Array(Data(contentsOf: URL(fileURLWithPath: file.path)))
            for _ in 0..<Int.random(in: 1...4, using: &dice) where !source.isEmpty {
                let at = Int.random(in: 0..<source.count, using: &dice)
                if Bool.random(using: &dice) {
                    source[at] = UInt8.random(in: 32...126, using: &dice)
                } else {
                    source.removeSubrange(at..<min(source.count, at + 9))
                }
            }
            let path = "plugins/\(file.id.kind.rawValue)/changed.lua"
            try folder.write(String(decoding: source, as: UTF8.self), to: path)
            let plugins = PluginFolder([.init(path: folder.path + "/plugins", isDossier: true)])
            let changed = try plugins.file(named: "\(file.id.kind.rawValue)/changed")
            var check = PluginCheck(Self.api, changed) {
                let plugin = try Plugin(changed, isBare: true)
                try plugin.check()
                return plugin
            }
            for finding in try check.run() { #expect(!finding.problem.isEmpty) }
            try FileManager.default.removeItem(atPath: folder.path + "/" + path)
        }
    }
}
