import RelanceCore
import RelanceTestSupport
import Testing

struct DayTests {
    @Test(arguments: [
        ("1970-01-01", 0), ("1970-01-02", 1), ("1969-12-31", -1), ("2000-02-29", 11_016),
        ("2026-11-23", 20_780), ("0001-01-01", -719_162), ("9999-12-31", 2_932_896),
    ])
    func `a date is its number of days since 1970`(text: String, number: Int) {
        #expect(Day(text)?.number == number)
    }

    @Test(arguments: [
        "", "2026", "2026-1-1", "2026-02-30", "2025-02-29", "2026-13-01", "2026-00-01",
        "2026-01-00",
        "2026-04-31", "0000-01-01", "10000-01-01", "-001-01-01", "+026-01-01", "2026/01/01",
        "20260101", "2026-01-01 ", " 2026-01-01", "2026-01-01T00:00:00Z", "2026-01-1\u{301}",
        "２０２６-01-01", "2026-0a-01", "2026–01–01",
    ])
    func `what is no date of the calendar is not read`(text: String) {
        #expect(Day(text) == nil)
    }

    @Test(arguments: [
        (1900, false), (1904, true), (1999, false), (2000, true), (2024, true), (2026, false),
        (2100, false), (2400, true),
    ])
    func `leap years have a 29 February`(year: Int, isLeap: Bool) {
        #expect((Day(year: year, month: 2, day: 29) != nil) == isLeap)
    }

    /// Counts on from day to day with the lengths of the months written out.
    @Test func `numbers, parts, weekdays and ends of months agree with a count from 1900 to 2100`()
    {
        var number = -25_567
        var weekday = 1
        for year in 1900...2100 {
            let isLeap = year.isMultiple(of: 4) && year != 1900 && year != 2100
            let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
            for (index, length) in lengths.enumerated() {
                for date in 1...length {
                    let day = Day(number: number)
                    #expect(day == Day(year: year, month: index + 1, day: date))
                    #expect(day.parts == (year, index + 1, date))
                    #expect(day.weekday == weekday)
                    #expect(day.endOfMonth.number == number - date + length)
                    number += 1
                    weekday = weekday % 7 + 1
                }
            }
        }
    }

    /// Takes each day of 1600 to 2400, and one in 97 of the years 1 to 9999.
    @Test func `a day comes back from its text`() {
        let near = Day.of("1600-01-01").number...Day.of("2400-12-31").number
        let all = stride(from: -719_162, through: 2_932_896, by: 97)
        let wrong = (Array(near) + Array(all)).filter { number in
            let day = Day(number: number)
            return day.number != number || Day(day.description) != day
        }
        #expect(wrong.isEmpty)
    }

    @Test(arguments: [
        ("2024-02-28", 1, "2024-02-29"), ("2024-02-28", 2, "2024-03-01"),
        ("2026-01-01", -1, "2025-12-31"), ("2025-02-15", 45, "2025-04-01"),
        ("2026-11-23", 0, "2026-11-23"), ("2000-01-01", 146_097, "2400-01-01"),
    ])
    func `days are added and counted`(from: String, days: Int, to: String) {
        #expect(Day.of(from).adding(days) == .of(to))
        #expect(Day.of(from).days(to: .of(to)) == days)
    }

    @Test(arguments: [
        ("9999-12-31", 1, "9999-12-31"), ("0001-01-01", -1, "0001-01-01"),
        ("2026-11-23", Int.max, "9999-12-31"), ("2026-11-23", Int.min, "0001-01-01"),
        ("1969-12-31", Int.min, "0001-01-01"),
    ])
    func `what is added stays within the years that have a text`(
        from: String, days: Int, to: String
    ) {
        #expect(Day.of(from).adding(days).description == to)
    }

    @Test(arguments: [
        ("1969-12-31", 3), ("1970-01-01", 4), ("2026-11-22", 7), ("2026-11-23", 1),
        ("0001-01-01", 1),
    ])
    func `a week begins with Monday`(text: String, weekday: Int) {
        #expect(Day.of(text).weekday == weekday)
    }

    @Test func `earlier days are smaller`() {
        #expect(Day.of("2025-12-31") < .of("2026-01-01"))
        #expect(!(Day.of("2026-01-01") < .of("2026-01-01")))
    }
}
