import RelanceCore
import RelanceRules

extension Day {
    /// A day that stands in a test.
    static func of(_ text: String) -> Day {
        guard let day = Day(text) else { preconditionFailure("no day: \(text)") }
        return day
    }
}

extension Currency {
    /// A currency that stands in a test.
    static func of(_ code: String) -> Currency {
        guard let currency = Currency(code) else { preconditionFailure("no currency: \(code)") }
        return currency
    }
}

extension Settlement.Item {
    /// An invoice; a credit note where `cents` is negative; an opening where it opens a year.
    static func invoice(
        _ id: String, _ cents: Int, _ date: String?, _ currency: Currency = .euro,
        number: String? = nil, letter: String? = nil, opens: String? = nil, credits: String? = nil
    ) -> Settlement.Item {
        Settlement.Item(
            id: id, isPayment: false, cents: cents, currency: currency, date: date.map(Day.of),
            number: number, lettering: letter, opens: opens.map(Day.of), credits: credits)
    }

    /// A payment; a refund where `cents` is negative.
    static func payment(
        _ id: String, _ cents: Int, _ date: String?, _ currency: Currency = .euro,
        letter: String? = nil
    ) -> Settlement.Item {
        Settlement.Item(
            id: id, isPayment: true, cents: -cents, currency: currency, date: date.map(Day.of),
            lettering: letter)
    }
}

extension Settlement {
    /// What was found, a line an item: what is left of it, the day of its last part, since when it is carried.
    var text: String {
        items.indices.map { index in
            let item = items[index]
            var line = "\(item.id) \(left[index]) of \(item.cents)"
            if let day = lastPart[index] { line += " on \(day)" }
            if let day = carried[index] { line += " carried \(day)" }
            return line
        }.joined(separator: "\n")
    }
}

/// Chance that is the same in every run.
///
/// Source: SplitMix64, by Sebastiano Vigna.
struct Dice: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
