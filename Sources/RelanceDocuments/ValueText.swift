package import RelanceCore

/// Writes the values of a report for people, alike in every format.
///
/// Sums stand in whole units, or in thousands where the book is large.
package struct ValueText: Sendable, Equatable {
    package let language: Language
    package let currency: Currency
    /// Whether sums are written in thousands, with a decimal.
    package let inThousands: Bool
    /// Whether thousands are written without a decimal: there are many of them.
    private let isVast: Bool

    /// Writes for a book of `outstandingCents`.
    package init(language: Language, currency: Currency, outstandingCents: Int) {
        (self.language, self.currency) = (language, currency)
        inThousands = outstandingCents.magnitude >= 100_000 * UInt(currency.unit)
        isVast = outstandingCents.magnitude >= 10_000_000 * UInt(currency.unit)
    }

    /// What stands beside a sum: `k€`, `€`.
    package var moneyUnit: String { (inThousands ? "k" : "") + currency.sign }

    /// The value with its unit; a dash where there is none.
    package func text(_ value: Plain, _ style: Block.Style) -> String {
        guard isKnown(value) else { return "–" }
        switch style {
        case .money: return joined(bare(value, style), moneyUnit)
        case .percent: return joined(bare(value, style), "%")
        case .days: return joined(bare(value, style), phrases.say("j", "d"))
        default: return bare(value, style)
        }
    }

    /// The value without its unit, as it stands in a column.
    package func bare(_ value: Plain, _ style: Block.Style) -> String {
        guard isKnown(value) else { return "–" }
        switch style {
        case .money: return value.integer.map(money) ?? plain(value)
        case .percent: return double(value).map { number($0 * 100, decimals: 0) } ?? plain(value)
        case .days: return days(value)
        case .number, .score: return value.integer.map(whole) ?? days(value)
        case .date: return value.text.flatMap(Day.init).map(date) ?? plain(value)
        case .month: return value.text.flatMap(Month.init).map(shortMonth) ?? plain(value)
        case .bucket: return value.text.map(bucket) ?? plain(value)
        case .buckets:
            return buckets(value).map { text(.integer($0), .money) }.joined(separator: " / ")
        case .text: return plain(value)
        }
    }

    /// The value set large: its digits, and the unit behind them.
    package func figure(_ value: Plain, _ style: Block.Style) -> (digits: String, unit: String) {
        guard isKnown(value) else { return ("–", "") }
        switch style {
        case .money: return (bare(value, style), moneyUnit)
        case .percent: return (double(value).map { number($0 * 100, decimals: 1) } ?? "–", "%")
        case .days: return (bare(value, style), phrases.say("jours", "days"))
        default: return (bare(value, style), "")
        }
    }

    /// A difference with its sign: `−28,4 k€`, `+4,2 pts`.
    package func change(_ value: Plain, _ style: Block.Style, withUnit: Bool = true) -> String {
        guard let double = double(value) else { return "–" }
        let digits: String
        let unit: String
        switch style {
        case .percent:
            (digits, unit) = (number(double * 100, decimals: 1), phrases.say("pts", "pts"))
        case .days: (digits, unit) = (number(double, decimals: 1), phrases.say("j", "d"))
        case .money: (digits, unit) = (bare(value, style), moneyUnit)
        default: (digits, unit) = (bare(value, style), "")
        }
        let isZero = digits.allSatisfy { !("1"..."9" ~= $0) }
        let signed = isZero ? "±0" : digits.hasPrefix(Self.minus) ? digits : "+" + digits
        return withUnit && !unit.isEmpty ? joined(signed, unit) : signed
    }

    /// `30 novembre 2026`, `30 November 2026`.
    package func longDate(_ day: Day) -> String { phrases.day(day) }

    /// `novembre`.
    package func monthName(_ month: Month) -> String { phrases.months[month.month - 1] }

    /// `nov.`.
    package func shortMonth(_ month: Month) -> String {
        let french = [
            "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.",
            "nov.", "déc.",
        ]
        return language == .french ? french[month.month - 1] : String(monthName(month).prefix(3))
    }

    /// `2 déc.`.
    package func date(_ day: Day) -> String {
        let number = day.parts.day
        let first = language == .french && number == 1 ? "1er" : String(number)
        return first + "\u{A0}" + shortMonth(Month(of: day))
    }

    /// What a part of the aged balance is called.
    package func bucket(_ key: String) -> String {
        switch key {
        case "not_due": phrases.say("Non échu", "Not due")
        case "late_1_30": phrases.say("1–30\u{A0}j", "1–30\u{A0}d")
        case "late_31_60": phrases.say("31–60\u{A0}j", "31–60\u{A0}d")
        case "late_61_90": phrases.say("61–90\u{A0}j", "61–90\u{A0}d")
        case "late_over_90": phrases.say(">\u{A0}90\u{A0}j", ">\u{A0}90\u{A0}d")
        case "credit": phrases.say("Clients créditeurs", "Customers in credit")
        default: key
        }
    }

    /// The parts of the aged balance, in their order.
    package static let buckets = [
        "not_due", "late_1_30", "late_31_60", "late_61_90", "late_over_90",
    ]

    /// The amounts of a value in style `buckets`.
    package func buckets(_ value: Plain) -> [Int] { (value.list ?? []).compactMap(\.integer) }

    /// A whole number in groups of three.
    package func whole(_ value: Int) -> String {
        var digits = String(value.magnitude)
        var index = digits.count - 3
        while index > 0 {
            digits.insert(
                contentsOf: phrases.say("\u{202F}", ","),
                at: digits.index(digits.startIndex, offsetBy: index))
            index -= 3
        }
        return (value < 0 ? Self.minus : "") + digits
    }

    /// A number with so many decimals, rounded half away from zero.
    package func number(_ value: Double, decimals: Int) -> String {
        let factor = decimals == 0 ? 1.0 : decimals == 1 ? 10 : 100
        let scaled = (value * factor).rounded(.toNearestOrAwayFromZero)
        guard scaled.magnitude < 1e15 else { return String(describing: value) }
        return decimal(Int(scaled), decimals: decimals)
    }

    private static let minus = "−"

    private var phrases: Phrases { Phrases(language) }

    private func decimal(_ scaled: Int, decimals: Int) -> String {
        guard decimals > 0 else { return whole(scaled) }
        let unit = decimals == 1 ? 10 : 100
        let part = String(scaled.magnitude % UInt(unit))
        let sign = scaled < 0 ? Self.minus : ""
        return sign + whole(Int(scaled.magnitude / UInt(unit))) + phrases.say(",", ".")
            + String(repeating: "0", count: decimals - part.count) + part
    }

    private func money(_ cents: Int) -> String {
        let step = currency.unit * (isVast ? 1000 : inThousands ? 100 : 1)
        let half = cents < 0 ? -step / 2 : step / 2
        return decimal(cents.addingClamped(half) / step, decimals: inThousands && !isVast ? 1 : 0)
    }

    private func days(_ value: Plain) -> String {
        if case .integer(let days) = value { return whole(days) }
        return double(value).map { number($0, decimals: 1) } ?? plain(value)
    }

    private func joined(_ digits: String, _ unit: String) -> String { digits + "\u{A0}" + unit }

    private func isKnown(_ value: Plain) -> Bool {
        if case .number(let number) = value { number.isFinite } else { value != .null }
    }

    private func double(_ value: Plain) -> Double? {
        switch value {
        case .integer(let value): Double(value)
        case .number(let value): value.isFinite ? value : nil
        default: nil
        }
    }

    private func plain(_ value: Plain) -> String {
        switch value {
        case .null: "–"
        case .text(let text): text
        case .integer(let value): whole(value)
        case .number(let value): number(value, decimals: 1)
        case .boolean(let value): value ? phrases.say("oui", "yes") : phrases.say("non", "no")
        case .list, .object: JSON.text(value)
        }
    }
}

extension Int {
    fileprivate func addingClamped(_ other: Int) -> Int {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? self : sum
    }
}
