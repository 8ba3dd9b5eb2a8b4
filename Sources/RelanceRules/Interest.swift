package import RelanceCore

/// Works out what late payment costs, by the law and the dossier's contract.
package struct LatePayment: Sendable, Equatable {
    package var rates: Rates
    package var penalties: Configuration.Penalties

    /// Goes by the rates and the terms of a configuration.
    package init(_ configuration: Configuration) {
        self.init(rates: Rates(configuration.rates), penalties: configuration.penalties)
    }

    /// Goes by rates and terms.
    package init(
        rates: Rates = Rates(), penalties: Configuration.Penalties = Configuration.Penalties()
    ) {
        self.rates = rates
        self.penalties = penalties
    }

    /// Interest owed on an invoice until `day`, and the fixed fee.
    ///
    /// Runs from the day after the due date on the sum with tax that is overdue, that of each payment
    /// up to its day. A company owes the rate of each half-year crossed; a public body that of the
    /// half-year in which it began, for the whole delay; a private person the legal rate from the
    /// day after the formal notice `notice`, and no fee. `withheld` is what of it is disputed,
    /// promised or covered by a credit: nothing is worked out on it.
    /// Throws where a rate is not known.
    /// Sources: Code de commerce, art. L441-10 and D441-5; Code de la commande publique, art. R2192-31
    /// and D2192-35; Code civil, art. 1231-6 and 1344-1.
    package func interest(
        on invoice: Invoice, of contact: Contact, reductions: [Reduction] = [],
        withheld: Int = 0, notice: Day? = nil, until day: Day
    ) throws(RateError) -> Interest {
        var sheet = Interest(of: invoice, until: day)
        sheet.basis = basis(of: contact.kind)
        guard let due = invoice.dueDate else { return sheet.noting(.noDueDate) }
        guard invoice.kind != .creditNote, !invoice.isCancelled else {
            return sheet.noting(.noClaim)
        }
        guard invoice.dueDateSource != .defaultTerms else { return sheet.noting(.dueDateGuessed) }
        var overdue = Overdue(invoice, reductions, withheld: withheld)
        if overdue.isUndated { sheet.notes.append(.paymentDaysUnknown) }
        var begin = due.adding(1)
        if contact.kind == .person {
            guard let notice else { return sheet.noting(.noFormalNotice) }
            begin = max(begin, notice.adding(1))
        }
        overdue.skip(before: begin)
        for (first, last, cents) in overdue.runs(from: begin, to: day) {
            for (from, to) in cuts(first, last, contact.kind) {
                let basis = try basis(on: from, began: begin, contact.kind)
                sheet.pieces.append(
                    Interest.Piece(
                        first: from, last: to, base: Money(cents, sheet.currency),
                        rate: basis.rate, yearDays: yearDays(of: from), source: basis.source,
                        floor: basis.floor))
                if let note = basis.note { sheet = sheet.noting(note) }
            }
        }
        addFee(&sheet, invoice, contact, due)
        return sheet
    }

    /// The flat fee for recovery costs: 40 euros, once for each invoice paid late.
    ///
    /// Source: Code de commerce, art. D441-5 (décret 2012-1115, in force on 1 January 2013).
    private static let fee = (cents: 40_00, since: Day(year: 2013, month: 1, day: 1))

    private func addFee(
        _ sheet: inout Interest, _ invoice: Invoice, _ contact: Contact, _ due: Day
    ) {
        guard !sheet.pieces.isEmpty, contact.kind != .person else { return }
        let states = invoice.states + contact.states
        if states.contains(Deciding.insolvency) {
            sheet = sheet.noting(.insolvency)
        } else if sheet.currency != .euro {
            sheet = sheet.noting(.feeInEuros)
        } else if let since = Self.fee.since, due >= since {
            sheet.feeCents = Self.fee.cents
        }
    }

    /// Cuts a run of days where the rate or the length of the year changes.
    private func cuts(_ first: Day, _ last: Day, _ kind: Contact.Kind) -> [(Day, Day)] {
        var cuts: [(Day, Day)] = []
        var first = first
        while first <= last {
            let half = HalfYear(of: first)
            var end = half.last
            if kind == .public {
                let year = Day(year: half.year, month: 12, day: 31) ?? last
                end = penalties.dayCount == .actual ? year : last
            }
            end = min(end, last)
            cuts.append((first, end))
            first = end.adding(1)
        }
        return cuts
    }

    private func yearDays(of day: Day) -> Int {
        guard penalties.dayCount == .actual else { return 365 }
        return Day(year: day.parts.year, month: 2, day: 29) == nil ? 365 : 366
    }

    private func basis(of kind: Contact.Kind) -> Interest.Basis {
        switch kind {
        case .company: penalties.rate == .standard ? .standard : .contract
        case .public: .public
        case .person: .legal
        }
    }

    /// A rate, where it comes from, and what is to be said of it.
    private struct Basis {
        var rate: Int
        var source: String
        var floor: Int?
        var note: Interest.Note?
    }

    private func basis(on day: Day, began: Day, _ kind: Contact.Kind) throws(RateError) -> Basis {
        let half = HalfYear(of: kind == .public ? began : day)
        let rates = try rates.of(half)
        func text(_ rate: Int) -> String { Interest.Piece.text(rate) }
        switch kind {
        case .public:
            return Basis(rate: rates.ecb + 8_00, source: "\(half.name): ECB \(text(rates.ecb)) + 8")
        case .person:
            return Basis(rate: rates.legal, source: "\(half.name): legal \(text(rates.legal))")
        case .company:
            var basis = contract(half, rates)
            let floor = 3 * rates.legal
            if basis.rate < floor {
                basis.floor = floor
                basis.note =
                    penalties.rate == .standard ? .defaultBelowFloor : .contractBelowFloor
            }
            return basis
        }
    }

    private func contract(_ half: HalfYear, _ rates: Configuration.Rates) -> Basis {
        func text(_ rate: Int) -> String { Interest.Piece.text(rate) }
        switch penalties.rate {
        case .standard:
            return Basis(
                rate: rates.ecb + 10_00, source: "\(half.name): ECB \(text(rates.ecb)) + 10")
        case .fixed(let rate): return Basis(rate: rate, source: "contract")
        case .legal(let times):
            return Basis(
                rate: rates.legal * times / 100,
                source: "\(half.name): \(text(times)) x legal \(text(rates.legal))")
        }
    }
}

extension Interest {
    /// The same with a note, once.
    fileprivate func noting(_ note: Note) -> Interest {
        guard !notes.contains(note) else { return self }
        var sheet = self
        sheet.notes.append(note)
        return sheet
    }
}

/// What of an invoice was overdue, day by day.
private struct Overdue {
    /// Whether more is settled than is known with its day.
    let isUndated: Bool
    private var cents: Int
    private var dated: [(day: Day, cents: Int)]

    init(_ invoice: Invoice, _ reductions: [Reduction], withheld: Int) {
        let known = reductions.reduce(0) { $0 + $1.cents }
        let rest = invoice.amount.cents - invoice.balance.cents - known
        isUndated = rest != 0
        let undated = reductions.reduce(0) { $0 + ($1.day == nil ? $1.cents : 0) }
        cents = invoice.amount.cents - undated - rest - withheld
        dated = reductions.compactMap { reduction in reduction.day.map { ($0, reduction.cents) } }
            .sorted { $0.day < $1.day }
    }

    /// Takes off what came before a day.
    mutating func skip(before day: Day) {
        for (_, part) in dated.prefix(while: { $0.day < day }) { cents -= part }
        dated = Array(dated.drop { $0.day < day })
    }

    /// The runs of days on one sum above 0; a payment counts from the day after it.
    func runs(from begin: Day, to end: Day) -> [(first: Day, last: Day, cents: Int)] {
        var runs: [(first: Day, last: Day, cents: Int)] = []
        var (first, left) = (begin, cents)
        for (day, part) in dated where day < end {
            if day >= first, left > 0 { runs.append((first, day, left)) }
            first = max(first, day.adding(1))
            left -= part
        }
        if first <= end, left > 0 { runs.append((first, end, left)) }
        return runs
    }
}
