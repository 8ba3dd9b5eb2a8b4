import RelanceCore
import RelanceStore
import RelanceTestSupport
import Testing

struct StoreTests {
    private let fec = Giver(connector: "fec", among: ["fec", "csv"])
    private let csv = Giver(connector: "csv", among: ["fec", "csv"])

    private func store(with contact: String = "C1") throws -> Store {
        let store = try Store.inMemory()
        try store.ensureContact(contact, from: fec)
        return store
    }

    @Test func `an invoice comes back as it went in`() throws {
        let store = try store()
        let draft = Draft<Invoice>.sample(
            "F1", cents: 120_50,
            [
                ("number", "2026-1"), ("kind", "opening"), ("due_date", "2026-02-14"),
                ("currency", "USD"), ("label", "Étude \"A\" | 50 %"), ("lettering", "AA"),
                ("payment_method", "transfer"), ("opens", "2026-01-01"), ("states", ["factored"]),
                ("fields", ["site": "Lyon", "floor": 3]),
            ])
        #expect(try store.save(draft, from: fec) == .created)
        #expect(try store.invoice("F1") == draft.record)
        #expect(try store.invoice("2026-1") == draft.record)
    }

    @Test func `every stored field has its column`() throws {
        let store = try store()
        _ = try store.save(Draft<Invoice>.sample("F1"), from: fec)
        _ = try store.save(Draft<Payment>.sample("P1"), from: fec)
        _ = try store.save(
            Draft<Promise>.giving(
                "R1", [("contact", "C1"), ("amount_cents", 5), ("date", "2026-02-01")]), from: fec)
        _ = try store.save(Draft<Dispute>.giving("D1", [("contact", "C1")]), from: fec)
        #expect(
            try ["invoice", "payment", "promise", "dispute", "contact"].map(store.count) == [
                1, 1, 1, 1, 1,
            ])
    }

    @Test func `a field left out stays, one that is emptied goes`() throws {
        let store = try store()
        _ = try store.save(
            Draft<Invoice>.sample("F1", [("label", "a"), ("payment_method", "check")]), from: fec)
        #expect(
            try store.save(Draft<Invoice>.giving("F1", [("label", "b")]), from: fec) == .updated)
        #expect(
            try store.save(Draft<Invoice>.giving("F1", [("payment_method", .null)]), from: fec)
                == .updated)
        let invoice = try store.invoice("F1")
        #expect(
            invoice?.label == "b" && invoice?.paymentMethod == nil
                && invoice?.amount.cents == 100_00)
        #expect(
            try store.save(Draft<Invoice>.giving("F1", [("label", "b")]), from: fec) == .unchanged)
    }

    @Test func `a new invoice needs a contact and an amount`() throws {
        let store = try store()
        let error = #expect(throws: IncompleteRecord.self) {
            try store.save(Draft<Invoice>.giving("F1", [("contact", "C1")]), from: fec)
        }
        #expect(error?.missing == ["amount_cents"])
    }

    @Test func `a later connector overrides an earlier one, whichever comes last`() throws {
        let store = try Store.inMemory()
        let (upper, proper) = (
            Draft<Contact>.giving("C1", [("name", "DUPONT SA")]),
            Draft<Contact>.giving("C1", [("name", "Dupont SA"), ("segment", "pme")])
        )
        #expect(try store.save(upper, from: fec) == .created)
        #expect(try store.save(proper, from: csv) == .updated)
        #expect(try store.save(upper, from: fec) == .unchanged)
        #expect(try store.save(proper, from: csv) == .unchanged)
        #expect(try store.contact("C1")?.name == "Dupont SA")
    }

    @Test func `what a person has set no import overwrites`() throws {
        let store = try Store.inMemory()
        _ = try store.save(Draft<Contact>.giving("C1", [("name", "A")]), from: fec)
        let person = Giver(connector: Giver.person, among: ["fec", "csv", Giver.person])
        _ = try store.save(Draft<Contact>.giving("C1", [("segment", "vip")]), from: person)
        #expect(
            try store.save(Draft<Contact>.giving("C1", [("segment", "pme")]), from: csv)
                == .unchanged)
        #expect(try store.contact("C1")?.segment == "vip")
    }

    @Test func `a contact that only fills leaves what is known`() throws {
        let store = try store()
        let given = Draft<Contact>.giving("C1", [("name", "DUPONT"), ("email", "a@b.example")])
        #expect(try store.save(given, from: fec, filling: true) == .updated)
        let later = Draft<Contact>.giving("C1", [("name", "DUPOND"), ("email", "c@d.example")])
        #expect(try store.save(later, from: fec, filling: true) == .unchanged)
        #expect(try store.contact("C1")?.name == "DUPONT")
    }

    @Test func `people meet by id or e-mail address and stay when they are not named`() throws {
        let store = try Store.inMemory()
        let first: Plain = [
            ["id": "1", "name": "Ana", "email": "ana@x.example"], ["name": "Bo", "role": "buyer"],
        ]
        #expect(
            try store.save(Draft<Contact>.giving("C1", [("people", first)]), from: csv) == .created)
        let second: Plain = [["email": "ANA@x.example", "phone": "01"]]
        #expect(
            try store.save(Draft<Contact>.giving("C1", [("people", second)]), from: csv) == .updated
        )
        #expect(
            try store.save(Draft<Contact>.giving("C1", [("people", second)]), from: csv)
                == .unchanged)
        let people = try store.contact("C1")?.people ?? []
        #expect(people.map(\.id) == ["1", "Bo"])
        #expect(people.first?.name == "Ana" && people.first?.phone == "01")
    }

    @Test func `an allocation to an invoice not yet seen waits`() throws {
        let store = try store()
        let given: Plain = [["invoice": "F9", "amount_cents": 4000]]
        #expect(
            try store.save(Draft<Payment>.sample("P1", [("allocations", given)]), from: fec)
                == .created)
        #expect(
            try store.save(Draft<Payment>.sample("P1", [("allocations", given)]), from: fec)
                == .unchanged)
        #expect(
            try store.allocations(of: "C1", given: true)
                == [KeptAllocation(source: .payment, id: "P1", invoice: "F9", cents: 4000)])
    }

    @Test func `a record removed at the source comes back when it is given again`() throws {
        let store = try store()
        _ = try store.save(Draft<Invoice>.sample("F1"), from: fec)
        #expect(try store.remove(Page.Removal(kind: "invoice", id: "F1", reason: "draft")))
        #expect(try !store.remove(Page.Removal(kind: "invoice", id: "F1")))
        #expect(try store.invoice("F1")?.status == .cancelled)
        #expect(try store.balance(of: "C1") == 0)
        #expect(try store.save(Draft<Invoice>.sample("F1"), from: fec) == .updated)
        #expect(try store.balance(of: "C1") == 100_00)
    }

    @Test func `a rejected row is known by its source and content`() throws {
        let store = try Store.inMemory()
        let pull = Pull(connector: "fec", scope: "", digest: "d", number: 1)
        let reject = Reject(source: "a.txt", line: "3", reason: "no date", row: ["Debit": "1,00"])
        try store.save(reject, of: pull)
        try store.save(reject, of: pull)
        #expect(try store.rejects(of: "fec") == [reject])
        try store.forgetRejects(of: "fec", before: 2)
        #expect(try store.rejects(of: "fec").isEmpty)
    }

    @Test func `a pull is kept with its cursor`() throws {
        let store = try Store.inMemory()
        var pull = Pull(connector: "erp", scope: "x", digest: "d", number: 4)
        pull.cursor = ["stage": 2, "since": ["invoices": "2026-01-01"]]
        pull.asOf = .of("2026-01-31")
        try store.save(pull)
        #expect(try store.pull("erp", scope: "x") == pull)
        #expect(try store.newestPull() == 4)
    }

    @Test func `a store written by a newer program is refused`() throws {
        let database = try SQLiteDatabase(path: ":memory:")
        _ = try Store(database)
        try database.run("INSERT INTO migration (version) VALUES (?1)", [.integer(999)])
        let error = #expect(throws: StoreError.self) { try Store(database) }
        #expect(
            error?.description
                == "store: it was written by a newer version of relance; install that version, or a later one"
        )
    }

    @Test func `balances are net of credits, by currency, and overdue by the day`() throws {
        let store = try store()
        _ = try store.save(
            Draft<Invoice>.sample("F1", cents: 100_00, [("due_date", "2026-02-01")]), from: fec)
        _ = try store.save(
            Draft<Invoice>.sample("F2", cents: 50_00, [("due_date", "2026-04-01")]), from: fec)
        _ = try store.save(
            Draft<Invoice>.sample("A1", cents: -20_00, [("kind", "credit_note")]), from: fec)
        _ = try store.save(
            Draft<Invoice>.sample("F3", cents: 7_00, [("currency", "USD")]), from: fec)
        _ = try store.save(Draft<Payment>.sample("P1", cents: 30_00), from: fec)
        var found: [[Int]] = []
        for day in ["2026-02-01", "2026-02-02", "2026-05-01"] {
            try store.eachContact(ListFilter(), on: .of(day)) { _, balances in
                found.append(
                    balances.filter { $0.currency == .euro }.flatMap {
                        [$0.balanceCents, $0.overdueCents]
                    })
            }
        }
        #expect(found == [[100_00, 0], [100_00, 50_00], [100_00, 100_00]])
    }

    @Test func `contacts are found without accents and case`() throws {
        let store = try Store.inMemory()
        _ = try store.save(
            Draft<Contact>.giving("É1", [("name", "Société Générale d'Œuvres")]), from: csv)
        _ = try store.save(Draft<Contact>.giving("Z1", [("name", "Autre")]), from: csv)
        _ = try store.save(Draft<Invoice>.sample("F1", of: "É1"), from: csv)
        var filter = ListFilter()
        filter.search = "GENERALE D'OEUVRES"
        var found: [String] = []
        try store.eachContact(filter, on: .of("2026-03-01")) { contact, balances in
            found.append("\(contact.id) \(balances.first?.balanceCents ?? 0)")
        }
        #expect(found == ["É1 10000"])
    }
}
