import RelanceCore
import RelanceDocuments
import RelanceTestSupport
import Testing

struct AccountStatementTests {
    private func invoice(_ id: String, _ cents: Int, on day: String, open: Int) -> Invoice {
        var invoice = Invoice(id: id)
        (invoice.number, invoice.issueDate) = (id, .of(day))
        invoice.amount = Money(cents, .euro)
        invoice.settledCents = cents - open
        return invoice
    }

    private func payment(_ id: String, _ cents: Int, on day: String, used: Int) -> Payment {
        var payment = Payment(id: id)
        (payment.reference, payment.date) = (id, .of(day))
        (payment.amount, payment.allocatedCents) = (Money(cents, .euro), used)
        return payment
    }

    @Test func `each document stands with what was owed after it`() {
        let accounts = AccountStatement.all(
            invoices: [
                invoice("F2", 500_00, on: "2026-02-10", open: 500_00),
                invoice("F1", 1_000_00, on: "2026-01-10", open: 300_00),
            ],
            payments: [payment("VIR", 700_00, on: "2026-02-10", used: 700_00)])
        #expect(accounts.count == 1)
        #expect(accounts.first?.entries.map(\.label) == ["F1", "F2", "VIR"])
        #expect(accounts.first?.entries.map(\.balance) == [1_000_00, 1_500_00, 800_00])
        #expect(accounts.first?.balance == 800_00)
    }

    @Test func `what was removed or carried forward is left out, and currencies stand apart`() {
        var gone = invoice("F0", 90_00, on: "2025-01-01", open: 90_00)
        gone.removed = "supprimée"
        var dollars = invoice("F9", 50_00, on: "2026-01-01", open: 50_00)
        dollars.amount = Money(50_00, Currency("USD") ?? .euro)
        let accounts = AccountStatement.all(
            invoices: [gone, dollars, invoice("F1", 10_00, on: "2026-01-02", open: 10_00)],
            payments: [])
        #expect(accounts.map(\.currency.code) == ["EUR", "USD"])
        #expect(accounts.map { $0.entries.map(\.label) } == [["F1"], ["F9"]])
    }

    @Test func `a balance that the source states otherwise is told, not hidden`() {
        var stated = invoice("F1", 100_00, on: "2026-01-02", open: 100_00)
        stated.statedBalanceCents = 60_00
        let account = AccountStatement.all(invoices: [stated], payments: []).first
        #expect(account?.entries.last?.kind == .stated)
        #expect(account?.entries.last?.cents == -40_00)
        #expect(account?.balance == 60_00)
    }
}
