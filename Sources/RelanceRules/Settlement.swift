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

    package let items: [Item]
    /// Who settles whom, in the order in which it was found.
    package private(set) var parts: [Part] = []
    /// What is left of each item, with its sign.
    package private(set) var left: [Int]
    /// The day of the last part of each item.
    package private(set) var lastPart: [Day?]
    /// The opening day from which an item stands under another key.
    package private(set) var carried: [Day?]
    /// Openings that do not agree with the items before them: the day and by how much.
    package private(set) var disagreements: [(opens: Day, cents: Int)] = []

    /// Settles `items`, given what the source itself allocates.
    package init(_ items: [Item], given: [Part] = []) {
        self.items = items
        left = items.map(\.cents)
        lastPart = Array(repeating: nil, count: items.count)
        carried = Array(repeating: nil, count: items.count)
        for part in given { settle(part.from, part.to, atMost: part.cents) }
        settleCredits()
        let groups = self.groups()
        var done = 0
        for opens in Set(items.compactMap(\.opens)).sorted() {
            while done < groups.count, groups[done].last.map({ $0 < opens }) ?? true {
                settle(group: groups[done].members)
                done += 1
            }
            carry(to: opens)
        }
        for group in groups[done...] { settle(group: group.members) }
    }

    // A credit note that names its invoice settles it before anything else does.
    private mutating func settleCredits() {
        guard items.contains(where: { $0.credits != nil }) else { return }
        var places: [String: Int] = [:]
        for (index, item) in items.enumerated() where !item.isPayment { places[item.id] = index }
        for (index, item) in items.enumerated() {
            if let invoice = item.credits.flatMap({ places[$0] }) { settle(index, invoice) }
        }
    }

    /// The lettered groups, those that end first before the others.
    private func groups() -> [(members: [Int], last: Day?)] {
        let lettered = items.indices.filter { items[$0].lettering != nil }
        let byKey = Dictionary(grouping: lettered) {
            items[$0].currency.code + (items[$0].lettering ?? "")
        }
        let groups = byKey.map { key, members in
            (key: key, members: members, last: members.compactMap { items[$0].date }.max())
        }
        let never = Day(number: .min)
        return groups.sorted { ($0.last ?? never, $0.key) < ($1.last ?? never, $1.key) }
            .map { ($0.members, $0.last) }
    }

    /// Settles the claims of a group, oldest first; what does not balance stays open.
    private mutating func settle(group: [Int]) {
        let members = group.flatMap { carried[$0] == nil ? [$0] : standIns(for: $0) }
        let ordered = members.sorted { sooner($0, $1) }
        var claims = ordered.filter { left[$0] > 0 }[...]
        for credit in ordered where left[credit] < 0 {
            while left[credit] < 0, let claim = claims.first {
                settle(credit, claim)
                if left[claim] == 0 { claims.removeFirst() }
            }
        }
    }

    /// The earlier items for which a carried opening line stands: of its number, else the oldest.
    private func standIns(for opening: Int) -> [Int] {
        let item = items[opening]
        let earlier = items.indices.filter {
            guard let date = items[$0].date, let opens = item.opens else { return false }
            return date < opens && carried[$0] == nil && left[$0].signum() == item.cents.signum()
                && items[$0].currency == item.currency
        }
        let same = earlier.filter { item.number != nil && items[$0].number == item.number }
        if !same.isEmpty { return same }
        var (found, cents) = ([Int](), item.cents.magnitude)
        for index in earlier.sorted(by: { sooner($0, $1) }) where cents > 0 {
            found.append(index)
            cents -= min(cents, left[index].magnitude)
        }
        return found
    }

    /// Decides what an opening balance is to the items before it: the same money.
    ///
    /// Where the sums agree, the items stay, with their dates and numbers, and the opening lines
    /// are closed. Else the books of the new year are right: what they do not open is closed.
    private mutating func carry(to opens: Day) {
        let openings = items.indices.filter { items[$0].opens == opens }
        let earlier = items.indices.filter { index in
            guard let date = items[index].date, items[index].opens != opens else { return false }
            return date < opens && carried[index] == nil
        }
        guard !earlier.isEmpty else { return }
        let difference = openings.reduce(0) { $0 + items[$1].cents } - earlier.reduce(0) { $0 + left[$1] }
        if difference == 0 {
            for opening in openings { carried[opening] = opens }
            return
        }
        disagreements.append((opens, difference))
        var free = Dictionary(grouping: openings) { Twin(items[$0].number, items[$0].cents) }
        for index in earlier where left[index] != 0 {
            if let opening = free[Twin(items[index].number, left[index])]?.popLast() {
                carried[opening] = opens
            } else {
                carried[index] = opens
            }
        }
    }

    private struct Twin: Hashable {
        let number: String?
        let cents: Int

        init(_ number: String?, _ cents: Int) {
            self.number = number
            self.cents = cents
        }
    }

    /// Lets a credit settle a claim, as far as both go; answers nothing where they do not fit.
    private mutating func settle(_ credit: Int, _ claim: Int, atMost limit: Int = .max) {
        guard left[credit] < 0, left[claim] > 0, items[credit].currency == items[claim].currency
        else { return }
        let cents = min(-left[credit], left[claim], limit)
        guard cents > 0 else { return }
        parts.append(Part(from: credit, to: claim, cents: cents))
        left[credit] += cents
        left[claim] -= cents
        let day = [items[credit].date, items[claim].date].compactMap { $0 }.max()
        for index in [credit, claim] { lastPart[index] = [lastPart[index], day].compactMap { $0 }.max() }
    }

    private func sooner(_ one: Int, _ other: Int) -> Bool {
        let never = Day(number: .max)
        let (left, right) = (items[one], items[other])
        return (left.date ?? never, left.id, one) < (right.date ?? never, right.id, other)
    }
}
