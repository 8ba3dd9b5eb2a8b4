/// A table as it stands on paper, before it is set.
struct SheetTable {
    struct Column {
        var title: String
        var isRight = false
        /// Its least width in points, so that the tables of a letter stand below each other.
        var least = 0.0
    }

    struct Row {
        /// One a column.
        var cells: [String]
        /// What stands small below the first cell.
        var note: String?
    }

    var columns: [Column]
    var rows: [Row]
    /// What is taken off or set aside, in words and as a sum.
    var deductions: [(label: String, amount: String)] = []
    var total: (label: String, amount: String)?
}

extension InvoiceLines {
    /// The table of a letter: how late and what was paid only where there is some.
    var sheetTable: SheetTable {
        typealias Column = SheetTable.Column
        var columns: [(Column, (Line) -> String)] = [
            (Column(title: phrases.say("Facture", "Invoice")), { $0.number }),
            (Column(title: phrases.say("Émise le", "Issued")), { $0.issued }),
            (Column(title: phrases.say("Échéance", "Due")), { $0.due }),
        ]
        if lines.contains(where: { $0.daysLate > 0 }) {
            let days = phrases.say("j", "d")
            columns.append(
                (
                    Column(title: phrases.say("Retard", "Late"), isRight: true, least: 32),
                    { $0.daysLate > 0 ? "\($0.daysLate)\u{A0}\(days)" : "–" }
                ))
        }
        let amount = Column(
            title: phrases.say("Montant TTC", "Incl. VAT"), isRight: true, least: 62)
        columns.append((amount, { $0.amount }))
        if lines.contains(where: { $0.paid != "–" }) {
            let paid = Column(title: phrases.say("Réglé", "Paid"), isRight: true, least: 50)
            columns.append((paid, { $0.paid }))
        }
        let balance = Column(title: phrases.say("Reste dû", "Balance"), isRight: true, least: 62)
        columns.append((balance, { $0.balance }))
        let order = phrases.say("commande ", "order ")
        return SheetTable(
            columns: columns.map(\.0),
            rows: lines.map { line in
                SheetTable.Row(
                    cells: columns.map { $0.1(line) }, note: line.order.map { order + $0 })
            },
            deductions: deductions, total: total.map { (totalLabel, $0) })
    }
}
