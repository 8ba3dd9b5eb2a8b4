import RelanceCore

extension Demo {
    /// An invoice, with the credit note on it if there is one.
    struct Sale {
        /// A credit note.
        struct Credit {
            let date: Day
            /// Cents before tax.
            let net: Int
            /// Nobody has set it off against the invoice.
            var isLoose = false
            var number = ""
        }

        let customer: Customer
        let date: Day
        /// Cents before tax: a multiple of ten, so that the tax of 20 % is exact.
        let net: Int
        let income: Account
        var credit: Credit?
        var number = ""

        var dueDate: Day { customer.dueDate(from: date) }

        /// The sum to be paid, tax included.
        var gross: Int { net + net / 5 }

        /// What is left to pay when the credit note is taken off, unless nobody has done so.
        var payable: Int {
            guard let credit, !credit.isLoose else { return gross }
            return gross - credit.net - credit.net / 5
        }
    }
}

extension Demo.Sale {
    /// All invoices, in the order of their numbers.
    static func all(of customers: [Demo.Customer]) -> [Demo.Sale] {
        let drafts = customers.flatMap(drafts).enumerated()
        var sales = drafts.sorted { ($0.element.date, $0.offset) < ($1.element.date, $1.offset) }
            .map(\.element)
        for (place, number) in numbers("FA", sales.map(\.date)).enumerated() {
            sales[place].number = number
        }
        let credits = sales.enumerated().compactMap { place, sale in
            sale.credit.map { (day: $0.date, place: place) }
        }
        .sorted { $0 < $1 }
        for (credit, number) in zip(credits, numbers("AV", credits.map(\.day))) {
            sales[credit.place].credit?.number = number
        }
        return sales
    }

    /// Numbers for documents of these days, from 1 in each year.
    private static func numbers(_ series: String, _ days: [Day]) -> [String] {
        var (year, last) = (0, 0)
        return days.map { day in
            (year, last) = day.parts.year == year ? (year, last + 1) : (day.parts.year, 1)
            return "\(series)-\(year)-\(last.padded(4))"
        }
    }

    /// The invoices of one customer, month by month, not yet numbered.
    private static func drafts(of customer: Demo.Customer) -> [Demo.Sale] {
        var generator = Demo.Generator(.sales, customer.place)
        var sales: [Demo.Sale] = []
        for month in Demo.months {
            let extra = generator.number(below: 12) < customer.invoicesAYear % 12 ? 1 : 0
            for _ in 0..<customer.invoicesAYear / 12 + extra {
                let day = month.adding(generator.number(below: 28))
                let sale = draft(of: customer, on: Demo.BusinessDays.first(from: day), &generator)
                if sale.date <= Demo.lastDay { sales.append(sale) }
            }
        }
        let first = sales.firstIndex { $0.credit != nil }
        if let first, customer.quirks.contains(.looseCredit) { sales[first].credit?.isLoose = true }
        return sales
    }

    private static func draft(
        of customer: Demo.Customer, on day: Day, _ generator: inout Demo.Generator
    ) -> Demo.Sale {
        let net = net(around: customer.ordinary, on: day, &generator)
        let income: Demo.Account = generator.happens(40) ? .services : .goods
        var sale = Demo.Sale(customer: customer, date: day, net: net, income: income)
        let isCredited = generator.happens(4)
        let part = generator.pick([10, 20, 30, 50, 100])
        let later = Demo.BusinessDays.first(from: day.adding(generator.number(in: 3...12)))
        if isCredited, customer.segment != .person, later <= Demo.lastDay {
            sale.credit = Credit(date: later, net: net * part / 1_000 * 10)
        }
        return sale
    }

    /// Per cents of an ordinary sum; between two neighbours lies one invoice in thirteen.
    ///
    /// The deciles of a lognormal distribution, nearly: many small invoices and a few large ones.
    private static let spread = [28, 40, 50, 60, 70, 81, 93, 107, 124, 145, 172, 210, 270, 420]

    /// Per cents of an ordinary sum by month: a quiet August, a busy autumn.
    private static let seasons = [75, 85, 95, 105, 100, 125, 95, 50, 115, 125, 120, 90]

    /// A sum in cents between 80 and 25,000 euros with tax.
    private static func net(
        around euros: Int, on day: Day, _ generator: inout Demo.Generator
    ) -> Int {
        let step = generator.number(below: spread.count - 1)
        let percent = generator.number(in: spread[step]...spread[step + 1])
        let cents = euros * percent * seasons[day.parts.month - 1] / 100
        return min(max(cents, 6_670), 2_083_330) / 10 * 10
    }
}
