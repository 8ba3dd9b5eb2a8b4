/// An exact sum in the minor unit of a currency.
package struct Money: Sendable, Hashable {
    /// Whole minor units: cents for EUR, yen for JPY.
    package var cents: Int

    /// The currency in which they count.
    package var currency: Currency

    /// Makes a sum of `cents` minor units.
    package init(_ cents: Int, _ currency: Currency) {
        self.cents = cents
        self.currency = currency
    }

    /// The sums that a source may give: so many of them can be added without an overflow.
    package static let given = -1_000_000_000_000...1_000_000_000_000
}

extension Money {
    /// The sum for people: `1 234,56 €` in French, `€1,234.56` in English.
    ///
    /// French groups by U+202F and puts U+00A0 before the sign, as its typography asks.
    package func text(in language: Language) -> String {
        let digits = amountText(group: language.groupSeparator, decimal: language.decimalSeparator)
        let minus = cents < 0 ? "-" : ""
        switch language {
        case .french: return minus + digits + "\u{A0}" + currency.sign
        case .english:
            let gap = currency.sign == currency.code ? "\u{A0}" : ""
            return minus + currency.sign + gap + digits
        }
    }

    private func amountText(group: String, decimal: String) -> String {
        let unit = currency.unit
        let magnitude = cents.magnitude
        var whole = String(magnitude / UInt(unit))
        var index = whole.count - 3
        while index > 0 {
            whole.insert(contentsOf: group, at: whole.index(whole.startIndex, offsetBy: index))
            index -= 3
        }
        guard currency.decimals > 0 else { return whole }
        let part = String(magnitude % UInt(unit))
        return whole + decimal + String(repeating: "0", count: currency.decimals - part.count)
            + part
    }
}
