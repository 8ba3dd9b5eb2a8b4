package import RelanceCore

/// The rates of interest that the law goes by, half-year by half-year.
package struct Rates: Sendable, Equatable {
    /// What the dossier says, in the place of the table's own.
    private let own: [String: Configuration.Rates]

    /// Takes the table, and what a dossier adds to it or has better.
    package init(_ own: [String: Configuration.Rates] = [:]) { self.own = own }

    /// The rates of a half-year; throws where nobody has given them: they are never guessed.
    package func of(_ half: HalfYear) throws(RateError) -> Configuration.Rates {
        if let own = own[half.name] { return own }
        guard let years = Self.table[half.year], years.count > (half.isFirst ? 0 : 1) else {
            throw RateError(half: half.name)
        }
        return years[half.isFirst ? 0 : 1]
    }
}

/// The rates of a half-year are not known.
package struct RateError: CodedError, Sendable, Equatable {
    /// The half-year, such as `2026-H2`.
    package let half: String

    package var place: String { "relance.toml" }
    package var code: String? { "rate_missing" }

    package var problem: String {
        "[rates.\"\(half)\"] is missing: interest of that half-year cannot be worked out"
    }

    package var mend: String? {
        "add [rates.\"\(half)\"] with ecb = … and legal = …, in per cent, as published for it"
    }
}

extension Rates {
    /// By year, the first half and the second.
    ///
    /// ECB: the rate of the main refinancing operations (fixed, or the minimum bid) on 1 January and
    /// 1 July; source: the press releases of the European Central Bank. Legal: the legal rate of
    /// interest where the creditor is no private person; a company's claim bears it whoever owes.
    /// Sources: Code monétaire et financier, art. L313-2 and D313-1-A; until 2014 one decree a year,
    /// since then an order each half-year, the last of 15 December 2025 (JO of 26 December 2025).
    ///
    /// That the rate of 1 January and 1 July holds for the half-year is the law since 2013 (loi
    /// 2012-387, art. 121); older claims are prescribed between professionals.
    private static let table: [Int: [Configuration.Rates]] = [
        2009: [rates(2_50, 3_79), rates(1_00, 3_79)],
        2010: [rates(1_00, 0_65), rates(1_00, 0_65)],
        2011: [rates(1_00, 0_38), rates(1_25, 0_38)],
        2012: [rates(1_00, 0_71), rates(1_00, 0_71)],
        2013: [rates(0_75, 0_04), rates(0_50, 0_04)],
        2014: [rates(0_25, 0_04), rates(0_15, 0_04)],
        2015: [rates(0_05, 0_93), rates(0_05, 0_99)],
        2016: [rates(0_05, 1_01), rates(0_00, 0_93)],
        2017: [rates(0_00, 0_90), rates(0_00, 0_90)],
        2018: [rates(0_00, 0_89), rates(0_00, 0_88)],
        2019: [rates(0_00, 0_86), rates(0_00, 0_87)],
        2020: [rates(0_00, 0_87), rates(0_00, 0_84)],
        2021: [rates(0_00, 0_79), rates(0_00, 0_76)],
        2022: [rates(0_00, 0_76), rates(0_00, 0_77)],
        2023: [rates(2_50, 2_06), rates(4_00, 4_22)],
        2024: [rates(4_50, 5_07), rates(4_25, 4_92)],
        2025: [rates(3_15, 3_71), rates(2_15, 2_76)],
        2026: [rates(2_15, 2_62)],
    ]

    private static func rates(_ ecb: Int, _ legal: Int) -> Configuration.Rates {
        Configuration.Rates(ecb: ecb, legal: legal)
    }
}
