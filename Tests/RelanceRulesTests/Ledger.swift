import RelanceCore
import RelanceRules
import RelanceTestSupport

/// A contact's ledger as its books have it, year by year: each opens with what the last left.
struct Ledger {
    private(set) var items: [Settlement.Item] = []
    private(set) var given: [Settlement.Part] = []
    private var dice: Dice
    private var lines: [Settlement.Item] = []

    /// Makes the books of three years by chance; where they err, some openings are wrong.
    init(seed: UInt64, areOpeningsWrong: Bool = false, haveAllDates: Bool = true) {
        dice = Dice(seed: seed)
        for year in 2024...2026 {
            if year > 2024 { open(year, areWrong: areOpeningsWrong) }
            addItems(of: year)
            letter(year)
            items += lines
        }
        addGiven()
        if !haveAllDates { for index in items.indices where chance(8) { items[index].date = nil } }
    }

    /// The same items in another order.
    func shuffled(seed: UInt64) -> Ledger {
        var (copy, dice) = (self, Dice(seed: seed))
        let order = items.indices.shuffled(using: &dice)
        copy.items = order.map { items[$0] }
        var places = Array(repeating: 0, count: items.count)
        for (place, index) in order.enumerated() { places[index] = place }
        copy.given = given.map {
            Settlement.Part(from: places[$0.from], to: places[$0.to], cents: $0.cents)
        }.shuffled(using: &dice)
        return copy
    }

    /// The sum of the newest books that a currency has.
    func balance(in currency: Currency) -> Int {
        let own = items.filter { $0.currency == currency }
        let last = own.compactMap(\.opens).max()
        return own.filter { item in
            guard let last else { return true }
            return (item.opens ?? item.date).map { $0 >= last } ?? true
        }.reduce(0) { $0 + $1.cents }
    }

    private mutating func chance(_ sides: Int) -> Bool {
        Int.random(in: 1...sides, using: &dice) == 1
    }

    private mutating func sum() -> Int { Int.random(in: 1...12, using: &dice) * 5 }

    // Summed, or line by line, with the day of the opening or the old one.
    private mutating func open(_ year: Int, areWrong: Bool) {
        let day = Day.of("\(year)-01-01")
        let left = lines.filter { $0.lettering?.hasSuffix("!") != true }
        lines = []
        for (code, before) in Dictionary(grouping: left, by: \.currency.code).sorted(by: {
            $0.key < $1.key
        }) {
            if chance(2) {
                let cents = before.reduce(0) { $0 + $1.cents }
                add("AN", cents, day, .of(code), number: "AN", opens: day)
            } else {
                for line in before {
                    let date = chance(2) ? line.date : day
                    add("AN", line.cents, date, .of(code), number: line.number, opens: day)
                }
            }
        }
        if areWrong, chance(2) {
            let index = lines.indices.randomElement(using: &dice)
            if let index { lines[index].cents += sum() }
        }
        if areWrong, chance(4), !lines.isEmpty { lines.removeLast() }
    }

    private mutating func addItems(of year: Int) {
        for _ in 0..<Int.random(in: 0...8, using: &dice) {
            let day = Day.of("\(year)-01-01").adding(Int.random(in: 0...364, using: &dice))
            let currency = chance(4) ? Currency.of("USD") : .euro
            switch Int.random(in: 0...5, using: &dice) {
            case 0, 1: add("F", sum(), day, currency, number: "\(items.count + lines.count)")
            case 2:
                let invoice = (items + lines).filter { !$0.isPayment }.randomElement(using: &dice)
                add("N", -sum(), day, currency, number: "N", credits: chance(2) ? invoice?.id : nil)
            case 3: add("R", sum(), day, currency, isPayment: true)
            default: add("P", -sum(), day, currency, isPayment: true)
            }
        }
    }

    // A group that ends with "!" balances: its lines are gone at the year's end.
    private mutating func letter(_ year: Int) {
        for group in 0..<3 {
            let members = lines.indices.filter {
                lines[$0].lettering == nil && lines[$0].currency == .euro
            }
            .filter { _ in chance(3) }
            let sum = members.reduce(0) { $0 + lines[$1].cents }
            let balances = !members.isEmpty && chance(2)
            let letter = "\(year)\(group)" + (balances || sum == 0 ? "!" : "")
            for index in members { lines[index].lettering = letter }
            guard balances, sum != 0 else { continue }
            add("P", -sum, Day.of("\(year)-12-31"), .euro, isPayment: true)
            lines[lines.count - 1].lettering = letter
        }
    }

    private mutating func addGiven() {
        guard !items.isEmpty else { return }
        for _ in 0..<Int.random(in: 0...4, using: &dice) {
            let from = Int.random(in: items.indices, using: &dice)
            let to = Int.random(in: items.indices, using: &dice)
            given.append(Settlement.Part(from: from, to: to, cents: sum()))
        }
    }

    private mutating func add(
        _ kind: String, _ cents: Int, _ date: Day?, _ currency: Currency, number: String? = nil,
        isPayment: Bool = false, opens: Day? = nil, credits: String? = nil
    ) {
        lines.append(
            Settlement.Item(
                id: "\(kind)\(items.count + lines.count)", isPayment: isPayment, cents: cents,
                currency: currency, date: date, number: number, opens: opens, credits: credits))
    }
}
