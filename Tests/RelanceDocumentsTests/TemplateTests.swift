import RelanceCore
import RelanceDocuments
import RelanceTestSupport
import Testing

/// What every text of the program has to hold, and may not.
@Suite struct TemplateTests {
    /// A text that is written to a customer: its name, its level, whom it is for.
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let level: Int
        let kinds: [Contact.Kind]

        init(_ name: String, _ level: Int, _ kinds: Contact.Kind...) {
            (self.name, self.level, self.kinds) = (name, level, kinds)
        }

        var testDescription: String { name }
    }

    static let letters = [
        Case("pre-due", 0, .company, .person, .public), Case("pre-due-statement", 0, .company),
        Case("reminder-1", 1, .company, .person, .public), Case("reminder-2", 2, .company),
        Case("reminder-3", 3, .company), Case("reminder-3-key", 3, .company),
        Case("last-notice", 4, .company), Case("formal-notice", 5, .company),
        Case("statement", 1, .company, .public, .person),
        Case("broken-promise", 3, .company, .public, .person),
        Case("payment-returned", 2, .company, .public, .person),
        Case("public-reminder-1", 1, .public), Case("public-reminder-2", 2, .public),
        Case("public-interest", 3, .public), Case("public-formal", 5, .public),
        Case("private-reminder-1", 1, .person), Case("private-reminder-2", 3, .person),
        Case("private-last-notice", 4, .person), Case("private-formal", 5, .person),
    ]

    static let tasks = [
        "call-receipt", "call-cause", "call-promise", "call-decision", "call-public",
        "call-private", "ask-accounting", "ask-sales", "warn-sales", "hold-deliveries",
        "check-deposit", "check-claim-term", "dispute-reminder", "dispute-escalation", "handover",
        "insolvency", "find-person",
    ]

    private func messages(_ letter: Case) throws -> [(Contact.Kind, Language, Message)] {
        try letter.kinds.flatMap { kind in
            try Language.allCases.map { language in
                var sample = Letter(
                    letter.name, kind, language, medium: letter.level > 3 ? .letter : .email,
                    level: letter.level)
                if letter.level == 0 { sample.account.invoices[0].dueDate = .of("2026-11-28") }
                return (kind, language, try sample.message())
            }
        }
    }

    @Test(arguments: letters)
    func `a letter holds what every letter holds`(_ letter: Case) throws {
        for (kind, language, message) in try messages(letter) {
            for part in [
                "Ateliers Méridien SAS", "18 quai des Ormeaux", "Claire Vasseur", "65\u{A0}71",
                "F-2026-0113", "BC-4471", "FR76\u{A0}9999", "MERIFR2X", "C1",
            ] {
                #expect(message.text.contains(part), "\(part) \(kind) \(language)")
                #expect(message.html.contains(part), "\(part) in HTML \(kind) \(language)")
            }
            let total = Money(1000_00, .euro).text(in: language)
            #expect(message.text.contains(total), "\(kind) \(language)")
            #expect(!message.subject.isEmpty && message.subject.count < 110, "\(message.subject)")
            if letter.level <= 4 {
                #expect(message.text.contains(language == .french ? "croisé" : "crossed"))
            }
        }
    }

    @Test(arguments: letters)
    func `a letter holds nothing that it may not`(_ letter: Case) throws {
        for (kind, language, message) in try messages(letter) {
            let text = (message.subject + "\n" + message.text).lowercased()
            for part in [
                "{{", "}}", "\u{E000}", "malgré nos", "despite our", "sans contestation",
                "mauvaise foi", "bad faith", "huissier", "bailiff", "optional(", "nil",
            ] {
                #expect(!text.contains(part), "\(part) \(kind) \(language)")
            }
            if letter.level == 0 {
                #expect(!text.contains("relance") && !text.contains("reminder"), "\(language)")
            }
            let isPrivate = kind == .person
            if letter.level < 3 || isPrivate, letter.name != "private-formal" {
                for part in ["pénalité", "penalt", "40\u{A0}€", "€40", "l441", "indemnité"] {
                    #expect(!text.contains(part), "\(part) \(kind) \(language)")
                }
            }
            if isPrivate { #expect(!text.contains("40\u{A0}€") && !text.contains("l441")) }
            if letter.level != 5 {
                let says = text.replacing("\u{A0}", with: " ")
                #expect(letter.level == 4 || !says.contains("mise en demeure"), "\(kind)")
            }
            if kind == .public { #expect(!text.contains("l441")) }
            let words = message.text.split { !$0.isLetter }
            let loud = words.filter { $0.count > 6 && $0.allSatisfy(\.isUppercase) }
            #expect(loud.filter { $0 != "MERIFR2X" }.isEmpty, "\(loud)")
        }
    }

    @Test(arguments: letters)
    func `French has its blanks before double signs`(_ letter: Case) throws {
        for (kind, language, message) in try messages(letter) where language == .french {
            for sign in [":", ";", "?", "!", "»", "€"] {
                #expect(!message.text.contains(" " + sign), "\(sign) \(kind)")
                #expect(!message.subject.contains(" " + sign), "\(sign) \(kind)")
            }
        }
    }

    @Test(arguments: tasks)
    func `a task says whom and what it is about`(_ name: String) throws {
        for kind in Contact.Kind.allCases {
            for language in Language.allCases {
                let medium = name.hasPrefix("call") ? Medium.call : .internal
                var sample = Letter(name, kind, language, medium: medium, level: 2)
                sample.creditor.language = language
                if name == "find-person" {
                    sample.action.listed = sample.action.invoices
                    sample.action.claims = []
                }
                let message = try sample.message()
                #expect(message.text.contains(sample.account.contact.name), "\(kind) \(language)")
                #expect(message.text.contains("F-2026-0113"), "\(kind) \(language)")
                #expect(!message.text.contains("{{") && message.eml.isEmpty)
                if message.text.contains("relance action done") {
                    #expect(message.text.contains("relance action done A-88 --outcome"))
                }
                #expect(!message.subject.isEmpty)
            }
        }
    }

    /// Whatever the data lack, a text has no hole, in either voice.
    @Test(
        arguments: try Templates().names.subtracting(ReplyTextTests.names + ["penalty-claim"])
            .sorted())
    func `no text has a hole`(_ name: String) throws {
        for kind in Contact.Kind.allCases {
            for language in Language.allCases {
                for mandate in [nil, Configuration.Mandate.aubier] {
                    for isBare in [false, true] {
                        var sample = Letter(name, kind, language, medium: .letter, level: 3)
                        var promise = Promise(id: "P1")
                        promise.amount = Money(600_00, .euro)
                        sample.account.promises = [promise]
                        sample.action.promise = "P1"
                        sample.mandate = mandate
                        if isBare {
                            sample.creditor.accounting = nil
                            sample.creditor.sales = nil
                            (sample.creditor.iban, sample.creditor.siren) = (nil, nil)
                            sample.account.invoices[0].fields = OwnFields([])
                            sample.account.invoices[0].issueDate = nil
                        }
                        let message = try sample.message()
                        let text = message.subject + "\n" + message.text
                        for hole in ["{{", "}}", "\u{E000}", "Optional(", "  ", " ,", "()", ", ,"] {
                            #expect(
                                !text.contains(hole), "\(hole) \(kind) \(language) \(isBare)")
                        }
                    }
                }
            }
        }
    }

    @Test(arguments: Language.allCases)
    func `an SMS is short and names no sum`(_ language: Language) throws {
        var sample = Letter("sms-reminder", .person, language, medium: .sms, level: 2)
        sample.action.person = nil
        let text = try sample.message().text.trimmed
        #expect(text.count <= 160, "\(text.count)")
        #expect(text.contains("Ateliers Méridien SAS") && text.contains("04"))
        for part in ["€", "000", "F-2026-0113", "facture", "invoice", "dette", "debt"] {
            #expect(!text.lowercased().contains(part.lowercased()), "\(part)")
        }
    }

    @Test(arguments: letters.filter { $0.level >= 3 })
    func `nothing is claimed of a guessed due date but its price`(_ letter: Case) throws {
        for kind in letter.kinds where kind != .person {
            var sample = Letter(letter.name, kind, level: letter.level)
            sample.account.invoices[0].dueDateSource = .defaultTerms
            let text = try sample.message().text
            #expect(!text.contains("40\u{A0}€"), "\(kind)")
        }
    }
}

extension String {
    fileprivate var trimmed: String {
        var text = self
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }
}
