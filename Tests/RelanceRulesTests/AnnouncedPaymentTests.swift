import RelanceCore
import RelanceTestSupport
import Testing

@testable import RelanceRules

/// "It is paid", "the transfer has left": five business days of peace, then a call.
struct AnnouncedPaymentTests {
    private var announced: Case {
        var test = Case([
            .late("A", 100_00), .late("B", 50_00, due: 18), .late("C", 70_00, due: 60),
        ])
        test.did("one", 1, on: 7)
        test.account.contact.holdReason = "paid_claimed"
        test.account.contact.holdUntil = Case.due.adding(17)
        return test
    }

    @Test func `while it is waited for nothing is done`() throws {
        #expect(
            try announced.text(17) == """
                A held held until 18: paid_claimed
                B held held until 18: paid_claimed
                C held held until 18: paid_claimed
                """)
    }

    @Test func `then a call about what is late, at once and in the place of a reminder`() throws {
        for day in [18, 25] {
            let text = try announced.text(day)
            #expect(text.hasPrefix("call paiement-annonce A:paiement-annonce:10000"))
            #expect(!text.contains("email"), "\(text)")
        }
        let call = try #require(try announced.decide(25).actions.first)
        #expect(call.template == "call-cause" && call.level == 0 && !call.keepsGap)
        #expect(call.invoices == ["A", "B"] && call.reason == "paid_claimed")
        #expect(call.lapses == Case.due.adding(32))
    }

    @Test func `a call that nobody made comes again, and no reminder with it`() throws {
        var test = announced
        test.did("paiement-annonce", 0, on: 25, .lapsed, medium: .call)
        #expect(try test.text(44).hasPrefix("call paiement-annonce A:paiement-annonce:10000"))
        #expect(try !test.text(44).contains("email"))
    }

    @Test func `without a number somebody finds one, and no letter goes instead`() throws {
        var test = announced
        test.account.contact.phone = nil
        #expect(try test.decide(18).actions.map(\.template) == ["find-person"])
    }

    @Test func `once the wait is ended the scenario goes on where it was`() throws {
        var test = announced
        test.did("paiement-annonce", 0, on: 21, medium: .call)
        test.account.contact.holdReason = nil
        test.account.contact.holdUntil = nil
        let text = try test.text(21)
        #expect(text.hasPrefix("email two A:two:10000"), "\(text)")
        #expect(!text.contains("paiement-annonce"))
    }
}
