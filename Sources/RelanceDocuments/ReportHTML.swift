import RelanceCore

extension Report {
    /// The report as one HTML file: no script, nothing from outside, the same bytes for the same data.
    package var html: String {
        let title = HTML.escaped("\(self.title) – \(creditor.name)")
        return """
            <!doctype html>
            <html lang="\(creditor.language.rawValue)">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>\(title)</title>
            <style>
            \(ReportStyle.sheet(foot: "\(creditor.name) · \(self.title)"))
            </style>
            </head>
            <body>
            <a class="skip" href="#content">\(phrases.say("Aller au contenu", "Skip to content"))</a>
            <main>
            \(header)
            <div id="content">
            \(ReportBody(self).html)
            </div>
            \(details)
            <footer><span>\(made)</span><span>\(phrases.say("Confidentiel", "Confidential"))</span></footer>
            </main>
            </body>
            </html>

            """
    }

    private var header: String {
        let people = interlocutors.map {
            "<div><dt>\(HTML.escaped($0.role))</dt><dd>\(HTML.escaped($0.name))</dd></div>"
        }
        return """
            <header class="top">
            <div>
            <p class="kicker">\(HTML.escaped(creditor.name))</p>
            <h1>\(HTML.escaped(title))</h1>
            <p class="meta">\(HTML.escaped(situation))</p>
            </div>
            <dl class="people">\(people.joined())</dl>
            </header>
            """
    }

    private var made: String {
        let day = values.longDate(day)
        return HTML.escaped(
            phrases.say(
                "Établi par Relance à partir des écritures connues au \(day).",
                "Made by Relance from what was booked by \(day)."))
    }

    private var details: String {
        let how = explanations.map {
            "<dt>\(HTML.escaped($0.label))</dt><dd>\(HTML.escaped($0.how))</dd>"
        }
        let notes = notes.map { "<p class=\"how\">\(HTML.escaped($0))</p>" }
        let summary = phrases.say(
            "Tous les chiffres des graphiques, et comment ils sont calculés",
            "All figures of the charts, and how they are worked out")
        return """
            <details><summary>\(summary)</summary>
            \(ReportTable(history, values).html)
            <dl class="how">\(how.joined())</dl>
            \(notes.joined(separator: "\n"))
            </details>
            """
    }
}
