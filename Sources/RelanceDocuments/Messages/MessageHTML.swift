import RelanceCore

/// The body of a message as HTML: the paragraphs of its text, sober and readable in any mail program.
enum MessageHTML {
    static func document(
        subject: String, body: String, tables: [String: String], creditor: String,
        language: Language
    ) -> String {
        let paragraphs = body.split(separator: "\n\n", omittingEmptySubsequences: true)
            .map { paragraph(String($0), tables) }.joined(separator: "\n")
        return """
            <!doctype html>
            <html lang="\(language.rawValue)"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="supported-color-schemes" content="light dark">
            <title>\(HTML.escaped(subject))</title>
            <style>@media (max-width:480px){.invoices td,.invoices th{padding:6px 3px!important;\
            font-size:12px!important}}</style></head>
            <body style="margin:0;padding:0">
            <table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr>\
            <td align="center" style="padding:28px 16px">
            <table role="presentation" width="100%" cellpadding="0" cellspacing="0" \
            style="max-width:640px;text-align:left;font-family:'Segoe UI',Helvetica,Arial,sans-serif;\
            font-size:15px;line-height:1.55"><tr><td>
            <p style="margin:0 0 22px;padding-bottom:12px;border-bottom:2px solid #0b7285;\
            font-weight:700;font-size:16px">\(HTML.escaped(creditor))</p>
            \(paragraphs)
            </td></tr></table></td></tr></table></body></html>

            """
    }

    private static func paragraph(_ text: String, _ tables: [String: String]) -> String {
        if let table = tables[text] { return table }
        let lines = text.split(separator: "\n").map(String.init)
        if lines.allSatisfy({ $0.hasPrefix("- ") }) { return list(lines) }
        // A list, or a table, right below its first line.
        if let place = lines.firstIndex(where: { $0.hasPrefix("- ") || tables[$0] != nil }),
            place > 0
        {
            let rest = lines[place...].joined(separator: "\n")
            return paragraph(lines[..<place].joined(separator: "\n"), tables) + "\n"
                + paragraph(rest, tables)
        }
        if let first = lines.first, let table = tables[first], lines.count > 1 {
            return table + paragraph(lines.dropFirst().joined(separator: "\n"), tables)
        }
        if let end = lines.firstIndex(where: { !$0.hasPrefix("- ") }), end > 0 {
            return list(Array(lines[..<end])) + "\n"
                + paragraph(lines[end...].joined(separator: "\n"), tables)
        }
        let content = lines.map(HTML.escaped).joined(separator: "<br>\n")
        return "<p style=\"margin:0 0 14px\">\(content)</p>"
    }

    private static func list(_ lines: [String]) -> String {
        let items = lines.map { String($0.dropFirst(2)) }
        if let facts = facts(items) { return facts }
        return "<ul style=\"margin:0 0 14px;padding-left:20px\">"
            + items.map { "<li>\(HTML.escaped($0))</li>" }.joined() + "</ul>"
    }

    /// A list of names with their values, such as an IBAN, as two columns.
    private static func facts(_ items: [String]) -> String? {
        let rows = items.map { $0.split(separator: ":", maxSplits: 1).map(trimmed) }
        guard rows.count > 1, rows.allSatisfy({ $0.count == 2 && $0[0].count <= 28 }) else {
            return nil
        }
        let cells = rows.map { row in
            """
            <tr valign="top"><td nowrap style="padding:3px 22px 3px 0;color:#6f7881">\
            \(HTML.escaped(row[0]))</td><td style="padding:3px 0;font-weight:600">\
            \(HTML.escaped(row[1]))</td></tr>
            """
        }
        return """
            <table cellpadding="0" cellspacing="0" style="margin:0 0 18px;border-left:3px solid \
            #0b7285;border-collapse:separate;padding-left:14px;font-size:14px">\
            \(cells.joined())</table>
            """
    }

    private static func trimmed(_ text: Substring) -> String {
        let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\u{A0}" || $0 == "\u{202F}" }
        let front = text.drop(while: isBlank)
        return String(front.reversed().drop(while: isBlank).reversed())
    }
}
