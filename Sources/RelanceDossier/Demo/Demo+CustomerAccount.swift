import RelanceCore

extension Demo {
    /// What the books hold of one customer: its invoices and credit notes, and how it settles them.
    struct CustomerAccount {
        let customer: Customer
        private let sales: [Sale]
        private var generator: Generator
        /// By the place of the sale: the lines that settle each other.
        private var groups: [Group]
        private(set) var entries: [Entry] = []

        /// Makes the entries for `sales`, all of them of `customer`.
        init(of customer: Customer, sales: [Sale]) {
            self.customer = customer
            self.sales = sales
            generator = Generator(.payments, customer.place)
            groups = sales.map { Group(name: $0.number) }
            var ordinary: [(day: Day, place: Int)] = []
            for place in sales.indices {
                let manner = Manner(of: sales, at: place, &generator)
                let day = customer.payday(of: sales[place], &generator)
                if manner != .inFull {
                    settle(place, manner, on: day)
                } else if day <= Demo.lastDay {
                    ordinary.append((day, place))
                }
            }
            settleTogether(ordinary.sorted { $0 < $1 })
            for place in sales.indices { invoice(place) }
        }

        /// Enters one payment for up to three invoices that are paid on the same day.
        private mutating func settleTogether(_ paid: [(day: Day, place: Int)]) {
            var rest = paid[...]
            while let first = rest.first {
                let run = rest.prefix(3).prefix { $0.day == first.day }.map(\.place)
                rest = rest.dropFirst(run.count)
                for place in run { groups[place] = groups[first.place] }
                let cents = run.reduce(0) { $0 + sales[$1].payable }
                receive(cents, for: run, on: first.day, in: groups[first.place])
            }
        }

        private mutating func settle(_ place: Int, _ manner: Manner, on day: Day) {
            groups[place].isMarkedPartly =
                manner == .tooMuch || manner == .inParts && generator.happens(40)
            let (sale, group, places) = (sales[place], groups[place], [place])
            switch manner {
            case .inFull, .notAtAll: break
            case .inParts:
                let part = sale.payable * generator.number(in: 30...70) / 100
                let later = day.adding(generator.number(in: 25...90))
                receive(part, for: places, on: day, in: group)
                receive(sale.payable - part, for: places, on: later, in: group)
            case .tooMuch: receive(sale.payable + 12_000, for: places, on: day, in: group)
            case .twice:
                receive(sale.payable, for: places, on: day, in: group)
                receive(sale.payable, for: places, on: day.adding(7), in: nil)
            case .withDiscount:
                let early = (sale.credit?.date ?? sale.date).adding(8)
                let discount = sale.payable / 50
                receive(sale.payable - discount, for: places, on: early, in: group)
                giveUp(discount, of: sale, as: .discounts, on: early, in: group)
            case .debitReturned:
                let debit = Group(name: "Prélèvement \(sale.number)")
                receive(sale.payable, for: places, on: sale.dueDate, in: debit)
                receive(-sale.payable, for: places, on: sale.dueDate.adding(5), in: debit)
            case .lost:
                giveUp(sale.payable, of: sale, as: .losses, on: sale.dueDate.adding(270), in: group)
            }
        }
    }
}

extension Demo.CustomerAccount {
    /// The line of the customer's account.
    private func line(_ cents: Int, in group: Demo.Group?) -> Demo.Line {
        Demo.Line(account: .customers, cents: cents, party: customer.party, group: group)
    }

    /// Enters the invoice at `place` and its credit note.
    private mutating func invoice(_ place: Int) {
        let (sale, group) = (sales[place], groups[place])
        enter(sale.net, as: sale, on: sale.date, "Facture", sale.number, in: group)
        guard let credit = sale.credit else { return }
        let own = credit.isLoose ? nil : group
        enter(-credit.net, as: sale, on: credit.date, "Avoir", credit.number, in: own)
    }

    private mutating func enter(
        _ net: Int, as sale: Demo.Sale, on day: Day, _ word: String, _ number: String,
        in group: Demo.Group?
    ) {
        let lines = [
            line(net + net / 5, in: group),
            Demo.Line(account: sale.income, cents: -net),
            Demo.Line(account: .taxOnSales, cents: -net / 5),
        ]
        let label = "\(word) \(number) \(customer.party.label)"
        entries.append(
            Demo.Entry(journal: .sales, date: day, label: label, lines: lines, piece: number))
    }

    /// Enters money that came, or went back where negative, on the bank's next day; nothing that is
    /// still to come.
    private mutating func receive(
        _ cents: Int, for places: [Int], on day: Day, in group: Demo.Group?
    ) {
        let day = Demo.BusinessDays.first(from: day)
        guard cents != 0, day <= Demo.lastDay else { return }
        let word = cents < 0 ? "Rejet prélèvement" : customer.meansOfPayment
        let numbers = places.map { sales[$0].number }.joined(separator: " ")
        entries.append(
            Demo.Entry(
                journal: .bank, date: day, label: "\(word) \(customer.party.label) \(numbers)",
                lines: [Demo.Line(account: .bank, cents: cents), line(-cents, in: group)]))
    }

    /// Enters what the creditor lets go, with the tax that it gets back.
    private mutating func giveUp(
        _ cents: Int, of sale: Demo.Sale, as account: Demo.Account, on day: Day,
        in group: Demo.Group?
    ) {
        let day = Demo.BusinessDays.first(from: day)
        guard cents != 0, day <= Demo.lastDay else { return }
        let tax = cents / 6
        let lines = [
            Demo.Line(account: account, cents: cents - tax),
            Demo.Line(account: .taxOnSales, cents: tax),
            line(-cents, in: group),
        ]
        let label = "\(account.label) \(sale.number)"
        entries.append(Demo.Entry(journal: .other, date: day, label: label, lines: lines))
    }
}
