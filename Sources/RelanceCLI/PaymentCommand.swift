import ArgumentParser
import RelanceCore
import RelanceDossier
import RelanceStore

/// `relance payment list`.
struct PaymentCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "payment", abstract: "Look at what was paid.", subcommands: [List.self])

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List payments.")

        @Option(help: "Only those of contacts of a segment.")
        var segment: String?

        @Option(help: "Only those of a contact.")
        var contact: String?

        @Option(help: "Only those whose key, reference or method holds this text.")
        var search: String?

        @OptionGroup var options: GlobalOptions

        func run() throws {
            let session = try Session(options)
            var filter = ListFilter()
            (filter.segment, filter.contact, filter.search) = (segment, contact, search)
            let (store, day) = (try session.dossier.store(), session.day)
            try session.output.list {
                try store.eachPayment(filter, $0)
            } document: { payment in
                payment.plain(on: day)
            } people: { payments in
                PaymentTable(payments).text + "\(payments.count) payments\n"
            }
        }
    }
}

/// Payments as people read them.
struct PaymentTable {
    let text: String

    init(_ payments: [Payment]) {
        var table = Table("DATE", "CONTACT", ">AMOUNT", ">UNALLOCATED", "REFERENCE", "KEY")
        for payment in payments {
            table.add(
                payment.date?.description, payment.contact, payment.amount.text(in: .english),
                payment.unallocated.text(in: .english), payment.reference, payment.id)
        }
        text = table.text
    }
}
