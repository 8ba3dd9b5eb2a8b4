import RelanceCore

/// The body of a message as HTML: the paragraphs of its text, sober and readable in any mail program.
enum MessageHTML {
    static func document(
        subject: String, body: String, tables: [String: String], creditor: String,
        language: Language
    ) -> String {
        let blocks = MessageBlock.blocks(of: body, tables: Set(tables.keys))
        let paragraphs = blocks.map { drawn($0, tables) }.joined(separator: "\n")
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

    private static func drawn(_ block: MessageBlock, _ tables: [String: String]) -> String {
        switch block {
        case .table(let mark): tables[mark] ?? ""
        case .facts(let facts): drawn(facts)
        case .list(let items):
            "<ul style=\"margin:0 0 14px;padding-left:20px\">"
                + items.map { "<li>\(HTML.escaped($0))</li>" }.joined() + "</ul>"
        case .paragraph(let lines), .signature(let lines):
            "<p style=\"margin:0 0 14px\">"
                + lines.map(HTML.escaped).joined(separator: "<br>\n") + "</p>"
        }
    }

    /// Names with their values, such as an IBAN, as two columns.
    private static func drawn(_ facts: [MessageBlock.Fact]) -> String {
        let cells = facts.map { fact in
            """
            <tr valign="top"><td nowrap style="padding:3px 22px 3px 0;color:#6f7881">\
            \(HTML.escaped(fact.name))</td><td style="padding:3px 0;font-weight:600">\
            \(HTML.escaped(fact.value))</td></tr>
            """
        }
        return """
            <table cellpadding="0" cellspacing="0" style="margin:0 0 18px;border-left:3px solid \
            #0b7285;border-collapse:separate;padding-left:14px;font-size:14px">\
            \(cells.joined())</table>
            """
    }
}
