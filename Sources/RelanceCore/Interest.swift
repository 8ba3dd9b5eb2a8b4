/// What the late payment of an invoice costs its debtor, worked out so that a person can check it.
package struct Interest: Sendable, Equatable {
    /// A run of days on one sum at one rate.
    package struct Piece: Sendable, Equatable {
        package var first: Day
        package var last: Day
        /// What was overdue on these days.
        package var base: Money
        /// In hundredths of a per cent a year.
        package var rate: Int
        /// Days that make a year.
        package var yearDays: Int
        /// Where the rate comes from: the half-year and how it is made.
        package var source: String
        /// The rate below which no contract may go, where this one is below it.
        package var floor: Int?

        /// Makes a piece.
        package init(
            first: Day, last: Day, base: Money, rate: Int, yearDays: Int, source: String,
            floor: Int? = nil
        ) {
            self.first = first
            self.last = last
            self.base = base
            self.rate = rate
            self.yearDays = yearDays
            self.source = source
            self.floor = floor
        }

        /// How many days it has, both ends among them.
        package var days: Int { first.days(to: last) + 1 }
    }

    /// What the worksheet has to say beside its sums.
    package enum Note: String, NamedCases {
        /// The due date comes from terms that nobody has stated: nothing is claimed on it.
        case dueDateGuessed = "due_date_guessed"
        case noDueDate = "no_due_date"
        /// No invoice: a credit note, or what is cancelled.
        case noClaim = "no_claim"
        /// A private person owes interest from the formal notice on, and no fee.
        case noFormalNotice = "no_formal_notice"
        /// The contract's rate is below three times the legal rate: it was taken as it is.
        case contractBelowFloor = "contract_below_floor"
        /// The rate that holds without a contract is below three times the legal rate.
        case defaultBelowFloor = "default_below_floor"
        /// The source says how much was paid and not when: it counts as paid from the start.
        case paymentDaysUnknown = "payment_days_unknown"
        /// Insolvency proceedings: no fee, and interest ends with their opening.
        case insolvency
        /// The fee is a sum in euros: it is not added to another currency.
        case feeInEuros = "fee_in_euros"
    }

    /// By which rule it is worked out.
    package enum Basis: String, NamedCases {
        /// Between professionals, where the contract says nothing: ECB + 10.
        case standard
        case contract
        /// Public buyers: ECB + 8, one rate for the whole delay.
        case `public`
        /// Private persons: the legal rate from the formal notice on.
        case legal
    }

    /// How far it was asked for.
    package enum Standing: String, NamedCases {
        /// It is owed by law, and nobody has spoken of it.
        case due
        /// A message has said that it is owed, without its sum.
        case mentioned
        /// A message has asked for its sum.
        case claimed
        /// A person has given it up.
        case waived
    }

    package var invoice: String
    package var number: String
    package var currency: Currency
    /// The last day counted, where the invoice was not paid before.
    package var until: Day
    package var basis = Basis.standard
    package var pieces: [Piece] = []
    /// The fixed recovery fee, in minor units.
    package var feeCents = 0
    package var notes: [Note] = []

    /// Makes a worksheet that costs nothing.
    package init(of invoice: Invoice, until: Day) {
        self.invoice = invoice.id
        number = invoice.number
        currency = invoice.amount.currency
        self.until = until
    }

    /// Interest in minor units: the pieces added up exactly, then rounded once, half away from zero.
    package var cents: Int { Int(Self.rounded(pieces.map(\.exact), scale: 1)) }

    /// Interest and fee in minor units.
    package var totalCents: Int { cents + feeCents }

    /// Whether nothing is owed beside the invoice.
    package var isNothing: Bool { totalCents == 0 }

    private static func rounded(_ parts: [Int128], scale: Int128) -> Int128 {
        let sum = parts.reduce(0, +) * scale
        return (2 * sum + Piece.unit) / (2 * Piece.unit)
    }
}

extension Interest.Piece {
    /// The parts of a minor unit in which pieces are exact: a year of 365 days and one of 366.
    fileprivate static let unit: Int128 = 365 * 366 * 10_000

    fileprivate var exact: Int128 {
        Int128(base.cents) * Int128(rate) * Int128(days) * (365 * 366 / Int128(yearDays))
    }

    /// Its interest with four decimals more or less, as a worksheet shows it: `129.6986`.
    package var amountText: String {
        let decimals = 4
        let perUnit = Int128(base.currency.unit)
        var scale: Int128 = 1
        for _ in 0..<decimals { scale *= 10 }
        let sum = exact * scale
        let whole = (2 * sum + Self.unit * perUnit) / (2 * Self.unit * perUnit)
        let fraction = String(Int(whole % scale))
        let zeros = String(repeating: "0", count: decimals - fraction.count)
        return "\(whole / scale).\(zeros)\(fraction)"
    }
}

extension Interest {
    /// The worksheet as `--json` prints it.
    package var plain: Plain {
        [
            "invoice": .text(invoice), "number": .text(number), "currency": currency.plain,
            "until": until.plain, "basis": basis.plain, "pieces": .list(pieces.map(\.plain)),
            "interest_cents": .integer(cents), "fixed_fee_cents": .integer(feeCents),
            "total_cents": .integer(totalCents), "notes": .list(notes.map(\.plain)),
        ]
    }
}

extension Interest.Piece {
    /// The piece as `--json` prints it: rates are per cent as text, the amount is not rounded yet.
    package var plain: Plain {
        [
            "from": first.plain, "to": last.plain, "days": .integer(days),
            "base_cents": .integer(base.cents), "rate": .text(Self.text(rate)),
            "year_days": .integer(yearDays), "source": .text(source),
            "floor": floor.map { .text(Self.text($0)) } ?? .null, "amount": .text(amountText),
        ]
    }

    /// A rate in per cent: `12.15`.
    package static func text(_ rate: Int) -> String {
        let fraction = String(rate % 100)
        return "\(rate / 100)." + (fraction.count == 1 ? "0" : "") + fraction
    }
}
