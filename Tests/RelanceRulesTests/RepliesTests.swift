import RelanceCore
import RelanceRules
import RelanceTestSupport
import Testing

/// Answers to what came from a customer, and what follows from invoices that were paid late.
@Suite struct RepliesTests {
    private func promise(_ cents: Int, on day: Int, made: Int, _ id: String = "P1") -> Promise {
        var promise = Promise(id: id)
        promise.contact = "C1"
        promise.amount = Money(cents, .euro)
        promise.date = Case.due.adding(day)
        promise.madeOn = Case.due.adding(made)
        return promise
    }

    private func dispute(opened: Int, _ owner: CreditorRole = .sales) -> Dispute {
        var dispute = Dispute(id: "D1")
        dispute.contact = "C1"
        dispute.invoices = ["A"]
        dispute.owner = owner
        dispute.openedOn = Case.due.adding(opened)
        dispute.deadline = Case.due.adding(opened + 7)
        return dispute
    }

    private func steps(_ decision: Decision) -> [String] {
        decision.actions.map { "\($0.medium.rawValue) \($0.step ?? "-")" }
    }

    @Test func `a promise is confirmed once, whatever the gap`() throws {
        var book = Case()
        book.account.lastMessage = Case.due.adding(7)
        book.account.promises = [promise(100_00, on: 18, made: 8)]
        let decision = try book.decide(8)
        #expect(steps(decision) == ["email promesse-confirmee/P1"])
        let action = try #require(decision.actions.first)
        #expect(action.template == "promise-confirmed" && action.promise == "P1")
        #expect(!action.keepsGap && action.date == Case.due.adding(8))
        book.did("promesse-confirmee/P1", 0, on: 8)
        #expect(try book.decide(9).actions.isEmpty)
        // It takes no part in the steps: once the promise is broken these go on where they stood.
        book.account.promises[0].status = .broken
        #expect(try book.decide(22).actions.map(\.step) == ["two"])
    }

    @Test func `what was promised long ago is not confirmed any more`() throws {
        var book = Case()
        book.account.promises = [promise(100_00, on: 40, made: 3)]
        #expect(steps(try book.decide(8)) == ["email promesse-confirmee/P1"])
        #expect(try book.decide(9).actions.isEmpty)
    }

    @Test func `only a large promise is called to mind, on the business day before it`() throws {
        var book = Case([.late("A", 5_000_00)])
        // Day 21 is a Monday: its eve is the Friday before.
        book.account.promises = [promise(5_000_00, on: 21, made: 2)]
        #expect(try book.decide(17).actions.isEmpty)
        #expect(try book.decide(17).wake == Case.due.adding(18))
        #expect(steps(try book.decide(18)) == ["email veille-de-promesse/P1"])
        #expect(try book.decide(21).actions.isEmpty)
        book.account.invoices[0].amount.cents = 4_999_99
        book.account.promises[0].amount.cents = 4_999_99
        #expect(try book.decide(18).actions.isEmpty)
    }

    @Test func `promises of one day over the same invoices are a plan, to be approved`() throws {
        var book = Case()
        book.account.promises = [
            promise(50_00, on: 18, made: 8), promise(50_00, on: 48, made: 8, "P2"),
        ]
        let decision = try book.decide(8)
        #expect(steps(decision) == ["email echeancier/P1"])
        #expect(decision.actions[0].status == .awaitingApproval)
    }

    @Test func `a dispute is acknowledged, and its owner asked`() throws {
        var book = Case()
        book.account.disputes = [dispute(opened: 8)]
        let decision = try book.decide(8)
        #expect(steps(decision) == ["email litige-recu/D1", "internal question/D1"])
        #expect(decision.actions[1].template == "ask-sales" && decision.actions[1].by == .sales)
        #expect(decision.actions[1].lapses == Case.due.adding(15))
        #expect(decision.items.map(\.code) == [.disputed])
    }

    @Test func `whoever has not answered in time is reminded, then the manager asked`() throws {
        var book = Case()
        // The deadline is day 15, a Tuesday.
        book.account.disputes = [dispute(opened: 8)]
        book.did("litige-recu/D1", 0, on: 8)
        book.did("question/D1", 0, on: 15, .lapsed, medium: .internal)
        #expect(try book.decide(15).actions.isEmpty)
        #expect(try book.decide(15).wake == Case.due.adding(16))
        let reminded = try book.decide(16)
        #expect(steps(reminded) == ["internal rappel-litige/D1"])
        #expect(reminded.actions[0].template == "dispute-reminder")
        #expect(reminded.actions[0].by == .sales)
        book.did("rappel-litige/D1", 0, on: 18, .lapsed, medium: .internal)
        #expect(try book.decide(18).actions.isEmpty)
        let escalated = try book.decide(21)
        #expect(steps(escalated) == ["internal litige-direction/D1"])
        #expect(escalated.actions[0].by == .manager)
        book.account.disputes[0].status = .answered
        #expect(try book.decide(21).actions.isEmpty)
    }

    /// The task over a part that is disputed does not hold what is not.
    @Test func `the rest of a disputed invoice goes on`() throws {
        var book = Case([.late("A", 500_00)])
        book.account.disputes = [dispute(opened: 4)]
        book.account.disputes[0].amountCents = 100_00
        var question = Action(id: "A1")
        question.medium = .internal
        question.step = "question/D1"
        question.status = .toDo
        question.lapses = Case.due.adding(20)
        question.claims = [Claim(invoice: "A", step: "question/D1", level: 0, cents: 500_00)]
        book.account.standing = [question]
        book.did("litige-recu/D1", 0, on: 4)
        let decision = try book.decide(5)
        #expect(decision.actions.map(\.step) == ["one"])
        #expect(decision.actions[0].amount.cents == 400_00)
    }

    @Test func `a decision is told, from the journal's day on`() throws {
        var book = Case()
        var dispute = dispute(opened: 2)
        (dispute.status, dispute.resolution) = (.resolved, .rejected)
        book.account.decided = [dispute]
        var event = Event(id: "1")
        (event.code, event.subject, event.day) = ("dispute_rejected", "D1", Case.due.adding(9))
        book.account.events = [event]
        // The answer asks to pay within eight days: until then no reminder follows it.
        #expect(steps(try book.decide(9)) == ["email litige-decide/D1"])
        #expect(try book.text(15) == "A held held until 18: dispute_decided")
        #expect(steps(try book.decide(18)) == ["email one"])
        book.policy.replies = []
        #expect(steps(try book.decide(9)) == ["email one"])
    }

    @Test func `who is right is not dunned for it before the credit note is there`() throws {
        var book = Case([.late("A", 500_00)])
        var dispute = dispute(opened: -30)
        (dispute.status, dispute.resolution) = (.resolved, .upheld)
        book.account.decided = [dispute]
        book.account.awaitedCredits = ["D1": 500_00]
        #expect(try book.text(7) == "A left disputed: credit_note_expected")
        book.account.awaitedCredits = ["D1": 100_00]
        #expect(try book.text(7) == "email one A:one:40000\nA dunned due one")
        book.account.awaitedCredits = [:]
        #expect(try book.text(7) == "email one A:one:50000\nA dunned due one")
    }

    @Test func `no answer goes to an insolvent contact, nor without a word of the dossier`() throws
    {
        var book = Case()
        book.account.promises = [promise(100_00, on: 18, made: 8)]
        book.policy.replies = []
        #expect(try book.decide(8).actions.isEmpty)
        book.policy.replies = [.promiseConfirmed]
        book.account.contact.states = ["insolvency"]
        #expect(try book.decide(8).actions.isEmpty)
    }

    @Test func `answers of a first plan wait as everything does`() throws {
        var book = Case()
        book.account.promises = [promise(100_00, on: 18, made: 8)]
        book.policy.isFirstPlan = true
        #expect(try book.decide(8).actions.map(\.status) == [.awaitingApproval])
    }

    // What was paid late.

    private func claiming() -> ScenarioRule {
        .of([
            .on(5, "one", 1),
            .on(46, "interets-dus", 3, .letter) {
                ($0.from, $0.approval, $0.template) = (.payment, .accounting, "penalty-claim")
            },
        ])
    }

    private func paid(_ id: String, on day: Int) -> Invoice {
        var invoice = Invoice.late(id, 1_000_00)
        invoice.settledCents = 1_000_00
        invoice.paidOn = Case.due.adding(day)
        return invoice
    }

    private func after(_ book: Case, _ invoices: [Invoice], _ day: Int, cost: Int = 55_00) throws
        -> Decision
    {
        try RelanceRules.decide(
            onPaid: invoices, of: book.account, after: book.decide(day), by: claiming(),
            policy: book.policy, calendar: Calendar(), on: Case.due.adding(day)
        ) { _ in cost }
    }

    @Test func `46 days after a late payment what it cost is claimed, with approval`() throws {
        let book = Case([])
        let early = try after(book, [paid("A", on: 20)], 65)
        #expect(early.actions.isEmpty && early.wake == Case.due.adding(66))
        let decision = try after(book, [paid("A", on: 20), paid("B", on: 14)], 66)
        let action = try #require(decision.actions.first)
        #expect(decision.actions.count == 1)
        #expect(action.step == "interets-dus" && action.template == "penalty-claim")
        #expect(action.claims.map(\.cents) == [55_00, 55_00])
        #expect(action.amount.cents == 110_00 && action.status == .awaitingApproval)
        #expect(action.approval == .accounting)
    }

    @Test func `it is claimed once, and not at all where it was waived or is old`() throws {
        var book = Case([])
        #expect(try after(book, [paid("A", on: 20)], 66, cost: 0).actions.isEmpty)
        #expect(try after(book, [paid("A", on: 20)], 157).actions.isEmpty)
        book.did("interets-dus", 3, on: 66)
        #expect(try after(book, [paid("A", on: 20)], 67).actions.isEmpty)
    }

    @Test func `a held contact and one in insolvency are left alone`() throws {
        var book = Case([])
        book.account.contact.states = ["insolvency"]
        #expect(try after(book, [paid("A", on: 20)], 66).actions.isEmpty)
        book.account.contact.states = []
        book.account.contact.holdReason = "x"
        #expect(try after(book, [paid("A", on: 20)], 66).actions.isEmpty)
    }

    @Test func `a reminder of the same day goes first`() throws {
        var book = Case([.late("C", 300_00, due: 61)])
        book.scenarios = [claiming()]
        let decision = try after(book, [paid("A", on: 20)], 66)
        #expect(decision.actions.map(\.step) == ["one"])
        #expect(decision.items.last?.code == .gap)
    }

    @Test func `a formal notice is said to be void once it is paid`() throws {
        var book = Case([])
        book.did("mise-en-demeure", 5, on: 40)
        let decision = try after(book, [paid("A", on: 50)], 51)
        #expect(decision.actions.map(\.template) == ["paid-after-notice"])
        book.did("paye-apres-mise-en-demeure/2026-04-21", 0, on: 51)
        #expect(try after(book, [paid("A", on: 50)], 52).actions.isEmpty)
    }

    @Test func `thanks are given where a dossier wants it and all is paid`() throws {
        var book = Case([])
        #expect(try after(book, [paid("A", on: 20)], 21).actions.isEmpty)
        book.policy.replies.append(.thanks)
        #expect(try after(book, [paid("A", on: 20)], 21).actions.map(\.template) == ["thanks"])
        book.account.invoices = [.late("B", 100_00)]
        #expect(
            try !after(book, [paid("A", on: 20)], 21).actions.map(\.template).contains("thanks"))
    }
}
