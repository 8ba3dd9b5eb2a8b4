package import RelanceCore

/// Which items of a contact settle which: what lettering and the source say, made into allocations.
///
/// Claims (invoices, opening balances, refunds) count as positive, what settles them (payments,
/// credit notes) as negative, so that the sum of all items is the contact's balance in the books.
/// Source: PCG, art. 944-41; the rules on lettering are those of accounting practice.
package struct Settlement: Sendable {
    /// One item of the contact.
    package struct Item: Sendable, Equatable {
        package var id: String
        package var isPayment: Bool
        /// Claims positive, what settles them negative, in minor units.
        package var cents: Int
        package var currency: Currency
        package var date: Day?
        package var number: String?
        package var lettering: String?
        /// For an opening balance: the first day of the year that it opens.
        package var opens: Day?
        /// The invoice that a credit note corrects.
        package var credits: String?

        /// Makes an item.
        package init(
            id: String, isPayment: Bool, cents: Int, currency: Currency, date: Day?,
            number: String? = nil, lettering: String? = nil, opens: Day? = nil,
            credits: String? = nil
        ) {
            self.id = id
            self.isPayment = isPayment
            self.cents = cents
            self.currency = currency
            self.date = date
            self.number = number
            self.lettering = lettering
            self.opens = opens
            self.credits = credits
        }
    }

    /// `cents` of the item at `from` settle the item at `to`.
    package struct Part: Sendable, Equatable {
        package var from: Int
        package var to: Int
        package var cents: Int

        /// Makes a part.
        package init(from: Int, to: Int, cents: Int) {
            self.from = from
            self.to = to
            self.cents = cents
        }
    }

    /// What of an item a lettered group or an opening may settle with, with its sign.
    struct Share {
        let index: Int
        var cents: Int
    }

    /// Items that settle each other: as the source says, or because they bear one letter.
    private enum Tie {
        case part(Part)
        case group([Int])

        var members: [Int] {
            switch self {
            case .part(let part): [part.from, part.to]
            case .group(let members): members
            }
        }
    }

    package let items: [Item]
    /// Who settles whom, in the order in which it was found.
    package private(set) var parts: [Part] = []
    /// What is left of each item, with its sign.
    package private(set) var left: [Int]
    /// The day of the last part of each item.
    package private(set) var lastPart: [Day?]
    /// The opening day from which an item stands under another key.
    package internal(set) var carried: [Day?]
    /// Openings that do not agree with the items before them: the day and by how much, a currency
    /// each.
    package internal(set) var disagreements: [(opens: Day, cents: Int, currency: Currency)] = []
    /// The place of each item among all: by date, then by id; those without a date are last.
    let ranks: [Int]
    /// Whether an item is to settle or to be settled at all.
    private(set) var isTied: [Bool]
    /// What stands for an opening that is carried.
    var standIns: [Int: [Share]] = [:]

    /// Settles `items`, given what the source itself allocates.
    ///
    /// Goes from one opening to the next, so that each opening meets what was left on its day. Of
    /// the years between, what the source allocates comes first, then the credit notes that name
    /// their invoice, then the lettering.
    package init(_ items: [Item], given: [Part] = []) {
        self.items = items
        left = items.map(\.cents)
        lastPart = Array(repeating: nil, count: items.count)
        carried = Array(repeating: nil, count: items.count)
        ranks = Self.ranks(items)
        isTied = Array(repeating: false, count: items.count)
        let books = Books(items)
        let ties = Dictionary(grouping: ties(given)) { books.place(of: $0.members) }
        for tie in ties.values.joined() { for index in tie.members { isTied[index] = true } }
        var before = Earlier()
        for place in 0...books.openingDays.count {
            if place > 0 {
                before.add(books.items(at: place - 1), of: self)
                carry(books.openings(at: place), to: books.openingDays[place - 1], before)
            }
            for tie in ties[place] ?? [] { settle(tie) }
        }
    }

    private static func ranks(_ items: [Item]) -> [Int] {
        let never = Day(number: .max)
        let sorted = items.indices.sorted { one, other in
            let (left, right) = (items[one], items[other])
            let days = (left.date ?? never, right.date ?? never)
            if days.0 != days.1 { return days.0 < days.1 }
            if left.id != right.id { return left.id < right.id }
            return (left.isPayment ? 1 : 0, one) < (right.isPayment ? 1 : 0, other)
        }
        var ranks = Array(repeating: 0, count: items.count)
        for (rank, index) in sorted.enumerated() { ranks[index] = rank }
        return ranks
    }

    private func ties(_ given: [Part]) -> [Tie] {
        let parts = [given, creditNotes()].flatMap { parts in
            parts.sorted {
                (ranks[$0.from], ranks[$0.to], $0.cents) < (ranks[$1.from], ranks[$1.to], $1.cents)
            }
        }
        return parts.map(Tie.part) + groups().map(Tie.group)
    }

    /// The credit notes that name their invoice.
    private func creditNotes() -> [Part] {
        guard items.contains(where: { $0.credits != nil }) else { return [] }
        var places: [String: Int] = [:]
        for (index, item) in items.enumerated() where !item.isPayment { places[item.id] = index }
        return items.enumerated().compactMap { index, item in
            item.credits.flatMap { places[$0] }.map { Part(from: index, to: $0, cents: .max) }
        }
    }

    /// The lettered groups, those that end first before the others.
    private func groups() -> [[Int]] {
        let lettered = items.indices.filter { items[$0].lettering != nil }
        let byKey = Dictionary(grouping: lettered) {
            items[$0].currency.code + (items[$0].lettering ?? "")
        }
        let groups = byKey.map { key, members in
            (key: key, members: members, last: members.compactMap { items[$0].date }.max())
        }
        let never = Day(number: .min)
        return groups.sorted { ($0.last ?? never, $0.key) < ($1.last ?? never, $1.key) }
            .map(\.members)
    }

    private mutating func settle(_ tie: Tie) {
        switch tie {
        case .part(let part):
            guard items[part.from].currency == items[part.to].currency else { return }
            settle(shares(of: part.from), shares(of: part.to), atMost: part.cents)
        case .group(let members):
            let held = members.flatMap { shares(of: $0) }
            let sorted = held.sorted {
                (ranks[$0.index], $0.cents) < (ranks[$1.index], $1.cents)
            }
            settle(sorted, sorted)
        }
    }

    /// What an item may settle with: what is left of it, or of the items that stand for it.
    private func shares(of index: Int) -> [Share] {
        guard carried[index] != nil else { return [Share(index: index, cents: left[index])] }
        return (standIns[index] ?? []).filter { carried[$0.index] == nil }
    }

    /// Settles claims by credits, in their order; what does not balance stays open.
    private mutating func settle(_ credits: [Share], _ claims: [Share], atMost limit: Int = .max) {
        var limit = limit
        var claims = claims.filter { $0.cents > 0 }[...]
        for credit in credits {
            var free = min(-credit.cents, -left[credit.index], limit)
            while free > 0, let claim = claims.first {
                let cents = settle(credit.index, claim.index, atMost: min(free, claim.cents))
                free -= cents
                limit -= cents
                claims[claims.startIndex].cents -= cents
                if claim.cents == cents || left[claim.index] == 0 { claims.removeFirst() }
            }
        }
    }

    /// Lets a credit settle a claim, as far as both go; answers how far.
    private mutating func settle(_ credit: Int, _ claim: Int, atMost limit: Int) -> Int {
        let cents = min(-left[credit], left[claim], limit)
        guard cents > 0 else { return 0 }
        parts.append(Part(from: credit, to: claim, cents: cents))
        left[credit] += cents
        left[claim] -= cents
        let day = [items[credit].date, items[claim].date].compactMap { $0 }.max()
        for index in [credit, claim] {
            lastPart[index] = [lastPart[index], day].compactMap { $0 }.max()
        }
        return cents
    }
}
