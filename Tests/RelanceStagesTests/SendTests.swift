import RelanceCore
import RelanceDocuments
import RelanceRules
import RelanceStages
import RelanceStore
import RelanceTestSupport
import Testing

/// What becomes of messages that a channel does not take.
struct SendTests {
    private let store: Store
    private let day = Day.of("2026-03-03")

    /// C1 owes F1, and a reminder to its own address is planned.
    init() throws {
        store = try .inMemory()
        var page = Page()
        page.contacts = [
            .giving("C1", [("name", "Dupont SA"), ("email", "compta@dupont.example")])
        ]
        page.invoices = [.sample("F1", cents: 1_200_00, [("due_date", "2026-02-20")])]
        let policy = Import.Policy(connectors: ["erp"], terms: Terms(days: 30), currency: .euro)
        let pages = page
        _ = try Import(store, policy: policy).run(
            Connector(name: "erp", digest: "d") { _ in pages })
        var action = Action(id: "A0000001")
        (action.contact, action.template, action.step) = ("C1", "reminder-1", "relance-1")
        (action.level, action.date, action.amount) = (1, day, Money(1_200_00, .euro))
        action.claims = [Claim(invoice: "F1", step: "relance-1", level: 1, cents: 1_200_00)]
        try store.save(action)
        let account = try #require(try store.account("C1"))
        try store.save(
            Decision(contact: "C1"), revision: account.revision, digest: "d", on: day)
    }

    /// Sends at an instant through a channel that answers `failure`; answers how often it was asked.
    private func send(
        at now: Int? = nil, waits: String? = nil,
        _ failure: Delivery.Failure = Delivery.Failure("refused")
    ) throws -> (Int, SendReport) {
        final class Asked { var count = 0 }
        let asked = Asked()
        let channel = Channel(name: "smtp") { _ in
            asked.count += 1
            return .failed(failure)
        }
        var creditor = Creditor(id: "Ateliers Méridien SAS")
        creditor.accounting = Interlocutor(name: "Claire", email: "claire@meridien.example")
        var stage = Send(
            store,
            composer: Composer(creditor: creditor, mandate: nil, templates: try Templates()),
            channels: ["smtp": channel],
            policy: Send.Policy(day: day, channels: [.email: "smtp"], waits: waits, now: now))
        let report = try stage.run()
        return (asked.count, report)
    }

    private var action: Action { get throws { try #require(try store.action("A0000001")) } }

    @Test func `what is put off waits for its time, where the day is the clock's own`() throws {
        let later = Delivery.Failure("451 later", retry: true, afterSeconds: 900)
        #expect(try send(at: 1_000, later).0 == 1)
        #expect(try action.status == .failed && action.retryAt == 1_900)
        let (asked, report) = try send(at: 1_899, later)
        #expect(asked == 0 && report.held == 1 && !report.needsPerson)
        #expect(try send(at: 1_900, later).0 == 1)
        #expect(try action.attempts == 2 && action.retryAt == 2_800)
        // A day that is named has no clock.
        #expect(try send(at: nil, later).0 == 1)
    }

    @Test func `outside the allowed hours messages wait, and tasks are given`() throws {
        var call = Action(id: "A0000002")
        (call.contact, call.template, call.step) = ("C1", "call-cause", "appel")
        (call.medium, call.date, call.amount) = (.call, day, Money(1_200_00, .euro))
        try store.save(call)
        let (asked, report) = try send(waits: "hours")
        #expect(asked == 0 && report.held == 1 && report.waits == "hours")
        #expect(try action.status == .planned && action.attempts == 0)
        #expect(try store.action("A0000002")?.status == .toDo)
        #expect(try send().0 == 1)
    }

    @Test func `a step of an invoice leaves once, whatever was planned twice`() throws {
        var again = Action(id: "A0000002")
        (again.contact, again.template, again.step) = ("C1", "reminder-1", "relance-1")
        (again.level, again.date, again.amount) = (1, day, Money(1_200_00, .euro))
        again.claims = try action.claims
        try store.save(again)
        let later = Delivery.Failure("no word of it", isUnknown: true)
        #expect(try send(later).0 == 1)
        #expect(try action.status == .unknown)
        let second = try #require(try store.action("A0000002"))
        #expect(second.status == .cancelled && second.reason == "step_done")
        #expect(try store.stepRecords(of: "C1").map(\.action) == ["A0000001"])
    }

    @Test func `an address that is refused is marked, and its contact is planned for anew`() throws
    {
        let before = try #require(try store.account("C1")).revision
        _ = try send(at: nil, Delivery.Failure("550 5.1.1 gone", isAddressBad: true))
        let account = try #require(try store.account("C1"))
        #expect(account.contact.unusable == "550 5.1.1 gone" && account.revision > before)
        #expect(try action.reason == "address_bad")
        #expect(try store.stepRecords(of: "C1").isEmpty)
    }

    @Test func `another address is used again`() throws {
        _ = try send(at: nil, Delivery.Failure("550 5.1.1 gone", isAddressBad: true))
        let giver = Giver(connector: "erp", among: ["erp"])
        _ = try store.save(
            Draft<Contact>.giving("C1", [("email", "compta@dupont.example")]), from: giver)
        #expect(try store.contact("C1")?.unusable == "550 5.1.1 gone")
        _ = try store.save(
            Draft<Contact>.giving("C1", [("email", "new@dupont.example")]), from: giver)
        #expect(try store.contact("C1")?.unusable == nil)
    }
}
