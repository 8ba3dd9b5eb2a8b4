import RelanceCore
import RelanceDocuments
import RelanceTestSupport
import Testing

/// The answers: what each says, in both languages and both voices, and that none has a hole.
@Suite struct ReplyTextTests {
    private static func letter(
        _ reply: String, _ kind: Contact.Kind = .company, _ language: Language = .french,
        mandate: Bool = false
    ) -> Letter {
        var letter = Letter(reply, kind, language, level: 0)
        letter.causes = {
            var price = Cause(id: "price")
            price.label = LocalizedText("Prix ou remise", english: "Price or discount")
            return [price]
        }()
        var promise = Promise(id: "P1")
        promise.amount = Money(600_00, .euro)
        promise.date = .of("2026-12-01")
        promise.madeOn = Letter.today
        var second = Promise(id: "P2")
        second.amount = Money(400_00, .euro)
        second.date = .of("2026-12-15")
        second.madeOn = Letter.today
        letter.account.promises = [promise, second]
        if reply.hasPrefix("promise") || reply == "instalment-plan" { letter.action.promise = "P1" }
        var dispute = Dispute(id: "D1")
        dispute.invoices = ["F-2026-0113"]
        dispute.cause = "price"
        dispute.amountCents = 250_00
        dispute.deadline = .of("2026-11-30")
        if reply.hasPrefix("dispute") {
            letter.account.promises = []
            letter.action.step = "litige/D1"
            letter.action.by = .sales
            letter.account.disputes = [dispute]
        }
        if reply == "paid-after-notice" || reply == "thanks" {
            letter.account.promises = []
            letter.account.invoices[0].settledCents = 1_200_00
            letter.account.invoices[0].paidOn = Letter.today
        }
        if reply == "invoice-copy" {
            let copy = try? InvoiceCopy(
                of: "F-2026-0113", mediaType: "application/pdf", bytes: Array("%PDF-1.4".utf8))
            letter.copies = copy.map { [$0] } ?? []
        }
        if reply == "apology" {
            letter.action.step = "excuses/A-12"
            letter.account.records = [
                StepRecord(
                    invoice: "F-2026-0113", step: "relance-1", level: 1,
                    day: Letter.today.adding(-3),
                    outcome: .skipped, action: "A-12")
            ]
        }
        if mandate { letter.mandate = .aubier }
        return letter
    }

    static let names = [
        "promise-confirmed", "promise-eve", "instalment-plan", "dispute-received",
        "dispute-decided", "invoice-copy", "thanks", "paid-after-notice", "apology",
    ]

    @Test(arguments: names)
    func `an answer has no hole, no threat and no blame`(name: String) throws {
        for kind in Contact.Kind.allCases {
            for language in Language.allCases {
                for mandate in [false, true] {
                    var letter = Self.letter(name, kind, language, mandate: mandate)
                    if name == "dispute-decided" { decide(&letter, .rejected) }
                    let message = try letter.message()
                    let text = message.subject + "\n" + message.text
                    for part in [
                        "{{", "}}", "\u{E000}", "Optional", "  ", " ,", "( )", "()", ", ,", "..",
                    ] {
                        #expect(!text.contains(part), "\(part) \(kind) \(language)")
                    }
                    for part in ["tribunal", "court", "huissier", "malgré", "despite"] {
                        #expect(!text.contains(part), "\(part) \(kind) \(language)")
                    }
                    #expect(text.contains("Claire Vasseur") && text.contains("F-2026-0113"))
                    if language == .french {
                        for sign in [":", ";", "?", "!", "€"] {
                            #expect(!text.contains(" " + sign), "\(sign) \(kind)")
                        }
                    }
                    if kind == .person { #expect(!text.contains("40\u{A0}€")) }
                    if mandate { #expect(text.contains("Cabinet Aubier")) }
                }
            }
        }
    }

    private func decide(_ letter: inout Letter, _ resolution: Dispute.Resolution) {
        letter.account.decided = letter.account.disputes.map { dispute in
            var dispute = dispute
            (dispute.status, dispute.resolution) = (.resolved, resolution)
            return dispute
        }
        letter.account.disputes = []
    }

    @Test func `a plan acknowledges the debt, has its days, and is void unsigned`() throws {
        let text = try Self.letter("instalment-plan").message().text.plainBlanks
        for part in [
            "reconnaît devoir à Ateliers Méridien SAS la somme de 1 000,00 €",
            "en 2 échéances, pour un total de 1 000,00 €", "- le 1er décembre 2026 : 600,00 €",
            "- le 15 décembre 2026 : 400,00 €",
            "toute la somme restant due devient aussitôt exigible",
            "restent dus en sus", "ne vaut qu’une fois signé des deux parties",
        ] {
            #expect(text.contains(part), "\(part)")
        }
    }

    @Test func `a dispute is put aside, with who answers by when`() throws {
        let text = try Self.letter("dispute-received").message().text.plainBlanks
        for part in [
            "- montant mis de côté : 250,00 €", "- motif : Prix ou remise",
            "Hugo Marchal étudie votre demande et vous répond au plus tard le 30 novembre 2026",
        ] {
            #expect(text.contains(part), "\(part)")
        }
        #expect(!text.contains("Total à régler") && !text.contains("IBAN"))
    }

    @Test func `what was decided says what is left to pay`() throws {
        var letter = Self.letter("dispute-decided")
        decide(&letter, .rejected)
        let rejected = try letter.message().text.plainBlanks
        #expect(rejected.contains("nous maintenons cette somme"))
        #expect(rejected.contains("Il reste 1 000,00 € à régler sur cette facture"))
        var upheld = Self.letter("dispute-decided")
        decide(&upheld, .upheld)
        let text = try upheld.message().text.plainBlanks
        #expect(text.contains("Un avoir vous parviendra"))
        #expect(text.contains("Il reste 750,00 € à régler sur cette facture"))
        var note = Invoice.sample("AV-7", cents: -250_00, due: "2026-11-20")
        (note.kind, note.credits) = (.creditNote, "F-2026-0113")
        upheld.account.invoices.append(note)
        #expect(try upheld.message().text.contains("L’avoir AV-7 annule"))
    }

    @Test func `on the eve the day is the one agreed on`() throws {
        let text = try Self.letter("promise-eve").message().text.plainBlanks
        #expect(text.contains("que vous nous régleriez 600,00 € le 1er décembre 2026"))
        #expect(!text.contains("autre date") && !text.contains("délai supplémentaire"))
    }

    @Test func `a copy that was asked for says what is attached, and only what is`() throws {
        var letter = Self.letter("invoice-copy")
        letter.account.promises = []
        let message = try letter.message()
        #expect(message.subject == "Copie de votre facture F-2026-0113")
        #expect(message.text.contains("la copie de la facture ci-dessous accompagne ce message."))
        letter.copies = []
        let without = try letter.message()
        #expect(without.attachments.isEmpty && !without.text.contains("accompagne"))
        #expect(without.text.contains("Nous vous l’adressons à part."))
    }

    @Test func `an apology names the message that is void, and asks for nothing that is not owed`()
        throws
    {
        var letter = Self.letter("apology")
        let text = try letter.message().text.plainBlanks
        #expect(text.contains("Notre e-mail du 20 novembre 2026 est une erreur de notre part."))
        #expect(text.contains("Total à régler : 1 000,00 €") && text.contains("IBAN"))
        letter.account.invoices[0].settledCents = 1_200_00
        letter.action.amount = Money(0, .euro)
        let paid = try letter.message().text.plainBlanks
        #expect(paid.contains("Vous n’avez rien à nous régler à ce jour."))
        #expect(!paid.contains("IBAN") && !paid.contains("Total à régler"))
    }
}
