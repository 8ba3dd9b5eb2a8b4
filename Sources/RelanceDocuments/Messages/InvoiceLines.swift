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
    }

    private(set) var lines: [Line] = []
    /// What is taken off or set aside, in words and as a sum.
    private(set) var deductions: [(label: String, amount: String)] = []
    let total: String?
    let phrases: Phrases

    /// The lines of invoices; with `credits`, what is deducted from them and what is left.
    init(
        _ invoices: [Invoice], deductions: [(label: String, amount: String)] = [],
        total: Money? = nil, phrases: Phrases, today: Day
    ) {
        self.phrases = phrases
        self.deductions = deductions
        self.total = total?.text(in: phrases.language)
        lines = invoices.map { Self.line($0, phrases, today) }
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
            balance: invoice.balance.text(in: language), late: late > 0 ? String(late) : "–")
    }

    /// The headings, in the order of the cells.
    private var headings: [String] {
        [
            phrases.say("Facture", "Invoice"), phrases.say("Émise le", "Issued"),
            phrases.say("Échéance", "Due"), phrases.say("Montant TTC", "Amount incl. VAT"),
            phrases.say("Réglé", "Paid"), phrases.say("Reste dû", "Balance"),
            phrases.say("Jours de retard", "Days late"),
        ]
    }

    private func cells(_ line: Line) -> [String] {
        let order = line.order.map { phrases.say(" (commande \($0))", " (order \($0))") } ?? ""
        return [
            line.number + order, line.issued, line.due, line.amount, line.paid, line.balance,
            line.late,
        ]
    }

    private var totalLabel: String { phrases.say("Total à régler", "Total due") }

    /// For people who read plain text: an invoice a line.
    var text: String {
        var out: [String] = lines.map { line in
            let order = line.order.map { phrases.say(", commande \($0)", ", order \($0)") } ?? ""
            let paid =
                line.paid == "–" ? "" : phrases.say(", réglé \(line.paid)", ", paid \(line.paid)")
            let late =
                line.late == "–"
                ? ""
                : phrases.say(", \(line.late) jours de retard", ", \(line.late) days late")
            let dates = phrases.say(
                "émise le \(line.issued), échéance \(line.due)",
                "issued \(line.issued), due \(line.due)")
            return "- \(line.number)\(order), \(dates), "
                + phrases.say("montant TTC", "amount incl. VAT") + " \(line.amount)\(paid), "
                + phrases.say("reste dû", "balance") + " \(line.balance)\(late)"
        }
        out += deductions.map { "- \($0.label)\(phrases.colon)\($0.amount)" }
        if let total { out.append("\(totalLabel)\(phrases.colon)\(total)") }
        return out.joined(separator: "\n")
    }

    /// The table of a message in HTML, its looks written on each cell: mail programs drop style sheets.
    var html: String {
        let cell = "padding:7px 8px;border-bottom:1px solid #e3e1db;font-size:14px;"
        let head = "padding:7px 8px;border-bottom:2px solid #17202a;font-size:12px;color:#56616c;"
        var out = "<table role=\"table\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" "
        out += "style=\"border-collapse:collapse;margin:18px 0\"><thead><tr>"
        for (index, heading) in headings.enumerated() {
            out +=
                "<th scope=\"col\" align=\"\(Self.side(index))\" style=\"\(head)font-weight:500\">"
            out += HTML.escaped(heading) + "</th>"
        }
        out += "</tr></thead><tbody>\n"
        for line in lines {
            out += "<tr>"
            for (index, text) in cells(line).enumerated() {
                let wrap = index == 0 ? "" : "white-space:nowrap;"
                out += "<td align=\"\(Self.side(index))\" style=\"\(cell)\(wrap)\">"
                out += HTML.escaped(text) + "</td>"
            }
            out += "</tr>\n"
        }
        for deduction in deductions {
            out += "<tr><td colspan=\"5\" style=\"\(cell)\">\(HTML.escaped(deduction.label))</td>"
            out += "<td align=\"right\" style=\"\(cell)white-space:nowrap\">"
            out += "\(HTML.escaped(deduction.amount))</td><td style=\"\(cell)\"></td></tr>\n"
        }
        out += "</tbody>"
        if let total {
            let foot = "padding:10px 8px;font-size:15px;font-weight:700;"
            out += "<tfoot><tr><td colspan=\"5\" style=\"\(foot)\">\(HTML.escaped(totalLabel))</td>"
            out += "<td align=\"right\" style=\"\(foot)white-space:nowrap\">\(HTML.escaped(total))"
            out += "</td><td></td></tr></tfoot>"
        }
        return out + "</table>"
    }

    private static func side(_ index: Int) -> String { index < 3 ? "left" : "right" }
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

    /// What stands between a word and its value.
    var colon: String { say("\u{A0}: ", ": ") }
}
