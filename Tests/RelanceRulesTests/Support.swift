import RelanceCore
import RelanceRules
import RelanceTestSupport

extension Settlement.Item {
    /// An invoice; a credit note where `cents` is negative; an opening where it opens a year.
    static func invoice(
        _ id: String, _ cents: Int, _ date: String?, _ currency: Currency = .euro,
        number: String? = nil, letter: String? = nil, opens: String? = nil, credits: String? = nil
    ) -> Settlement.Item {
        Settlement.Item(
            id: id, isPayment: false, cents: cents, currency: currency, date: date.map(Day.of),
            number: number, lettering: letter, opens: opens.map(Day.of), credits: credits)
    }

    /// A payment; a refund where `cents` is negative.
    static func payment(
        _ id: String, _ cents: Int, _ date: String?, _ currency: Currency = .euro,
        letter: String? = nil
    ) -> Settlement.Item {
        Settlement.Item(
            id: id, isPayment: true, cents: -cents, currency: currency, date: date.map(Day.of),
            lettering: letter)
    }
}

extension Settlement {
    /// What was found, a line an item: what is left of it, the day of its last part, since when it is carried.
    var text: String {
        items.indices.map { index in
            let item = items[index]
            var line = "\(item.id) \(left[index]) of \(item.cents)"
            if let day = lastPart[index] { line += " on \(day)" }
            if let day = carried[index] { line += " carried \(day)" }
            return line
        }.joined(separator: "\n")
    }
}
