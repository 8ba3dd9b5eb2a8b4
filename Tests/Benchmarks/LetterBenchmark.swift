import Foundation
import RelanceCore
import RelanceDocuments

/// Measures letters: composed, set and written as a PDF in memory, on one core.
struct LetterBenchmark {
    /// What a run took, in seconds of the processor.
    struct Costs {
        /// For each letter of one page.
        var short: Double
        /// For one letter of a thousand invoices, and of ten thousand.
        var thousand: Double
        var tenThousand: Double
        /// Pages of the longest letter.
        var pages: Int
    }

    private let composer: Composer
    private let day = Day(number: 20_000)

    init() throws {
        var creditor = Creditor(id: "Ateliers Méridien SAS")
        creditor.address = ["18 quai des Ormeaux", "69007 Lyon"]
        creditor.iban = "FR7699999000690000001234584"
        creditor.accounting = Interlocutor(name: "Claire Vasseur", phone: "04 65 71 00 11")
        composer = Composer(creditor: creditor, mandate: nil, templates: try Templates())
    }

    func run() throws -> Costs {
        // Fonts are looked for once in a process.
        let first = try sheets(invoices: 1)
        guard first.pages == 1 else {
            throw BenchmarkError("letter", "the short letter has \(first.pages) pages")
        }
        let count = 200
        let short = try Self.seconds { for _ in 0..<count { _ = try sheets(invoices: 1) } }
        let thousand = try Self.seconds { _ = try sheets(invoices: 1_000) }
        var pages = 0
        let tenThousand = try Self.seconds { pages = try sheets(invoices: 10_000).pages }
        return Costs(
            short: short / Double(count), thousand: thousand, tenThousand: tenThousand,
            pages: pages)
    }

    private func sheets(invoices count: Int) throws -> Message.Sheets {
        var contact = Contact(id: "C1")
        contact.name = "Boulangerie Lefèvre"
        contact.address = ["3 rue du Four", "69002 Lyon"]
        var account = RelanceCore.Account(contact: contact)
        account.invoices = (1...count).map { number in
            var invoice = Invoice(id: "F-\(100_000 + number)")
            invoice.dueDate = day.adding(-30)
            invoice.issueDate = day.adding(-60)
            invoice.amount = Money(1_000_00 + number, .euro)
            return invoice
        }
        var action = Action(id: "A0000001")
        (action.contact, action.medium, action.template) = ("C1", .letter, "reminder-1")
        action.claims = account.invoices.map {
            Claim(invoice: $0.id, step: "relance-1", level: 1, cents: $0.balance.cents)
        }
        action.amount = Money(action.claims.reduce(0) { $0 + $1.cents }, .euro)
        let message = try composer.message(
            for: action, account: account, today: day, earlier: [], attempt: 1)
        guard let sheets = message.sheets else {
            throw BenchmarkError("letter", "the message has no sheets")
        }
        return sheets
    }

    private static func seconds(_ body: () throws -> Void) rethrows -> Double {
        let start = clock()
        try body()
        return Double(clock() - start) / Double(CLOCKS_PER_SEC)
    }
}
