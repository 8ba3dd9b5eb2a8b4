import RelanceCore
import RelanceStages
import RelanceStore
import RelanceTestSupport
import Testing

/// Who is asked for the copy of an invoice.
struct CopySourceTests {
    private final class Asked { var invoices: [String] = [] }

    private let store: Store
    private let asked = Asked()

    /// C1 owes F1 and F2, C2 owes F3; 'erp' gave them all.
    init() throws {
        store = try .inMemory()
        var page = Page()
        page.contacts = [.giving("C1", [("name", "Dupont")]), .giving("C2", [("name", "Martin")])]
        page.invoices = ["F1", "F2"].map { .sample($0, cents: 10_00, [("due_date", "2026-02-20")]) }
        page.invoices.append(
            .sample("F3", cents: 10_00, [("due_date", "2026-02-20"), ("contact", "C2")]))
        let policy = Import.Policy(connectors: ["erp"], terms: Terms(days: 30), currency: .euro)
        let pages = page
        _ = try Import(store, policy: policy).run(
            Connector(name: "erp", digest: "d") { _ in pages })
    }

    private enum Way { case copies, none, notOffered, undefined }

    private func source(_ ways: [(String, Way)]) -> CopySource {
        CopySource(ways.map(\.0)) { [asked] name in
            let way = ways.first { $0.0 == name }?.1 ?? .undefined
            var connector = Connector(name: name, digest: "d") { _ in Page() }
            guard way != .undefined else { return connector }
            connector.document = { invoice in
                asked.invoices.append("\(name) \(invoice.id)")
                let copy = try InvoiceCopy(
                    of: invoice.id, mediaType: "application/pdf", bytes: Array("%PDF-1".utf8))
                return Connector.Answer(
                    way == .copies ? copy : nil, isOffered: way != .notOffered)
            }
            return connector
        }
    }

    private func copies(_ ways: [(String, Way)], _ invoices: [String] = ["F1"]) throws -> [String] {
        var action = Action(id: "A1")
        (action.contact, action.attach) = ("C1", ["invoices"])
        action.claims = invoices.map { Claim(invoice: $0, step: "s", level: 2, cents: 10_00) }
        let account = try #require(try store.account("C1"))
        return try source(ways).copies(for: action, of: account, in: store).copies.map(\.invoice)
    }

    @Test func `who gave an invoice is asked for its copy, and nobody else`() throws {
        #expect(try copies([("other", .copies), ("erp", .copies)]) == ["F1"])
        #expect(asked.invoices == ["erp F1"])
    }

    @Test func `what it has not got nobody else is asked for`() throws {
        #expect(try copies([("erp", .none), ("other", .copies)]) == [])
        #expect(asked.invoices == ["erp F1"])
    }

    @Test func `where it gives no copies those that do are asked in their order`() throws {
        let ways: [(String, Way)] = [
            ("erp", .undefined), ("first", .notOffered), ("second", .none), ("third", .copies),
            ("fourth", .copies),
        ]
        #expect(try copies(ways) == ["F1"])
        #expect(asked.invoices == ["first F1", "second F1", "third F1"])
        #expect(try copies([("erp", .notOffered), ("archive", .copies)]) == ["F1"])
    }

    @Test func `nobody is asked for what another contact owes`() throws {
        #expect(try copies([("erp", .copies)], ["F1", "F3", "F9", "F2"]) == ["F1", "F2"])
        #expect(asked.invoices == ["erp F1", "erp F2"])
    }
}
