import RelanceCore
import RelanceRules
import RelanceTestSupport
import Testing

/// Late-payment interest: the worked figures of the law's practice, and what it may not do.
@Suite struct InterestTests {
    private func claim(_ cents: Int, due: String, kind: Contact.Kind = .company) -> (
        Invoice, Contact
    ) {
        var contact = Contact(id: "C1")
        contact.kind = kind
        var invoice = Invoice(id: "F-1")
        invoice.contact = "C1"
        invoice.amount = Money(cents, .euro)
        invoice.dueDate = .of(due)
        return (invoice, contact)
    }

    /// The worksheet of an invoice paid in full on a day, or open on it.
    private func costs(
        _ cents: Int, due: String, paid: String? = nil, until: String? = nil,
        kind: Contact.Kind = .company, rate: Configuration.Penalties.Rate = .standard,
        notice: String? = nil
    ) throws -> Interest {
        var (invoice, contact) = claim(cents, due: due, kind: kind)
        contact.kind = kind
        invoice.settledCents = paid == nil ? 0 : cents
        var late = LatePayment()
        late.penalties.rate = rate
        return try late.interest(
            on: invoice, of: contact,
            reductions: paid.map { [Reduction(cents, on: .of($0))] } ?? [],
            notice: notice.map(Day.of), until: .of(until ?? "2026-06-30"))
    }

    private func text(_ sheet: Interest) -> [String] {
        sheet.pieces.map { piece in
            "\(piece.days) d × \(Interest.Piece.text(piece.rate)) % = \(piece.amountText)"
        } + ["\(sheet.cents) + \(sheet.feeCents)"]
    }

    @Test func `a delay across 30 June is worked out in two pieces`() throws {
        let sheet = try costs(12_000_00, due: "2025-05-31", paid: "2025-08-14")
        #expect(
            text(sheet) == [
                "30 d × 13.15 % = 129.6986", "45 d × 12.15 % = 179.7534", "30945 + 4000",
            ])
        #expect(sheet.totalCents == 349_45)
        #expect(sheet.pieces[0].first == .of("2025-06-01"))
        #expect(sheet.pieces[1].last == .of("2025-08-14"))
        #expect(sheet.pieces.map(\.source) == ["2025-H1: ECB 3.15 + 10", "2025-H2: ECB 2.15 + 10"])
    }

    @Test func `it is rounded once, at the end`() throws {
        let sheet = try costs(1_500_00, due: "2023-11-30", paid: "2024-01-20")
        #expect(
            text(sheet) == [
                "31 d × 14.00 % = 17.8356", "20 d × 14.50 % = 11.9178", "2975 + 4000",
            ])
        #expect(sheet.notes == [.defaultBelowFloor])
        #expect(sheet.pieces.map(\.floor) == [nil, 15_21])
    }

    @Test func `a delay across the new year has the rate of each half`() throws {
        let sheet = try costs(1_000_00, due: "2024-10-31", paid: "2025-02-28")
        #expect(
            text(sheet) == [
                "61 d × 14.25 % = 23.8151", "59 d × 13.15 % = 21.2562", "4507 + 4000",
            ])
    }

    @Test func `a rate of the contract holds for the whole delay`() throws {
        let sheet = try costs(
            100_00, due: "2026-02-01", paid: "2026-02-16", rate: .fixed(10_00))
        #expect(text(sheet) == ["15 d × 10.00 % = 0.4110", "41 + 4000"])
        #expect(sheet.basis == .contract && sheet.notes.isEmpty)
    }

    @Test func `a contract's rate below three times the legal rate is reported, not raised`() throws
    {
        let low = try costs(1_000_00, due: "2024-08-31", until: "2024-09-30", rate: .fixed(14_50))
        #expect(low.notes == [.contractBelowFloor])
        #expect(low.pieces.map(\.floor) == [14_76])
        #expect(low.pieces.map(\.rate) == [14_50])
        let high = try costs(1_000_00, due: "2024-08-31", until: "2024-09-30", rate: .fixed(14_76))
        #expect(high.notes.isEmpty)
    }

    @Test func `a contract may name the legal rate`() throws {
        let sheet = try costs(
            1_000_00, due: "2025-11-30", until: "2026-01-31", rate: .legal(hundredths: 3_00))
        #expect(sheet.pieces.map(\.rate) == [8_28, 7_86])
        #expect(sheet.pieces.map(\.source)[1] == "2026-H1: 3.00 x legal 2.62")
        #expect(sheet.notes.isEmpty)
    }

    @Test func `each payment lessens what bears interest from the day after it`() throws {
        var (invoice, contact) = claim(1_200_00, due: "2026-01-31")
        invoice.settledCents = 700_00
        let sheet = try LatePayment().interest(
            on: invoice, of: contact,
            reductions: [
                Reduction(200_00, on: .of("2026-01-10")), Reduction(500_00, on: .of("2026-02-20")),
            ], until: .of("2026-03-31"))
        #expect(sheet.pieces.map(\.base.cents) == [1_000_00, 500_00])
        #expect(sheet.pieces.map(\.days) == [20, 39])
        // 1000 × 12.15 % × 20/365 = 6.6575; 500 × 12.15 % × 39/365 = 6.4911
        #expect(sheet.cents == 13_15)
        contact.kind = .public
        #expect(
            try LatePayment().interest(on: invoice, of: contact, until: .of("2026-03-31"))
                .notes == [.paymentDaysUnknown])
    }

    @Test func `what a credit note takes off was never owed`() throws {
        var (invoice, contact) = claim(1_200_00, due: "2026-01-31")
        contact.name = "Dupont"
        invoice.settledCents = 300_00
        let sheet = try LatePayment().interest(
            on: invoice, of: contact, reductions: [Reduction(300_00, on: nil)],
            until: .of("2026-02-28"))
        #expect(sheet.pieces.map(\.base.cents) == [900_00])
        invoice.settledCents = 1_200_00
        let gone = try LatePayment().interest(
            on: invoice, of: contact, reductions: [Reduction(1_200_00, on: nil)],
            until: .of("2026-02-28"))
        #expect(gone.isNothing && gone.pieces.isEmpty)
    }

    @Test func `nothing is worked out on what is withheld`() throws {
        let (invoice, contact) = claim(1_200_00, due: "2026-01-31")
        let sheet = try LatePayment().interest(
            on: invoice, of: contact, withheld: 400_00, until: .of("2026-02-28"))
        #expect(sheet.pieces.map(\.base.cents) == [800_00])
        let none = try LatePayment().interest(
            on: invoice, of: contact, withheld: 1_200_00, until: .of("2026-02-28"))
        #expect(none.isNothing)
    }

    @Test func `a public body owes one rate for the whole delay`() throws {
        let sheet = try costs(10_000_00, due: "2024-12-15", paid: "2025-08-31", kind: .public)
        #expect(sheet.pieces.map(\.source) == ["2024-H2: ECB 4.25 + 8"])
        #expect(sheet.pieces.map(\.rate) == [12_25])
        #expect(sheet.pieces.map(\.days) == [259])
        // 10,000 × 12.25 % × 259/365 = 869.2466
        #expect(sheet.cents == 869_25 && sheet.feeCents == 40_00 && sheet.basis == .public)
        // Began on 1 July: the second half's rate, though the term ended in the first.
        let july = try costs(10_000_00, due: "2025-06-30", paid: "2025-07-31", kind: .public)
        #expect(july.pieces.map(\.rate) == [10_15])
    }

    /// A half-year that nobody has given matters only where the delay reaches it.
    @Test func `a public body's rate does not need the half-years that follow`() throws {
        let sheet = try costs(
            1_000_00, due: "2026-05-31", until: "2026-11-24", kind: .public)
        #expect(sheet.pieces.map(\.rate) == [10_15])
    }

    @Test func `a private person owes the legal rate from the formal notice, and no fee`() throws {
        let before = try costs(500_00, due: "2026-01-31", until: "2026-06-30", kind: .person)
        #expect(before.isNothing && before.notes == [.noFormalNotice])
        let after = try costs(
            500_00, due: "2025-10-31", until: "2026-01-31", kind: .person, notice: "2025-12-01")
        #expect(
            text(after) == ["30 d × 2.76 % = 1.1342", "31 d × 2.62 % = 1.1126", "225 + 0"])
    }

    @Test func `a rate that nobody has given is an error that says how to add it`() throws {
        let error = #expect(throws: RateError.self) {
            try costs(1_000_00, due: "2026-06-15", until: "2026-07-01")
        }
        #expect(
            error?.description
                == "relance.toml: [rates.\"2026-H2\"] is missing: interest of that half-year cannot "
                + "be worked out; add [rates.\"2026-H2\"] with ecb = … and legal = …, in per cent, "
                + "as published for it")
        #expect(throws: RateError.self) {
            try costs(1_000_00, due: "2026-06-15", until: "2026-07-01", rate: .fixed(12_00))
        }
        #expect(throws: RateError.self) { try Rates().of(HalfYear(of: .of("2008-12-31"))) }
    }

    @Test func `a dossier adds a half-year, and has the last word`() throws {
        let (invoice, contact) = claim(1_000_00, due: "2026-06-15")
        let rates = Rates([
            "2026-H2": Configuration.Rates(ecb: 2_40, legal: 2_70),
            "2026-H1": Configuration.Rates(ecb: 2_00, legal: 2_62),
        ])
        let sheet = try LatePayment(rates: rates).interest(
            on: invoice, of: contact, until: .of("2026-07-10"))
        #expect(sheet.pieces.map(\.rate) == [12_00, 12_40])
    }

    @Test func `in a leap year a year has 365 days, or what it has`() throws {
        var late = LatePayment()
        let (invoice, contact) = claim(10_000_00, due: "2023-12-31")
        func cents() throws -> Int {
            try late.interest(on: invoice, of: contact, until: .of("2024-02-29")).cents
        }
        // 10,000 × 14.50 % × 60/365 = 238.3562, and over 366 days 237.7049
        #expect(try cents() == 238_36)
        late.penalties.dayCount = .actual
        #expect(try cents() == 237_70)
    }

    @Test func `one rate over two years still has the days of each`() throws {
        var late = LatePayment()
        late.penalties.dayCount = .actual
        let (invoice, contact) = claim(1_000_00, due: "2023-11-30", kind: .public)
        let sheet = try late.interest(on: invoice, of: contact, until: .of("2024-01-31"))
        #expect(sheet.pieces.map(\.yearDays) == [365, 366])
        #expect(sheet.pieces.map(\.rate) == [12_00, 12_00])
    }

    @Test func `on time costs nothing, a day late the fee`() throws {
        #expect(try costs(1_000_00, due: "2026-01-31", paid: "2026-01-31").isNothing)
        #expect(try costs(1_000_00, due: "2026-01-31", until: "2026-01-31").isNothing)
        let late = try costs(1_000_00, due: "2026-01-31", paid: "2026-02-01")
        #expect(late.cents == 33 && late.feeCents == 40_00)
    }

    @Test func `nothing is claimed on a guessed due date, nor without one`() throws {
        var (invoice, contact) = claim(1_000_00, due: "2026-01-31")
        invoice.dueDateSource = .defaultTerms
        let guessed = try LatePayment().interest(on: invoice, of: contact, until: .of("2026-06-30"))
        #expect(guessed.isNothing && guessed.notes == [.dueDateGuessed])
        invoice.dueDate = nil
        contact.name = "x"
        let none = try LatePayment().interest(on: invoice, of: contact, until: .of("2026-06-30"))
        #expect(none.isNothing && none.notes == [.noDueDate])
    }

    @Test func `no fee in insolvency, none before it was the law, none in other currencies`() throws
    {
        var (invoice, contact) = claim(1_000_00, due: "2026-01-31")
        contact.states = ["insolvency"]
        let until = Day.of("2026-06-30")
        let insolvent = try LatePayment().interest(on: invoice, of: contact, until: until)
        #expect(insolvent.feeCents == 0 && insolvent.notes == [.insolvency])
        contact.states = []
        invoice.dueDate = .of("2012-12-31")
        #expect(
            try LatePayment().interest(on: invoice, of: contact, until: .of("2013-01-31"))
                .feeCents == 0)
        invoice.dueDate = .of("2026-01-31")
        invoice.amount = Money(1_000_00, try #require(Currency(plain: "CHF")))
        let francs = try LatePayment().interest(on: invoice, of: contact, until: until)
        #expect(francs.feeCents == 0 && francs.notes == [.feeInEuros] && francs.cents > 0)
    }

    @Test func `the largest claim over the longest delay is exact`() throws {
        let (invoice, contact) = claim(1_000_000_000_000_000, due: "2008-12-31")
        let sheet = try LatePayment().interest(on: invoice, of: contact, until: .of("2026-06-30"))
        #expect(sheet.cents > 1_000_000_000_000_000)
    }
}
