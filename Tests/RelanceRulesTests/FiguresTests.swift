import RelanceCore
import RelanceRules
import Testing

struct FiguresTests {
    private func rounded(_ value: Double?, _ decimals: Double = 100) -> Double? {
        value.map { ($0 * decimals).rounded() / decimals }
    }

    @Test func `counting back, full months count their days and the last its part`() {
        let months = [
            Figures.Sales(cents: 900_000_00, days: 31), Figures.Sales(cents: 800_000_00, days: 28),
            Figures.Sales(cents: 700_000_00, days: 31),
        ]
        #expect(rounded(Figures.dso(balance: 2_100_000_00, countingBack: months)) == 76.71)
        #expect(Figures.dso(balance: 2_400_000_00, countingBack: months) == 90)
        #expect(Figures.dso(balance: 0, countingBack: months) == 0)
        #expect(Figures.dso(balance: 2_400_000_01, countingBack: months) == nil)
        #expect(Figures.dso(balance: 1, countingBack: []) == nil)
    }

    @Test func `the published example of counting back comes out`() {
        let months = [(1_200, 30), (800, 31), (700, 30)].map {
            Figures.Sales(cents: $0.0, days: $0.1)
        }
        #expect(rounded(Figures.dso(balance: 2_500, countingBack: months), 10) == 82.4)
    }

    @Test func `a month with more credit notes than invoices takes nothing off`() {
        let months = [Figures.Sales(cents: -50, days: 30), Figures.Sales(cents: 100, days: 31)]
        #expect(Figures.dso(balance: 100, countingBack: months) == 61)
    }

    @Test func `the simple figure is balance by sales by days`() {
        #expect(Figures.dso(balance: 20_000_00, sales: 45_000_00, days: 90) == 40)
        #expect(Figures.dso(balance: 20_000_00, sales: 0, days: 90) == nil)
    }

    @Test func `effectiveness takes the sales of a month on the average`() {
        let share = Figures.effectiveness(
            opening: 6_200, sales: 10_890, months: 3, closing: 6_340, notDue: 3_590)
        #expect(rounded(share.map { $0 * 100 }, 10) == 55.9)
        let other = Figures.effectiveness(opening: 100, sales: 1_000, closing: 120, notDue: 100)
        #expect(other == 0.98)
        #expect(Figures.effectiveness(opening: 0, sales: 0, closing: 0, notDue: 0) == nil)
        #expect(Figures.share(1, of: 0) == nil)
    }

    @Test(arguments: [
        (0, AgeBucket.notDue), (1, .upTo30), (30, .upTo30), (31, .upTo60), (60, .upTo60),
        (61, .upTo90), (90, .upTo90), (91, .over90), (-5, .notDue),
    ])
    func `an item ages by days since its due date`(days: Int, bucket: AgeBucket) {
        let due = Day(number: 20_000)
        #expect(AgeBucket(due: due, on: due.adding(days)) == bucket)
    }

    @Test func `credits first reduce what is overdue longest`() {
        var parts = [100, 50, 0, 0, 30]
        #expect(AgeBucket.net(60, from: &parts) == 0)
        #expect(parts == [100, 20, 0, 0, 0])
        #expect(AgeBucket.net(150, from: &parts) == 30)
        #expect(parts == [0, 0, 0, 0, 0])
    }
}
