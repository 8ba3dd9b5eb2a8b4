import RelanceCore

/// The invoices of a message, what is deducted from them, and the total.
struct InvoiceLines {
    /// One line of the table.
    struct Line {
        var number: String
        var order: String?
        var issued: String
        var due: String
        var amount: String
        var paid: String
        var balance: String
        var late: String
        var daysLate: Int
    }

    private(set) var lines: [Line] = []
    /// What is taken off or set aside, in words and as a sum.
    private(set) var deductions: [(label: String, amount: String)] = []
    let total: String?
    let phrases: Phrases
    /// Whether interest and fees are asked for on top of the total.
    private let isPrincipal: Bool

    /// The lines of invoices; with `credits`, what is deducted from them and what is left.
    init(
        _ invoices: [Invoice], deductions: [(label: String, cents: Int)] = [],
        total: Money? = nil, isPrincipal: Bool = false, phrases: Phrases, today: Day
    ) {
        self.isPrincipal = isPrincipal
        self.phrases = phrases
        let currency = total?.currency ?? .euro
        self.deductions = deductions.map {
            ($0.label, $0.cents == 0 ? "" : Self.signed(Money($0.cents, currency), phrases))
        }
        self.total = total?.text(in: phrases.language)
        lines = invoices.map { Self.line($0, phrases, today) }
    }

    /// A sum with a minus as printers set it.
    private static func signed(_ sum: Money, _ phrases: Phrases) -> String {
        let text = sum.text(in: phrases.language)
        return text.hasPrefix("-") ? "−" + text.dropFirst() : text
    }

    private static func line(_ invoice: Invoice, _ phrases: Phrases, _ today: Day) -> Line {
        let language = phrases.language
        let late = invoice.daysLate(on: today) ?? 0
        let paid = Money(invoice.amount.cents - invoice.balance.cents, invoice.amount.currency)
        let order = invoice.fields.values.first { $0.name == "order_number" }?.value.text
        return Line(
            number: Layout.line(invoice.number), order: order.map { Layout.line($0) },
            issued: invoice.issueDate.map { phrases.shortDay($0) } ?? "–",
            due: invoice.dueDate.map { phrases.shortDay($0) } ?? "–",
            amount: invoice.amount.text(in: language),
            paid: paid.cents == 0 ? "–" : paid.text(in: language),
            balance: invoice.balance.text(in: language),
            late: late > 0 ? phrases.daysLate(late) : "–", daysLate: max(0, late))
    }

    var totalLabel: String {
        isPrincipal
            ? phrases.say("Total en principal", "Total principal")
            : phrases.say("Total à régler", "Total due")
    }

    /// For people who read plain text: an invoice a line.
    var text: String {
        var out: [String] = lines.map { line in
            let order = line.order.map { phrases.say(", commande \($0)", ", order \($0)") } ?? ""
            let paid =
                line.paid == "–" ? "" : phrases.say(", réglé \(line.paid)", ", paid \(line.paid)")
            let late =
                line.late == "–"
                ? ""
                : ", " + line.late
            let dates = phrases.say(
                "émise le \(line.issued), échéance \(line.due)",
                "issued \(line.issued), due \(line.due)")
            return "- \(line.number)\(order), \(dates), "
                + phrases.say("montant TTC", "amount incl. VAT") + " \(line.amount)\(paid), "
                + phrases.say("reste dû", "balance") + " \(line.balance)\(late)"
        }
        out += deductions.map { line in
            "- " + line.label + (line.amount.isEmpty ? "" : phrases.colon + line.amount)
        }
        if let total { out.append("\(totalLabel)\(phrases.colon)\(total)") }
        return out.joined(separator: "\n")
    }
}

extension Phrases {
    /// A date as a table has it: 23/11/2026, 23 Nov 2026.
    func shortDay(_ day: Day) -> String {
        let (year, month, date) = day.parts
        func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
        return language == .french
            ? "\(two(date))/\(two(month))/\(year)"
            : "\(date) \(months[month - 1].prefix(3)) \(year)"
    }

    /// How late an invoice is: 1 jour de retard, 12 days late.
    func daysLate(_ days: Int) -> String {
        say(
            "\(self.days(days)) de retard", "\(self.days(days)) late")
    }

    /// What stands between a word and its value.
    var colon: String { say("\u{A0}: ", ": ") }
}
