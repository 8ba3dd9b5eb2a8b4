import RelanceCore
import RelanceTestSupport
import Testing

extension Invoice {
    fileprivate static func sample(cents: Int = 100_00, settled: Int = 0) -> Invoice {
        var invoice = Invoice(id: "F1")
        invoice.amount = Money(cents, .euro)
        invoice.settledCents = settled
        invoice.dueDate = .of("2026-03-01")
        return invoice
    }
}

struct InvoiceTests {
    private let today = Day.of("2026-03-31")

    @Test(arguments: [
        (100_00, 0, 100_00, Invoice.Status.open), (100_00, 40_00, 60_00, .partlyPaid),
        (100_00, 100_00, 0, .paid), (-100_00, 0, -100_00, .open),
        (-100_00, -40_00, -60_00, .partlyPaid),
        (-100_00, -100_00, 0, .paid),
    ])
    func `what is settled is owed no more`(
        cents: Int, settled: Int, balance: Int, status: Invoice.Status
    ) {
        let invoice = Invoice.sample(cents: cents, settled: settled)
        #expect(invoice.balance == Money(balance, .euro))
        #expect(invoice.status == status)
    }

    @Test(arguments: [(100_00, Invoice.Status.open), (25_00, .partlyPaid), (0, .paid)])
    func `a balance that the source states counts alone`(stated: Int, status: Invoice.Status) {
        var invoice = Invoice.sample(settled: 10_00)
        invoice.statedBalanceCents = stated
        #expect(invoice.balance.cents == stated)
        #expect(invoice.status == status)
    }

    @Test func `the balance is in the currency of the invoice`() {
        var invoice = Invoice.sample()
        invoice.amount = Money(5, .of("USD"))
        #expect(invoice.balance == Money(5, .of("USD")))
    }

    @Test func `an open invoice is late since its due date`() {
        #expect(Invoice.sample().daysLate(on: today) == 30)
        #expect(Invoice.sample().daysLate(on: .of("2026-03-01")) == 0)
        #expect(Invoice.sample().daysLate(on: .of("2026-02-27")) == -2)
    }

    @Test func `a partly paid invoice goes on being late`() {
        var invoice = Invoice.sample(settled: 40_00)
        invoice.paidOn = .of("2026-03-05")
        #expect(invoice.daysLate(on: today) == 30)
    }

    @Test func `a paid invoice keeps the delay at payment`() {
        var invoice = Invoice.sample(settled: 100_00)
        invoice.paidOn = .of("2026-03-11")
        #expect(invoice.daysLate(on: today) == 10)
        invoice.paidOn = .of("2026-02-20")
        #expect(invoice.daysLate(on: today) == -9)
    }

    @Test func `an invoice without due date is not late`() {
        var invoice = Invoice.sample()
        invoice.dueDate = nil
        #expect(invoice.daysLate(on: today) == nil)
    }

    @Test func `a removed invoice is no claim`() {
        var invoice = Invoice.sample(settled: 40_00)
        invoice.removed = "deleted in the ERP"
        #expect(invoice.status == .cancelled)
        #expect(invoice.balance.cents == 0)
        #expect(invoice.cancelled == "deleted in the ERP")
    }

    @Test func `a carried invoice is no claim, and says since when`() {
        var invoice = Invoice.sample()
        invoice.carried = .of("2026-01-01")
        #expect(invoice.status == .cancelled)
        #expect(invoice.balance.cents == 0)
        #expect(invoice.cancelled == "carried forward on 2026-01-01")
    }
}
