package import RelanceCore

extension Composer {
    /// The accounts of a contact as sheets for its file: every document, and what was owed after it.
    ///
    /// Throws where they cannot be set.
    package func sheets(
        of accounts: [AccountStatement], contact: Contact, today: Day
    ) throws -> Message.Sheets {
        let phrases = Phrases(creditor.language)
        let marks = accounts.map { "\u{E000}\($0.currency.code)\u{E001}" }
        let blocks = zip(accounts, marks).flatMap { account, mark -> [MessageBlock] in
            let title = phrases.say(
                "Compte en \(account.currency.code)\u{A0}:", "Account in \(account.currency.code):")
            return [.paragraph([title]), .table(mark)]
        }
        let none = phrases.say("Aucun document.", "No document.")
        return try Letter(
            language: creditor.language, day: today, sender: sender(phrases),
            address: address(
                Message.Party(name: contact.name, address: contact.address), contact, phrases),
            isRegistered: false, place: Self.town(mandate?.address ?? creditor.address),
            references: [
                MessageBlock.Fact(
                    name: phrases.say("Compte", "Account"), value: Layout.line(contact.id))
            ],
            subject: phrases.say("Extrait de compte", "Statement of account"),
            blocks: blocks.isEmpty ? [.paragraph([none])] : blocks,
            tables: Dictionary(
                zip(marks, accounts.map { $0.sheetTable(phrases) })
            ) { first, _ in first },
            iban: nil, code: nil, total: "", mentions: mentions(phrases)
        ).sheets()
    }

    /// Throws where the face that letters are set in is not installed.
    package static func checkFonts() throws { _ = try Typesetter() }

    /// A composed text as a letter of the creditor, or of the firm that writes for it.
    func letter(_ text: MessageText, _ message: Message, _ contact: Contact, _ today: Day)
        -> Letter
    {
        let phrases = Phrases(message.language)
        return Letter(
            language: message.language, day: today, sender: sender(phrases),
            address: address(message.to, contact, phrases),
            isRegistered: message.medium == .registeredLetter,
            place: Self.town(mandate?.address ?? creditor.address),
            references: references(message, phrases), subject: text.subject, blocks: text.blocks,
            tables: text.tables.mapValues(\.sheetTable), iban: creditor.iban?.filter { $0 != " " },
            code: PaymentCode(to: creditor, message.amount, reference: text.reference),
            total: message.amount.text(in: message.language), mentions: mentions(phrases))
    }

    private func sender(_ phrases: Phrases) -> Letter.Sender {
        let own = creditor.accounting
        var notes: [String] = []
        if mandate != nil {
            notes.append(
                phrases.say("Pour le compte de ", "On behalf of ") + Layout.line(creditor.name))
        }
        let phone = own?.phone.map { " · " + Layout.line($0) } ?? ""
        notes.append(phrases.say("Comptabilité clients", "Accounts receivable") + phone)
        if let email = own?.email { notes.append(Layout.line(email)) }
        return Letter.Sender(
            name: Layout.line(mandate?.name ?? creditor.name),
            lines: Self.lines(mandate?.address ?? creditor.address), notes: notes)
    }

    private func address(_ to: Message.Party, _ contact: Contact, _ phrases: Phrases) -> [String] {
        let name = Layout.line(contact.name)
        let person = Layout.line(to.name)
        let attention = phrases.say("À l’attention de ", "For the attention of ") + person
        return [name] + (person.isEmpty || person == name ? [] : [attention])
            + Self.lines(to.address)
    }

    private func references(_ message: Message, _ phrases: Phrases) -> [MessageBlock.Fact] {
        var references = [
            MessageBlock.Fact(
                name: phrases.say("Notre référence", "Our reference"), value: message.action),
            MessageBlock.Fact(
                name: phrases.say("Votre compte", "Your account"),
                value: Layout.line(message.contact)),
        ]
        if let own = creditor.accounting {
            references.append(
                MessageBlock.Fact(
                    name: phrases.say("Votre contact", "Your contact"),
                    value: Layout.line(own.name)))
        }
        return references
    }

    /// What stands at the foot: who writes, for whom, and what the law asks of a company’s papers.
    private func mentions(_ phrases: Phrases) -> [String] {
        let siren = creditor.siren.map { ["SIREN\u{A0}" + Layout.siren($0)] } ?? []
        let own = Self.joined([creditor.name] + creditor.address + siren)
        var lines = [own] + Self.lines(creditor.legal)
        if let mandate {
            lines[0] = phrases.say("Créancier : ", "Creditor: ") + own
            lines.insert(Self.joined([mandate.name] + mandate.address), at: 0)
        }
        return lines
    }

    private static func lines(_ texts: [String]) -> [String] {
        texts.map { Layout.line($0) }.filter { !$0.isEmpty }
    }

    private static func joined(_ parts: [String]) -> String {
        lines(parts).joined(separator: " – ")
    }

    /// The town of a French address: what follows the postcode of its last line, without CEDEX.
    private static func town(_ address: [String]) -> String? {
        let words = Layout.line(address.last ?? "").split(separator: " ")
        guard let code = words.first, code.utf8.count == 5, Int(code) != nil else { return nil }
        let town = words.dropFirst().prefix { $0.uppercased() != "CEDEX" }
        return town.isEmpty ? nil : town.joined(separator: " ")
    }
}
