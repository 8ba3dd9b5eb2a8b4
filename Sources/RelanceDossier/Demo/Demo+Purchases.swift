import RelanceCore

extension Demo {
    /// What stands in a ledger beside the customers: the capital, purchases and their payment.
    enum Purchases {
        static var entries: [Entry] { [capital] + suppliers }

        /// The money that the owners paid in.
        private static var capital: Entry {
            let lines = [
                Line(account: .bank, cents: 20_000_000),
                Line(account: .capital, cents: -20_000_000),
            ]
            return Entry(
                journal: .bank, date: BusinessDays.first(from: firstDay),
                label: "Libération du capital", lines: lines)
        }

        private static var suppliers: [Entry] {
            var generator = Generator(.purchases)
            return months.flatMap { month in
                Names.suppliers.indices.flatMap { purchase(from: $0, in: month, &generator) }
            }
        }

        /// An invoice of the supplier at `place`, and its payment after thirty days.
        private static func purchase(
            from place: Int, in month: Day, _ generator: inout Generator
        ) -> [Entry] {
            let (name, account, euros) = Names.suppliers[place]
            let party = Party(code: "F" + (place + 1).padded(4), name: name)
            let day = BusinessDays.first(from: month.adding(generator.number(below: 28)))
            let net = euros * generator.number(in: 60...140) / 10 * 10
            let gross = net + net / 5
            let group = Group(name: "\(party.code) \(day)")
            let bill = [
                Line(account: account, cents: net), Line(account: .taxOnPurchases, cents: net / 5),
                Line(account: .suppliers, cents: -gross, party: party, group: group),
            ]
            let payment = [
                Line(account: .suppliers, cents: gross, party: party, group: group),
                Line(account: .bank, cents: -gross),
            ]
            return [
                Entry(journal: .purchases, date: day, label: "Achat \(party.label)", lines: bill),
                Entry(
                    journal: .bank, date: BusinessDays.first(from: day.adding(30)),
                    label: "Virement émis \(party.label)", lines: payment),
            ]
        }
    }
}
