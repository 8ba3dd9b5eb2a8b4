import RelanceCore

extension Demo.CustomerAccount {
    /// How an invoice is settled.
    enum Manner: Equatable {
        case inFull, inParts, tooMuch, twice, withDiscount, debitReturned, lost
        /// Forgotten, or not owed in the customer's eyes.
        case notAtAll

        /// Draws the manner for the invoice at `place`; the customer's quirks come first.
        init(of sales: [Demo.Sale], at place: Int, _ generator: inout Demo.Generator) {
            let draw = generator.number(below: 100)
            self = Self.quirk(of: sales, at: place) ?? Self.usual(sales[place].customer, draw)
        }

        /// What one invoice of a customer is chosen for: the first, the middle one, the last debit.
        private static func quirk(of sales: [Demo.Sale], at place: Int) -> Manner? {
            let quirks = sales[place].customer.quirks
            if quirks.contains(.writtenOff), place == 0 { return .lost }
            if quirks.contains(.paysTwice), place == sales.count / 2 { return .twice }
            if quirks.contains(.paysTooMuch), place == sales.count / 2 { return .tooMuch }
            let debited = sales.lastIndex { $0.dueDate.adding(8) <= Demo.lastDay }
            return quirks.contains(.returnedDebit) && place == debited ? .debitReturned : nil
        }

        private static func usual(_ customer: Demo.Customer, _ draw: Int) -> Manner {
            switch draw {
            case ..<50 where customer.quirks.contains(.discount): .withDiscount
            case ..<4 where customer.segment != .person: .notAtAll
            case ..<8 where customer.segment != .person: .inParts
            default: .inFull
            }
        }
    }
}

extension Demo.Customer {
    /// The last day on which those pay who then stop: 30 April 2026.
    private static let lastPayday = Day(number: 20_573)

    /// The day on which the money for `sale` comes; `Demo.day`, or a later one, where it has not.
    func payday(of sale: Demo.Sale, _ generator: inout Demo.Generator) -> Day {
        let wished: Day
        switch habit {
        case .prompt: wished = sale.dueDate.adding(generator.number(in: -4...4))
        case .slow: wished = sale.dueDate.adding(generator.number(in: 20...40))
        case .chronic: wished = sale.dueDate.adding(generator.number(in: 70...125))
        case .publicBody: wished = sale.date.adding(generator.number(in: 40...60))
        case .stopped: wished = sale.dueDate.adding(generator.number(in: -2...8))
        case .atOnce: wished = sale.date.adding(generator.number(in: 1...6))
        case .never: return Demo.day
        }
        let day = nextRun(from: max(wished, sale.credit?.date.adding(1) ?? wished))
        return habit == .stopped && day > Self.lastPayday ? Demo.day : day
    }

    /// The next day on which the customer pays its suppliers.
    ///
    /// Key accounts do so on the 10th, the 20th and at the end of a month, companies on one day
    /// of the week: thus a payment often covers several invoices.
    private func nextRun(from day: Day) -> Day {
        var day = day
        switch segment {
        case .keyAccount:
            while ![10, 20].contains(day.parts.day) && day != day.endOfMonth { day = day.adding(1) }
        case .company:
            while day.weekday != place % 5 + 1 { day = day.adding(1) }
        case .publicBody, .person: break
        }
        return Demo.BusinessDays.first(from: day)
    }

    /// The word with which the bank's statement begins.
    var meansOfPayment: String {
        if quirks.contains(.returnedDebit) { return "Prélèvement" }
        switch segment {
        case .keyAccount, .company: return "Virement"
        case .publicBody: return "Virement DRFIP"
        case .person: return place % 2 == 0 ? "Carte bancaire" : "Chèque"
        }
    }
}
