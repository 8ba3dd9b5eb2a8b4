extension Demo {
    /// Numbers that look random and are the same in every run.
    ///
    /// Source: SplitMix64, from Steele, Lea and Flood, "Fast Splittable Pseudorandom Number
    /// Generators", 2014. The standard library's ways of drawing may change with its version.
    struct Generator {
        private var state: UInt64

        /// Begins a sequence; each customer has its own, so that a change to one moves no other.
        init(_ purpose: Purpose, _ place: Int = 0) {
            state = purpose.rawValue &* 1_000_003 &+ UInt64(place)
        }

        /// What a sequence is drawn for.
        enum Purpose: UInt64 {
            case sales = 1, payments, purchases, directory
        }

        /// Draws a number from 0 up to `bound`, which is left out.
        mutating func number(below bound: Int) -> Int {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            mixed ^= mixed >> 31
            return Int(mixed.multipliedFullWidth(by: UInt64(bound)).high)
        }

        /// Draws a number of a range.
        mutating func number(in range: ClosedRange<Int>) -> Int {
            range.lowerBound + number(below: range.count)
        }

        /// Says yes in `percent` of a hundred cases.
        mutating func happens(_ percent: Int) -> Bool { number(below: 100) < percent }

        /// Draws one of the values.
        mutating func pick<Value>(_ values: [Value]) -> Value {
            values[number(below: values.count)]
        }
    }
}
