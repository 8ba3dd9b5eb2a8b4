import RelanceCore
import RelanceTestSupport
import Testing

@testable import RelanceRules

struct PrescriptionTests {
    /// An invoice of that day, looked at by the scenario that reminds on days 5, 20 and 40.
    private func test(
        _ issued: String, _ kind: Contact.Kind = .company, _ change: (inout Case) -> Void = { _ in }
    ) -> Case {
        var test = Case()
        test.account.contact.kind = kind
        test.account.invoices[0].issueDate = .of(issued)
        test.account.invoices[0].dueDate = Day.of(issued).adding(30)
        test.did("one", 1, on: Case.due.days(to: Day.of(issued).adding(40)))
        change(&test)
        return test
    }

    private func text(_ test: Case, on day: String) throws -> String {
        try test.text(Case.due.days(to: .of(day)))
    }

    @Test(arguments: [
        (Contact.Kind.company, "2021-03-15", "2025-09-15", "2026-03-16"),
        (.person, "2024-03-15", "2025-09-15", "2026-03-16"),
        (.public, "2021-03-15", "2025-07-01", "2026-01-02"),
        (.person, "2023-08-31", "2025-02-28", "2025-09-01"),
    ])
    func `six months before, a person is warned; then nothing is written any more`(
        kind: Contact.Kind, issued: String, warned: String, over: String
    ) throws {
        let test = test(issued, kind)
        let before = Day.of(warned).adding(-1).description
        #expect(try !text(test, on: before).contains("prescription"))
        let alert = try #require(
            try test.decide(Case.due.days(to: .of(warned))).actions.first {
                $0.template == "prescription"
            })
        #expect(alert.medium == .internal && alert.by == .accounting && alert.cc == ["manager"])
        #expect(alert.isReply && alert.claims.map(\.cents) == [100_00])
        let last = try text(test, on: over)
        #expect(last.hasSuffix("A held held: prescribed"))
        #expect(!last.contains("email"))
    }

    @Test func `the last day to act is that of the first invoice, from what acknowledged it since`()
    {
        var account = test("2021-03-15").account
        #expect(account.lastDayToAct(on: ["A"]) == .of("2026-03-14"))
        account.acknowledged["A"] = .of("2022-01-10")
        #expect(account.lastDayToAct(on: ["A"]) == .of("2027-01-09"))
        var promise = Promise(id: "Q")
        promise.madeOn = .of("2023-02-01")
        account.promises = [promise]
        #expect(account.lastDayToAct(on: ["A"]) == .of("2028-01-31"))
        #expect(account.lastDayToAct(on: ["B"]) == nil)
    }

    @Test func `it is warned of once, and the scenario goes on meanwhile`() throws {
        var test = test("2021-03-15")
        let first = try text(test, on: "2025-09-15")
        #expect(first.contains("internal prescription/A A:prescription/A:10000\n"))
        #expect(first.contains("email three A:three:10000"))
        test.did("prescription/A", 0, on: Case.due.days(to: .of("2025-09-16")), medium: .internal)
        #expect(
            try text(test, on: "2025-09-17") == """
                email three A:three:10000
                A dunned due three
                """)
    }

    @Test func `a part payment and a promise begin it anew`() throws {
        let paid = test("2021-03-15") { $0.account.acknowledged = ["A": .of("2024-01-10")] }
        #expect(try text(paid, on: "2026-03-16").contains("email three"))
        let promised = test("2024-03-15", .person) { test in
            var promise = Promise(id: "Q")
            promise.amount = Money(100_00, .euro)
            (promise.invoices, promise.status) = (["A"], .broken)
            (promise.madeOn, promise.date) = (.of("2025-11-03"), .of("2025-11-20"))
            test.account.promises = [promise]
        }
        #expect(try text(promised, on: "2026-03-16").contains("email three"))
    }

    @Test func `what a person knows to be prescribed is not warned of`() throws {
        let test = test("2021-03-15") { $0.account.invoices[0].states = ["prescribed"] }
        #expect(try text(test, on: "2025-09-15") == "A held held: prescribed")
    }
}
