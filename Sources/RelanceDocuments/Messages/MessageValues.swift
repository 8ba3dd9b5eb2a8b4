import RelanceCore

/// What the variables of a text stand for, taken from one account and one action.
struct MessageValues {
    private(set) var values: [String: Any] = [:]
    private let phrases: Phrases
    private let today: Day

    init(
        _ action: Action, _ account: Account, _ creditor: Creditor, person: Person?,
        agent: String?,
        phrases: Phrases, today: Day, earlier: [EarlierReminder], lastDay: Day?
    ) {
        (self.phrases, self.today) = (phrases, today)
        addCreditor(creditor, by: action.by)
        set("agent", agent)
        addContact(account, person, action)
        addClaims(action, account)
        addWithheld(action, account)
        addHistory(account, earlier)
        set("last_day", lastDay.map(phrases.day))
    }

    /// Empty texts are absent, so that a section can ask for them.
    private mutating func set(_ name: String, _ text: String?) {
        guard let text else { return }
        let line = Layout.line(text)
        if !line.isEmpty { values[name] = line }
    }

    // A number is not torn apart at the end of a line.
    private mutating func setPhone(_ name: String, _ number: String?) {
        set(name, number.map { Layout.line($0).replacing(" ", with: "\u{A0}") })
    }

    private mutating func addCreditor(_ creditor: Creditor, by role: CreditorRole?) {
        set("creditor", creditor.name)
        set("creditor_address", creditor.address.joined(separator: ", "))
        set("creditor_siren", creditor.siren.map(Layout.siren))
        // A mistyped number is not given: the text then says how else to learn it.
        let iban = creditor.iban.flatMap { IBAN.fault(in: $0) == nil ? $0 : nil }
        set("iban", iban.map(Self.grouped))
        set("bic", creditor.bic)
        set(
            "accounting_name",
            creditor.accounting?.name
                ?? phrases.say("notre service comptabilité", "our accounting department"))
        set("accounting_email", creditor.accounting?.email)
        setPhone("accounting_phone", creditor.accounting?.phone)
        set("sales_name", creditor.sales?.name)
        set("sales_email", creditor.sales?.email)
        setPhone("sales_phone", creditor.sales?.phone)
        set("manager_name", creditor.manager?.name)
        let owner =
            switch role {
            case .sales: creditor.sales
            case .manager: creditor.manager
            case .accounting, nil: creditor.accounting
            }
        set("owner_name", (owner ?? creditor.accounting)?.name ?? creditor.name)
    }

    // An IBAN is read in groups of four.
    private static func grouped(_ iban: String) -> String {
        var out = ""
        for (index, character) in iban.filter({ $0 != " " }).enumerated() {
            if index > 0, index % 4 == 0 { out += "\u{A0}" }
            out.append(character)
        }
        return out
    }

    private mutating func addContact(_ account: Account, _ person: Person?, _ action: Action) {
        let contact = account.contact
        set("contact", contact.name)
        set("contact_id", contact.id)
        set("contact_siren", contact.siren.map(Layout.siren))
        setPhone("contact_phone", contact.phone)
        set("contact_email", contact.email)
        set("person", person?.name)
        setPhone("phone", person?.phone ?? contact.phone)
        set("role", action.role.map(phrases.role))
        let name = person?.name.map { Layout.line($0) }
        let greeting = phrases.say("Bonjour", "Dear") + (name.map { " " + $0 } ?? "")
        let formal = phrases.say("Madame, Monsieur,", "Dear Sir or Madam,")
        // A letter has its form, and what goes with it by e-mail has the same.
        let isLetter = [.letter, .registeredLetter].contains(action.medium)
        let isFormal = name == nil || action.level >= 4 || isLetter || action.copyOf != nil
        values["is_formal"] = isFormal
        set("greeting", isFormal ? formal : greeting + ",")
        values["is_company"] = contact.kind == .company
        values["is_public"] = contact.kind == .public
        values["is_person"] = contact.kind == .person
        set("deadline", phrases.day(today.adding(contact.termDays)))
        set("month_deadline", phrases.day(today.adding(30)))
        set("today", phrases.day(today))
        set("answer_by", action.lapses.map(phrases.day))
        set("step", action.step)
        set("action", action.id)
    }

    private mutating func addClaims(_ action: Action, _ account: Account) {
        let claimed = Set(action.invoices)
        let invoices = account.invoices.filter { claimed.contains($0.id) }
        set("total", action.amount.text(in: phrases.language))
        values["count"] = invoices.count
        values["one"] = invoices.count == 1
        values["many"] = invoices.count != 1
        values["listed"] = !action.listed.isEmpty
        guard let first = invoices.first else { return }
        set("number", first.number)
        set("reference", "\(account.contact.id) \(first.number)")
        set("due_date", first.dueDate.map(phrases.day))
        set("issue_date", first.issueDate.map(phrases.day))
        let late = max(0, invoices.compactMap { $0.daysLate(on: today) }.max() ?? 0)
        values["days_late"] = late
        set("delay", late == 0 ? phrases.say("aucun", "none") : phrases.days(late))
        values["guessed"] = invoices.contains { $0.dueDateSource == .defaultTerms }
        set(
            "order_number",
            first.fields.values.first { $0.name == "order_number" }?.value.text)
    }

    private mutating func addWithheld(_ action: Action, _ account: Account) {
        let language = phrases.language
        let withheld = Withheld(account, in: action.amount.currency)
        if withheld.disputed > 0 {
            set("disputed", Money(withheld.disputed, action.amount.currency).text(in: language))
        }
        if withheld.promised > 0 {
            set("promised", Money(withheld.promised, action.amount.currency).text(in: language))
        }
        let free = account.payments.unallocatedCents(in: action.amount.currency)
        if free > 0 { set("unallocated", Money(free, action.amount.currency).text(in: language)) }
        // Several promises have several days: then no day is named.
        let open = account.promises.filter { $0.status == .open }
        let promise =
            account.promises.first { $0.id == action.promise } ?? (open.count == 1 ? open[0] : nil)
        set("promise_day", promise?.date.map(phrases.day))
        set("promise_amount", promise?.amount.text(in: language))
        set("cause", account.disputes.first?.cause)
    }

    private mutating func addHistory(_ account: Account, _ earlier: [EarlierReminder]) {
        set("last_reminder", earlier.last.map { phrases.day($0.day) })
        values["earlier"] = earlier.map { reminder in
            ["date": phrases.day(reminder.day), "medium": phrases.medium(reminder.medium)]
        }
        values["events"] = account.events.suffix(3).map { event in
            ["date": event.day.map(phrases.day) ?? "", "text": phrases.event(event.code)]
        }
        if let days = account.history.averageDaysLate {
            let mean = Int(days.rounded(.toNearestOrAwayFromZero))
            values["average_days_late"] = mean
            set("average_delay", phrases.days(mean))
        }
        let broken = account.history.promisesBroken
        if broken > 0 { values["promises_broken"] = broken }
    }
}

/// What of the open invoices is disputed or promised, in minor units.
struct Withheld {
    private(set) var disputed = 0
    private(set) var promised = 0

    init(_ account: Account, in currency: Currency) {
        let balances = Dictionary(
            account.invoices.filter { $0.amount.currency == currency }
                .map { ($0.id, $0.balance.cents) }, uniquingKeysWith: { $1 })
        for part in account.contested {
            let open = part.invoices.reduce(0) { $0 + max(0, balances[$1] ?? 0) }
            disputed += min(part.cents ?? open, open)
        }
        for promise in account.promises
        where promise.status == .open && promise.amount.currency == currency {
            promised += promise.amount.cents
        }
    }
}

extension Phrases {
    /// A medium in words.
    func medium(_ medium: Medium) -> String {
        switch medium {
        case .email: say("e-mail", "e-mail")
        case .letter: say("courrier", "letter")
        case .registeredLetter: say("lettre recommandée", "registered letter")
        case .sms: say("SMS", "SMS")
        case .call: say("appel", "call")
        case .internal: say("question interne", "internal question")
        }
    }

    /// A role in words.
    func role(_ role: String) -> String {
        switch role {
        case "billing": say("comptabilité fournisseurs", "accounts payable")
        case "buyer": say("donneur d’ordre", "buyer")
        case "finance": say("direction financière", "finance")
        case "manager": say("direction", "management")
        case "paymaster": say("comptable public", "public paymaster")
        case "registered-office": say("siège", "registered office")
        case "sales": say("commerce", "sales")
        case "accounting": say("comptabilité", "accounting")
        default: role
        }
    }
}
