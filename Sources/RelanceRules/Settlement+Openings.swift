import RelanceCore

/// What an opening balance is to the items before it: the same money.
extension Settlement {
    /// Which books an item stands in: those of the last opening day at or before it.
    struct Books {
        /// The days on which books open, in their order.
        let openingDays: [Day]
        /// By item; nil where it has no day.
        private let places: [Int?]
        private let items: [Int: [Int]]
        private let openings: [Int: [Int]]

        init(_ items: [Item]) {
            let days = Set(items.compactMap(\.opens)).sorted()
            let places = items.map { item in
                (item.opens ?? item.date).map { Self.count(of: days, through: $0) }
            }
            let dated = items.indices.filter { places[$0] != nil }
            let opening = dated.filter { items[$0].opens != nil }
            self.items = Dictionary(grouping: dated) { places[$0] ?? 0 }
            openings = Dictionary(grouping: opening) { places[$0] ?? 0 }
            openingDays = days
            self.places = places
        }

        /// The books in which items can settle each other: the last of theirs.
        func place(of members: [Int]) -> Int { members.compactMap { places[$0] }.max() ?? 0 }

        func items(at place: Int) -> [Int] { items[place] ?? [] }

        func openings(at place: Int) -> [Int] { openings[place] ?? [] }

        private static func count(of days: [Day], through day: Day) -> Int {
            var (low, high) = (0, days.count)
            while low < high {
                let middle = (low + high) / 2
                if days[middle] <= day { low = middle + 1 } else { high = middle }
            }
            return low
        }
    }

    /// The items of the books before an opening.
    struct Earlier {
        /// Those of which something is left, the oldest first.
        private(set) var open: [Currency: [Int]] = [:]

        mutating func add(_ books: [Int], of settlement: Settlement) {
            for index in books { open[settlement.items[index].currency, default: []].append(index) }
            for currency in open.keys {
                open[currency]?.removeAll {
                    settlement.left[$0] == 0 || settlement.carried[$0] != nil
                }
            }
            let ranks = settlement.ranks
            for currency in Set(books.map { settlement.items[$0].currency }) {
                open[currency]?.sort { ranks[$0] < ranks[$1] }
            }
        }
    }

    /// Decides, currency by currency, what the openings of a day are to the items before it.
    ///
    /// Where the sums agree, the items stay, with their dates and numbers, and the opening lines
    /// are closed. Else the books of the new year are right: what they do not open is closed.
    mutating func carry(_ openings: [Int], to opens: Day, _ before: Earlier) {
        let byCurrency = Dictionary(grouping: openings) { items[$0].currency }
        for (currency, openings) in byCurrency.sorted(by: { $0.key.code < $1.key.code }) {
            guard let earlier = before.open[currency] else { continue }
            let sorted = openings.sorted { ranks[$0] < ranks[$1] }
            let difference =
                sorted.reduce(0) { $0 + items[$1].cents } - earlier.reduce(0) { $0 + left[$1] }
            if difference == 0 {
                for opening in sorted { carried[opening] = opens }
                if sorted.contains(where: { isTied[$0] }) { share(earlier, among: sorted) }
            } else {
                disagreements.append((opens, difference, currency))
                close(earlier, but: sorted, on: opens)
            }
        }
    }

    private struct Number: Hashable {
        let number: String
        let isCredit: Bool
    }

    /// Shares the earlier items out among the openings: those of an opening's number, else the oldest.
    private mutating func share(_ earlier: [Int], among openings: [Int]) {
        var free = Dictionary(uniqueKeysWithValues: earlier.map { ($0, left[$0]) })
        var numbered: [Number: ArraySlice<Int>] = [:]
        for index in earlier {
            guard let number = items[index].number else { continue }
            numbered[Number(number: number, isCredit: left[index] < 0), default: []].append(index)
        }
        var others: [Int] = []
        for opening in openings {
            let item = items[opening]
            let key = item.number.map { Number(number: $0, isCredit: item.cents < 0) }
            if let key, var same = numbered[key] {
                numbered[key] = []
                take(opening, from: &same, &free)
                numbered[key] = same
            } else {
                others.append(opening)
            }
        }
        var (claims, credits) = (
            earlier.filter { left[$0] > 0 }[...], earlier.filter { left[$0] < 0 }[...]
        )
        for opening in others {
            if items[opening].cents < 0 {
                take(opening, from: &credits, &free)
            } else {
                take(opening, from: &claims, &free)
            }
        }
    }

    private mutating func take(
        _ opening: Int, from queue: inout ArraySlice<Int>, _ free: inout [Int: Int]
    ) {
        var cents = items[opening].cents
        while cents != 0, let index = queue.first {
            let there = free[index] ?? 0
            let part = there.magnitude < cents.magnitude ? there : cents
            if part != 0 { standIns[opening, default: []].append(Share(index: index, cents: part)) }
            cents -= part
            free[index] = there - part
            if there == part { queue.removeFirst() }
        }
    }

    private struct Twin: Hashable {
        let number: String?
        let cents: Int
    }

    /// Closes what the new books do not open; what they open with its number and sum stays.
    private mutating func close(_ earlier: [Int], but openings: [Int], on opens: Day) {
        var twins = Dictionary(grouping: openings) {
            Twin(number: items[$0].number, cents: items[$0].cents)
        }.mapValues { $0[...] }
        for index in earlier {
            let twin = Twin(number: items[index].number, cents: left[index])
            if let opening = twins[twin]?.popFirst() {
                carried[opening] = opens
                standIns[opening] = [Share(index: index, cents: left[index])]
            } else {
                carried[index] = opens
            }
        }
    }
}
