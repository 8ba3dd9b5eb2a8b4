import RelanceCore

/// The copies of invoices that go with one message.
///
/// Whatever is handed in, only invoices that the message claims and its own account holds are among them.
struct EnclosedCopies {
    private(set) var copies: [(invoice: Invoice, copy: InvoiceCopy)] = []

    init(_ copies: [InvoiceCopy], _ action: Action, _ account: Account) {
        guard action.medium == .email else { return }
        let claimed = Set(action.invoices)
        let own = account.invoices.filter {
            claimed.contains($0.id) && $0.contact == account.contact.id
        }
        self.copies = own.flatMap { invoice in
            copies.filter { $0.invoice == invoice.id }.prefix(1).map { (invoice, $0) }
        }
    }

    /// The files, each by the number of its invoice.
    func attachments(_ phrases: Phrases) -> [Attachment] {
        var taken: Set<String> = []
        return copies.map { invoice, copy in
            let number = String(Layout.line(invoice.number).prefix(60))
            let stem = FileName(phrases.kind(invoice) + " " + number).text
            var name = stem + copy.media.suffix
            var count = 1
            while !taken.insert(Folding.fold(name)).inserted {
                count += 1
                name = "\(stem) (\(count))\(copy.media.suffix)"
            }
            return Attachment(name: name, mediaType: copy.media.rawValue, bytes: copy.bytes)
        }
    }

    /// What the variables of a text stand for: absent where nothing is attached.
    var values: [String: Any] {
        guard !copies.isEmpty else { return [:] }
        let numbers = copies.map { Layout.line($0.invoice.number) }
        return [
            "copies": numbers.joined(separator: ", "), "one_copy": copies.count == 1,
            "many_copies": copies.count > 1,
        ]
    }
}

extension Phrases {
    /// What the copy of a document is called.
    fileprivate func kind(_ invoice: Invoice) -> String {
        switch invoice.kind {
        case .invoice: say("Facture", "Invoice")
        case .creditNote: say("Avoir", "Credit note")
        case .opening: say("Relevé", "Statement")
        }
    }
}
