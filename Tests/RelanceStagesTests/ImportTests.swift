import RelanceCore
import RelanceStages
import RelanceStore
import RelanceTestSupport
import Testing

struct ImportTests {
    private let policy = Import.Policy(connectors: ["erp"], terms: Terms(days: 30), currency: .euro)

    private func connector(digest: String = "d", _ pages: Page...) -> Connector {
        Connector(name: "erp", digest: digest) { request in
            let number = request.cursor?.integer ?? 0
            var page = pages[number]
            page.next = number + 1 < pages.count ? .integer(number + 1) : nil
            return page
        }
    }

    private func page(_ invoices: [Draft<Invoice>] = [], _ payments: [Draft<Payment>] = []) -> Page
    {
        var page = Page()
        (page.invoices, page.payments) = (invoices, payments)
        return page
    }

    @Test func `lettered items settle each other and what is left stays open`() throws {
        let store = try Store.inMemory()
        let letter: [(String, Plain)] = [("lettering", "AA")]
        let page = page(
            [
                .sample("F1", cents: 100_00, letter),
                .sample("F2", cents: 50_00, issued: "2026-01-20", letter),
            ],
            [.sample("P1", cents: 120_00, on: "2026-03-01", letter), .sample("P2", cents: 5_00)])
        let report = try Import(store, policy: policy).run(connector(page))
        #expect([report.read, report.created, report.updated, report.unchanged] == [4, 4, 0, 0])
        let (one, two) = (try store.invoice("F1"), try store.invoice("F2"))
        #expect(one?.status == .paid && one?.paidOn == .of("2026-03-01"))
        #expect(two?.status == .partlyPaid && two?.balance.cents == 30_00)
        #expect(try store.payment("P1")?.allocations.map(\.cents) == [100_00, 20_00])
        #expect(try store.payment("P2")?.unallocated.cents == 5_00)
        #expect(try store.balance(of: "C1") == 25_00)
    }

    @Test func `a second import changes nothing`() throws {
        let store = try Store.inMemory()
        let page = page([.sample("F1")], [.sample("P1")])
        _ = try Import(store, policy: policy).run(connector(page))
        let report = try Import(store, policy: policy).run(connector(page))
        #expect([report.created, report.updated, report.unchanged] == [0, 0, 2])
    }

    @Test func `a page that fails leaves those before it, and the next import goes on there`()
        throws
    {
        let store = try Store.inMemory()
        let pages = [page([.sample("F1")]), page([.sample("F2")])]
        let failing = Connector(name: "erp", digest: "d") { request in
            guard request.cursor == nil else {
                throw StoreError(.busy, place: "erp", problem: "gone away")
            }
            var page = pages[0]
            page.next = 1
            return page
        }
        let report = try Import(store, policy: policy).run(failing)
        #expect(report.hasFailed && report.created == 1)
        #expect(report.problems.map(\.text) == ["gone away"])
        let again = try Import(store, policy: policy).run(connector(pages[0], pages[1]))
        #expect([again.created, again.unchanged] == [1, 0])
    }

    @Test func `a connector of other text or settings begins anew`() throws {
        let store = try Store.inMemory()
        let stuck = Connector(name: "erp", digest: "d") { _ in
            throw StoreError(.busy, place: "erp", problem: "no")
        }
        _ = try Import(store, policy: policy).run(
            connector(page([.sample("F1")]), page([.sample("F2")])))
        _ = try Import(store, policy: policy).run(stuck)
        let report = try Import(store, policy: policy).run(
            connector(digest: "e", page([.sample("F1")]), page([.sample("F2")])))
        #expect(report.unchanged == 2)
    }

    @Test func `a connector that stands still is stopped`() throws {
        let store = try Store.inMemory()
        let endless = Connector(name: "erp", digest: "d") { _ in
            var page = Page()
            page.next = "same"
            return page
        }
        let report = try Import(store, policy: policy).run(endless)
        #expect(
            report.problems.map(\.text) == [
                "returned the cursor that it was given: it would never end; "
                    + "return a cursor that moves on, or nil at the end"
            ])
    }

    @Test func `ids that come again in a pull are further records`() throws {
        let store = try Store.inMemory()
        var page = page([.sample("VE-1", cents: 10_00), .sample("VE-1", cents: 5_00)])
        page.numbersRepeats = true
        let report = try Import(store, policy: policy).run(connector(page, page))
        #expect(report.created == 4)
        #expect(
            try store.openInvoices(of: "C1").map(\.id) == ["VE-1", "VE-1#2", "VE-1#3", "VE-1#4"])
        let again = try Import(store, policy: policy).run(connector(page, page))
        #expect([again.created, again.updated, again.unchanged] == [0, 0, 4])
    }

    @Test func `a complete pull closes what it did not give, unless that is much`() throws {
        let store = try Store.inMemory()
        let all = (1...10).map { Draft<Invoice>.sample("F\($0)") }
        func complete(_ invoices: [Draft<Invoice>]) -> Page {
            var page = page(invoices)
            page.complete = "invoices"
            return page
        }
        _ = try Import(store, policy: policy).run(connector(complete(all)))
        let few = try Import(store, policy: policy).run(connector(complete(Array(all[..<3]))))
        #expect(few.needsPerson)
        #expect(few.problems.map(\.code) == ["too_many_gone"])
        #expect(try store.balance(of: "C1") == 1000_00)
        let most = try Import(store, policy: policy).run(connector(complete(Array(all[..<9]))))
        #expect(!most.needsPerson && most.updated == 1)
        #expect(try store.invoice("F10")?.cancelled == "gone at the source")
        #expect(try store.balance(of: "C1") == 900_00)
    }

    @Test func `books of another company are pointed out`() throws {
        var page = page([.sample("F1")])
        page.creditorSiren = "111111118"
        var policy = policy
        policy.siren = "123456782"
        let report = try Import(try Store.inMemory(), policy: policy).run(connector(page))
        #expect(report.needsPerson && report.created == 1)
        #expect(
            report.problems.map(\.text) == [
                "the books are those of company 111111118, the creditor is 123456782; "
                    + "check that it is the right source"
            ])
    }

    @Test func `an incomplete record is set aside with its reason`() throws {
        let store = try Store.inMemory()
        let report = try Import(store, policy: policy).run(
            connector(page([.giving("F1", [("contact", "C1")]), .sample("F2")])))
        #expect(report.created == 1)
        #expect(report.rejects.map(\.reason) == ["invoice 'F1' is new and has no amount_cents"])
        #expect(report.needsPerson && !report.hasFailed)
    }

    @Test func `rejected rows are tried again, and forgotten once they are in`() throws {
        let store = try Store.inMemory()
        var first = page()
        first.rejects = [Reject(source: "a", line: "1", reason: "bad", row: ["id": "F1"])]
        var connector = connector(first)
        connector.retry = { request in
            var page = Page()
            page.invoices = request.rejected.map { .sample($0.row["id"]?.text ?? "") }
            return page
        }
        _ = try Import(store, policy: policy).run(connector)
        #expect(try store.rejects(of: "erp").count == 1)
        let report = try Import(store, policy: policy).retry(connector)
        #expect(report.created == 1)
        #expect(try store.rejects(of: "erp").isEmpty)
    }

    @Test func `due dates follow the terms: the source's, the contact's, the dossier's`() throws {
        let store = try Store.inMemory()
        var page = page([
            .sample("F1", of: "C1"), .sample("F2", of: "C2"),
            .sample("F3", of: "C1", [("due_date", "2026-01-31")]),
        ])
        page.contacts = [.giving("C2", [("terms", "45 days end of month")])]
        _ = try Import(store, policy: policy).run(connector(page))
        func due(_ id: String) throws -> String {
            let invoice = try store.invoice(id)
            return "\(invoice?.dueDate?.description ?? "") \(invoice?.dueDateSource.rawValue ?? "")"
        }
        #expect(try due("F1") == "2026-02-14 default_terms")
        #expect(try due("F2") == "2026-03-31 contact_terms")
        #expect(try due("F3") == "2026-01-31 source")
        var longer = policy
        longer.terms = Terms(days: 60)
        _ = try Import(store, policy: longer).run(connector(page))
        #expect(try due("F1") == "2026-03-16 default_terms")
        #expect(try due("F3") == "2026-01-31 source")
    }

    @Test func `the next year's opening balance does not double what was left open`() throws {
        let store = try Store.inMemory()
        _ = try Import(store, policy: policy).run(
            connector(page([.sample("F1", issued: "2025-11-03", [("number", "2025-7")])])))
        let opening: [(String, Plain)] = [
            ("kind", "opening"), ("opens", "2026-01-01"), ("number", "2025-7"), ("lettering", "B"),
        ]
        let report = try Import(store, policy: policy).run(
            connector(
                digest: "2026",
                page(
                    [.sample("AN-1", issued: "2026-01-01", opening)],
                    [.sample("P1", on: "2026-02-02", [("lettering", "B")])])))
        #expect(report.problems.isEmpty)
        #expect(try store.balance(of: "C1") == 0)
        #expect(try store.invoice("F1")?.paidOn == .of("2026-02-02"))
        #expect(try store.invoice("AN-1")?.cancelled == "carried forward on 2026-01-01")
    }
}
