/// A month of the calendar.
package struct Month: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// Months since January of the year 0.
    private let number: Int

    private init(number: Int) { self.number = number }

    /// The month in which a day lies.
    package init(of day: Day) {
        let (year, month, _) = day.parts
        number = year * 12 + month - 1
    }

    /// Reads `2026-11`, and nothing else.
    package init?(_ text: String) {
        guard text.utf8.count == 7, let day = Day(text + "-01") else { return nil }
        self.init(of: day)
    }

    package var year: Int { number / 12 }

    /// 1 … 12.
    package var month: Int { number % 12 + 1 }

    /// The first day.
    package var first: Day { Day(year: year, month: month, day: 1) ?? Day(number: 0) }

    /// The last day.
    package var last: Day { first.endOfMonth }

    /// How many days it has.
    package var length: Int { first.days(to: last) + 1 }

    /// The month `count` months later, earlier where negative.
    package func adding(_ count: Int) -> Month { Month(number: number + count) }

    /// Months from this one to `other`.
    package func months(to other: Month) -> Int { other.number - number }

    /// The ISO form, `2026-11`.
    package var description: String { String(first.description.dropLast(3)) }

    package static func < (left: Month, right: Month) -> Bool { left.number < right.number }
}
