import RelanceCore
import RelanceRules
import Testing

/// How the time of settling grows: eight times the items may not take much more than eight times.
@Suite(.serialized)
struct SettlementSpeedTests {
    @Test(arguments: [true, false])
    func `carried openings that are lettered`(areNumbered: Bool) {
        let growth = growth { count in
            (0..<count).flatMap { index -> [Settlement.Item] in
                let number = areNumbered ? "\(index)" : nil
                return [
                    .invoice("F\(index)", 100, "2025-03-10", number: number),
                    .invoice(
                        "O\(index)", 100, "2026-01-01", number: number, letter: "\(index)",
                        opens: "2026-01-01"),
                    .payment("P\(index)", 100, "2026-02-01", letter: "\(index)"),
                ]
            }
        }
        #expect(growth < 24)
    }

    @Test func `carried openings of one number`() {
        let growth = growth { count in
            (0..<count).flatMap { index -> [Settlement.Item] in
                [
                    .invoice("F\(index)", 100, "2025-03-10", number: "AN"),
                    .invoice(
                        "O\(index)", 100, "2026-01-01", number: "AN", letter: "\(index)",
                        opens: "2026-01-01"),
                    .payment("P\(index)", 100, "2026-02-01", letter: "\(index)"),
                ]
            }
        }
        #expect(growth < 24)
    }

    @Test func `one group of all items`() {
        let growth = growth { count in
            (0..<count).flatMap { index -> [Settlement.Item] in
                [
                    .invoice("F\(index)", 100, "2025-03-10", letter: "A"),
                    .payment("P\(index)", 100, "2026-02-01", letter: "A"),
                ]
            }
        }
        #expect(growth < 24)
    }

    /// How many times longer 5,000 take than 625.
    private func growth(_ items: (Int) -> [Settlement.Item]) -> Double {
        time(items(5000)) / time(items(625))
    }

    private func time(_ items: [Settlement.Item]) -> Double {
        let clock = ContinuousClock()
        let times = (0..<3).map { _ in clock.measure { _ = Settlement(items) } }
        return (times.min() ?? .zero) / .microseconds(1)
    }
}
