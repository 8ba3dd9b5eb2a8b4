import RelanceCore
import RelanceDocuments
import RelanceTestSupport
import Testing

/// How messages speak of interest and of the fixed fee: mention, work out, claim, give up.
@Suite struct PenaltyTextTests {
    /// 42 days on 1,200 and, since a payment of 200, on 1,000: as a worksheet of F-2026-0113.
    private func sheet(_ letter: Letter, rate: Int = 12_15, basis: Interest.Basis = .standard)
        -> Interest
    {
        let invoice = letter.account.invoices[0]
        var sheet = Interest(of: invoice, until: Letter.today)
        sheet.basis = basis
        sheet.pieces = [
            Interest.Piece(
                first: .of("2026-10-13"), last: .of("2026-11-01"), base: Money(1_200_00, .euro),
                rate: rate, yearDays: 365, source: "2026-H2"),
            Interest.Piece(
                first: .of("2026-11-02"), last: .of("2026-11-23"), base: Money(1_000_00, .euro),
                rate: rate, yearDays: 365, source: "2026-H2"),
        ]
        sheet.feeCents = 40_00
        return sheet
    }

    private func letter(
        _ template: String, _ kind: Contact.Kind = .company, _ language: Language = .french,
        level: Int
    ) -> Letter {
        var letter = Letter(template, kind, language, medium: .letter, level: level)
        letter.interest = [sheet(letter, basis: kind == .public ? .public : .standard)]
        return letter
    }

    /// The claimed invoice as it stands once it is paid.
    private func paid(_ template: String, _ kind: Contact.Kind, _ language: Language) -> Letter {
        var letter = letter(template, kind, language, level: 3)
        letter.account.invoices[0].settledCents = 1_200_00
        letter.account.invoices[0].paidOn = .of("2026-11-23")
        letter.action.claims = [
            Claim(invoice: "F-2026-0113", step: "interets-dus", level: 3, cents: 55_31)
        ]
        letter.action.amount = Money(55_31, .euro)
        return letter
    }

    @Test func `a formal notice states each part, how it comes about, and the sum`() throws {
        let message = try letter("formal-notice", level: 5).message()
        let line =
            "facture F-2026-0113, échue le 12/10/2026 : 20 jours à 12,15 % sur 1 200,00 €, puis "
            + "22 jours à 12,15 % sur 1 000,00 €, soit 15,31 € d’intérêts ; indemnité forfaitaire "
            + "40,00 €"
        let text = message.text.plainBlanks
        #expect(text.contains(line))
        for part in [
            "(somme due × taux annuel × jours de retard ÷ 365) :", "- principal : 1 000,00 €",
            "- pénalités de retard : 15,31 €", "- indemnité forfaitaire : 40,00 €",
            "- total : 1 055,31 €",
            "la somme de 1 055,31 €, dont 1 000,00 € en principal, dans un délai de huit jours",
            "L441-10", "D441-5", "majoré de dix points",
        ] {
            #expect(text.contains(part), "\(part)")
        }
        #expect(message.amount == Money(1_055_31, .euro))
    }

    @Test(.enabled(if: PrintedSheets.canBeRead, "needs poppler-utils and zbar-tools"))
    func `the parts of the sum stand below each other at their commas`() throws {
        let sheets = try #require(try letter("formal-notice", level: 5).message().sheets)
        let words = try PrintedSheets(sheets.pdf).words
        let head = try #require(words.last { $0.text == "décompose" })
        let sums = words.filter {
            $0.page == head.page && 0..<25 ~= $0.top - head.bottom && $0.text.hasSuffix("€")
        }
        #expect(sums.count == 4, "\(sums)")
        #expect(sums.allSatisfy { abs($0.right - (sums.first?.right ?? 0)) < 0.1 })
    }

    @Test func `the contract's rate is called so`() throws {
        var letter = letter("formal-notice", level: 5)
        letter.interest = [sheet(letter, rate: 12_00, basis: .contract)]
        let text = try letter.message().text
        #expect(text.contains("prévu par les conditions de règlement"))
        #expect(!text.contains("Banque centrale"))
    }

    @Test func `a reminder mentions them without a sum, and a key account is not asked`() throws {
        for name in ["reminder-3", "reminder-3-key", "formal-notice-key"] {
            var letter = letter(name, level: name.hasPrefix("formal") ? 5 : 3)
            letter.interest = []
            let message = try letter.message()
            #expect(message.text.contains("L441-10"), "\(name)")
            #expect(!message.text.contains("15,31"), "\(name)")
            #expect(message.amount == Money(1_000_00, .euro), "\(name)")
        }
    }

    @Test func `what they have come to may stand apart from the sum asked for`() throws {
        let message = try letter("reminder-3-penalties", level: 3).message()
        let text = message.text.plainBlanks
        #expect(text.contains("soit 15,31 € d’intérêts") && !text.contains("1 055,31"))
        #expect(text.contains("ne sont pas comprises dans la somme ci-dessus"))
        #expect(message.amount == Money(1_000_00, .euro))
        let clerk = try letter("public-interest", .public, level: 3).message()
        #expect(clerk.text.contains("15,31") && clerk.amount == Money(1_000_00, .euro))
        #expect(clerk.text.contains("R2192-31") && !clerk.text.contains("L441"))
    }

    @Test(arguments: Language.allCases)
    func `a public body is asked for interest by its own rule`(_ language: Language) throws {
        let message = try letter("public-formal", .public, language, level: 5).message()
        #expect(message.text.contains("15") && message.amount == Money(1_055_31, .euro))
        #expect(message.text.contains("R2192-31") && message.text.contains("D2192-35"))
        #expect(!message.text.contains("L441"))
    }

    @Test(arguments: Language.allCases)
    func `a claim after payment has its parts, its rule and thirty days`(_ language: Language)
        throws
    {
        for kind in [Contact.Kind.company, .public] {
            let message = try paid("penalty-claim", kind, language).message()
            let text = message.text.plainBlanks
            #expect(message.amount == Money(55_31, .euro))
            #expect(text.contains(language == .french ? "23 décembre 2026" : "23 December 2026"))
            #expect(text.contains(kind == .public ? "R2192-36" : "L441-10"))
            #expect(!text.contains("TVA") && !text.contains("VAT,"))
            #expect(!text.contains("principal:") && !text.contains("principal :"))
            #expect(!text.contains(language == .french ? "Total à régler" : "Total due"))
        }
    }

    @Test func `what was waived is neither claimed nor mentioned`() throws {
        for name in ["reminder-3", "reminder-3-key", "last-notice", "formal-notice"] {
            var letter = letter(name, level: 3)
            (letter.interest, letter.waived) = ([], ["F-2026-0113"])
            let text = try letter.message().text
            #expect(!text.contains("L441-10") && !text.contains("40\u{A0}€"), "\(name)")
        }
        var paid = paid("paid-after-notice", .company, .french)
        (paid.interest, paid.waived) = ([], ["F-2026-0113"])
        #expect(try paid.message().text.contains("ni intérêt de retard ni indemnité"))
        paid.waived = []
        #expect(try paid.message().text.contains("restent dus pour le retard passé"))
    }

    @Test func `under a mandate the parts stand apart, and no costs are asked for`() throws {
        var letter = letter("formal-notice", level: 5)
        letter.mandate = .aubier
        let text = try letter.message().text.plainBlanks
        #expect(
            text.contains(
                "Somme demandée : principal, 1 000,00 € ; intérêts, 15,31 € ; autres accessoires, "
                    + "40,00 €."))
        var reminder = Letter("reminder-1")
        reminder.mandate = .aubier
        #expect(
            try reminder.message().text.plainBlanks.contains(
                "principal, 1 000,00 € ; intérêts, néant ; autres accessoires, néant."))
    }

    @Test func `which texts need the sums is told from what they use`() throws {
        let composer = Composer(
            creditor: Letter.meridien, mandate: nil,
            templates: try Templates(own: [
                .init(
                    name: "reminder-3", language: .french,
                    text: "Objet\n\n{{> penalties-counted}}\n", file: "templates/reminder-3.fr.txt")
            ]))
        let counting = [
            "formal-notice", "public-interest", "public-formal", "penalty-claim",
            "reminder-3-penalties", "reminder-3",
        ]
        let claiming = ["formal-notice", "public-formal", "penalty-claim"]
        for name in try Templates().names.union(["reminder-3"]) {
            #expect(composer.worksOutPenalties(name) == counting.contains(name), "\(name)")
            #expect(composer.claimsPenalties(name) == claiming.contains(name), "\(name)")
        }
    }

    @Test func `a misspelt variable of interest is found`() {
        let own = Templates.Own(
            name: "formal-notice", language: .french,
            text: "Objet\n\n{{#penalties}}- {{number}} {{intrest}}{{/penalties}}\n",
            file: "templates/formal-notice.fr.txt")
        #expect(
            Templates.problems(of: [own]).map(\.text) == ["there is no variable 'intrest'"])
    }
}

extension Configuration.Mandate {
    /// A firm with all that the law asks of it.
    static var aubier: Configuration.Mandate {
        var mandate = Configuration.Mandate(name: "Cabinet Aubier")
        mandate.address = ["4 place Carnot", "69002 Lyon"]
        mandate.date = .of("2026-03-01")
        mandate.reference = "M-12"
        return mandate
    }
}

extension String {
    /// With plain blanks in the place of those at which no line breaks.
    var plainBlanks: String { replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ") }
}
