import RelanceCore
import RelanceRules
import RelanceTestSupport
import Testing

/// What holds of every settlement, tried on ledgers made by chance.
struct SettlementPropertyTests {
    private static let seeds: [UInt64] = Array(1...1500)
    private let currencies = [Currency.euro, .of("USD")]

    @Test(arguments: [false, true])
    func `what is left is the sum of the newest books`(areOpeningsWrong: Bool) {
        for seed in Self.seeds {
            let ledger = Ledger(seed: seed, areOpeningsWrong: areOpeningsWrong)
            let settlement = Settlement(ledger.items, given: ledger.given)
            for currency in currencies {
                let standing = ledger.items.indices.filter {
                    ledger.items[$0].currency == currency && settlement.carried[$0] == nil
                }
                let sum = standing.reduce(0) { $0 + settlement.left[$1] }
                #expect(sum == ledger.balance(in: currency), "seed \(seed)")
            }
        }
    }

    @Test func `openings that continue the books agree`() {
        for seed in Self.seeds {
            let ledger = Ledger(seed: seed)
            let settlement = Settlement(ledger.items, given: ledger.given)
            #expect(settlement.disagreements.isEmpty, "seed \(seed)")
            for (item, carried) in zip(ledger.items, settlement.carried) {
                #expect(carried == item.opens, "seed \(seed): \(item.id)")
            }
        }
    }

    @Test(arguments: [false, true])
    func `no item is settled beyond its sum`(haveAllDates: Bool) {
        for seed in Self.seeds {
            let ledger = Ledger(seed: seed, areOpeningsWrong: true, haveAllDates: haveAllDates)
            let settlement = Settlement(ledger.items, given: ledger.given)
            var left = ledger.items.map(\.cents)
            for part in settlement.parts {
                #expect(part.cents > 0, "seed \(seed)")
                #expect(ledger.items[part.from].currency == ledger.items[part.to].currency)
                left[part.from] += part.cents
                left[part.to] -= part.cents
            }
            #expect(left == settlement.left, "seed \(seed)")
            for (item, left) in zip(ledger.items, left) {
                let isWithin = item.cents < 0 ? item.cents...0 ~= left : 0...item.cents ~= left
                #expect(isWithin, "seed \(seed): \(item.id)")
            }
        }
    }

    @Test(arguments: [false, true])
    func `the order in which items are given changes nothing`(haveAllDates: Bool) {
        for seed in Self.seeds {
            let ledger = Ledger(seed: seed, areOpeningsWrong: true, haveAllDates: haveAllDates)
            let other = ledger.shuffled(seed: seed)
            let one = Settlement(ledger.items, given: ledger.given)
            let two = Settlement(other.items, given: other.given)
            #expect(outcome(one) == outcome(two), "seed \(seed)")
        }
    }

    /// What was found, without regard to the order of the items.
    private func outcome(_ settlement: Settlement) -> [String] {
        let parts = settlement.parts.map {
            "\(settlement.items[$0.from].id) \($0.cents) to \(settlement.items[$0.to].id)"
        }
        let differences = settlement.disagreements.map { "\($0.opens) \($0.cents)" }
        return settlement.text.split(separator: "\n").map(String.init).sorted() + parts
            + differences
    }
}
