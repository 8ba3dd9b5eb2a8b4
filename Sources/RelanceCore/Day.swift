/// A calendar date, without time or time zone.
///
/// Kept as the number of days since 1970-01-01 in the proleptic Gregorian calendar.
package struct Day: Sendable, Hashable, Comparable {
    /// Days since 1970-01-01.
    package let number: Int

    /// Makes the day that is `number` days after 1970-01-01, or the nearest of the years 1 to 9999.
    ///
    /// So every day has a text that reads back.
    package init(number: Int) {
        self.number = min(max(number, -719_162), 2_932_896)
    }

    /// Makes a day, or nil where the calendar has none such: 2026-02-30, the year 0 or 10000.
    package init?(year: Int, month: Int, day: Int) {
        guard 1...9999 ~= year, 1...12 ~= month, day >= 1 else { return nil }
        guard day <= Self.length(ofMonth: month, year: year) else { return nil }
        number = Self.number(year: year, month: month, day: day)
    }

    /// Reads `2026-11-23`, and nothing else.
    package init?(_ text: String) {
        var text = text
        let day = text.withUTF8 { Self.parse($0) }
        guard let day else { return nil }
        self = day
    }

    /// Reads the ten ASCII bytes of an ISO date.
    package static func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> Day? {
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-")
        else { return nil }
        guard let year = digits(bytes, 0, 4), let month = digits(bytes, 5, 2),
            let day = digits(bytes, 8, 2)
        else { return nil }
        return Day(year: year, month: month, day: day)
    }

    /// Reads the number that `count` digits from `start` on write, or nil; 18 digits at most.
    package static func digits(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ count: Int)
        -> Int?
    {
        guard start >= 0, count <= 18, start + count <= bytes.count else { return nil }
        var value = 0
        for index in start..<start + count {
            let digit = bytes[index] &- UInt8(ascii: "0")
            guard digit <= 9 else { return nil }
            value = value * 10 + Int(digit)
        }
        return value
    }

    /// The day `days` later (earlier where negative), or the nearest of the years 1 to 9999.
    package func adding(_ days: Int) -> Day {
        let (sum, overflow) = number.addingReportingOverflow(days)
        return Day(number: overflow ? (days < 0 ? .min : .max) : sum)
    }

    /// Days from this one to `other`: positive where `other` is later.
    package func days(to other: Day) -> Int { other.number - number }

    /// The day of the week: 1 = Monday … 7 = Sunday.
    package var weekday: Int {
        let index = (number + 3) % 7
        return (index < 0 ? index + 7 : index) + 1
    }

    /// The last day of this day's month.
    package var endOfMonth: Day {
        let parts = self.parts
        return adding(Self.length(ofMonth: parts.month, year: parts.year) - parts.day)
    }

    /// Year, month (1…12) and day of the month.
    package var parts: (year: Int, month: Int, day: Int) {
        // Days are counted from 0000-03-01, in eras of 400 years (146,097 days).
        let shifted = number + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let index = (5 * dayOfYear + 2) / 153
        let month = index < 10 ? index + 3 : index - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * index + 2) / 5 + 1)
    }

    package static func < (left: Day, right: Day) -> Bool { left.number < right.number }

    private static func number(year: Int, month: Int, day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    private static func length(ofMonth month: Int, year: Int) -> Int {
        let isLeap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
        return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    }
}

extension Day: CustomStringConvertible {
    /// The ISO form, `2026-11-23`.
    package var description: String {
        let (year, month, day) = parts
        return String(unsafeUninitializedCapacity: 10) { buffer in
            func write(_ value: Int, at start: Int, digits: Int) {
                var value = value
                for index in stride(from: start + digits - 1, through: start, by: -1) {
                    buffer[index] = UInt8(ascii: "0") + UInt8(value % 10)
                    value /= 10
                }
            }
            write(year, at: 0, digits: 4)
            buffer[4] = UInt8(ascii: "-")
            write(month, at: 5, digits: 2)
            buffer[7] = UInt8(ascii: "-")
            write(day, at: 8, digits: 2)
            return 10
        }
    }
}
