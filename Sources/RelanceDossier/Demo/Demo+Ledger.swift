import RelanceCore

extension Demo {
    /// The books of the creditor, year by year.
    struct Ledger {
        /// The last day of the first year: 31 December 2025.
        private static let firstClosing = Day(number: 20_453)

        let years: [Year]

        /// Keeps the books of what `customers` bought and paid.
        init(of customers: [Customer]) {
            let sales = Dictionary(grouping: Sale.all(of: customers)) { $0.customer.code }
            let accounts = customers.flatMap { customer in
                CustomerAccount(of: customer, sales: sales[customer.code] ?? []).entries
            }
            let trade = Purchases.entries + accounts
            let entries = Self.chronological(trade + Charge.entries(taxing: trade))
            let first = Year(
                entries.filter { $0.date <= Self.firstClosing }, closing: Self.firstClosing,
                known: Self.firstClosing)
            let later = entries.filter { $0.date > Self.firstClosing }
            let opening = first.openingOfNext(on: Self.firstClosing.adding(1))
            let second = Year(
                [opening] + later, closing: Self.firstClosing.adding(365), known: Demo.lastDay)
            years = [first, second]
        }

        private static func chronological(_ entries: [Entry]) -> [Entry] {
            let places = Dictionary(
                uniqueKeysWithValues: Journal.allCases.enumerated().map { ($1, $0) })
            let known = entries.filter { $0.date <= Demo.lastDay }
            return known.enumerated().map { offset, entry in
                (
                    key: (entry.date, places[entry.journal] ?? 0, entry.piece ?? "", offset),
                    entry: entry
                )
            }
            .sorted { $0.key < $1.key }.map(\.entry)
        }
    }

    /// One year of business in the books.
    struct Year {
        let closing: Day
        /// The last day of which the file knows.
        let known: Day
        /// In the order of their days; those of a journal are numbered from 1.
        let entries: [Entry]
        let lettering: Lettering

        init(_ entries: [Entry], closing: Day, known: Day) {
            self.closing = closing
            self.known = known
            var numbers: [Journal: Int] = [:]
            self.entries = entries.map { entry in
                var entry = entry
                entry.number = numbers[entry.journal, default: 0] + 1
                numbers[entry.journal] = entry.number
                return entry
            }
            lettering = Lettering(of: entries, known: known)
        }

        /// The entry that carries the balances to the next year, the parties' open lines one by one.
        func openingOfNext(on day: Day) -> Entry {
            var balances: [Account: Int] = [:]
            var open: [Line] = []
            for entry in entries {
                for line in entry.lines {
                    if line.account.isOfParties {
                        open +=
                            lettering.isSettled(line) ? [] : [line.carried(from: entry.document)]
                    } else {
                        balances[line.account.isOfResult ? .profit : line.account, default: 0] +=
                            line.cents
                    }
                }
            }
            let lines =
                balances.map { Line(account: $0, cents: $1) }.filter { $0.cents != 0 } + open
            let sorted = lines.enumerated().sorted {
                ($0.element.key, $0.offset) < ($1.element.key, $1.offset)
            }
            return Entry(
                journal: .opening, date: day, label: "À nouveau", lines: sorted.map(\.element))
        }
    }
}

extension Demo.Line {
    /// What the lines of an opening entry are sorted by.
    fileprivate var key: String { account.rawValue + (party?.code ?? "") }

    /// The same line in the books of the next year.
    fileprivate func carried(from document: Demo.Document) -> Demo.Line {
        var line = self
        line.origin = document
        return line
    }
}
