import Foundation
import RelanceCore
import RelancePlugins

/// Scores accounts and chooses their scenario with the plugins that come with the program.
struct RuleBenchmark {
    /// Seconds of one core for all accounts.
    struct Costs {
        /// Each scoring rule by name.
        var scoring: [(name: String, seconds: Double)] = []
        /// The scenarios asked in turn until one applies.
        var scenarios = 0.0
    }

    private typealias Customer = RelanceCore.Account

    static let count = 200_000
    static let day = Day(number: 20_781)

    func run() throws -> Costs {
        let plugins = PluginFolder([.init(path: Self.plugins, isDossier: false)])
        let context = Context.example(on: Self.day)
        let accounts = Self.accounts
        var costs = Costs()
        for name in ["payment-history", "exposure", "broken-promises"] {
            let plugin = try Plugin(plugins.file(named: "scoring/" + name))
            let rule = try ScoringRule(plugin, context: context)
            costs.scoring.append((name, try Self.seconds(accounts) { _ = try rule.score($0) }))
        }
        let names = [
            "public-sector", "private-individual", "key-account", "chronic-late-payer",
        ]
        let rules = try names.map {
            try ScenarioRule(Plugin(plugins.file(named: "scenarios/" + $0)), context: context)
        }
        costs.scenarios = try Self.seconds(accounts) { account in
            for rule in rules where try rule.applies?(account).value.holds ?? true { break }
        }
        return costs
    }

    static var accounts: [RelanceCore.Account] { (0..<count).map(account) }

    /// A customer with five open invoices, some of them late.
    private static func account(_ number: Int) -> Customer {
        var account = Customer(contact: Contact(id: "C\(number)"))
        account.invoices = (0..<5).map { index in
            var invoice = Invoice(id: "F\(number)-\(index)")
            invoice.contact = account.contact.id
            invoice.amount = Money(10_000 * (1 + (number + index) % 97), .euro)
            invoice.dueDate = day.adding((number * 7 + index * 13) % 60 - 40)
            return invoice
        }
        account.history.paidCount = number % 12
        account.history.daysLateSum = number % 200
        account.history.lastDelays = [number % 40, 3, 12]
        account.history.promisesBroken = number % 17 == 0 ? 1 : 0
        return account
    }

    static func seconds(
        _ accounts: [RelanceCore.Account], _ body: (RelanceCore.Account) throws -> Void
    ) throws
        -> Double
    {
        let start = clock()
        for account in accounts { try body(account) }
        return Double(clock() - start) / Double(CLOCKS_PER_SEC)
    }

    /// The plugins of the checkout that this was built in.
    static var plugins: String {
        var url = URL(fileURLWithPath: #filePath)
        for _ in 0..<3 { url.deleteLastPathComponent() }
        return url.path + "/plugins"
    }
}
