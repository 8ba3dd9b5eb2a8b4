import RelanceCore
import RelanceRules
import Testing

/// The cases of the table that closes the behaviour page.
struct DecideTests {
    @Test func `levels: the step of the day, only the open item`() throws {
        var paid = Invoice.late("B", 100_00)
        paid.settledCents = 100_00
        let table = Case([.late("A", 100_00), paid])
        #expect(try table.text(3) == "A left not_due one until 5")
        let day = try table.text(7)
        #expect(day == "email one A:one:10000\nA dunned due one")
    }

    @Test func `not twice: a planned step gives way to a later one`() throws {
        let action = try #require(try Case().decide(30).actions.first)
        #expect(action.step == "two")
        #expect(action.skipped == [Claim(invoice: "A", step: "one", level: 1, cents: 0)])
    }

    @Test func `seen late: one message, the next not before the gap`() throws {
        var table = Case()
        try table.send(30)
        #expect(table.account.records.map(\.step) == ["two", "one"])
        table.account.invoices[0].dueDate = Case.due.adding(-9)
        // Day 35 is Easter Monday.
        #expect(
            try table.text(32) == "email three A:three:10000 on 36\nA held gap three until 36")
    }

    @Test func `paid: nothing`() throws {
        var table = Case()
        table.account.invoices[0].settledCents = 100_00
        let decision = try table.decide(50)
        #expect(decision.actions.isEmpty && decision.items.isEmpty)
    }

    @Test func `block: a disputed item never`() throws {
        var table = Case()
        var dispute = Dispute(id: "D")
        dispute.invoices = ["A"]
        table.account.disputes = [dispute]
        #expect(try table.text(360) == "A left disputed")
    }

    @Test func `grace: until today held, until yesterday dunned`() throws {
        var table = Case()
        table.account.contact.holdReason = "grace"
        table.account.contact.holdUntil = Case.due.adding(7)
        #expect(try table.text(7) == "A held held until 8: grace")
        #expect(try table.text(8) == "email one A:one:10000\nA dunned due one")
    }

    @Test(arguments: [(49_99, "left below_minimum"), (50_00, "dunned due")])
    func `threshold: equal is dunned`(cents: Int, outcome: String) throws {
        var table = Case([.late("A", cents)])
        table.policy.minimumCents = 50_00
        #expect(try table.text(7).hasSuffix("A \(outcome) one"))
    }

    @Test func `threshold: five small items make one that counts`() throws {
        var table = Case(["A", "B", "C", "D", "E"].map { .late($0, 20_00) })
        table.policy.minimumCents = 50_00
        #expect(try table.decide(7).actions.map(\.amount) == [Money(100_00, .euro)])
    }

    @Test func `netting: what is not allocated yet counts`() throws {
        var table = Case()
        table.account.payments = [.free(50_00)]
        let action = try #require(try table.decide(7).actions.first)
        #expect(action.amount.cents == 50_00 && action.template == "statement")
        table.account.payments = [.free(100_00)]
        #expect(try table.text(7) == "A left netted")
    }

    @Test func `partial: what is left is below the minimum`() throws {
        var table = Case([.late("A", 200_00)])
        table.account.invoices[0].settledCents = 199_00
        table.scenarios[0].scenario.minimumCents = 150_00
        #expect(try table.text(7) == "A left below_minimum one")
    }

    @Test func `undated: nothing`() throws {
        var table = Case([.late("A", 800_00, due: 30), .late("B", 500_00, due: nil)])
        table.account.payments = [.free(500_00)]
        #expect(try table.text(7) == "A left not_due one until 35\nB left not_due")
    }

    @Test func `gap: the second message on day 5 with both items`() throws {
        var table = Case([.late("A", 100_00, due: -5), .late("B", 200_00, due: -1)])
        table.scenarios = [.of([.on(5, "one", 1), .on(9, "two", 2)])]
        try table.send(0)
        #expect(
            try table.text(4) == """
                email two A:two:10000 B:one:20000 on 7
                A held gap two until 7
                B held gap one until 7
                """)
        #expect(
            try table.text(7) == """
                email two A:two:10000 B:one:20000
                A dunned due two
                B dunned due one
                """)
    }

    @Test func `guessed due date: level 1, waits for approval`() throws {
        var table = Case()
        table.scenarios = [.standard]
        table.account.invoices[0].dueDateSource = .defaultTerms
        #expect(
            try table.text(59) == """
                email relance-1 A:relance-1:10000 awaiting_approval (due_date_guessed)
                A held awaiting_approval relance-1: due_date_guessed
                """)
        table.did("relance-1", 1, on: 59)
        #expect(try table.text(70) == "A held held mise-en-demeure: due_date_guessed")
    }

    @Test func `expired step: nothing before the next one`() throws {
        var table = Case()
        table.scenarios = [.of([.on(-3, "pre", 0) { $0.expires = true }, .on(5, "one", 1)])]
        #expect(try table.text(-3).hasPrefix("email pre"))
        #expect(try table.text(0) == "A left not_due one until 5")
        #expect(try table.text(1) == "A left not_due one until 5")
        #expect(try table.decide(1).wake == Case.due.adding(5))
    }

    @Test func `formal notice: claims what had two reminders, lists the other`() throws {
        var table = Case([.late("A", 400_00), .late("B", 300_00, due: 40)])
        table.scenarios = [.standard]
        table.did("relance-2", 2, on: 12)
        table.did("relance-3", 3, on: 26)
        table.did("appel-decideur", 3, on: 35, .lapsed, medium: .call)
        #expect(
            try table.text(45) == """
                registered-letter mise-en-demeure A:mise-en-demeure:40000 listed B awaiting_approval
                A held awaiting_approval mise-en-demeure
                B held gap relance-1 until 50
                """)
    }
}
