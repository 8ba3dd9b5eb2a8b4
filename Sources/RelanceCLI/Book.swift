import RelanceCore
import RelanceDossier
import RelanceStore

/// What the dossier holds, in a line or two.
struct Book {
    private var contacts = 0
    private var owing = 0
    private var invoices = 0
    private var balances: [Currency: (balance: Int, overdue: Int)] = [:]
    private let day: Day

    init(_ session: Session) throws {
        day = session.day
        let store = try session.dossier.store()
        invoices = try store.count("invoice")
        var (contacts, owing) = (0, 0)
        var sums: [Currency: (balance: Int, overdue: Int)] = [:]
        try store.eachContact(ListFilter(), on: session.day) { _, balances in
            contacts += 1
            if balances.contains(where: { $0.balanceCents > 0 }) { owing += 1 }
            for balance in balances {
                let sum = sums[balance.currency] ?? (0, 0)
                sums[balance.currency] = (
                    sum.balance + balance.balanceCents, sum.overdue + balance.overdueCents
                )
            }
        }
        (self.contacts, self.owing, self.balances) = (contacts, owing, sums)
    }

    /// For people.
    var text: String {
        var text = "\(contacts) contacts, \(invoices) invoices; \(owing) contacts owe something.\n"
        for currency in balances.keys.sorted(by: { $0.code < $1.code }) {
            let sum = balances[currency] ?? (0, 0)
            text += "Owed on \(day): \(Money(sum.balance, currency).text(in: .english)), "
            text += "of which overdue \(Money(sum.overdue, currency).text(in: .english)).\n"
        }
        return text
    }
}
