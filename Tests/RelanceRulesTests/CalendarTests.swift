import RelanceCore
import RelanceRules
import RelanceTestSupport
import Testing

struct CalendarTests {
    private let france = Calendar()
    private let alsace = Calendar(holidays: .alsaceMoselle)

    /// Easter Monday, Ascension and Whit Monday, from a printed calendar.
    @Test(arguments: [
        ("2024-04-01", "2024-05-09", "2024-05-20"), ("2025-04-21", "2025-05-29", "2025-06-09"),
        ("2026-04-06", "2026-05-14", "2026-05-25"), ("2027-03-29", "2027-05-06", "2027-05-17"),
        ("2028-04-17", "2028-05-25", "2028-06-05"), ("2029-04-02", "2029-05-10", "2029-05-21"),
        ("2030-04-22", "2030-05-30", "2030-06-10"),
    ])
    func `a year has its eleven holidays`(monday: String, ascension: String, whitMonday: String) {
        let year = String(monday.prefix(4))
        let fixed = ["01-01", "05-01", "05-08", "07-14", "08-15", "11-01", "11-11", "12-25"]
        let expected = Set(fixed.map { "\(year)-\($0)" } + [monday, ascension, whitMonday])
        #expect(holidays(of: year, france) == expected)
    }

    @Test(arguments: [
        ("2024", "2024-03-29"), ("2025", "2025-04-18"), ("2026", "2026-04-03"),
        ("2027", "2027-03-26"), ("2028", "2028-04-14"), ("2029", "2029-03-30"),
        ("2030", "2030-04-19"),
    ])
    func `Alsace and Moselle add Good Friday and 26 December`(year: String, friday: String) {
        let more = holidays(of: year, alsace).subtracting(holidays(of: year, france))
        #expect(more == [friday, "\(year)-12-26"])
    }

    @Test(arguments: [
        (2024, "2024-03-31"), (2025, "2025-04-20"), (2026, "2026-04-05"), (2027, "2027-03-28"),
        (2028, "2028-04-16"), (2029, "2029-04-01"), (2030, "2030-04-21"), (2031, "2031-04-13"),
        (1818, "1818-03-22"), (1943, "1943-04-25"), (2038, "2038-04-25"), (1954, "1954-04-18"),
        (1981, "1981-04-19"), (2049, "2049-04-18"),
    ])
    func `Easter is on its Sunday`(year: Int, day: String) {
        #expect(Calendar.easter(year) == .of(day))
    }

    @Test func `Easter is a Sunday between 22 March and 25 April in every year`() throws {
        for year in 1583...9999 {
            let easter = try #require(Calendar.easter(year))
            let (of, month, date) = easter.parts
            let isInTime = month == 3 ? date >= 22 : month == 4 && date <= 25
            #expect(easter.weekday == 7 && of == year && isInTime, "\(easter)")
        }
    }

    @Test(arguments: [
        ("2026-11-23", true), ("2026-11-21", false), ("2026-11-22", false), ("2026-11-11", false),
        ("2026-12-25", false), ("2026-12-26", false), ("2024-12-26", true), ("2026-05-15", true),
    ])
    func `business is done from Monday to Friday, but on no holiday`(day: String, isOpen: Bool) {
        #expect(france.isBusinessDay(.of(day)) == isOpen)
    }

    @Test(arguments: [
        ("2026-11-23", 1, "2026-11-24"), ("2026-11-20", 1, "2026-11-23"),
        ("2026-11-21", 1, "2026-11-23"), ("2026-11-10", 1, "2026-11-12"),
        ("2026-12-24", 1, "2026-12-28"), ("2026-05-13", 2, "2026-05-18"),
        ("2026-11-23", 5, "2026-11-30"), ("2025-12-31", 1, "2026-01-02"),
        ("2026-11-23", -1, "2026-11-20"), ("2026-11-22", -1, "2026-11-20"),
        ("2026-11-12", -1, "2026-11-10"), ("2026-11-30", -5, "2026-11-23"),
        ("2026-11-23", 0, "2026-11-23"), ("2026-11-22", 0, "2026-11-22"),
        ("2026-12-25", 0, "2026-12-25"),
    ])
    func `business days are added forwards and backwards`(from: String, count: Int, to: String) {
        #expect(france.adding(count, businessDaysTo: .of(from)) == .of(to))
    }

    @Test func `in Alsace and Moselle the count passes over their holidays`() {
        #expect(alsace.adding(1, businessDaysTo: .of("2026-04-02")) == .of("2026-04-07"))
        #expect(alsace.adding(1, businessDaysTo: .of("2024-12-24")) == .of("2024-12-27"))
    }

    @Test func `what is added to a business day is taken away again`() {
        for number in Day.of("2026-01-01").number...Day.of("2026-12-31").number {
            let day = Day(number: number)
            guard france.isBusinessDay(day) else { continue }
            for count in [1, 7, 30] {
                let later = france.adding(count, businessDaysTo: day)
                #expect(france.isBusinessDay(later))
                #expect(france.adding(-count, businessDaysTo: later) == day)
            }
        }
    }

    private func holidays(of year: String, _ calendar: Calendar) -> Set<String> {
        let first = Day.of("\(year)-01-01")
        let days = (0...first.days(to: .of("\(year)-12-31"))).map { first.adding($0) }
        return Set(days.filter { calendar.isHoliday($0) }.map(\.description))
    }
}
