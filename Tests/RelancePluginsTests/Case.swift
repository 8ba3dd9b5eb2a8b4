import Foundation
import RelanceCore
import RelancePlugins
import RelanceTestSupport

/// A plugin for a test, in a folder of its own.
struct Case {
    private static let today = Day.of("2026-11-24")
    let context: Context
    let plugin: Plugin
    private let folder: TemporaryFolder

    /// Loads a plugin whose declaration holds `body`.
    init(
        _ kind: PluginKind, _ body: String, settings: Plain = .object([]), on day: Day = today
    ) throws {
        folder = try TemporaryFolder()
        try folder.write(
            "return {\n  api = 1, summary = \"Essai\",\n  \(body)\n}\n",
            to: "plugins/\(kind.rawValue)/test.lua")
        let folders = PluginFolder([.init(path: folder.path + "/plugins", isDossier: true)])
        var configuration = PluginConfiguration()
        configuration.settings = settings
        context = .example(on: day)
        plugin = try Plugin(
            folders.file(named: "\(kind.rawValue)/test"), configuration: configuration)
    }

    /// A rule whose function has that body, on line 4 of the file.
    static func scoring(_ body: String, on day: Day = today) throws -> ScoringRule {
        let test = try Case(
            .scoring, "score = function(contact, ctx)\n    \(body)\n  end,", on: day)
        return try ScoringRule(
            test.plugin, context: test.context,
            book: { BookTotals(balanceCents: 5, overdueCents: 3, contacts: 2) })
    }

    /// A scenario with those parts.
    static func scenario(_ body: String, settings: Plain = .object([])) throws -> ScenarioRule {
        let test = try Case(.scenarios, body, settings: settings)
        return try ScenarioRule(test.plugin, context: test.context)
    }

    /// What an error of `body` says; "none" where there is none.
    static func error(_ body: () throws -> Void) -> String {
        do {
            try body()
            return "none"
        } catch {
            return "\(error)"
        }
    }
}

/// The plugins that come with the program.
enum Bundled {
    static let folder: PluginFolder = {
        var url = URL(fileURLWithPath: #filePath)
        for _ in 0..<3 { url.deleteLastPathComponent() }
        return PluginFolder([.init(path: url.path + "/plugins", isDossier: false)])
    }()

    static func plugin(_ name: String, settings: Plain = .object([])) throws -> Plugin {
        var configuration = PluginConfiguration()
        configuration.settings = settings
        return try Plugin(folder.file(named: name), configuration: configuration)
    }

    static func scenario(_ name: String, settings: Plain = .object([])) throws -> ScenarioRule {
        try ScenarioRule(plugin("scenarios/" + name, settings: settings), context: .example())
    }
}

extension Account {
    /// A contact that owes 1,200 € since ten days, 300 € from in six days on, and has paid 100 €.
    static func sample(_ id: String = "C1") -> Account {
        var contact = Contact(id: id)
        contact.segment = "pme"
        contact.people = [Person(id: "p1")]
        var account = Account(contact: contact)
        account.invoices = [
            .sample("F1", cents: 1_200_00, due: "2026-11-14"),
            .sample("F2", cents: 300_00, due: "2026-11-30"),
        ]
        var payment = Payment(id: "P1")
        payment.amount = Money(100_00, .euro)
        account.payments = [payment]
        account.history.paidCount = 4
        account.history.daysLateSum = 50
        account.history.lastDelays = [10, 20, 12]
        return account
    }
}

extension Invoice {
    static func sample(_ id: String, cents: Int, due: String) -> Invoice {
        var invoice = Invoice(id: id)
        invoice.amount = Money(cents, .euro)
        invoice.issueDate = Day.of(due).adding(-30)
        invoice.dueDate = .of(due)
        return invoice
    }
}
