import RelanceCore
import RelanceRules
import RelanceTestSupport
import Testing

/// The rules by which an account is dunned, one by one.
struct DecideRulesTests {
    private var standard: Case {
        var table = Case([.late("A", 400_00)])
        table.scenarios = [.standard]
        return table
    }

    @Test func `the oldest carries, each item records its own step`() throws {
        let table = Case([
            .late("B", 100_00, due: 0), .late("A", 100_00, due: 0), .late("C", 500_00, due: 16),
        ])
        #expect(
            try table.text(21) == """
                email two A:two:10000 B:two:10000 C:one:50000
                B dunned due two
                A dunned due two
                C dunned due one
                """)
    }

    @Test func `what is not due yet is not asked for with what is late`() throws {
        var table = Case([.late("A", 400_00), .late("B", 300_00, due: 14)])
        table.scenarios = [
            .of([.on(-3, "pre", 0) { $0.expires = true }, .on(5, "one", 1), .on(8, "two", 2)])
        ]
        #expect(
            try table.text(11) == """
                email two A:two:40000
                A dunned due two
                B held gap pre until 16
                """)
        table.scenarios = [
            .of([.on(-3, "pre", 0, .call) { $0.expires = true }, .on(8, "two", 2, .call)])
        ]
        #expect(
            try table.decide(11).actions.map(\.invoices) == [["A"], ["B"]], "a call each")
    }

    @Test func `when the carrier is paid, the next carries at its own step`() throws {
        var table = Case([.late("A", 100_00, due: -20), .late("B", 100_00, due: 0)])
        table.account.invoices[0].settledCents = 100_00
        #expect(try table.text(7) == "email one B:one:10000\nB dunned due one")
    }

    @Test func `currencies are kept apart`() throws {
        let dollar = Currency.of("USD")
        var table = Case([.late("A", 100_00), .late("B", 70_00, currency: dollar)])
        table.account.payments = [.free(70_00, currency: dollar)]
        #expect(
            try table.text(7) == "email one A:one:10000\nA dunned due one\nB left netted")
        table.account.payments = []
        #expect(try table.decide(7).actions.map(\.amount.currency.code) == ["EUR", "USD"])
    }

    @Test func `a part in dispute is taken out, a promise beside it too`() throws {
        var table = Case()
        var dispute = Dispute(id: "D")
        (dispute.invoices, dispute.amountCents) = (["A"], 30_00)
        table.account.disputes = [dispute]
        #expect(try table.text(7) == "email one A:one:7000\nA dunned due one")
        var promise = Promise(id: "Q")
        (promise.invoices, promise.date) = (["A"], Case.due.adding(9))
        promise.amount = Money(70_00, .euro)
        table.account.promises = [promise]
        #expect(try table.text(7) == "A left promised until 11")
        #expect(try table.decide(7).wake == Case.due.adding(12))
    }

    @Test func `a promise about no invoice covers the oldest first`() throws {
        var table = Case([.late("A", 100_00), .late("B", 100_00)])
        var promise = Promise(id: "Q")
        promise.date = Case.due.adding(9)
        promise.amount = Money(150_00, .euro)
        table.account.promises = [promise]
        #expect(
            try table.text(7) == "email one B:one:5000\nA left promised until 11\nB dunned due one")
    }

    @Test func `a broken promise comes ahead, once, and the gap holds it`() throws {
        var table = standard
        table.account.invoices.append(.late("B", 50_00, due: 4))
        var promise = Promise(id: "Q")
        (promise.invoices, promise.date, promise.status) = (["B"], Case.due.adding(2), .broken)
        promise.amount = Money(50_00, .euro)
        table.account.promises = [promise]
        #expect(
            try table.text(7) == """
                email broken-promise A:relance-1:40000 B:broken-promise:5000
                A dunned due relance-1
                B dunned due broken-promise
                """)
        #expect(try table.decide(7).actions.map(\.promise) == ["Q"])
        try table.send(7)
        #expect(
            try table.text(9) == """
                A left not_due relance-2 until 12
                B left not_due relance-2 until 16
                """)
    }

    @Test func `the gap does not hold a task`() throws {
        var table = standard
        table.did("relance-2", 2, on: 16)
        table.account.lastMessage = Case.due.adding(16)
        #expect(try table.text(18) == "call appel A:appel:40000\nA dunned due appel")
    }

    @Test func `weekends, holidays and the summer hold a message`() throws {
        #expect(
            try Case().text(5) == "email one A:one:10000 on 7\nA held calendar one until 7")
        #expect(try Case().decide(5).wake == Case.due.adding(7))
        var table = Case([.late("A", 100_00, due: 115)])
        table.did("one", 1, on: 120)
        let august = Case.due.days(to: .of("2026-08-05"))
        #expect(
            try table.text(august)
                == "email three A:three:10000 on 175\nA held calendar three until 175")
        table.account.records[0].step = "two"
        table.scenarios = [.of([.on(5, "one", 1), .on(20, "two", 1), .on(40, "again", 2)])]
        #expect(try table.decide(august).items.map(\.code) == [.due])
    }

    @Test func `the quiet periods are those that a dossier names`() throws {
        // Day 42 is Monday, 13 April 2026.
        var table = Case()
        table.did("two", 2, on: 20)
        #expect(try table.text(42).hasPrefix("email three"))
        var dunning = Configuration.Dunning()
        dunning.quiet = ["04-10/04-14"]
        table.policy = Policy(dunning)
        #expect(try table.text(42).hasPrefix("email three A:three:10000 on 44"))
        dunning.quiet = []
        table.policy = Policy(dunning)
        #expect(try table.text(42).hasPrefix("email three A:three:10000\n"))
    }

    @Test func `a step worth too little is left, the one before it comes`() throws {
        var table = standard
        table.account.invoices[0].amount.cents = 100_00
        #expect(try table.text(18).hasPrefix("email relance-2 A:relance-2:10000"))
        table.did("relance-2", 2, on: 18)
        #expect(try table.text(21) == "A left not_due relance-3 until 26")
        #expect(try table.decide(28).actions.first?.skipped.map(\.step) == ["appel"])
    }

    @Test func `requires previous: never first`() throws {
        var table = Case()
        table.scenarios = [
            .of([.on(5, "one", 1), .on(20, "notice", 1) { $0.requiresPrevious = true }])
        ]
        #expect(try table.text(30).hasPrefix("email one"))
        table.did("one", 1, on: 30, .bounced)
        #expect(try table.text(38) == "A left previous_missing notice")
        table.account.records[0].outcome = .done
        #expect(try table.text(38).hasPrefix("email notice"))
    }

    @Test func `formal notice: two reminders that arrived, the last 5 to 60 days ago`() throws {
        var table = standard
        table.did("relance-2", 2, on: 30)
        table.did("relance-3", 3, on: 38)
        table.did("appel-decideur", 3, on: 39, .lapsed, medium: .call)
        #expect(try table.text(42) == "A left previous_missing mise-en-demeure until 43")
        #expect(try table.decide(44).actions.first?.step == "mise-en-demeure")
        #expect(try table.text(99) == "A left previous_missing mise-en-demeure")
        table.account.records[1].outcome = .bounced
        #expect(try table.text(44) == "A left previous_missing mise-en-demeure")
    }

    @Test func `from the step before: where the presentation is unknown`() throws {
        var table = standard
        table.did("mise-en-demeure", 5, on: 42, medium: .registeredLetter)
        #expect(try table.text(50) == "A left not_due passage-contentieux until 64")
        let action = try #require(try table.decide(64).actions.first)
        #expect(action.by == .manager && action.cc == ["accounting"] && action.level == 6)
        table.did("passage-contentieux", 6, on: 64, medium: .internal)
        #expect(try table.text(70) == "A left step_done")
    }

    @Test func `a contact keeps its scenario, levels never fall after a change`() throws {
        var table = Case()
        table.account.scenario = "own"
        table.did("two", 2, on: 5)
        table.scenarios = [
            .plain, .of([.on(5, "first", 1), .on(6, "second", 2), .on(7, "third", 3)]),
        ]
        #expect(try table.decide(10).scenario == "own")
        #expect(try table.decide(10).actions.map(\.step) == ["third"])
        table.account.records = []
        #expect(try table.decide(10).scenario == "plain")
        table.scenarios = []
        #expect(try table.text(10) == "A left no_scenario")
        table.scenarios = [.of([])]
        #expect(try table.text(10) == "A left no_step")
    }

    @Test func `a rule says until when its answer stands`() throws {
        var table = Case()
        table.scenarios = [.plain]
        table.scenarios[0].when["one"] = { _, _ in
            Answer(.init(false, reason: "too new"), until: Case.due.adding(9))
        }
        #expect(try table.text(7) == "A left not_due two until 20: too new")
        #expect(try table.decide(7).wake == Case.due.adding(9))
        table.scenarios[0].applies = { _ in Answer(.init(false), until: Case.due.adding(8)) }
        #expect(try table.decide(7).wake == Case.due.adding(8))
    }

    @Test func `one action an invoice where the scenario asks for it`() throws {
        var table = Case([.late("A", 100_00), .late("B", 100_00)])
        table.scenarios[0].scenario.grouping = .invoice
        #expect(try table.decide(7).actions.map(\.invoices) == [["A"], ["B"]])
    }

    @Test func `a task holds its items until it lapses`() throws {
        var table = standard
        table.did("relance-2", 2, on: 12)
        var task = try #require(try table.decide(18).actions.first)
        #expect(task.lapses == Case.due.adding(25))
        task.status = .toDo
        table.account.standing = [task]
        #expect(try table.text(25) == "A held held until 26: to_do")
        #expect(try table.text(26).hasPrefix("email relance-3 A"))
    }
}
