import RelanceCore
import RelanceDocuments
import RelanceTestSupport
import Testing

@Suite struct ComposerTests {
    @Test func `a reminder holds all that the customer needs`() throws {
        let text = try Letter("reminder-1").message().text
        for part in [
            "Ateliers Méridien SAS", "18 quai des Ormeaux", "Claire Vasseur",
            "04\u{A0}65\u{A0}71\u{A0}00\u{A0}11",
            "F-2026-0113", "BC-4471", "12/09/2026", "12/10/2026", "1\u{202F}200,00\u{A0}€",
            "200,00\u{A0}€", "1\u{202F}000,00\u{A0}€", "42\u{A0}jours de retard",
            "FR76\u{A0}9999", "MERIFR2X", "a croisé", "contestez",
        ] {
            #expect(text.contains(part), "\(part)")
        }
    }

    @Test func `the page says the same as the text`() throws {
        let html = try Letter("reminder-1").message().html
        for part in ["F-2026-0113", "BC-4471", "12/10/2026", "42\u{A0}jours", "Claire Vasseur"] {
            #expect(html.contains(part), "\(part)")
        }
    }

    @Test func `the person's language comes first, then the contact's, then the creditor's`() throws
    {
        var letter = Letter("reminder-1")
        letter.account.contact.language = nil
        #expect(try letter.message().language == .french)
        letter.account.contact.language = .english
        #expect(try letter.message().language == .english)
        var person = Person(id: "p1")
        person.language = .french
        person.email = "p1@lefevre.example"
        letter.account.contact.people = [person]
        letter.action.person = "p1"
        #expect(try letter.message().language == .french)
    }

    @Test func `the same action makes the same bytes`() throws {
        let letter = Letter("reminder-1")
        let (one, other) = (try letter.message(), try letter.message())
        #expect(one == other)
        #expect(!one.eml.isEmpty)
    }

    @Test func `the Message-ID depends on the action and the creditor alone`() throws {
        var letter = Letter("reminder-1")
        let id = try letter.message().id
        letter.account.invoices[0].settledCents = 0
        letter.attempt = 2
        #expect(try letter.message().id == id)
        #expect(id.hasPrefix("A-88.") && id.hasSuffix("@meridien.example"))
        letter.action = {
            var action = Action(id: "A-89")
            action.template = "reminder-1"
            return action
        }()
        #expect(try letter.message().id != id)
    }

    @Test func `an internal question goes to whom it is for, without the customer`() throws {
        var letter = Letter("reminder-1", medium: .internal)
        letter.action.by = .sales
        let message = try letter.message()
        #expect(message.to.name == "Hugo Marchal")
        #expect(message.to.email == "hugo@meridien.example")
        #expect(message.language == .french)
    }

    @Test func `a template that there is not is named`() throws {
        let error = #expect(throws: TemplateError.self) { try Letter("reminder-9").message() }
        #expect(error?.place == "template 'reminder-9'")
    }

    @Test func `earlier reminders are dated from the journal alone`() throws {
        var letter = Letter("reminder-2", level: 2)
        #expect(try !letter.message().text.contains("avons adressé"))
        letter.earlier = [EarlierReminder(day: .of("2026-11-02"), medium: .email)]
        #expect(try letter.message().text.contains("2 novembre 2026"))
    }

    @Test func `a letter begins with whom it goes to and its day`() throws {
        var letter = Letter("reminder-1", medium: .letter)
        var person = Person(id: "p1")
        person.name = "Jeanne Lefèvre"
        letter.account.contact.people = [person]
        letter.action.person = "p1"
        let message = try letter.message()
        #expect(
            message.text.hasPrefix(
                "Boulangerie Lefèvre\nJeanne Lefèvre\n3 rue du Four\n69002 Lyon\n\nLe 23 novembre 2026\n\n"
            ))
        #expect(message.eml.isEmpty)
    }
}
