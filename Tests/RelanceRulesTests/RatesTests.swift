import RelanceCore
import RelanceRules
import RelanceTestSupport
import Testing

struct RatesTests {
    /// ECB's main refinancing rate on 1 January and 1 July, and the legal rate of each half-year, in
    /// hundredths of a per cent, as published.
    private static let published: [(year: Int, first: (Int, Int), second: (Int, Int)?)] = [
        (2009, (250, 379), (100, 379)), (2010, (100, 65), (100, 65)),
        (2011, (100, 38), (125, 38)), (2012, (100, 71), (100, 71)),
        (2013, (75, 4), (50, 4)), (2014, (25, 4), (15, 4)), (2015, (5, 93), (5, 99)),
        (2016, (5, 101), (0, 93)), (2017, (0, 90), (0, 90)), (2018, (0, 89), (0, 88)),
        (2019, (0, 86), (0, 87)), (2020, (0, 87), (0, 84)), (2021, (0, 79), (0, 76)),
        (2022, (0, 76), (0, 77)), (2023, (250, 206), (400, 422)),
        (2024, (450, 507), (425, 492)), (2025, (315, 371), (215, 276)), (2026, (215, 262), nil),
    ]

    @Test(arguments: published.map(\.year))
    func `the rates of a half-year are those published for it`(year: Int) throws {
        let (_, first, second) = try #require(Self.published.first { $0.year == year })
        let rates = Rates()
        let (january, july) = (Day.of("\(year)-01-01"), Day.of("\(year)-07-01"))
        #expect(
            try rates.of(HalfYear(of: january))
                == Configuration.Rates(ecb: first.0, legal: first.1))
        guard let second else {
            let error = #expect(throws: RateError.self) { try rates.of(HalfYear(of: july)) }
            #expect(error?.half == "\(year)-H2")
            return
        }
        #expect(
            try rates.of(HalfYear(of: july))
                == Configuration.Rates(ecb: second.0, legal: second.1))
    }
}
