package import RelanceCore

/// A half-year, for which rates of interest are set.
package struct HalfYear: Sendable, Hashable {
    package let year: Int
    package let isFirst: Bool

    /// The half-year in which a day lies.
    package init(of day: Day) {
        let (year, month, _) = day.parts
        self.year = year
        isFirst = month <= 6
    }

    /// As `relance.toml` names it: `2026-H2`.
    package var name: String { "\(year)-\(isFirst ? "H1" : "H2")" }

    /// Its last day.
    package var last: Day {
        Day(year: year, month: isFirst ? 6 : 12, day: isFirst ? 30 : 31) ?? Day(number: .max)
    }
}
