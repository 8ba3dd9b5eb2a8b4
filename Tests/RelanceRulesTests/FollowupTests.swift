import RelanceCore
import RelanceRules
import Testing

struct FollowupTests {
    private func follow(_ table: Case, _ day: Int) -> Followup {
        RelanceRules.follow(
            table.account, on: Case.due.adding(day), calendar: Calendar(), tolerance: 2)
    }

    private func promise(
        _ id: String, _ cents: Int, by day: Int, _ baseline: Int?, of invoices: [String] = ["A"]
    ) -> Promise {
        var promise = Promise(id: id)
        promise.invoices = invoices
        promise.amount = Money(cents, .euro)
        promise.date = Case.due.adding(day)
        promise.madeOn = Case.due
        promise.baselineCents = baseline
        return promise
    }

    // Day 4 is a Friday: two business days later it is Tuesday, day 8.
    @Test(
        arguments: [
            (100_00, 8, nil), (100_00, 9, .broken), (60_00, 8, nil), (60_00, 9, .partlyKept),
            (0, 1, .kept),
        ] as [(Int, Int, Promise.Status?)])
    func `a promise is told from what is open of its invoices`(
        open: Int, day: Int, status: Promise.Status?
    ) {
        var table = Case([.late("A", 100_00)])
        table.account.invoices[0].settledCents = 100_00 - open
        table.account.promises = [promise("Q", 100_00, by: 4, 100_00)]
        #expect(follow(table, day).promises.map(\.status) == [status].compactMap { $0 })
    }

    @Test func `money that settles nothing yet counts from the day of the promise`() {
        var table = Case()
        table.account.promises = [promise("Q", 100_00, by: 4, 100_00)]
        table.account.payments = [.free(100_00, on: -1)]
        #expect(follow(table, 3).isEmpty)
        table.account.payments = [.free(100_00, on: 2)]
        #expect(follow(table, 3).promises == [.init("Q", .kept)])
    }

    @Test func `about no invoice: what is invoiced later does not count`() {
        var table = Case([.late("A", 100_00), .late("B", 900_00, due: 40)])
        table.account.invoices[0].settledCents = 80_00
        table.account.promises = [promise("Q", 80_00, by: 4, 100_00, of: [])]
        #expect(follow(table, 5).promises == [.init("Q", .kept)])
    }

    @Test func `without a baseline: invoices that are gone were paid`() {
        var table = Case([.late("A", 100_00)])
        table.account.promises = [promise("Q", 200_00, by: 4, nil, of: ["A", "B"])]
        #expect(follow(table, 8).isEmpty)
        #expect(follow(table, 9).promises == [.init("Q", .partlyKept)])
        table.account.invoices = []
        #expect(follow(table, 5).promises == [.init("Q", .kept)])
    }

    @Test func `instalments: money counts once, for the earliest`() {
        var table = Case([.late("A", 300_00)])
        table.account.promises = [
            promise("Q2", 100_00, by: 34, 300_00), promise("Q1", 100_00, by: 4, 300_00),
        ]
        table.account.invoices[0].settledCents = 100_00
        let found = follow(table, 5)
        #expect(found.promises == [.init("Q1", .kept), .init("Q2", .open, baselineCents: 200_00)])
        table.account.promises = [promise("Q2", 100_00, by: 34, 200_00)]
        #expect(follow(table, 6).isEmpty)
        table.account.invoices[0].settledCents = 200_00
        #expect(follow(table, 30).promises == [.init("Q2", .kept)])
    }

    @Test func `a dispute ends with the last cent of its invoices`() {
        var table = Case([.late("A", 100_00), .late("B", 50_00)])
        var dispute = Dispute(id: "D")
        dispute.invoices = ["A", "B"]
        var whole = Dispute(id: "E")
        whole.status = .answered
        table.account.disputes = [dispute, whole]
        table.account.invoices[0].settledCents = 100_00
        #expect(follow(table, 5).paidDisputes.isEmpty)
        table.account.invoices[1].settledCents = 50_00
        #expect(follow(table, 5).paidDisputes == ["D"])
    }

    @Test func `a task is needless once all is paid that it is about`() {
        var table = Case([.late("A", 100_00), .late("B", 50_00)])
        var call = Action(id: "T")
        (call.status, call.medium, call.template) = (.toDo, .call, "call-cause")
        call.claims = ["A", "B"].map { Claim(invoice: $0, step: "appel", level: 2, cents: 50_00) }
        var search = Action(id: "S")
        (search.status, search.medium, search.listed) = (.toDo, .internal, ["A"])
        var costs = Action(id: "K")
        (costs.template, costs.medium, costs.status) = ("penalty-claim", .letter, .toDo)
        costs.claims = call.claims
        table.account.standing = [call, search, costs]
        #expect(follow(table, 5).isEmpty)
        table.account.invoices[0].settledCents = 100_00
        #expect(follow(table, 5).needless == ["S"])
        table.account.invoices = []
        #expect(follow(table, 5).needless == ["T", "S"])
    }

    @Test func `a task lapses`() {
        var table = Case()
        var task = Action(id: "T")
        (task.status, task.medium, task.lapses) = (.toDo, .call, Case.due.adding(4))
        task.claims = [Claim(invoice: "A", step: "appel", level: 2, cents: 100_00)]
        table.account.standing = [task]
        #expect(follow(table, 4).isEmpty)
        let found = follow(table, 5)
        #expect(found.lapsed == ["T"])
        #expect(
            found.records == [
                StepRecord(
                    invoice: "A", step: "appel", level: 2, day: Case.due.adding(4),
                    outcome: .lapsed, medium: .call, action: "T")
            ])
    }
}
