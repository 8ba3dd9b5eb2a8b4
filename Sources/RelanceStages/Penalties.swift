package import RelanceCore
package import RelanceDocuments
package import RelanceRules
package import RelanceStore

/// What late payment costs the contacts of a book, and how far it was asked for.
package struct Penalties {
    /// How far it was asked for, and by what.
    package struct Standing: Equatable {
        package var state = Interest.Standing.due
        package var day: Day?
        /// The action that mentioned or claimed it.
        package var action: String?

        /// Makes a standing.
        package init(
            state: Interest.Standing = .due, day: Day? = nil, action: String? = nil
        ) {
            (self.state, self.day, self.action) = (state, day, action)
        }
    }

    let store: Store
    private let rule: LatePayment
    private let composer: Composer

    /// Works by a rule; `composer` says which texts ask for the sums.
    package init(_ store: Store, _ rule: LatePayment, composer: Composer) {
        self.store = store
        self.rule = rule
        self.composer = composer
    }

    /// The worksheet of an invoice until `day`.
    ///
    /// Throws where a rate is not known.
    package func interest(on invoice: Invoice, until day: Day) throws -> Interest {
        guard let contact = try store.contact(invoice.contact) else {
            return Interest(of: invoice, until: day)
        }
        return try InterestGround(contact, store).interest(on: invoice, by: rule, until: day)
    }

    /// How far what an invoice costs was asked for: what left is told from the steps on record.
    package func standing(of invoice: Invoice) throws -> Standing {
        if let day = try store.waivers(of: invoice.contact)[invoice.id] {
            return Standing(state: .waived, day: day)
        }
        var standing = Standing()
        for record in try records(of: invoice) where 3...5 ~= record.level {
            guard let id = record.action, let action = try store.action(id) else { continue }
            let claims = action.template.map(composer.claimsPenalties) ?? false
            if claims || standing.state == .due {
                standing = Standing(
                    state: claims ? .claimed : .mentioned, day: record.day, action: id)
            }
        }
        return standing
    }

    /// What the invoices of an action cost until `day`, where its text asks for it: `waived` are left out.
    ///
    /// Throws where a rate is not known.
    func interest(
        for action: Action, account: Account, waived: Set<String>, on day: Day
    ) throws -> [Interest] {
        guard let template = action.template, composer.worksOutPenalties(template) else {
            return []
        }
        let open = Dictionary(account.invoices.map { ($0.id, $0) }) { first, _ in first }
        let ground = try InterestGround(account.contact, store)
        return try action.claims.compactMap { claim in
            guard !waived.contains(claim.invoice),
                let invoice = try open[claim.invoice] ?? store.invoice(claim.invoice)
            else { return nil }
            return try ground.interest(
                on: invoice, withheld: max(0, invoice.balance.cents - claim.cents), by: rule,
                until: day)
        }
    }

    /// The invoices of a contact of which nothing is asked beside their sum.
    func waived(by contact: String) throws -> Set<String> {
        try Set(store.waivers(of: contact).keys)
    }

    /// The messages that left for an invoice, oldest first.
    private func records(of invoice: Invoice) throws -> [StepRecord] {
        try store.messageRecords(of: invoice.contact).filter { $0.invoice == invoice.id }
    }
}

/// What of a contact moves the interest on its invoices: read once, however many they are.
private struct InterestGround {
    private let contact: Contact
    private let reductions: [String: [Reduction]]
    /// The day of the formal notice by invoice: it counts for private persons alone.
    private let notices: [String: Day]

    init(_ contact: Contact, _ store: Store) throws {
        self.contact = contact
        reductions = try store.reductions(of: contact.id)
        let records = contact.kind == .person ? try store.messageRecords(of: contact.id) : []
        notices = Dictionary(
            records.filter { $0.level == 5 }.map { ($0.invoice, $0.day) }
        ) { first, _ in first }
    }

    /// `withheld` is what of the invoice nothing is worked out on.
    func interest(
        on invoice: Invoice, withheld: Int = 0, by rule: LatePayment, until day: Day
    ) throws -> Interest {
        try rule.interest(
            on: invoice, of: contact, reductions: reductions[invoice.id] ?? [],
            withheld: withheld, notice: notices[invoice.id], until: day)
    }
}

extension Store {
    /// The messages that left for a contact, by invoice and step, oldest first.
    fileprivate func messageRecords(of contact: String) throws -> [StepRecord] {
        try stepRecords(of: contact).filter { $0.outcome == .done && !$0.medium.isTask }
            .sorted { $0.day < $1.day }
    }
}

extension Composer {
    /// The message of an action as it leaves on a day, with what late payment costs where its text
    /// asks for it.
    ///
    /// Throws what composing throws, and where a rate is not known.
    package func message(
        for action: Action, account: Account, penalties: Penalties, today: Day, attempt: Int,
        copies: [InvoiceCopy] = [], printing: Printing = .letters
    ) throws -> Message {
        let account = try account.with(claimedBy: action, in: penalties.store)
        let waived = try penalties.waived(by: action.contact)
        return try message(
            for: action, account: account, today: today,
            earlier: EarlierReminder.all(of: action, in: account), attempt: attempt,
            interest: penalties.interest(
                for: action, account: account, waived: waived, on: today),
            waived: waived, references: account.thread(of: action, in: penalties.store),
            copies: copies, lastDay: account.lastDayToAct(on: action.invoices + action.listed),
            printing: printing)
    }
}

extension Account {
    /// The account with what an action is about, though it is paid by now.
    fileprivate func with(claimedBy action: Action, in store: Store) throws -> Account {
        let known = Set(invoices.map(\.id))
        var account = self
        for id in action.invoices + action.listed where !known.contains(id) {
            guard let invoice = try store.invoice(id), invoice.contact == contact.id else {
                continue
            }
            account.invoices.append(invoice)
        }
        return account
    }
}
