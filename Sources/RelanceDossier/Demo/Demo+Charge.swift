import RelanceCore

extension Demo {
    /// What the creditor owes for a month beside its suppliers' invoices: wages and tax.
    struct Charge {
        let label: String
        /// What it is for: the lines that stand against the debt.
        let lines: [Line]
        let debt: Account
        /// The last business day of the month.
        let booked: Day
        let due: Day

        /// The entry of the debt and the one of its payment.
        private var entries: [Entry] {
            let cents = lines.reduce(0) { $0 + $1.cents }
            let (year, month, _) = booked.parts
            let label = "\(label) \(month.padded(2))/\(year)"
            let owed = lines + [Line(account: debt, cents: -cents)]
            let payment = [Line(account: debt, cents: cents), Line(account: .bank, cents: -cents)]
            return [
                Entry(journal: .other, date: booked, label: label, lines: owed),
                Entry(journal: .bank, date: due, label: label, lines: payment),
            ]
        }
    }
}

extension Demo.Charge {
    /// The entries of every month, with the tax on the sales and purchases among `trade`.
    static func entries(taxing trade: [Demo.Entry]) -> [Demo.Entry] {
        let months = Dictionary(grouping: trade) { $0.date.endOfMonth }
        return Demo.months.map(\.endOfMonth).flatMap { end in
            let last = Demo.BusinessDays.last(until: end)
            let wages = Demo.Line(account: .wages, cents: 5_200_000)
            let contributions = Demo.Line(account: .contributions, cents: 2_200_000)
            return [
                Demo.Charge(
                    label: "Salaires", lines: [wages], debt: .staff, booked: last, due: last),
                Demo.Charge(
                    label: "Cotisations", lines: [contributions], debt: .contributionsDue,
                    booked: last, due: Demo.BusinessDays.first(from: end.adding(15))),
                Demo.Charge(
                    label: "TVA", lines: declaration(of: months[end] ?? []), debt: .taxDue,
                    booked: last, due: Demo.BusinessDays.first(from: end.adding(20))),
            ]
            .flatMap(\.entries)
        }
    }

    /// The lines that clear the accounts of the tax on sales and on purchases.
    private static func declaration(of entries: [Demo.Entry]) -> [Demo.Line] {
        let lines = entries.flatMap(\.lines)
        return [Demo.Account.taxOnSales, .taxOnPurchases].map { account in
            let cents = lines.filter { $0.account == account }.reduce(0) { $0 + $1.cents }
            return Demo.Line(account: account, cents: -cents)
        }
    }
}
