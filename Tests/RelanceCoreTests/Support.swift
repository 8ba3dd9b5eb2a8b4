import RelanceCore

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

extension Draft {
    /// A draft that gives the named fields; nil where one of them refuses its value.
    static func giving(_ fields: KeyValuePairs<String, Plain>, id: String = "X") -> Draft? {
        var draft = Draft(id: id)
        for (name, value) in fields {
            guard let index = R.fields.firstIndex(where: { $0.name == name }),
                draft.give(index, value)
            else { return nil }
        }
        return draft
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
