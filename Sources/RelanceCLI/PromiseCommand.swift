import ArgumentParser
import RelanceCore
import RelanceDossier
import RelanceStages
import RelanceStore

/// `relance promise add|list|cancel`.
struct PromiseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "promise", abstract: "What customers say they will pay, and when.",
        subcommands: [Add.self, List.self, Cancel.self])

    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Record a promise: reminders rest until its day.")

        @Argument(help: "The contact's code.")
        var contact: String

        @Argument(help: "The amount, as 1234.50 or 1234,50.")
        var amount: String

        @Argument(help: "The promised day, as YYYY-MM-DD.")
        var day: Day

        @Option(
            parsing: .upToNextOption, help: "The invoices that it is about; else all that is open.")
        var invoice: [String] = []

        @OptionGroup var options: GlobalOptions

        func run() throws {
            let session = try Session(options)
            let money = try Money(argument: amount, session.dossier.configuration.creditor.currency)
            let promise = try session.act("promise") { intervention in
                try intervention.promise(contact, money, on: day, invoices: invoice)
            }
            session.output.show(promise.plain(on: session.day)) {
                "\(promise.id): \(contact) promises \(money.text(in: .english)) for \(day).\n"
            }
        }
    }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List promises.")

        @OptionGroup var options: GlobalOptions

        func run() throws {
            let session = try Session(options)
            let promises = try session.dossier.store().allPromises()
            session.output.show(.items(promises.map { $0.plain(on: session.day) })) {
                var table = Table("PROMISE", "CONTACT", ">AMOUNT", "DAY", "STATUS")
                for promise in promises {
                    table.add(
                        promise.id, promise.contact, promise.amount.text(in: .english),
                        promise.date?.description, promise.status.rawValue)
                }
                return table.text + "\(promises.count) promises\n"
            }
        }
    }

    struct Cancel: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take back a promise that was recorded in error.")

        @Argument(help: "The promise's key.")
        var id: String

        @OptionGroup var options: GlobalOptions

        func run() throws {
            let session = try Session(options)
            let promise = try session.act("promise") { try $0.cancelPromise(id) }
            session.output.show(promise.plain(on: session.day)) { "\(id) is cancelled.\n" }
        }
    }
}
