import Foundation
import RelanceCore
import RelancePlugins

/// A scoring rule that reads the open invoices, asked by the program and by a script of plain Lua.
struct ScoreBenchmark {
    struct Costs {
        /// CPU seconds for all contacts.
        var relance: Double
        /// The same over those of plain Lua with ready tables; nil where `lua5.4` is not installed.
        var ratio: Double?
    }

    private static let runs = 5

    private static let rule = """
        return {
          api = 1, summary = "x",
          settings = { drift = { type = "integer", default = 15, doc = "x" } },
          score = function(contact, ctx)
            local overdue, worst = 0, 0
            for _, invoice in ipairs(contact.invoices) do
              if invoice.days_late > 0 then
                overdue = overdue + invoice.balance_cents
                if invoice.days_late > worst then worst = invoice.days_late end
              end
            end
            local average = contact.history.average_days_late
            if average == nil or worst <= average + ctx.settings.drift then return nil end
            return overdue // 10000, ("%d jours de retard, contre %.0f d'habitude"):format(worst, average)
          end,
        }
        """

    /// The median seconds, and the median of the ratios, of runs in turn; all have to come to the same sum of points.
    func run(in workspace: borrowing Workspace) throws -> Costs {
        let folder = workspace.path("rules/scoring")
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true)
        try workspace.write(Self.rule, to: "rules/scoring/drift.lua")
        try workspace.write(script(workspace.path("rules/scoring/drift.lua")), to: "score.lua")
        let plugins = PluginFolder([.init(path: workspace.path("rules"), isDossier: false)])
        let plugin = try Plugin(plugins.file(named: "scoring/drift"))
        let rule = try ScoringRule(plugin, context: .example(on: RuleBenchmark.day))
        let accounts = RuleBenchmark.accounts
        var own: [Double] = []
        var ratios: [Double] = []
        for _ in 0..<Self.runs {
            let (seconds, points) = try bySwift(rule, accounts)
            own.append(seconds)
            if let lua = try byLua(points, in: workspace) { ratios.append(seconds / lua) }
        }
        return Costs(relance: own.median, ratio: ratios.isEmpty ? nil : ratios.median)
    }

    private func bySwift(_ rule: ScoringRule, _ accounts: [RelanceCore.Account]) throws -> (
        seconds: Double, points: Double
    ) {
        var points = 0.0
        let seconds = try RuleBenchmark.seconds(accounts) { account in
            points += try rule.score(account).value?.points ?? 0
        }
        return (seconds, points)
    }

    private func byLua(_ points: Double, in workspace: borrowing Workspace) throws -> Double? {
        let command = Command("lua5.4", workspace.path("score.lua"))
        guard try command.run(output: workspace.path("scored")) != nil else { return nil }
        let found = try workspace.text("scored").split(separator: "\n").compactMap { Double($0) }
        guard found.count == 2, found[1] == points else {
            throw BenchmarkError("lua5.4", "came to \(found), the program to \(points) points")
        }
        return found[0]
    }

    /// The contacts of `RuleBenchmark`, as tables.
    private func script(_ rule: String) -> String {
        """
        local score = dofile("\(rule)").score
        local ctx = { settings = { drift = 15 } }
        local contacts = {}
        for number = 0, \(RuleBenchmark.count - 1) do
          local invoices = {}
          for index = 0, 4 do
            invoices[index + 1] = {
              id = "F" .. number .. "-" .. index, balance_cents = 10000 * (1 + (number + index) % 97),
              days_late = 40 - (number * 7 + index * 13) % 60,
            }
          end
          local paid = number % 12
          contacts[number + 1] = {
            id = "C" .. number, invoices = invoices,
            history = { average_days_late = paid > 0 and number % 200 / paid or nil },
          }
        end
        local points, start = 0, os.clock()
        for _, contact in ipairs(contacts) do points = points + (score(contact, ctx) or 0) end
        print(os.clock() - start)
        print(points)

        """
    }
}
