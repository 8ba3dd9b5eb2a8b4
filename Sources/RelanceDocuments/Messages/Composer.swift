package import RelanceCore

/// Writes the messages of a creditor.
///
/// A message is made from one account and one action: it can hold nothing of another customer.
package struct Composer: Sendable {
    /// Which messages are also set as letters.
    package enum Printing: Sendable {
        /// Those that leave on paper.
        case letters
        case all, none
    }

    let creditor: Creditor
    let mandate: Configuration.Mandate?
    private let templates: Templates
    private let causes: [Cause]

    /// Makes a composer; `mandate` is there where a firm writes for the creditor.
    package init(
        creditor: Creditor, mandate: Configuration.Mandate?, templates: Templates,
        causes: [Cause] = []
    ) {
        self.causes = causes
        self.creditor = creditor
        self.mandate = mandate
        self.templates = templates
    }

    /// The message of an action on a day; `attempt` counts from 1.
    ///
    /// `interest` is what the claimed invoices cost, where the text says so; `waived` are those of which
    /// nothing is asked beside their sum; `references` are the mails that left before about the same;
    /// `copies` go with it where it claims their invoices. Throws where its text is missing, an address
    /// cannot stand in a mail, or a letter cannot be set.
    package func message(
        for action: Action, account: Account, today: Day, earlier: [EarlierReminder],
        attempt: Int, interest: [Interest] = [], waived: Set<String> = [],
        references: [String] = [], copies: [InvoiceCopy] = [], lastDay: Day? = nil,
        printing: Printing = .letters
    ) throws -> Message {
        let person = account.contact.people.first { $0.id == action.person }
        let isOwn = action.medium == .internal
        let language =
            isOwn || action.medium == .call
            ? creditor.language
            : person?.language ?? account.contact.language ?? creditor.language
        var message = Message(
            id: "\(action.id).\(digest(of: action))@\(domain)", action: action.id,
            contact: account.contact.id, medium: action.medium, language: language,
            to: isOwn ? owner(action.by) : party(account.contact, person), from: sender)
        message.cc = copiedTo(action, account)
        message.invoices = action.invoices
        message.amount = action.amount
        message.attempt = attempt
        message.references = references
        let penalties = PenaltyValues(
            interest, waived: waived, action, account, Phrases(language))
        if action.template.map(claimsPenalties) ?? false {
            message.amount.cents =
                penalties.principal.cents + penalties.interest + penalties.fees
        }
        let isPrinted = printing == .all || printing == .letters && action.medium.isPaper
        let isAttached = action.medium == .email && action.attach.contains("letter")
        let enclosed = EnclosedCopies(copies, action, account)
        let text = try text(
            of: message, action, account, person, penalties, today, earlier, enclosed,
            lastDay: lastDay, isPrinted: isPrinted || isAttached)
        write(text, into: &message)
        if isPrinted || isAttached {
            let sheets = try letter(text, message, account.contact, today).sheets()
            if isPrinted { message.sheets = sheets }
            if isAttached { message.attachments.append(attachment(sheets, message)) }
        }
        message.attachments += enclosed.attachments(Phrases(language))
        if action.medium == .email { message.eml = try Mail(message, on: today).bytes() }
        return message
    }

    private func attachment(_ sheets: Message.Sheets, _ message: Message) -> Attachment {
        let name = Phrases(message.language).say("Lettre ", "Letter ") + message.action + ".pdf"
        return Attachment(name: name, mediaType: "application/pdf", bytes: sheets.pdf)
    }

    /// What texts that answer something cannot be without.
    private static let needed = [
        "promise-confirmed": "promise_amount", "promise-eve": "promise_amount",
        "instalment-plan": "instalments",
        "dispute-received": "disputed", "dispute-decided": "disputed",
        "penalty-claim": "total_with_interest", "apology": "void_day",
    ]

    /// Whether a text says what late payment has come to: it then needs the sums.
    package func worksOutPenalties(_ template: String) -> Bool {
        templates.worksOutPenalties(template)
    }

    /// Whether a text asks for what late payment has come to.
    package func claimsPenalties(_ template: String) -> Bool {
        templates.claimsPenalties(template)
    }

    private func text(
        of message: Message, _ action: Action, _ account: Account, _ person: Person?,
        _ penalties: PenaltyValues, _ today: Day, _ earlier: [EarlierReminder],
        _ enclosed: EnclosedCopies, lastDay: Day?, isPrinted: Bool
    ) throws -> MessageText {
        let phrases = Phrases(message.language)
        let name = action.template ?? "reminder-1"
        let values = MessageValues(
            action, account, creditor, person: person, agent: mandate?.name, phrases: phrases,
            today: today, earlier: earlier, lastDay: lastDay
        ).values.merging(penalties.values) { $1 }
            .merging(
                ReplyValues(action, account, causes, interlocutor(action.by), phrases).values
            ) { $1 }.merging(enclosed.values) { $1 }
        if let needed = Self.needed[name], values[needed] == nil {
            throw TemplateError(
                place: "template '\(name)'",
                problem: "says {{\(needed)}}, and action '\(action.id)' has none",
                mend: "use it for what it answers alone")
        }
        var (subject, body) = try templates.render(name, in: message.language, values)
        if action.copyOf != nil {
            subject = phrases.say("Copie : ", "Copy: ") + subject
            body =
                phrases.say(
                    "Copie de la lettre que nous vous adressons par la poste.",
                    "A copy of the letter that we are sending you by post.") + "\n\n" + body
        }
        let onPaper = values.merging(["is_letter": true]) { $1 }
        var printed =
            isPrinted ? try templates.render(name, in: message.language, onPaper).body : nil
        // A text message has no room for it, and names no claim.
        if let mandate, action.isMessage, action.medium != .sms {
            let notice = try MandateNotice(mandate, creditor, phrases)
            let claims = claimsPenalties(name)
            let text =
                "\n\n"
                + notice.text(
                    level: action.level, earlier: earlier, principal: penalties.principal,
                    interest: claims ? penalties.interest : 0, fees: claims ? penalties.fees : 0)
            body += text
            printed?.append(text)
        }
        let claimed = Set(action.invoices)
        let listed = Set(action.listed)
        let asked = account.invoices.filter { claimed.contains($0.id) }
        let invoices =
            penalties.isSettled
            ? InvoiceLines(asked, phrases: phrases, today: today)
            : InvoiceLines(
                asked, deductions: Deductions(action, asked, account, phrases).lines,
                total: action.amount, isPrincipal: message.amount != action.amount,
                phrases: phrases, today: today)
        let others = InvoiceLines(
            account.invoices.filter { listed.contains($0.id) }, phrases: phrases, today: today)
        return MessageText(
            subject: subject, body: body, printed: printed, invoices: invoices, others: others,
            address: action.medium.isPaper
                ? addressed(message.to, account.contact, phrases, today) : nil,
            reference: values["reference"] as? String ?? account.contact.id)
    }

    private func write(_ text: MessageText, into message: inout Message) {
        message.subject = text.subject
        message.text = text.plain + "\n"
        message.html = text.html(creditor: creditor.name, language: message.language)
    }

    /// Whom a letter goes to, and its day: the lines above the text.
    private func addressed(
        _ to: Message.Party, _ contact: Contact, _ phrases: Phrases, _ today: Day
    ) -> String {
        let name = Layout.line(contact.name)
        let lines =
            (to.name == name ? [name] : [name, to.name]) + to.address.map { Layout.line($0) }
        return lines.filter { !$0.isEmpty }.joined(separator: "\n") + "\n\n"
            + phrases.say("Le ", "") + phrases.day(today)
    }

    private func party(_ contact: Contact, _ person: Person?) -> Message.Party {
        let address = person?.address.isEmpty == false ? person?.address : contact.address
        return Message.Party(
            name: Layout.line(person?.name ?? contact.name), email: person?.email ?? contact.email,
            phone: person?.phone ?? contact.phone, address: address ?? [])
    }

    private var sender: Message.Party {
        Message.Party(
            name: creditor.accounting.map { "\($0.name) – \(creditor.name)" } ?? creditor.name,
            email: creditor.accounting?.email, phone: creditor.accounting?.phone,
            address: creditor.address)
    }

    private func owner(_ role: CreditorRole?) -> Message.Party {
        let own = interlocutor(role) ?? creditor.accounting
        return Message.Party(
            name: own?.name ?? creditor.name, email: own?.email, phone: own?.phone)
    }

    private func interlocutor(_ role: CreditorRole?) -> Interlocutor? {
        switch role {
        case .sales: creditor.sales
        case .manager: creditor.manager
        case .accounting, nil: creditor.accounting
        }
    }

    /// People of the contact by their ids, ours by their roles.
    private func copiedTo(_ action: Action, _ account: Account) -> [Message.Party] {
        action.cc.compactMap { name in
            if let person = account.contact.people.first(where: { $0.id == name }) {
                return party(account.contact, person)
            }
            return CreditorRole(rawValue: name).flatMap(interlocutor).map {
                Message.Party(name: $0.name, email: $0.email, phone: $0.phone)
            }
        }
    }

    private func digest(of action: Action) -> String {
        Digest.of("\(creditor.siren ?? creditor.name)\n\(action.id)")
    }

    private var domain: String {
        let email = creditor.accounting?.email ?? ""
        guard let address = try? Mail.address(email), let at = address.firstIndex(of: "@") else {
            return "relance.invalid"
        }
        return String(address[address.index(after: at)...])
    }
}
