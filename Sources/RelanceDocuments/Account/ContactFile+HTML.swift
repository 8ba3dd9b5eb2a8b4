import RelanceCore

extension ContactFile {
    /// The index of the folder: one page, nothing from outside, the same bytes for the same data.
    package var html: String {
        let title = phrases.say("Dossier du client \(contact.id)", "File of customer \(contact.id)")
        let sections = [situation, done, promised, disputed, noted, journal].compactMap { $0 }
        return """
            <!doctype html>
            <html lang="\(creditor.language.rawValue)">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>\(HTML.escaped(title))</title>
            <style>
            :root { color-scheme: light dark; --ink: light-dark(#17202a, #e9ecee); --soft: light-dark(#56616c, #a3adb6); --hair: light-dark(#e3e1db, #2a333b); --accent: light-dark(#0b5a68, #5fb8c5) }
            body { margin: 0 auto; max-width: 60rem; padding: 2.5rem 1.5rem; font: 15px/1.5 Inter, "Segoe UI", Helvetica, Arial, sans-serif; color: var(--ink) }
            h1 { font-size: 1.6rem; margin: .2rem 0 } h2 { font-size: 1.05rem; margin: 2.2rem 0 .6rem; color: var(--accent) }
            .kicker, .meta { color: var(--soft); margin: 0 } a { color: var(--accent) }
            .scroll { overflow-x: auto } table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums }
            th { text-align: left; font-weight: 600; color: var(--soft) } th, td { padding: .35rem .8rem .35rem 0; border-bottom: 1px solid var(--hair); vertical-align: top }
            p { margin: .15rem 0 } .r { text-align: right; padding-right: 1.6rem } @media print { body { padding: 0; font-size: 10pt } }
            </style>
            </head>
            <body>
            <p class="kicker">\(HTML.escaped(creditor.name))</p>
            <h1>\(HTML.escaped(contact.name))</h1>
            <p class="meta">\(HTML.escaped(title)) · \(HTML.escaped(phrases.day(day)))</p>
            \(sections.joined(separator: "\n"))
            </body>
            </html>

            """
    }

    private var situation: String {
        let sums = accounts.map { account in
            "<p>" + HTML.escaped(phrases.say("Solde du compte", "Balance of the account"))
                + phrases.colon + "<b>"
                + HTML.escaped(money(account.balance, account.currency)) + "</b></p>"
        }
        let facts = [
            contact.siren.map { "SIREN " + $0 }, contact.address.joined(separator: ", "),
            contact.email, contact.phone,
        ].compactMap { $0 }.filter { !$0.isEmpty }.map { "<p>\(HTML.escaped($0))</p>" }
        let link = phrases.say("Extrait de compte (PDF)", "Statement of account (PDF)")
        return heading(phrases.say("Situation", "Situation")) + facts.joined() + sums.joined()
            + "<p>\(Self.link(statement, link))</p>"
    }

    private var done: String? {
        table(
            phrases.say("Ce qui a été fait", "What was done"),
            [
                phrases.say("Jour", "Day"), phrases.say("Support", "Medium"),
                phrases.say("Étape", "Step"), ">" + phrases.say("Montant", "Amount"),
                phrases.say("Issue", "Outcome"), phrases.say("Pièces", "Papers"),
            ],
            deeds.map { deed in
                let action = deed.action
                let files = deed.files.map { Self.link($0, Self.lastPart(of: $0)) }
                return [
                    day(action.doneOn ?? action.date), HTML.escaped(phrases.medium(action.medium)),
                    HTML.escaped(action.step ?? ""),
                    HTML.escaped(money(action.amount.cents, action.amount.currency)),
                    HTML.escaped(phrases.outcome(of: action)), files.joined(separator: "<br>"),
                ]
            })
    }

    private var promised: String? {
        table(
            phrases.say("Promesses de règlement", "Promises to pay"),
            [
                phrases.say("Faite le", "Made on"), phrases.say("Pour le", "For"),
                ">" + phrases.say("Montant", "Amount"), phrases.say("Suite", "What became of it"),
            ],
            promises.map { promise in
                [
                    day(promise.madeOn), day(promise.date),
                    HTML.escaped(money(promise.amount.cents, promise.amount.currency)),
                    HTML.escaped(phrases.status(promise.status)),
                ]
            })
    }

    private var disputed: String? {
        table(
            phrases.say("Litiges", "Disputes"),
            [
                phrases.say("Ouvert le", "Opened on"), phrases.say("Factures", "Invoices"),
                phrases.say("Cause", "Cause"), phrases.say("Suite", "What became of it"),
            ],
            disputes.map { dispute in
                let invoices = dispute.invoices.map { numbers[$0] ?? $0 }
                let cause = causes.first { $0.id == dispute.cause }?.label
                return [
                    day(dispute.openedOn), HTML.escaped(invoices.joined(separator: ", ")),
                    HTML.escaped(cause?.text(in: creditor.language) ?? dispute.cause ?? ""),
                    HTML.escaped(phrases.status(dispute)),
                ]
            })
    }

    private var noted: String? {
        table(
            phrases.say("Notes", "Notes"),
            [phrases.say("Jour", "Day"), phrases.say("Note", "Note")],
            notes.map { [day($0.day), HTML.escaped($0.text)] })
    }

    private var journal: String? {
        table(
            phrases.say("Historique", "History"),
            [
                phrases.say("Jour", "Day"), phrases.say("Événement", "Event"),
                phrases.say("Objet", "Record"), phrases.say("Décidé par", "Decided by"),
            ],
            story.map { line in
                [
                    day(line.day), HTML.escaped(line.text), HTML.escaped(line.record ?? ""),
                    HTML.escaped(line.by),
                ]
            })
    }

    /// A section with a table of cells that are HTML; a title that begins with ">" is set to the right.
    private func table(_ title: String, _ columns: [String], _ rows: [[String]]) -> String? {
        guard !rows.isEmpty else { return nil }
        let isRight = columns.map { $0.hasPrefix(">") }
        func cells(_ tag: String, _ texts: [String]) -> String {
            let cells = zip(texts, isRight).map { text, isRight in
                "<\(tag)\(isRight ? " class=\"r\"" : "")>\(text)</\(tag)>"
            }
            return "<tr>\(cells.joined())</tr>"
        }
        let head = columns.map { HTML.escaped($0.hasPrefix(">") ? String($0.dropFirst()) : $0) }
        return heading(title) + "<div class=\"scroll\"><table>\n" + cells("th", head) + "\n"
            + rows.map { cells("td", $0) }.joined(separator: "\n") + "\n</table></div>"
    }

    private func heading(_ text: String) -> String { "<h2>\(HTML.escaped(text))</h2>\n" }
    private func day(_ day: Day?) -> String { day.map { phrases.shortDay($0) } ?? "–" }

    private func money(_ cents: Int, _ currency: Currency) -> String {
        Money(cents, currency).text(in: creditor.language)
    }

    private static func link(_ file: String, _ text: String) -> String {
        let parts = file.split(separator: "/").map { PercentEncoding.encoded(String($0)) }
        return "<a href=\"\(parts.joined(separator: "/"))\">\(HTML.escaped(text))</a>"
    }

    private static func lastPart(of file: String) -> String {
        String(file.split(separator: "/").last ?? "")
    }
}
