import RelanceCore
import RelanceRules
import RelanceTestSupport
import Testing

/// What an opening balance is to the items before it.
struct SettlementOpeningsTests {
    private let opens = Day.of("2026-01-01")

    @Test func `without earlier items an opening is a claim like others`() {
        let settlement = Settlement([
            .invoice("O1", 100, "2026-01-01", letter: "A", opens: "2026-01-01"),
            .payment("P1", 60, "2026-02-01", letter: "A"),
        ])
        #expect(settlement.left == [40, 0])
        #expect(settlement.carried == [nil, nil])
        #expect(settlement.disagreements.isEmpty)
    }

    @Test func `an opening that agrees with what was left is carried, the invoices stay`() {
        let settlement = Settlement([
            .invoice("F1", 100, "2025-03-10"), .invoice("F2", 50, "2025-04-10"),
            .payment("P1", 30, "2025-05-01"),
            .invoice("O1", 120, "2026-01-01", opens: "2026-01-01"),
            .invoice("F3", 10, "2026-02-01"),
        ])
        #expect(settlement.left == [100, 50, -30, 120, 10])
        #expect(settlement.carried == [nil, nil, nil, opens, nil])
        #expect(settlement.disagreements.isEmpty)
    }

    @Test func `what was settled before is not opened`() {
        let settlement = Settlement([
            .invoice("F1", 100, "2025-03-10", letter: "A"),
            .payment("P1", 100, "2025-05-01", letter: "A"),
            .invoice("F2", 50, "2025-04-10"), .invoice("O1", 50, "2026-01-01", opens: "2026-01-01"),
        ])
        #expect(settlement.carried == [nil, nil, nil, opens])
    }

    @Test func `a payment lettered with a carried opening pays the invoice of its number`() {
        let settlement = Settlement([
            .invoice("F1", 100, "2025-03-10", number: "1"),
            .invoice("F2", 100, "2025-04-10", number: "2"),
            .invoice("O1", 100, "2026-01-01", number: "1", opens: "2026-01-01"),
            .invoice("O2", 100, "2026-01-01", number: "2", letter: "A", opens: "2026-01-01"),
            .payment("P1", 100, "2026-02-01", letter: "A"),
        ])
        #expect(
            settlement.text == """
                F1 100 of 100
                F2 0 of 100 on 2026-02-01
                O1 100 of 100 carried 2026-01-01
                O2 100 of 100 carried 2026-01-01
                P1 0 of -100 on 2026-02-01
                """)
    }

    @Test func `a payment lettered with a summed opening pays the oldest invoices`() {
        let settlement = Settlement([
            .invoice("F2", 100, "2025-04-10", number: "2"),
            .invoice("F1", 100, "2025-03-10", number: "1"),
            .invoice("O1", 200, "2026-01-01", number: "AN", letter: "A", opens: "2026-01-01"),
            .payment("P1", 150, "2026-02-01", letter: "A"),
        ])
        #expect(settlement.left == [50, 0, 200, 0])
    }

    @Test func `two carried openings of one group stand for different invoices`() {
        let settlement = Settlement([
            .invoice("F1", 100, "2025-03-10"), .invoice("F2", 100, "2025-04-10"),
            .invoice("O1", 100, "2026-01-01", letter: "A", opens: "2026-01-01"),
            .invoice("O2", 100, "2026-01-01", letter: "A", opens: "2026-01-01"),
            .payment("P1", 200, "2026-02-01", letter: "A"),
        ])
        #expect(settlement.left == [0, 0, 100, 100, 0])
    }

    @Test func `an opening stands for its sum, no more`() {
        let settlement = Settlement([
            .invoice("F1", 100, "2025-03-10"), .invoice("N1", -40, "2025-04-10"),
            .invoice("O1", 60, "2026-01-01", letter: "A", opens: "2026-01-01"),
            .payment("P1", 90, "2026-02-01", letter: "A"),
        ])
        #expect(settlement.left == [40, -40, 60, -30])
    }

    @Test func `an earlier payment that an opening holds pays an invoice of the new year`() {
        let settlement = Settlement([
            .payment("P1", 100, "2025-12-20"),
            .invoice("O1", -100, "2026-01-01", letter: "A", opens: "2026-01-01"),
            .invoice("F1", 80, "2026-02-01", letter: "A"),
        ])
        #expect(settlement.left == [-20, -100, 0])
    }

    @Test func `what the source allocates to a carried opening pays the invoice`() {
        let settlement = Settlement(
            [
                .invoice("F1", 100, "2025-03-10"),
                .invoice("O1", 100, "2026-01-01", opens: "2026-01-01"),
                .payment("P1", 100, "2026-02-01"),
            ], given: [Settlement.Part(from: 2, to: 1, cents: 70)])
        #expect(settlement.left == [30, 100, -30])
        #expect(settlement.carried == [nil, opens, nil])
        #expect(settlement.parts == [Settlement.Part(from: 2, to: 0, cents: 70)])
    }

    @Test func `a payment of the new year that the source allocates does not disturb the opening`()
    {
        let settlement = Settlement(
            [
                .invoice("F1", 100, "2025-03-10"),
                .invoice("O1", 100, "2026-01-01", opens: "2026-01-01"),
                .payment("P1", 100, "2026-02-01"),
            ], given: [Settlement.Part(from: 2, to: 0, cents: 100)])
        #expect(settlement.left == [0, 100, 0])
        #expect(settlement.disagreements.isEmpty)
    }

    @Test func `a credit note of the new year settles an invoice of the old one`() {
        let settlement = Settlement([
            .invoice("F1", 100, "2025-03-10"),
            .invoice("O1", 100, "2026-01-01", opens: "2026-01-01"),
            .invoice("N1", -100, "2026-02-01", credits: "F1"),
            .invoice("N2", -10, "2026-02-01", credits: "O1"),
        ])
        #expect(settlement.left == [0, 100, 0, -10])
        #expect(settlement.disagreements.isEmpty)
    }

    @Test func `where an opening disagrees the books of the new year are right`() {
        let settlement = Settlement([
            .invoice("F1", 100, "2025-03-10", number: "1"),
            .invoice("F2", 50, "2025-04-10", number: "2"),
            .payment("P1", 30, "2025-05-01"),
            .invoice("O1", 100, "2026-01-01", number: "1", opens: "2026-01-01"),
            .invoice("O2", 45, "2026-01-01", number: "2", opens: "2026-01-01"),
        ])
        #expect(
            settlement.text == """
                F1 100 of 100
                F2 50 of 50 carried 2026-01-01
                P1 -30 of -30 carried 2026-01-01
                O1 100 of 100 carried 2026-01-01
                O2 45 of 45
                """)
        #expect(settlement.disagreements.map(\.opens) == [opens])
        #expect(settlement.disagreements.map(\.cents) == [25])
    }

    @Test func `a payment lettered with the carried one of them pays the invoice`() {
        let settlement = Settlement([
            .invoice("F1", 100, "2025-03-10", number: "1"),
            .invoice("O1", 100, "2026-01-01", number: "1", letter: "A", opens: "2026-01-01"),
            .invoice("O2", 45, "2026-01-01", number: "2", opens: "2026-01-01"),
            .payment("P1", 100, "2026-02-01", letter: "A"),
        ])
        #expect(settlement.left == [0, 100, 45, 0])
    }

    @Test func `of several alike the smallest ids belong together`() {
        let items: [Settlement.Item] = [
            .invoice("O2", 10, "2026-01-01", number: "1", opens: "2026-01-01"),
            .invoice("O1", 10, "2026-01-01", number: "1", opens: "2026-01-01"),
            .invoice("F1", 10, "2025-03-10", number: "1"),
            .invoice("F0", 5, "2025-03-10", number: "1"),
        ]
        #expect(Settlement(items).carried == [nil, opens, nil, opens])
    }

    @Test func `where all was settled an opening disagrees`() {
        let settlement = Settlement([
            .invoice("F1", 100, "2025-03-10", letter: "A"),
            .payment("P1", 100, "2025-05-01", letter: "A"),
            .invoice("O1", 20, "2026-01-01", opens: "2026-01-01"),
        ])
        #expect(settlement.left == [0, 0, 20])
        #expect(settlement.carried == [nil, nil, nil])
        #expect(settlement.disagreements.map(\.cents) == [20])
    }

    @Test func `openings agree or disagree each in its currency`() {
        let dollar = Currency.of("USD")
        let settlement = Settlement([
            .invoice("F1", 100, "2025-03-10"), .invoice("F2", 50, "2025-03-10", dollar),
            .invoice("O1", 100, "2026-01-01", opens: "2026-01-01"),
            .invoice("O2", 40, "2026-01-01", dollar, opens: "2026-01-01"),
        ])
        #expect(settlement.carried == [nil, opens, opens, nil])
        #expect(settlement.disagreements.map(\.cents) == [-10])
    }

    @Test func `differences of two currencies do not make up for each other`() {
        let dollar = Currency.of("USD")
        let settlement = Settlement([
            .invoice("F1", 100, "2025-03-10"), .invoice("F2", 50, "2025-03-10", dollar),
            .invoice("O1", 50, "2026-01-01", opens: "2026-01-01"),
            .invoice("O2", 100, "2026-01-01", dollar, opens: "2026-01-01"),
        ])
        #expect(settlement.carried == [opens, opens, nil, nil])
        #expect(settlement.disagreements.map(\.cents) == [-50, 50])
    }

    @Test func `a currency that only the opening has opens nothing else`() {
        let settlement = Settlement([
            .invoice("F1", 100, "2025-03-10"),
            .invoice("O1", 50, "2026-01-01", .of("USD"), opens: "2026-01-01"),
        ])
        #expect(settlement.carried == [nil, nil])
        #expect(settlement.disagreements.isEmpty)
    }

    @Test func `an invoice open for years is the same through all its openings`() {
        let settlement = Settlement([
            .invoice("F1", 100, "2024-11-10", number: "1"),
            .invoice("O1", 100, "2024-11-10", number: "1", opens: "2025-01-01"),
            .invoice("O2", 100, "2024-11-10", number: "1", letter: "A", opens: "2026-01-01"),
            .payment("P1", 100, "2026-02-01", letter: "A"),
        ])
        #expect(
            settlement.text == """
                F1 0 of 100 on 2026-02-01
                O1 100 of 100 carried 2025-01-01
                O2 100 of 100 carried 2026-01-01
                P1 0 of -100 on 2026-02-01
                """)
        #expect(settlement.disagreements.isEmpty)
    }

    @Test func `openings that letter each other settle what they stand for`() {
        let settlement = Settlement([
            .invoice("F1", 100, "2025-03-10", number: "1"), .payment("P1", 100, "2025-12-20"),
            .invoice("O1", 100, "2025-03-10", number: "1", letter: "A", opens: "2026-01-01"),
            .invoice("O2", -100, "2025-12-20", letter: "A", opens: "2026-01-01"),
        ])
        #expect(settlement.left == [0, 0, 100, -100])
        #expect(settlement.carried == [nil, nil, opens, opens])
    }

    @Test func `an opening without date belongs to the year that it opens`() {
        let settlement = Settlement([
            .invoice("O1", 100, nil, opens: "2025-01-01"),
            .invoice("O2", 100, nil, opens: "2026-01-01"),
        ])
        #expect(settlement.carried == [nil, opens])
    }

    @Test func `an item without date belongs to no year`() {
        let settlement = Settlement([
            .invoice("F1", 100, nil), .invoice("O1", 100, "2026-01-01", opens: "2026-01-01"),
        ])
        #expect(settlement.left == [100, 100])
        #expect(settlement.carried == [nil, nil])
    }
}
