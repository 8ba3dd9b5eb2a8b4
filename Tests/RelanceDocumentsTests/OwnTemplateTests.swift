import RelanceCore
import RelanceDocuments
import Testing

@Suite struct OwnTemplateTests {
    private func own(_ text: String, name: String = "reminder-1") -> Templates.Own {
        Templates.Own(
            name: name, language: .french, text: text, file: "templates/\(name).fr.txt")
    }

    private func problems(_ text: String) -> [String] {
        Templates.problems(of: [own(text)]) { name, known in
            known.contains("total") && name == "totl" ? "did you mean 'total'?" : nil
        }
        .map { "\($0.place): \($0.text)" }
    }

    @Test func `a text of the dossier stands in the place of ours`() throws {
        var letter = Letter("reminder-1")
        letter.own = [
            own("Notre facture {{number}}\r\n\r\nBonjour : {{total}}\r\n\r\n{{> invoices}}\r\n")
        ]
        let message = try letter.message()
        #expect(message.subject == "Notre facture F-2026-0113")
        #expect(message.text.hasPrefix("Bonjour\u{A0}: 1\u{202F}000,00\u{A0}€\n\n- F-2026-0113"))
        #expect(!message.html.contains("\r") && message.html.contains("</table>"))
    }

    @Test func `a text that is right has no problem`() {
        #expect(problems("Objet\n\n{{#one}}{{total}}{{/one}}\n{{> payment}}\n").isEmpty)
    }

    @Test(arguments: [
        (
            "Objet\n\n{{totl}}\n",
            "templates/reminder-1.fr.txt:3: there is no variable 'totl'; did you mean 'total'?"
        ),
        (
            "Objet\n\n{{#one}}x\n",
            "templates/reminder-1.fr.txt:3: the section {{#one}} is not closed"
        ),
        (
            "Objet\n\nx{{/one}}\n",
            "templates/reminder-1.fr.txt:3: {{/one}} closes no section that is open"
        ),
        ("Objet\n\n{{total\n", "templates/reminder-1.fr.txt:3: a {{ has no }}"),
        ("Objet\n\n{{> payement}}\n", "templates/reminder-1.fr.txt:3: there is no part 'payement'"),
        ("\nx\n", "templates/reminder-1.fr.txt:1: the first line is the subject, and it is empty"),
    ])
    func `what is wrong is named with its line`(_ text: String, _ problem: String) {
        #expect(problems(text) == [problem])
    }

    @Test(arguments: [
        "{{=<% %>=}}", "{{% CONTENT_TYPE:HTML}}", "{{<layout}}{{/layout}}", "{{*name}}",
        "{{uppercased(total)}}",
    ])
    func `what our texts do without is refused`(_ tag: String) {
        #expect(!problems("Objet\n\n\(tag)\n").isEmpty, "\(tag)")
    }

    @Test func `a text with a fault is not taken`() {
        #expect(throws: TemplateError.self) { try Templates(own: [own("Objet\n\n{{totl}}")]) }
    }
}
