import RelanceCore

extension InvoiceLines {
    /// The table of a message in HTML, its looks written on each cell: mail programs drop style sheets.
    ///
    /// The colours read on a light ground and on a dark one.
    var html: String {
        var out = """
            <table role="table" class="invoices" width="100%" cellpadding="7" cellspacing="0" \
            style="border-collapse:collapse;margin:18px 0;font-size:14px;line-height:1.4"><tr>
            """
        for (index, heading) in headings.enumerated() {
            out += """
                <th scope="col" align="\(Self.side(index))" style="border-bottom:2px solid \
                \(Self.line);font-size:12px;font-weight:600;color:\(Self.quiet)">\
                \(HTML.escaped(heading))</th>
                """
        }
        out += "</tr>\n"
        for line in lines { out += row(line) }
        for deduction in deductions {
            out += "<tr><td colspan=\"4\" style=\"\(Self.rule)\">\(HTML.escaped(deduction.label))"
            out += "</td>" + sum(deduction.amount) + "</tr>\n"
        }
        if let total {
            let look = "border-top:2px solid \(Self.line);font-size:16px;font-weight:700"
            out += "<tr><td colspan=\"4\" style=\"\(look)\">\(HTML.escaped(totalLabel))</td>"
            out += "<td align=\"right\" nowrap style=\"\(look)\">\(HTML.escaped(total))</td></tr>\n"
        }
        return out + "</table>"
    }

    private static let line = "#8a939c"
    private static let quiet = "#6f7881"
    private static let rule = "border-bottom:1px solid #8a939c55"

    private var headings: [String] {
        [
            phrases.say("Facture", "Invoice"), phrases.say("Échéance", "Due"),
            phrases.say("Montant TTC", "Amount incl. VAT"), phrases.say("Réglé", "Paid"),
            phrases.say("Reste dû", "Balance"),
        ]
    }

    private func row(_ line: Line) -> String {
        let issued = phrases.say("émise le ", "issued ") + line.issued
        let order = line.order.map { phrases.say(" · commande ", " · order ") + $0 } ?? ""
        let late = line.late == "–" ? "" : Self.small(line.late)
        return "<tr valign=\"top\"><td style=\"\(Self.rule)\">\(HTML.escaped(line.number))"
            + Self.small(issued + order)
            + "</td><td nowrap style=\"\(Self.rule)\">\(HTML.escaped(line.due))\(late)</td>"
            + sum(line.amount) + sum(line.paid) + sum(line.balance) + "</tr>\n"
    }

    private func sum(_ text: String) -> String {
        "<td align=\"right\" nowrap style=\"\(Self.rule)\">\(HTML.escaped(text))</td>"
    }

    private static func small(_ text: String) -> String {
        "<br><span style=\"font-size:12px;color:\(quiet)\">\(HTML.escaped(text))</span>"
    }

    private static func side(_ index: Int) -> String { index < 2 ? "left" : "right" }
}
