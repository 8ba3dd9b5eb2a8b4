import RelanceCore
import RelanceTestSupport
import Testing

struct PaymentTests {
    private func payment(_ cents: Int, allocated: Int = 0) -> Payment {
        var payment = Payment(id: "P1")
        payment.amount = Money(cents, .euro)
        payment.allocatedCents = allocated
        return payment
    }

    @Test(arguments: [
        (100_00, 0, 100_00), (100_00, 40_00, 60_00), (100_00, 100_00, 0), (-50_00, -20_00, -30_00),
    ])
    func `what settles nothing is unallocated`(cents: Int, allocated: Int, left: Int) {
        #expect(payment(cents, allocated: allocated).unallocated == Money(left, .euro))
    }

    @Test func `what is left of a removed or carried payment counts no more`() {
        var removed = payment(100_00)
        removed.removed = "booked twice"
        #expect(removed.unallocated.cents == 0)
        var carried = payment(100_00)
        carried.carried = .of("2026-01-01")
        #expect(carried.unallocated.cents == 0)
        #expect(carried.cancelled == "carried forward on 2026-01-01")
    }

    @Test(
        arguments: [
            ["invoice": "F1"], ["amount_cents": 5], ["invoice": "F1", "amount_cents": "5"], "F1",
            [],
            ["invoice": "F1", "amount_cents": .integer(.min)],
        ] as [Plain])
    func `an allocation needs an invoice and a sum`(plain: Plain) {
        #expect(Allocation(plain: plain) == nil)
    }
}
