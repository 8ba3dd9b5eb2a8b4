/// The formulas of the key figures; each answers nil where there is no data, never NaN.
///
/// Source: the usual definitions of credit management; shares are 0 … 1.
package enum Figures {
    /// What was sold in a month, and how many days of it count.
    package struct Sales: Sendable, Equatable {
        package var cents: Int
        package var days: Int

        /// Makes the sales of a month.
        package init(cents: Int, days: Int) { (self.cents, self.days) = (cents, days) }
    }

    /// Days of sales that are still owed: `balance ÷ sales × days`.
    package static func dso(balance: Int, sales: Int, days: Int) -> Double? {
        guard sales > 0, days > 0 else { return nil }
        return Double(max(0, balance)) / Double(sales) * Double(days)
    }

    /// Days of sales that are still owed, counted back month by month, the newest first.
    ///
    /// A month whose sales are used up counts all its days, the last one the part that is needed.
    /// Nil where the months known do not reach: more is owed than was sold in them.
    package static func dso(balance: Int, countingBack months: [Sales]) -> Double? {
        guard !months.isEmpty else { return nil }
        var (left, days) = (max(0, balance), 0.0)
        for month in months {
            if left == 0 { return days }
            if month.cents <= 0 || left > month.cents {
                // More credit notes than invoices: the month takes nothing off what is owed.
                left -= max(0, month.cents)
                days += Double(month.days)
            } else {
                return days + Double(left) / Double(month.cents) * Double(month.days)
            }
        }
        return left == 0 ? days : nil
    }

    /// Collection effectiveness: what came in of what could come in, 0 … 1.
    ///
    /// `(opening + sales ÷ months − closing) ÷ (opening + sales ÷ months − closing not yet due)`.
    package static func effectiveness(
        opening: Int, sales: Int, months: Int = 1, closing: Int, notDue: Int
    ) -> Double? {
        guard months > 0 else { return nil }
        let base = Double(opening) + Double(sales) / Double(months)
        let possible = base - Double(notDue)
        guard possible > 0 else { return nil }
        return (base - Double(closing)) / possible
    }

    /// The part of a whole, 0 … 1.
    package static func share(_ part: Int, of whole: Int) -> Double? {
        whole > 0 ? Double(part) / Double(whole) : nil
    }
}
