import RelanceCore
import RelanceDocuments
import RelanceRules
import RelanceStages
import RelanceStore
import RelanceTestSupport
import Testing

/// What late payment costs as the store knows it: payments, waivers, what was sent.
struct PenaltiesTests {
    private let store: Store
    private let composer: Composer
    private let day = Day.of("2026-06-30")

    /// C1 owes F1 (due 31 January, 200 of 1,200 paid in February) and has paid F2 late.
    init() throws {
        store = try .inMemory()
        var creditor = Creditor(id: "Ateliers Méridien SAS")
        creditor.address = ["18 quai des Ormeaux", "69007 Lyon"]
        composer = Composer(creditor: creditor, mandate: nil, templates: try Templates())
        var page = Page()
        page.contacts = [.giving("C1", [("name", "Dupont SA")])]
        page.invoices = [
            .sample("F1", cents: 1_200_00, [("due_date", "2026-01-31"), ("lettering", "A")]),
            .sample("F2", cents: 500_00, [("due_date", "2026-01-31"), ("lettering", "B")]),
            .sample("F3", cents: 800_00, [("due_date", "2026-03-31"), ("lettering", "C")]),
            .sample(
                "AV1", cents: -300_00, issued: "2026-05-10",
                [("kind", "credit_note"), ("credits", "F3")]),
        ]
        page.payments = [
            .sample("P1", cents: 200_00, on: "2026-02-20", [("lettering", "A")]),
            .sample("P2", cents: 500_00, on: "2026-03-02", [("lettering", "B")]),
        ]
        let policy = Import.Policy(connectors: ["erp"], terms: Terms(days: 30), currency: .euro)
        let pages = page
        _ = try Import(store, policy: policy).run(
            Connector(name: "erp", digest: "d") { _ in pages })
    }

    private func penalties(_ rates: [String: Configuration.Rates] = [:]) -> Penalties {
        Penalties(store, LatePayment(rates: Rates(rates)), composer: composer)
    }

    private func invoice(_ id: String) throws -> Invoice { try #require(try store.invoice(id)) }

    private func action(_ template: String, _ invoice: String, cents: Int, level: Int) -> Action {
        var action = Action(id: "A1")
        action.contact = "C1"
        action.medium = .letter
        (action.template, action.level, action.step) = (template, level, "mise-en-demeure")
        action.claims = [
            Claim(invoice: invoice, step: "mise-en-demeure", level: level, cents: cents)
        ]
        action.amount = Money(cents, .euro)
        return action
    }

    @Test func `payments count from their day, a correcting credit note from the start`() throws {
        let first = try penalties().interest(on: invoice("F1"), until: day)
        #expect(first.pieces.map(\.base.cents) == [1_200_00, 1_000_00])
        #expect(first.pieces.map(\.days) == [20, 130])
        let third = try penalties().interest(on: invoice("F3"), until: day)
        #expect(third.pieces.map(\.base.cents) == [500_00])
        let second = try penalties().interest(on: invoice("F2"), until: day)
        // 500 × 12.15 % × 30/365
        #expect(second.cents == 4_99 && second.feeCents == 40_00)
        #expect(try store.paidLate(of: "C1", since: .of("2026-01-01")).map(\.id) == ["F2"])
        #expect(try store.paidLate(of: "C1", since: .of("2026-03-03")).isEmpty)
    }

    @Test func `a waiver leaves a trace, and can be taken back`() throws {
        let acts = Intervention(store, on: day, calendar: Calendar(), causes: [])
        _ = try acts.waive("F1", cents: 98_76, reason: "geste commercial")
        #expect(
            try penalties().standing(of: invoice("F1"))
                == Penalties.Standing(state: .waived, day: day))
        let event = try #require(try store.events(of: "C1", limit: 9).last)
        #expect(event.code == "penalty_waived" && event.subject == "F1")
        #expect(event.amountCents == 98_76 && event.by == "person")
        #expect(try store.notes(of: "C1").last?.text == "geste commercial")
        _ = try acts.undoWaiver("F1")
        #expect(try penalties().standing(of: invoice("F1")).state == .due)
        #expect(throws: StageError.self) { try acts.undoWaiver("F1") }
        #expect(throws: StageError.self) { try acts.waive("F9", cents: nil, reason: "x") }
    }

    @Test(arguments: [
        ("reminder-3", 3, Interest.Standing.mentioned),
        ("reminder-3-penalties", 3, .mentioned), ("formal-notice-key", 5, .mentioned),
        ("formal-notice", 5, .claimed), ("public-formal", 5, .claimed),
        ("penalty-claim", 3, .claimed), ("reminder-2", 2, .due),
    ])
    func `what left says how far it was asked for`(
        template: String, level: Int, expected: Interest.Standing
    ) throws {
        let action = action(template, "F1", cents: 1_000_00, level: level)
        try store.save(action)
        for claim in action.claims {
            _ = try store.record(
                StepRecord(
                    invoice: claim.invoice, step: claim.step, level: level, day: day,
                    medium: .letter, action: "A1"), of: "C1")
        }
        #expect(try penalties().standing(of: invoice("F1")).state == expected)
    }

    @Test func `a message whose rate is missing waits and says which key to add`() throws {
        let july = Day.of("2026-07-10")
        var late = action("formal-notice", "F1", cents: 1_000_00, level: 5)
        (late.date, late.status) = (july, .planned)
        try store.save(late)
        let account = try #require(try store.account("C1"))
        try store.save(
            Decision(contact: "C1"), revision: account.revision, digest: "d", on: july)
        var sent: [Message] = []
        let channel = Channel(
            name: "post",
            send: { message in
                sent.append(message)
                return .accepted(Delivery.Receipt(id: "1"))
            })
        func run(_ late: LatePayment, through channels: [Medium: String]) throws -> SendReport {
            let policy = Send.Policy(day: july, channels: channels, latePayment: late)
            var stage = Send(
                store, composer: composer, channels: ["post": channel], policy: policy)
            return try stage.run()
        }
        for channels in [[Medium.letter: "post"], [:]] {
            let report = try run(LatePayment(), through: channels)
            #expect(report.held == 1 && sent.isEmpty)
            #expect(report.problems.map(\.code) == ["rate_missing"])
            #expect(report.problems.first?.text.contains("[rates.\"2026-H2\"] is missing") == true)
            #expect(try store.action("A1")?.status == .planned)
        }
        let rates = Rates(["2026-H2": Configuration.Rates(ecb: 2_15, legal: 2_62)])
        _ = try run(LatePayment(rates: rates), through: [.letter: "post"])
        let message = try #require(sent.first)
        #expect(try store.action("A1")?.status == .sent)
        // 1,200 × 12.15 % × 20/365 + 1,000 × 12.15 % × 140/365 = 54.5918
        #expect(message.text.contains("54,59\u{A0}€"))
        #expect(message.amount == Money(1_000_00 + 54_59 + 40_00, .euro))
    }

    @Test func `what was waived is not asked for`() throws {
        let acts = Intervention(store, on: day, calendar: Calendar(), causes: [])
        _ = try acts.waive("F1", cents: nil, reason: "x")
        let account = try #require(try store.account("C1"))
        let message = try composer.message(
            for: action("formal-notice", "F1", cents: 1_000_00, level: 5), account: account,
            penalties: penalties(), today: day, attempt: 1)
        #expect(message.amount == Money(1_000_00, .euro))
        #expect(!message.text.contains("40\u{A0}€") && !message.text.contains("L441-10"))
    }

    @Test func `a claim after payment is about what is paid`() throws {
        let account = try #require(try store.account("C1"))
        #expect(!account.invoices.contains { $0.id == "F2" })
        let message = try composer.message(
            for: action("penalty-claim", "F2", cents: 44_99, level: 3), account: account,
            penalties: penalties(), today: day, attempt: 1)
        #expect(message.amount == Money(44_99, .euro))
        for part in ["F2", "30\u{A0}jours à 12,15\u{A0}% sur 500,00\u{A0}€", "44,99\u{A0}€"] {
            #expect(message.text.contains(part), "\(part)")
        }
        #expect(!message.text.contains("Total à régler"))
    }
}
