import RelanceCore
import RelanceTestSupport
import Testing

struct DraftTests {
    @Test func `a draft knows which fields it gives`() throws {
        let draft = try #require(Draft<Invoice>.giving(["amount_cents": 100_00]))
        #expect(draft.gives("amount_cents"))
        #expect(!draft.gives("contact"))
        #expect(!draft.gives("no_such_field"))
    }

    @Test func `a value of another type leaves the draft as it was`() throws {
        let index = try #require(Invoice.fields.firstIndex { $0.name == "amount_cents" })
        var draft = Draft<Invoice>(id: "F1")
        let isTaken = draft.give(index, "100")
        #expect(!isTaken)
        #expect(draft == Draft(id: "F1"))
    }

    @Test(arguments: [
        "id", "status", "days_late", "paid_on", "settled_cents", "removed", "carried",
    ])
    func `what is worked out is not to be given`(name: String) throws {
        let field = try #require(Invoice.fields.first { $0.name == name })
        #expect(field.set == nil)
    }

    @Test func `an emptied field is given`() throws {
        let draft = try #require(Draft<Invoice>.giving(["label": "x", "label": .null]))
        #expect(draft.gives("label"))
        #expect(draft.record.label == nil)
    }

    @Test func `what is missing is named in its order`() throws {
        #expect(Draft<Promise>(id: "R1").missing == ["contact", "amount_cents", "date"])
        let draft = try #require(Draft<Promise>.giving(["amount_cents": 5]))
        #expect(draft.missing == ["contact", "date"])
    }

    @Test func `under another key a draft gives the same`() throws {
        let draft = try #require(
            Draft<Invoice>.giving(
                ["contact": "C1", "amount_cents": 100_00, "due_date": "2026-03-01"], id: "F1"))
        let keyed = draft.keyed("F1#2")
        #expect(keyed.record.id == "F1#2")
        #expect(keyed.record.contact == "C1")
        #expect(keyed.record.amount.cents == 100_00)
        #expect(keyed.record.dueDate == .of("2026-03-01"))
        #expect(keyed.record.label == nil)
        #expect(keyed.given == draft.given)
    }

    @Test(arguments: [Int.min, Int.max, 1_000_000_000_000_001])
    func `a sum so large that sums of it overflow is refused`(cents: Int) {
        let sum = Plain.integer(cents)
        #expect(Draft<Invoice>.giving(["amount_cents": sum]) == nil)
        #expect(Draft<Invoice>.giving(["balance_cents": sum]) == nil)
        let allocation: Plain = ["invoice": "F1", "amount_cents": sum]
        #expect(Draft<Payment>.giving(["allocations": [allocation]]) == nil)
    }
}
