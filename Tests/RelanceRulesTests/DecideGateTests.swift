import RelanceCore
import RelanceRules
import Testing

/// What holds a message: approvals, stale data, what is under way; and whom it goes to.
struct DecideGateTests {
    private func standing(_ table: Case, _ day: Int, _ status: Action.Status) throws -> Case {
        var copy = table
        copy.account.standing = try table.decide(day).actions
        for index in copy.account.standing.indices { copy.account.standing[index].status = status }
        return copy
    }

    @Test func `the first plan waits, and what replaces it waits too`() throws {
        var table = Case()
        table.policy.isFirstPlan = true
        let first = "email one A:one:10000 awaiting_approval (first_plan)"
        #expect(try table.text(7) == "\(first)\nA held awaiting_approval one: first_plan")
        table = try standing(table, 7, .awaitingApproval)
        table.policy.isFirstPlan = false
        #expect(try table.text(8) == "A held awaiting_approval one")
        table.account.invoices[0].settledCents = 10_00
        #expect(
            try table.text(8).hasPrefix("email one A:one:9000 awaiting_approval (first_plan)"))
    }

    @Test func `stale data hold messages, fresh data let them go`() throws {
        var table = Case()
        table.policy.staleReason = "as_of"
        #expect(
            try table.text(7) == """
                email one A:one:10000 awaiting_approval (stale_data)
                A held stale_data one: as_of
                """)
        table = try standing(table, 7, .awaitingApproval)
        #expect(try table.text(8) == "A held stale_data one")
        table.policy.staleReason = nil
        #expect(try table.text(8) == "email one A:one:10000\nA dunned due one")
    }

    @Test func `an approval that waits does not hold other items`() throws {
        var table = Case([.late("A", 400_00)])
        table.scenarios = [.standard]
        table.did("relance-2", 2, on: 12)
        table.did("relance-3", 3, on: 26)
        table.did("appel-decideur", 3, on: 35, .lapsed, medium: .call)
        table = try standing(table, 43, .awaitingApproval)
        table.account.invoices.append(.late("B", 300_00, due: 38))
        #expect(
            try table.text(44) == """
                email relance-1 B:relance-1:30000 listed A
                A held awaiting_approval mise-en-demeure
                B dunned due relance-1
                """)
    }

    @Test(arguments: [Action.Status.sending, .unknown, .failed, .planned])
    func `what is under way holds its items`(status: Action.Status) throws {
        let table = try standing(Case(), 7, status)
        #expect(try table.text(25) == "A held held: \(status.rawValue)")
    }

    @Test func `more than 90 days late when first seen: approval; a year: a call`() throws {
        let table = Case()
        #expect(try table.text(90).hasPrefix("email three A:three:10000 on 91"))
        #expect(
            try table.decide(92).actions.map { [$0.reason, $0.approval?.rawValue] } == [
                ["old_item", "accounting"]
            ])
        let late = try #require(try table.decide(367).actions.first)
        #expect(late.medium == .call && late.template == "call-cause" && late.reason == "old_item")
    }

    @Test func `no address: the other medium, else somebody finds the person`() throws {
        var table = Case()
        table.account.contact.email = nil
        #expect(try table.decide(7).actions.map(\.medium) == [.letter])
        table.account.contact.address = []
        #expect(
            try table.text(7) == "call one  listed A (no_address)\nA held no_address one")
        #expect(try table.decide(7).actions.map(\.template) == ["find-person"])
        table = try standing(table, 7, .toDo)
        #expect(try table.text(8) == "A held no_address one")
        table.account.contact.email = "compta@client.example"
        #expect(try table.decide(8).actions.map(\.medium) == [.email])
    }

    @Test func `a text for a role goes to nobody else`() throws {
        var table = Case()
        table.scenarios = [.of([.on(5, "one", 3) { $0.to = ["finance"] }])]
        #expect(try table.decide(7).actions.map(\.person) == ["finance"])
        table.account.contact.people[2].unusable = "bounced"
        table.account.contact.address = []
        #expect(try table.decide(7).actions.map(\.medium) == [.call])
        table.account.contact.people = []
        let task = try #require(try table.decide(7).actions.first)
        #expect(task.medium == .internal && task.by == .accounting && task.claims.isEmpty)
    }

    @Test(
        arguments: [
            "insolvency", "over_indebtedness", "handed_over", "factored", "prescribed",
            "direct_debit", "unanswered_reply", "paid_claimed",
        ])
    func `a state of the invoice or the contact holds`(state: String) throws {
        var table = Case([.late("A", 100_00, [state])])
        #expect(try table.decide(7).items.map(\.detail) == [state])
        table = Case()
        table.account.contact.states = [state]
        #expect(try table.decide(7).actions.allSatisfy { !$0.isMessage })
        #expect(try table.decide(7).items.map(\.code) == [.held])
    }

    @Test func `insolvency: a task for accounting, once`() throws {
        var table = Case([.late("A", 100_00, ["insolvency"])])
        #expect(try table.text(7).hasPrefix("internal insolvency A:insolvency:10000\n"))
        let open = try standing(table, 7, .toDo)
        #expect(try open.decide(8).actions.isEmpty)
        table.did("insolvency", 0, on: 7, medium: .internal)
        #expect(try table.decide(8).actions.isEmpty)
    }

    @Test func `a direct debit that came back is answered at once, the gap does not hold it`()
        throws
    {
        var table = Case([.late("A", 100_00, ["returned"])])
        table.account.invoices[0].paymentMethod = "Prélèvement"
        table.account.lastMessage = Case.due
        #expect(
            try table.text(1) == """
                email rejet-paiement A:rejet-paiement:10000
                A dunned due rejet-paiement
                """)
        table.did("rejet-paiement", 2, on: 1)
        #expect(try table.text(2) == "A left not_due two until 20")
    }

    @Test func `money nobody can place: a statement, and no formal notice`() throws {
        var table = Case([.late("A", 400_00)])
        table.scenarios = [.standard]
        table.did("relance-2", 2, on: 12)
        table.did("relance-3", 3, on: 26)
        table.did("appel-decideur", 3, on: 35, .lapsed, medium: .call)
        table.account.payments = [.free(80_00)]
        #expect(try table.text(43) == "A held held mise-en-demeure: unallocated_payment")
        table.account.payments = [.free(79_99)]
        #expect(try table.decide(43).actions.map(\.step) == ["mise-en-demeure"])
    }
}
