import Foundation
import RelanceCore
import RelancePlugins
import RelanceRules

/// Decides about one contact with ever more items: the work may not grow with their square.
struct DecideBenchmark {
    private typealias Customer = RelanceCore.Account

    /// CPU seconds of a decision over 500 and 4,000 items, and over 4,000 with records, disputes and promises.
    struct Costs {
        var small = 0.0
        var large = 0.0
        var busy = 0.0
    }

    private static let day = Day(number: 20_781)

    func run() throws -> Costs {
        let folder = PluginFolder([.init(path: RuleBenchmark.plugins, isDossier: false)])
        let plugin = try Plugin(folder.file(named: "scenarios/standard"))
        let rule = try ScenarioRule(plugin, context: .example(on: Self.day))
        func seconds(_ account: Customer) throws -> Double {
            try (0..<3).map { _ in
                try RuleBenchmark.seconds([account]) { account in
                    _ = try decide(
                        account, scenarios: [rule], policy: RelanceRules.Policy(),
                        calendar: RelanceRules.Calendar(), on: Self.day)
                }
            }.min() ?? 0
        }
        return Costs(
            small: try seconds(Self.account(500)), large: try seconds(Self.account(4_000)),
            busy: try seconds(Self.busy(Self.account(4_000))))
    }

    private static func account(_ count: Int) -> Customer {
        var account = Customer(contact: Contact(id: "C1"))
        account.contact.email = "compta@client.example"
        account.contact.address = ["1 rue du Port", "13002 Marseille"]
        account.invoices = (0..<count).map { index in
            var invoice = Invoice(id: "F\(index)")
            (invoice.contact, invoice.amount) = ("C1", Money(100_00, .euro))
            invoice.dueDate = day.adding(index * 60 / count - 55)
            return invoice
        }
        return account
    }

    private static func busy(_ account: Customer) -> Customer {
        var account = account
        for (index, invoice) in account.invoices.enumerated() {
            if index.isMultiple(of: 3) {
                account.records.append(
                    StepRecord(
                        invoice: invoice.id, step: "relance-1", level: 1, day: day.adding(-20),
                        medium: .email))
            }
            guard index.isMultiple(of: 7) else { continue }
            var dispute = Dispute(id: "D\(index)")
            (dispute.contact, dispute.invoices) = ("C1", [invoice.id])
            account.disputes.append(dispute)
            var promise = Promise(id: "Q\(index)")
            (promise.contact, promise.invoices) = ("C1", ["F\(index + 1)"])
            (promise.amount, promise.date) = (Money(50_00, .euro), day.adding(10))
            account.promises.append(promise)
        }
        return account
    }
}
