import RelanceCore
import RelanceTestSupport
import Testing

@testable import RelanceRules

/// Answers that a person has sent.
struct AskedTests {
    private func asked(
        _ reply: Reply, _ test: Case, on day: Int = 4, roles: [String] = ["billing"]
    ) throws -> Action {
        try #require(
            Action.asked(
                reply, about: "X", over: test.account.invoices, of: test.account.contact,
                roles: roles, by: [.email], on: Case.due.adding(day), calendar: Calendar()))
    }

    private func renewed(_ action: Action, _ test: Case) -> [String] {
        let action = action.renewed(
            from: test.account, tolerance: 2, calendar: Calendar(), on: Case.due.adding(4))
        return action.claims.map { "\($0.invoice) \($0.cents)" } + ["\(action.amount.cents)"]
    }

    @Test func `it raises no level, keeps no gap, and leaves on a business day`() throws {
        let action = try asked(.invoiceCopy, Case(), on: 5)
        #expect(action.isAsked && action.isReply && action.reply == .invoiceCopy)
        #expect(action.step == "copie-de-facture/X" && action.template == "invoice-copy")
        #expect(action.level == 0 && !action.keepsGap && action.attach == ["invoices"])
        // Day 5 is a Saturday.
        #expect(action.date == Case.due.adding(7))
        #expect(try asked(.apology, Case()).attach == [])
    }

    @Test func `it goes to who can be reached, else to nobody`() throws {
        var test = Case()
        #expect(try asked(.apology, test, roles: ["manager"]).person == "manager")
        test.account.contact.email = nil
        let none = Action.asked(
            .invoiceCopy, about: "X", over: test.account.invoices, of: test.account.contact,
            by: [.email], on: Case.due, calendar: Calendar())
        #expect(none == nil)
    }

    @Test func `its sums are those of the day, less what is disputed or promised`() throws {
        var test = Case([.late("A", 100_00), .late("B", 50_00)])
        let copy = try asked(.invoiceCopy, test)
        #expect(renewed(copy, test) == ["A 10000", "B 5000", "15000"])
        var dispute = Dispute(id: "D1")
        (dispute.invoices, dispute.amountCents) = (["A"], 30_00)
        test.account.disputes = [dispute]
        #expect(renewed(copy, test) == ["A 7000", "B 5000", "12000"])
        test.account.invoices.removeFirst()
        #expect(renewed(copy, test) == ["A 0", "B 5000", "5000"])
    }

    @Test func `an apology shows all that is open, else what it was about`() throws {
        var test = Case()
        let apology = try asked(.apology, test)
        test.account.invoices = [.late("B", 50_00), .late("C", 20_00)]
        #expect(renewed(apology, test) == ["B 5000", "C 2000", "7000"])
        test.account.invoices = []
        #expect(renewed(apology, test) == ["A 0", "0"])
    }

    @Test func `no other action is changed`() throws {
        var action = Action(id: "A1")
        (action.step, action.amount) = ("relance-1", Money(7, .euro))
        #expect(
            action.renewed(
                from: Case().account, tolerance: 2, calendar: Calendar(), on: Case.due) == action)
    }

    @Test func `nothing is written about what is in other hands, or prescribed`() throws {
        var test = Case()
        let invoice = test.account.invoices[0]
        #expect(test.account.silence(about: invoice, on: Case.due) == nil)
        #expect(test.account.silence(about: invoice, on: Case.due.adding(3_000)) == "prescribed")
        test.account.contact.states = ["insolvency"]
        #expect(test.account.silence(about: invoice, on: Case.due) == "insolvency")
    }
}
