import RelanceCore
import RelanceTestSupport
import Testing

struct InvoiceFieldsTests {
    private func shown(_ invoice: Invoice, _ name: String) -> Plain? {
        invoice.plain(on: .of("2026-03-31"))[name]
    }

    @Test func `a due date that the source gives is the source's`() throws {
        let set = try #require(Invoice.fields.first { $0.name == "due_date" }?.set)
        var invoice = Invoice(id: "F1")
        invoice.dueDate = .of("2026-04-01")
        invoice.dueDateSource = .defaultTerms
        let isSet = set(&invoice, "2026-03-01")
        #expect(isSet)
        #expect(shown(invoice, "due_date") == "2026-03-01")
        #expect(shown(invoice, "due_date_source") == "source")
    }

    @Test(arguments: [Invoice.DueDateSource.contactTerms, .defaultTerms])
    func `a due date of the terms gives way to the source's, be it the same`(
        source: Invoice.DueDateSource
    ) throws {
        let field = try #require(Invoice.fields.first { $0.name == "due_date" })
        var invoice = Invoice(id: "F1")
        invoice.dueDate = .of("2026-03-01")
        invoice.dueDateSource = source
        var given = Invoice(id: "F1")
        given.dueDate = .of("2026-03-01")
        let isChanged = field.copy(&invoice, given)
        #expect(isChanged)
        #expect(invoice.dueDateSource == .source)
        let isChangedAgain = field.copy(&invoice, given)
        #expect(!isChangedAgain)
    }

    @Test(arguments: [Invoice.DueDateSource.contactTerms, .defaultTerms])
    func `a due date of the terms stays where the source gives none`(source: Invoice.DueDateSource)
        throws
    {
        let field = try #require(Invoice.fields.first { $0.name == "due_date" })
        var invoice = Invoice(id: "F1")
        invoice.dueDate = .of("2026-03-01")
        invoice.dueDateSource = source
        let isChanged = field.copy(&invoice, Invoice(id: "F1"))
        #expect(!isChanged)
        #expect(shown(invoice, "due_date") == "2026-03-01")
        #expect(invoice.dueDateSource == source)
    }

    @Test func `who says when it falls due is not to be given`() throws {
        let field = try #require(Invoice.fields.first { $0.name == "due_date_source" })
        #expect(field.set == nil)
    }

    @Test func `a balance that is given is the stated one`() throws {
        let draft = try #require(
            Draft<Invoice>.giving(["amount_cents": 100, "balance_cents": 30]))
        #expect(draft.record.statedBalanceCents == 30)
        #expect(shown(draft.record, "status") == "partly_paid")
    }

    @Test func `a due date moves the days late`() throws {
        let field = try #require(Invoice.fields.first { $0.name == "days_late" })
        #expect(field.movesWithDay)
        var invoice = Invoice(id: "F1")
        invoice.amount = Money(1, .euro)
        invoice.dueDate = .of("2026-03-01")
        #expect(field.get(invoice, .of("2026-03-31")) == 30)
    }
}
