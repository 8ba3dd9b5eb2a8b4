package import RelanceCore

/// The account of a contact in one currency from its first document on, with what stood open after each.
package struct AccountStatement: Sendable, Equatable {
    /// A document of the account.
    package struct Entry: Sendable, Equatable {
        /// What kind of document it is.
        package enum Kind: String, Sendable {
            case invoice, creditNote, opening, payment, refund
            /// What the source states beside the documents that it gives.
            case stated
        }

        package var kind: Kind
        package var day: Day?
        /// The number printed on it, or what the payer wrote.
        package var label: String
        /// The day on which it was due.
        package var due: Day?
        /// What it adds to what is owed, in minor units; negative: what it takes off.
        package var cents: Int
        /// What was owed after it, in minor units.
        package var balance = 0
    }

    package let currency: Currency
    /// In the order of their days; those without a day first.
    package private(set) var entries: [Entry]

    /// What is owed at its end, in minor units.
    package var balance: Int { entries.last?.balance ?? 0 }

    /// The accounts of a contact by currency, from all its documents: what was removed or carried
    /// forward is left out.
    package static func all(invoices: [Invoice], payments: [Payment]) -> [AccountStatement] {
        let invoices = invoices.filter { !$0.isCancelled }
        let payments = payments.filter { $0.cancelled == nil }
        let currencies = Set(
            invoices.map(\.amount.currency) + payments.map(\.amount.currency))
        return currencies.sorted { $0.code < $1.code }.map { currency in
            AccountStatement(
                currency, invoices.filter { $0.amount.currency == currency },
                payments.filter { $0.amount.currency == currency })
        }
    }

    private init(_ currency: Currency, _ invoices: [Invoice], _ payments: [Payment]) {
        self.currency = currency
        let documents =
            invoices.map { invoice in
                Entry(
                    kind: Self.kind(of: invoice), day: invoice.issueDate, label: invoice.number,
                    due: invoice.dueDate, cents: invoice.amount.cents)
            }
            + payments.map { payment in
                Entry(
                    kind: payment.amount.cents < 0 ? .refund : .payment, day: payment.date,
                    label: payment.reference ?? payment.method ?? payment.id,
                    cents: -payment.amount.cents)
            }
        // What was invoiced on a day stands before what was paid on it.
        entries = documents.enumerated().sorted { left, right in
            let (a, b) = (left.element, right.element)
            if a.day != b.day {
                return b.day.map { day in a.day.map { $0 < day } ?? true } ?? false
            }
            return left.offset < right.offset
        }.map(\.element)
        let open =
            invoices.reduce(0) { $0 + $1.balance.cents }
            - payments.reduce(0) { $0 + $1.unallocated.cents }
        let rest = open - entries.reduce(0) { $0 + $1.cents }
        if rest != 0 {
            entries.append(Entry(kind: .stated, day: nil, label: "", cents: rest))
        }
        var balance = 0
        for index in entries.indices {
            balance += entries[index].cents
            entries[index].balance = balance
        }
    }

    private static func kind(of invoice: Invoice) -> Entry.Kind {
        switch invoice.kind {
        case .invoice: .invoice
        case .creditNote: .creditNote
        case .opening: .opening
        }
    }
}

extension Phrases {
    /// What a document of an account is called.
    func kind(_ entry: AccountStatement.Entry) -> String {
        switch entry.kind {
        case .invoice: say("Facture", "Invoice")
        case .creditNote: say("Avoir", "Credit note")
        case .opening: say("À-nouveau", "Opening balance")
        case .payment: say("Règlement", "Payment")
        case .refund: say("Remboursement", "Refund")
        case .stated:
            say(
                "Écart avec le solde donné par la source", "Difference to the balance of the source"
            )
        }
    }
}

extension AccountStatement {
    /// The table of its entries: debit, credit and what was owed.
    func sheetTable(_ phrases: Phrases) -> SheetTable {
        let columns = [
            SheetTable.Column(title: phrases.say("Pièce", "Document")),
            SheetTable.Column(title: phrases.say("Date", "Date")),
            SheetTable.Column(title: phrases.say("Échéance", "Due")),
            SheetTable.Column(title: phrases.say("Débit", "Debit"), isRight: true, least: 58),
            SheetTable.Column(title: phrases.say("Crédit", "Credit"), isRight: true, least: 58),
            SheetTable.Column(title: phrases.say("Solde", "Balance"), isRight: true, least: 62),
        ]
        func text(_ cents: Int) -> String { Money(cents, currency).text(in: phrases.language) }
        func day(_ day: Day?) -> String { day.map { phrases.shortDay($0) } ?? "–" }
        let rows = entries.map { entry in
            SheetTable.Row(
                cells: [
                    phrases.kind(entry)
                        + (entry.label.isEmpty ? "" : " " + Layout.line(entry.label)),
                    day(entry.day), day(entry.due), entry.cents < 0 ? "" : text(entry.cents),
                    entry.cents < 0 ? text(-entry.cents) : "", text(entry.balance),
                ])
        }
        return SheetTable(
            columns: columns, rows: rows,
            total: (phrases.say("Solde du compte", "Balance of the account"), text(balance)))
    }
}
