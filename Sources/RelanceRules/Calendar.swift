package import RelanceCore

/// The days on which business is done in France.
package struct Calendar: Sendable {
    /// The public holidays that are kept.
    package let holidays: Configuration.HolidayCalendar

    /// Makes a calendar.
    package init(holidays: Configuration.HolidayCalendar = .france) {
        self.holidays = holidays
    }

    /// Answers whether `day` is neither on a week-end nor a public holiday.
    package func isBusinessDay(_ day: Day) -> Bool {
        day.weekday <= 5 && !isHoliday(day)
    }

    /// Answers whether `day` is a public holiday.
    ///
    /// Source: Code du travail, art. L3133-1 and L3134-13.
    package func isHoliday(_ day: Day) -> Bool {
        let (year, month, date) = day.parts
        let fixed: [(Int, Int)] = [
            (1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25),
        ]
        if fixed.contains(where: { $0 == (month, date) }) { return true }
        guard let easter = Self.easter(year) else { return false }
        if [1, 39, 50].contains(easter.days(to: day)) { return true }
        guard holidays == .alsaceMoselle else { return false }
        return easter.days(to: day) == -2 || (month, date) == (12, 26)
    }

    /// The day `count` business days later (earlier where negative); 0 gives `day` itself.
    package func adding(_ count: Int, businessDaysTo day: Day) -> Day {
        var (day, left) = (day, count.magnitude)
        while left > 0 {
            let next = day.adding(count.signum())
            if next == day { return day }  // the last day that there is
            day = next
            if isBusinessDay(day) { left -= 1 }
        }
        return day
    }

    /// Easter Sunday by the anonymous Gregorian algorithm (Meeus, Jones, Butcher).
    package static func easter(_ year: Int) -> Day? {
        let (cycle, century) = (year % 19, year / 100)
        let moon = (century - century / 4 - (8 * century + 13) / 25 + 19 * cycle + 15) % 30
        let epact = moon - (moon / 28) * (1 - (29 / (moon + 1)) * ((21 - cycle) / 11))
        let weekday = (year + year / 4 + epact + 2 - century + century / 4) % 7
        let offset = epact - weekday
        let month = 3 + (offset + 40) / 44
        return Day(year: year, month: month, day: offset + 28 - 31 * (month / 4))
    }
}
