import RelanceCore
import RelanceRules
import RelanceTestSupport
import Testing

/// What settles what within the same books.
struct SettlementTests {
    @Test func `a group that balances is settled on the day of its last item`() {
        let settlement = Settlement([
            .invoice("F1", 100, "2026-01-10", letter: "A"),
            .invoice("F2", 50, "2026-02-10", letter: "A"),
            .payment("P1", 120, "2026-03-01", letter: "A"),
            .payment("P2", 30, "2026-03-20", letter: "A"),
        ])
        #expect(
            settlement.text == """
                F1 0 of 100 on 2026-03-01
                F2 0 of 50 on 2026-03-20
                P1 0 of -120 on 2026-03-01
                P2 0 of -30 on 2026-03-20
                """)
        #expect(
            settlement.parts == [
                Settlement.Part(from: 2, to: 0, cents: 100),
                Settlement.Part(from: 2, to: 1, cents: 20),
                Settlement.Part(from: 3, to: 1, cents: 30),
            ])
    }

    @Test func `a group that does not balance leaves the rest on the newest claim`() {
        let settlement = Settlement([
            .invoice("F2", 100, "2026-02-10", letter: "A"),
            .invoice("F1", 100, "2026-01-10", letter: "A"),
            .payment("P1", 130, "2026-03-01", letter: "A"),
        ])
        #expect(settlement.left == [70, 0, 0])
    }

    @Test func `what a group pays too much stays on the newest payment`() {
        let settlement = Settlement([
            .invoice("F1", 100, "2026-01-10", letter: "A"),
            .payment("P1", 80, "2026-02-01", letter: "A"),
            .payment("P2", 80, "2026-03-01", letter: "A"),
        ])
        #expect(settlement.left == [0, 0, -60])
    }

    @Test func `what bears no letter stays open`() {
        let settlement = Settlement([
            .invoice("F1", 100, "2026-01-10"), .payment("P1", 100, "2026-02-01"),
            .invoice("F2", 100, "2026-01-10", letter: "A"),
            .payment("P2", 100, "2026-02-01", letter: "B"),
        ])
        #expect(settlement.left == [100, -100, 100, -100])
        #expect(settlement.parts.isEmpty)
    }

    @Test func `nothing is settled where there is nothing`() {
        let settlement = Settlement([])
        #expect(settlement.left.isEmpty && settlement.parts.isEmpty)
    }

    @Test func `a credit note settles the invoice that it names`() {
        let settlement = Settlement([
            .invoice("F1", 100, "2026-01-10"), .invoice("F2", 100, "2026-01-05"),
            .invoice("N1", -40, "2026-02-01", credits: "F1"),
        ])
        #expect(settlement.left == [60, 100, 0])
        #expect(settlement.lastPart[0] == .of("2026-02-01"))
    }

    @Test func `what a credit note has over stays with it`() {
        let settlement = Settlement([
            .invoice("F1", 100, "2026-01-10"), .invoice("N1", -140, "2026-02-01", credits: "F1"),
        ])
        #expect(settlement.left == [0, -40])
    }

    @Test func `of two credit notes for an invoice the earlier is used first`() {
        let settlement = Settlement([
            .invoice("N2", -80, "2026-03-01", credits: "F1"), .invoice("F1", 100, "2026-01-10"),
            .invoice("N1", -80, "2026-02-01", credits: "F1"),
        ])
        #expect(settlement.left == [-60, 0, 0])
    }

    @Test(arguments: ["F9", "N1", "P1"])
    func `a credit note that names no invoice of the contact stays open`(name: String) {
        let settlement = Settlement([
            .invoice("N1", -40, "2026-02-01", credits: name), .payment("P1", -40, "2026-02-01"),
        ])
        #expect(settlement.left == [-40, 40])
    }

    @Test func `a credit note comes before lettering`() {
        let settlement = Settlement([
            .invoice("F1", 100, "2026-01-10", letter: "A"),
            .payment("P1", 100, "2026-01-20", letter: "A"),
            .invoice("N1", -40, "2026-02-01", credits: "F1"),
        ])
        #expect(settlement.left == [0, -40, 0])
    }

    @Test func `what the source allocates comes before all else`() {
        let settlement = Settlement(
            [
                .invoice("F1", 100, "2026-01-10", letter: "A"), .invoice("F2", 100, "2026-01-11"),
                .payment("P1", 100, "2026-01-20", letter: "A"),
                .invoice("N1", -50, "2026-02-01", credits: "F1"),
            ], given: [Settlement.Part(from: 2, to: 1, cents: 70)])
        #expect(settlement.left == [20, 30, 0, 0])
        #expect(settlement.parts.first == Settlement.Part(from: 2, to: 1, cents: 70))
    }

    @Test(arguments: [(500, 70), (100, 70), (70, 70), (30, 30), (0, 0), (-5, 0)])
    func `an allocation goes no further than the payment and the invoice`(given: Int, used: Int) {
        let settlement = Settlement(
            [.invoice("F1", 100, "2026-01-10"), .payment("P1", 70, "2026-01-20")],
            given: [Settlement.Part(from: 1, to: 0, cents: given)])
        #expect(settlement.left == [100 - used, used - 70])
    }

    @Test func `an allocation the wrong way round settles nothing`() {
        let settlement = Settlement(
            [.invoice("F1", 100, "2026-01-10"), .payment("P1", 70, "2026-01-20")],
            given: [
                Settlement.Part(from: 0, to: 1, cents: 50),
                Settlement.Part(from: 0, to: 0, cents: 50),
                Settlement.Part(from: 1, to: 1, cents: 50),
            ])
        #expect(settlement.left == [100, -70])
    }

    @Test func `a refund is a claim that a payment or credit note settles`() {
        let settlement = Settlement([
            .payment("P1", 100, "2026-01-10", letter: "A"),
            .payment("R1", -60, "2026-02-10", letter: "A"),
            .invoice("N1", -40, "2026-01-10", letter: "B"),
            .payment("R2", -40, "2026-02-20", letter: "B"),
        ])
        #expect(settlement.left == [-40, 0, 0, 0])
        #expect(settlement.lastPart[2] == .of("2026-02-20"))
    }

    @Test func `currencies do not mix in a group`() {
        let dollar = Currency.of("USD")
        let settlement = Settlement([
            .invoice("F1", 100, "2026-01-10", letter: "A"),
            .payment("P1", 100, "2026-02-10", dollar, letter: "A"),
            .invoice("F2", 80, "2026-01-10", dollar, letter: "A"),
        ])
        #expect(settlement.left == [100, -20, 0])
    }

    @Test func `currencies do not mix in what the source allocates or credits`() {
        let dollar = Currency.of("USD")
        let settlement = Settlement(
            [
                .invoice("F1", 100, "2026-01-10"), .payment("P1", 100, "2026-02-10", dollar),
                .invoice("N1", -100, "2026-02-10", dollar, credits: "F1"),
            ], given: [Settlement.Part(from: 1, to: 0, cents: 100)])
        #expect(settlement.left == [100, -100, -100])
    }

    @Test func `items without date are settled by their letter, after those with one`() {
        let settlement = Settlement([
            .invoice("F1", 100, nil, letter: "A"), .invoice("F2", 100, "2026-02-10", letter: "A"),
            .payment("P1", 150, nil, letter: "A"),
        ])
        #expect(settlement.left == [50, 0, 0])
        #expect(settlement.lastPart == [nil, .of("2026-02-10"), .of("2026-02-10")])
    }

    @Test func `items of one day are taken in the order of their ids`() {
        let settlement = Settlement([
            .invoice("F2", 100, "2026-01-10", letter: "A"),
            .invoice("F1", 100, "2026-01-10", letter: "A"),
            .payment("P1", 100, "2026-02-10", letter: "A"),
        ])
        #expect(settlement.left == [100, 0, 0])
    }
}
