import RelanceCore

/// The books of a made-up company over a year: the same for the same number of lines.
///
/// Per 200 lines there is one customer. An invoice has three lines; about 60 % are paid within the
/// year, each by a payment of two lines, and lettered. What was open before stands in the opening
/// journal, at the start; purchases and bank fees are in between.
struct Ledger {
    /// The fewest lines of which such books can be made.
    static let fewestLines = 1_000

    /// What each customer owes at the end, in cents, by its code; those without a line are left out.
    var balances: [String: Int] {
        var sums: [String: Int] = [:]
        for (place, account) in accounts.enumerated() where isUsed[place] {
            sums[account.auxiliary] = owed[place]
        }
        return sums
    }
    private(set) var invoices = 0
    private(set) var payments = 0
    var lines: Int { file.lines }
    var size: Int { file.size }

    private let wanted: Int
    private let isDense: Bool
    private let file: FECFile
    private var random = Random(state: 20_250_101)
    private let accounts: [Account]
    private var owed: [Int]
    private var isUsed: [Bool]
    private var letters: [Int]
    private var due: [[Payment]]
    private var entries = 0

    private struct Payment {
        var customer: Int
        var cents: Int
        var letter: Letter
        var piece: String
    }

    private static let firstDay = Day(number: 20_089)
    private static let daysBefore = 90
    private static let daysOfYear = 365
    private static let lastDay = daysBefore + daysOfYear

    /// Writes `lines` lines to `path`; with `isDense`, nothing but invoices without tax and payments.
    init(lines: Int, isDense: Bool = false, path: String) throws {
        self.isDense = isDense
        wanted = max(Self.fewestLines, lines)
        let customers = wanted / 200
        accounts = (0..<customers).map(Account.customer)
        owed = Array(repeating: 0, count: customers)
        isUsed = Array(repeating: false, count: customers)
        letters = Array(repeating: 0, count: customers)
        due = Array(repeating: [], count: Self.lastDay)
        let dates = (0..<Self.lastDay).map { place in
            Self.firstDay.adding(place - Self.daysBefore).description.filter { $0 != "-" }
        }
        file = try FECFile(path: path, dates: dates)
        try write()
    }

    private mutating func write() throws {
        try open()
        for day in Self.daysBefore..<Self.lastDay {
            for payment in due[day] where wanted - lines > 7 { try pay(payment, on: day) }
            due[day] = []
            let quota = wanted * (day + 1 - Self.daysBefore) / Self.daysOfYear
            while lines < quota, wanted - lines > 7 {
                if !isDense, random.below(100) < 7 { try buy(on: day) } else { try sell(on: day) }
            }
        }
        // Between five and seven lines are left: entries of three and of two fill any number.
        while lines < wanted {
            if (wanted - lines) % 2 == 1 { try buy(on: Self.lastDay - 1) } else { try payFee() }
        }
        try file.close()
    }

    /// Every other customer owes an invoice of the year before.
    private mutating func open() throws {
        let day = Self.daysBefore
        var sum = 0
        var entry = entry(.opening, "", day, label: "À nouveau")
        for customer in stride(from: 0, to: accounts.count, by: 2) {
            let cents = price() * 6 / 5
            entry.piece = "FA2024-" + padded(customer + 1, to: 6)
            entry.pieceDay = day - 1 - random.below(Self.daysBefore)
            try claim(cents, from: customer, in: entry)
            sum += cents
        }
        (entry.piece, entry.pieceDay) = ("AN2025", day)
        try file.add(.capital, cents: -sum, to: entry)
    }

    private mutating func sell(on day: Int) throws {
        let net = price()
        let tax = isDense ? 0 : (net + 2) / 5
        let customer = buyer()
        let piece = "FA2025-" + padded(invoices + 1, to: 6)
        let entry = entry(.sales, piece, day, label: "Facture " + piece)
        try claim(net + tax, from: customer, in: entry)
        try file.add(random.below(3) == 0 ? .services : .goods, cents: -net, to: entry)
        if tax > 0 { try file.add(.taxDue, cents: -tax, to: entry) }
    }

    private mutating func buy(on day: Int) throws {
        let net = price()
        let tax = (net + 2) / 5
        let piece = "AC" + padded(entries, to: 6)
        let entry = entry(.purchases, piece, day, label: "Achat " + piece)
        try file.add(.supplies, cents: net, to: entry)
        try file.add(.taxPaid, cents: tax, to: entry)
        try file.add(.supplier(random.below(200)), cents: -net - tax, to: entry)
    }

    private mutating func payFee() throws {
        let entry = entry(.bank, "REL12", Self.lastDay - 1, label: "Frais de tenue de compte")
        try file.add(.fees, cents: 1_250, to: entry)
        try file.add(.bank, cents: -1_250, to: entry)
    }

    private mutating func pay(_ payment: Payment, on day: Int) throws {
        let entry = entry(.bank, payment.piece, day, label: "Règlement " + payment.piece)
        let account = accounts[payment.customer]
        try file.add(.bank, cents: payment.cents, to: entry)
        try file.add(account, cents: -payment.cents, to: entry, letter: payment.letter)
        owed[payment.customer] -= payment.cents
        payments += 1
    }

    /// Adds the line of an invoice, and says when it will be paid if it is.
    private mutating func claim(_ cents: Int, from customer: Int, in entry: Entry) throws {
        let payday = entry.day + 5 + random.below(56)
        var letter: Letter?
        if random.below(100) < 66, payday < Self.lastDay {
            let set = Letter(place: letters[customer], day: payday)
            due[payday].append(
                Payment(customer: customer, cents: cents, letter: set, piece: entry.piece))
            letters[customer] += 1
            letter = set
        }
        try file.add(accounts[customer], cents: cents, to: entry, letter: letter)
        owed[customer] += cents
        isUsed[customer] = true
        invoices += 1
    }

    private mutating func entry(
        _ journal: Journal, _ piece: String, _ day: Int, label: String
    ) -> Entry {
        entries += 1
        return Entry(
            journal: journal, number: entries, day: day, piece: piece, pieceDay: day, label: label)
    }

    /// A customer: those at the start of the list buy more often.
    private mutating func buyer() -> Int {
        let customer = random.below(accounts.count)
        return random.below(3) == 0 ? random.below(customer + 1) : customer
    }

    /// A sum without tax between 20 and 5,000 euros.
    private mutating func price() -> Int { 2_000 + random.below(498_000) }
}
