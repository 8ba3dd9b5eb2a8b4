import RelanceCore
import RelanceDocuments
import RelanceTestSupport
import Testing

@Suite(.enabled(if: PrintedSheets.canBeRead, "needs poppler-utils and zbar-tools"))
struct LetterTests {
    private func sheets(_ letter: Letter) throws -> Message.Sheets {
        try #require(try letter.message().sheets)
    }

    private func printed(_ letter: Letter) throws -> PrintedSheets {
        try PrintedSheets(sheets(letter).pdf)
    }

    private var notice: Letter { Letter("formal-notice", medium: .registeredLetter, level: 5) }

    /// A reminder of so many invoices.
    private func long(_ count: Int) -> Letter {
        var letter = Letter("reminder-3", medium: .letter, level: 3)
        letter.account.invoices = (1...count).map {
            .sample("F-2026-\(10_000 + $0)", cents: 100_00 + $0, due: "2026-09-01")
        }
        letter.claim()
        return letter
    }

    @Test func `a letter says who writes, to whom, when, of what, and what is owed`() throws {
        let text = try printed(Letter("reminder-1", medium: .letter)).text
        for part in [
            "Ateliers Méridien SAS", "18 quai des Ormeaux", "BOULANGERIE LEFÈVRE",
            "3 RUE DU FOUR", "69002 LYON", "Lyon, le 23 novembre 2026", "A-88", "Objet : ",
            "F-2026-0113", "commande BC-4471", "12/10/2026", "42 j", "1 200,00 €", "200,00 €",
            "Total à régler", "1 000,00 €", "FR76 9999 9000 6900 0000 1234 584", "C1 F-2026-0113",
            "SIREN 699 990 006", "1/1",
        ] { #expect(text.contains(part), "\(part)") }
        #expect(!text.contains("recommandée"))
    }

    @Test func `the same letter is the same bytes, and its digest is SHA-256`() throws {
        let (one, other) = (try sheets(notice), try sheets(notice))
        #expect(one == other)
        #expect(one.digest.count == 64)
        #expect(one.pages == (try PrintedSheets(one.pdf).text.split(separator: "\u{C}").count))
        #expect(try Letter("reminder-3").message().sheets == nil)
    }

    @Test func `only a registered letter bears its mention, outside the window`() throws {
        let words = try printed(notice).words
        let mention = try #require(words.first { $0.text == "RECOMMANDÉE" })
        #expect(mention.bottom < 55)
        #expect(try printed(notice).text.contains("LETTRE RECOMMANDÉE AVEC ACCUSÉ DE RÉCEPTION"))
    }

    @Test(arguments: Language.allCases)
    func `the mention of a registered letter stays within the text`(_ language: Language) throws {
        let words = try printed(
            Letter("formal-notice", .company, language, medium: .registeredLetter, level: 5)
        ).words
        let mention = words.filter { $0.page == 1 && $0.top > 40 && $0.bottom < 55 }
        #expect(mention.count > 4 && mention.allSatisfy { $0.right < 191 }, "\(mention)")
    }

    /// In the window of a DL or C5/6 envelope 100–190 mm across and 55–79 mm down are always seen.
    private func window(_ letter: Letter) throws -> [PrintedSheets.Word] {
        try printed(letter).words.filter {
            $0.page == 1 && $0.left > 99 && $0.bottom > 55 && $0.top < 79
        }
    }

    @Test(arguments: [
        ["3 rue du Four", "69002 Lyon"],
        [
            "Direction des achats", "Service fournisseurs", "Bâtiment C", "Étage 3",
            "Zone d’activité du Grand Port", "27 rue de l’Île-aux-Oiseaux", "BP 30218",
            "44202 Nantes CEDEX 2", "France",
        ],
        [String(repeating: "rue des Très-Longues-Maisons ", count: 11), "69002 Lyon"],
        [],
    ])
    func `an address of any length stands in the window, alone`(_ address: [String]) throws {
        var letter = notice
        letter.account.contact.address = address
        let words = try window(letter)
        let text = words.map(\.text).joined(separator: " ")
        #expect(text.hasPrefix("BOULANGERIE LEFÈVRE"))
        #expect(words.allSatisfy { $0.left >= 103.5 && $0.right <= 190 && $0.bottom <= 80 })
        if address.count == 9 {
            for line in address { #expect(text.contains(line.uppercased()), "\(line)") }
        }
    }

    @Test(arguments: [
        "<b>Gras</b> & \"Fils\" </span>", "\u{202E}tnatnoc\u{202C} وكالة النور", "🍞🥐 Fournil 🧾",
        String(repeating: "Établissements ", count: 20), "Deux\nlignes\r\net \u{2028}trois",
        "%s%n \\x41 {{total}} \u{E000}invoices\u{E001}", "", "\u{0}\u{7}\u{1B}[31mrouge",
    ])
    func `a hostile name stays a name in its place`(_ name: String) throws {
        var letter = notice
        letter.account.contact.name = name
        letter.account.invoices[0].number = "F " + name
        letter.creditor.accounting = Interlocutor(name: name)
        let sheets = try printed(letter)
        let words = try sheets.words
        #expect(words.allSatisfy { $0.left >= 3.5 && $0.right <= 190 && $0.bottom <= 292 })
        #expect(try sheets.text.contains("Total à régler"))
        if name.hasPrefix("<b>") { #expect(try sheets.text.contains("<B>GRAS</B> & \"FILS\"")) }
    }

    @Test func `a long table goes on with its head on each page, and ends with its total`() throws {
        let letter = long(120)
        let pages = try printed(letter).text.split(separator: "\u{C}")
        #expect(pages.count == 4)
        for (index, page) in pages.enumerated() {
            #expect(page.contains("\(index + 1)/\(pages.count)"))
            let hasRows = page.contains(" €   ")
            #expect(!hasRows || page.contains("Reste dû"))
        }
        // The first is the reference of the payment too.
        for number in 2...120 {
            #expect(pages.filter { $0.contains("F-2026-\(10_000 + number)") }.count == 1)
        }
        let last = try #require(pages.first { $0.contains("Total à régler") })
        #expect(last.contains("F-2026-10119") && last.contains("F-2026-10120"))
    }

    @Test(arguments: 20...60)
    func `no page ends with a head, nor begins with a total or a signature`(_ count: Int) throws {
        let pages = try printed(long(count)).text.split(separator: "\u{C}").map { page in
            page.split(separator: "\n").map { $0.drop { $0 == " " } }.filter { !$0.isEmpty }
        }
        for (page, next) in zip(pages, pages.dropFirst()) {
            let foot = try #require(page.last { !$0.hasPrefix("Ateliers") && !$0.hasPrefix("SAS") })
            #expect(!foot.hasPrefix("Facture ") && !foot.hasSuffix(":"))
            let first = next[1]
            #expect(!first.hasPrefix("Total") && !first.hasPrefix("Claire Vasseur"))
            if first.hasPrefix("Facture") { #expect(!next[2].hasPrefix("Total")) }
        }
    }

    @Test func `sums stand below each other at their commas`() throws {
        var letter = long(3)
        letter.account.invoices[0].amount = Money(1_234_567_89, .euro)
        letter.account.invoices[1].amount = Money(5, .euro)
        letter.claim()
        let words = try printed(letter).words
        let edges = words.filter { $0.text.hasSuffix("€") && $0.left > 100 && $0.top > 110 }
        let column = edges.filter { abs($0.right - 186.6) < 1.5 }
        #expect(column.count >= 4)
        #expect(column.allSatisfy { abs($0.right - column[0].right) < 0.1 })
    }

    @Test func `a telephone reads the code for the transfer`() throws {
        let letter = notice
        let code = try printed(letter).codes
        #expect(
            code == """
                BCD
                002
                1
                SCT
                MERIFR2X
                Ateliers Meridien SAS
                FR7699999000690000001234584
                EUR1000.00


                C1 F-2026-0113
                """)
    }

    @Test func `an account that is mistyped is not given, nor is a code`() throws {
        var letter = notice
        letter.creditor.iban = "FR7699999000690000001234585"
        let sheets = try printed(letter)
        #expect(try sheets.codes.isEmpty)
        let text = try sheets.text
        #expect(!text.contains("FR76"))
        #expect(text.contains("coordonnées bancaires sur simple demande"))
    }

    @Test(arguments: [0, 1_000_000_000_00])
    func `a sum that no transfer can have has no code`(_ cents: Int) throws {
        var letter = notice
        letter.account.invoices[0].amount = Money(cents, .euro)
        letter.account.invoices[0].settledCents = 0
        letter.action.amount = Money(cents, .euro)
        letter.action.claims[0].cents = cents
        let sheets = try printed(letter)
        #expect(try sheets.codes.isEmpty)
        #expect(try sheets.text.contains("FR76 9999"))
    }

    @Test func `a sum in dollars has no code`() throws {
        var letter = notice
        letter.account.invoices[0].amount = Money(1200_00, .of("USD"))
        letter.action.amount = Money(1000_00, .of("USD"))
        #expect(try printed(letter).codes.isEmpty)
    }

    @Test func `a firm with a mandate writes on its own paper, and names the creditor`() throws {
        var letter = notice
        var mandate = Configuration.Mandate(name: "Cabinet Aubier Recouvrement")
        mandate.address = ["4 place Carnot", "38000 Grenoble"]
        mandate.date = .of("2026-01-05")
        mandate.reference = "M-77"
        letter.mandate = mandate
        let text = try printed(letter).text
        for part in [
            "Grenoble, le 23 novembre 2026", "Pour le compte de Ateliers Méridien SAS",
            "Créancier : Ateliers Méridien SAS", "L111-8",
        ] { #expect(text.contains(part), "\(part)") }
        #expect(text.drop { $0.isWhitespace }.hasPrefix("Cabinet Aubier Recouvrement"))
    }

    @Test func `an English letter is English throughout`() throws {
        let letter = Letter(
            "formal-notice", .company, .english, medium: .registeredLetter, level: 5)
        let text = try printed(letter).text
        for part in [
            "Lyon, 23 November 2026", "Subject: ", "Our reference", "REGISTERED LETTER WITH",
            "Balance", "€1,000.00", "bank’s app",
        ] { #expect(text.contains(part), "\(part)") }
        #expect(!text.contains("Objet"))
    }

    @Test func `all fonts are in the file`() throws {
        let fonts = try printed(notice).fonts.split(separator: "\n").dropFirst(2)
        #expect(!fonts.isEmpty)
        #expect(fonts.allSatisfy { $0.split(separator: " ").dropLast(4).last == "yes" })
    }
}
