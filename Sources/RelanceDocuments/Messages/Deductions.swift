import RelanceCore

/// What lies between the balances of the claimed invoices and what a message asks for.
///
/// Credit notes and unallocated payments are lines of their own; then what is disputed or promised of
/// the claimed invoices. The lines and the balances always add up to the sum that is asked for.
struct Deductions {
    /// A line: what it is, and its sum, negative where it lowers the total, 0 where it has no part in it.
    private(set) var lines: [(label: String, cents: Int)] = []
    private let phrases: Phrases
    private let currency: Currency

    init(_ action: Action, _ claimed: [Invoice], _ account: Account, _ phrases: Phrases) {
        self.phrases = phrases
        currency = action.amount.currency
        guard !claimed.isEmpty else { return }
        addCredits(account)
        let credit = -lines.reduce(0) { $0 + $1.cents }
        let credits = lines.count
        addAside(action, claimed, account, netted: netted(account, credit))
        let sum = claimed.sum(in: currency) + lines.reduce(0) { $0 + $1.cents }
        let rest = action.amount.cents - sum
        if rest > 0, rest == credit {
            setElsewhere(credits)
        } else if rest > 0 {
            add(
                phrases.say(
                    "Avoirs et règlements imputés sur d’autres factures",
                    "Credits and payments set off against other invoices"), rest)
        } else {
            add(phrases.say("Autres déductions", "Other deductions"), rest)
        }
    }

    private mutating func add(_ label: String, _ cents: Int) {
        if cents != 0 { lines.append((label, cents)) }
    }

    /// Names the credits without their sums: all of them went to other invoices.
    private mutating func setElsewhere(_ count: Int) {
        for (index, line) in lines.prefix(count).enumerated() {
            let sum = Money(-line.cents, currency).text(in: phrases.language)
            let place = phrases.say(
                " (\(sum)), imputé sur d’autres factures",
                " (\(sum)), set off against other invoices")
            lines[index] = (line.label + place, 0)
        }
    }

    private mutating func addCredits(_ account: Account) {
        for credit in account.invoices
        where credit.balance.cents < 0 && credit.amount.currency == currency {
            let number = Layout.line(credit.number)
            let day = self.day(credit.issueDate)
            add(
                phrases.say("Avoir \(number)\(day)", "Credit note \(number)\(day)"),
                credit.balance.cents)
        }
        for payment in account.payments where payment.amount.currency == currency {
            let day = self.day(payment.date)
            add(
                payment.unallocated.cents < 0
                    ? phrases.say("Remboursement\(day)", "Refund\(day)")
                    : phrases.say(
                        "Règlement\(day) non encore affecté", "Payment\(day), not allocated yet"),
                -payment.unallocated.cents)
        }
    }

    private func day(_ day: Day?) -> String {
        day.map { phrases.say(" du ", " of ") + phrases.shortDay($0) } ?? ""
    }

    /// What of the credits each open invoice gets, the oldest first, as the plan nets them.
    private func netted(_ account: Account, _ credit: Int) -> [String: Int] {
        guard credit > 0 else { return [:] }
        let open = account.invoices.filter {
            $0.balance.cents > 0 && $0.amount.currency == currency
        }
        .sorted { left, right in
            let days = (left.dueDate?.number ?? .max, right.dueDate?.number ?? .max)
            if days.0 != days.1 { return days.0 < days.1 }
            let (one, other) = (left.balance.cents, right.balance.cents)
            return one == other
                ? left.id.utf8.lexicographicallyPrecedes(right.id.utf8) : one > other
        }
        var left = credit
        var parts: [String: Int] = [:]
        for invoice in open {
            guard left > 0 else { break }
            let part = min(left, invoice.balance.cents)
            parts[invoice.id] = part
            left -= part
        }
        return parts
    }

    /// What is not claimed of an invoice though no credit covers it: disputed first, then promised.
    private mutating func addAside(
        _ action: Action, _ claimed: [Invoice], _ account: Account, netted: [String: Int]
    ) {
        let claims = Dictionary(
            action.claims.map { ($0.invoice, $0.cents) }, uniquingKeysWith: { first, _ in first })
        var disputed = Part()
        var promised = Part()
        for invoice in claimed {
            let asked = (claims[invoice.id] ?? 0) + (netted[invoice.id] ?? 0)
            let gap = invoice.balance.cents - asked
            guard gap > 0 else { continue }
            let contested = account.contested.filter { $0.invoices.contains(invoice.id) }
            let most = contested.reduce(0) { min($0, gap) + min($1.cents ?? gap, gap) }
            disputed.add(min(most, gap), of: invoice)
            promised.add(gap - min(most, gap), of: invoice)
        }
        add(
            phrases.say("Hors montant contesté", "Less the disputed amount") + disputed.numbers,
            -disputed.cents)
        guard promised.cents > 0 else { return }
        let promise = account.promises.first {
            $0.status == .open && $0.amount.currency == currency
        }
        let label =
            promise.map { phrases.say("Hors promesse", "Less the payment promised") + day($0.date) }
            ?? phrases.say("Hors montant mis à part", "Less what is set aside")
        add(label + promised.numbers, -promised.cents)
    }

    /// A sum set aside, and the invoices that it is of.
    private struct Part {
        private(set) var cents = 0
        private var invoices: [String] = []

        mutating func add(_ cents: Int, of invoice: Invoice) {
            guard cents > 0 else { return }
            self.cents += cents
            invoices.append(Layout.line(invoice.number))
        }

        /// The invoices by their numbers, where they are few.
        var numbers: String {
            1...3 ~= invoices.count ? " (\(invoices.joined(separator: ", ")))" : ""
        }
    }
}
