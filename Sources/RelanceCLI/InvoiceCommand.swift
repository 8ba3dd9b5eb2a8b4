import ArgumentParser
import RelanceCore
import RelanceDossier
import RelanceStages
import RelanceStore

/// `relance invoice list|show|copy|waive`.
struct InvoiceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "invoice", abstract: "Look at what is owed.",
        subcommands: [List.self, Show.self, Copy.self, Waive.self])

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List invoices.")

        @Option(help: "Only of these statuses: open, partly_paid, paid, cancelled.")
        var status: [Invoice.Status] = []

        @Flag(help: "Only what is past its due date.")
        var overdue = false

        @Option(help: "Only those of contacts of a segment.")
        var segment: String?

        @Option(help: "Only those of a contact.")
        var contact: String?

        @Option(help: "Only those whose key, number or label holds this text.")
        var search: String?

        @OptionGroup var options: GlobalOptions

        func run() throws {
            let session = try Session(options)
            var filter = ListFilter()
            (filter.isOverdue, filter.segment, filter.search) = (overdue, segment, search)
            filter.contact = contact
            filter.status = status.map(\.rawValue)
            let (store, day) = (try session.dossier.store(), session.day)
            try session.output.list {
                try store.eachInvoice(filter, on: day, $0)
            } document: { invoice in
                invoice.plain(on: day)
            } people: { invoices in
                InvoiceTable(invoices, on: day).text + "\(invoices.count) invoices\n"
            }
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show an invoice and what settled it.")

        @Argument(help: "The invoice's key, or its number where only one has it.")
        var id: String

        @Flag(help: "Work out what its late payment costs, piece by piece.")
        var interest = false

        @OptionGroup var options: GlobalOptions

        func run() throws {
            let session = try Session(options)
            let store = try session.dossier.store()
            guard let invoice = try store.invoice(id) else {
                throw try UnknownRecord(Invoice.name, id, store)
            }
            let settled = try store.allocations(of: invoice.contact, given: false)
                .filter { $0.invoice == invoice.id }
            let sheet =
                interest
                ? try Worksheet(invoice, session.dossier.penalties(store), on: session.day) : nil
            session.output.show(document(invoice, settled, sheet, on: session.day)) {
                text(invoice, settled, on: session.day) + (sheet.map { "\n" + $0.text } ?? "")
            }
        }

        private func document(
            _ invoice: Invoice, _ settled: [KeptAllocation], _ sheet: Worksheet?, on day: Day
        ) -> Plain {
            guard case .object(let fields) = invoice.plain(on: day) else { return .null }
            let parts = settled.map { part -> Plain in
                [
                    "kind": .text(part.source == .payment ? "payment" : "credit_note"),
                    "id": .text(part.id), "amount_cents": .integer(part.cents),
                ]
            }
            let interest = sheet.map { [PlainField("interest", $0.plain)] } ?? []
            return .object(fields + [PlainField("settled_by", .list(parts))] + interest)
        }

        private func text(_ invoice: Invoice, _ settled: [KeptAllocation], on day: Day) -> String {
            var text = "Invoice \(invoice.number) (\(invoice.id))\n"
            for field in Invoice.fields where field.place != .hidden && field.name != "id" {
                let value = field.get(invoice, day)
                guard value != .null, value != .list([]), value != .object([]) else { continue }
                if field.type == .cents, let cents = value.integer {
                    let name = field.name.replacing("_cents", with: "")
                    text +=
                        "  \(name): \(Money(cents, invoice.amount.currency).text(in: .english))\n"
                } else {
                    text += "  \(field.name): \(value.text ?? JSON.text(value))\n"
                }
            }
            for part in settled {
                let money = Money(part.cents, invoice.amount.currency).text(in: .english)
                text += "  settled by \(part.source == .payment ? "payment" : "credit note") "
                text += "\(part.id): \(money)\n"
            }
            return text
        }
    }
}

extension InvoiceCommand {
    struct Waive: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Give up the interest and the fee for an invoice paid late.")

        @Argument(help: "The invoice's key, or its number where only one has it.")
        var id: String

        @Option(help: "Why.")
        var reason: String?

        @Flag(help: "Take the waiver back.")
        var undo = false

        @OptionGroup var options: GlobalOptions

        func validate() throws {
            if undo == (reason != nil) {
                throw ValidationError("Say why with --reason TEXT, or take it back with --undo.")
            }
        }

        func run() throws {
            let session = try Session(options)
            let store = try session.dossier.store()
            let penalties = try session.dossier.penalties(store)
            // A rate that is missing does not keep anybody from giving it up.
            let cents = try store.invoice(id).flatMap { invoice in
                try? penalties.interest(on: invoice, until: session.day).totalCents
            }
            let invoice = try session.act("invoice") { intervention in
                guard let reason else { return try intervention.undoWaiver(id) }
                return try intervention.waive(id, cents: cents, reason: reason)
            }
            session.output.show(invoice.plain(on: session.day)) {
                "\(invoice.number): interest and fee are "
                    + (undo ? "owed again.\n" : "waived.\n")
            }
        }
    }
}

extension Invoice.Status: ExpressibleByArgument {}

/// Invoices as people read them.
struct InvoiceTable {
    let text: String

    init(_ invoices: [Invoice], on day: Day) {
        var table = Table(
            "INVOICE", "CONTACT", "ISSUED", "DUE", ">AMOUNT", ">BALANCE", "STATUS", ">DAYS LATE")
        for invoice in invoices {
            table.add(
                invoice.number, invoice.contact, invoice.issueDate?.description,
                invoice.dueDate?.description, invoice.amount.text(in: .english),
                invoice.balance.text(in: .english), invoice.status.rawValue,
                invoice.daysLate(on: day).map(String.init))
        }
        text = table.text
    }
}
