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

    /// The worksheet of an invoice until `day`; `withheld` is what of it nothing is worked out on.
    package func interest(on invoice: Invoice, withheld: Int = 0, until day: Day) throws -> Interest
    {
        guard let contact = try store.contact(invoice.contact) else {
            return Interest(of: invoice, until: day)
        }
        return try rule.interest(
            on: invoice, of: contact, reductions: store.reductions(of: invoice),
            withheld: withheld, notice: notice(of: invoice), until: day)
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

    /// What the invoices of an action cost until `day`, where its text asks for it: what was waived
    /// is left out.
    ///
    /// Throws where a rate is not known.
    func interest(for action: Action, account: Account, on day: Day) throws -> [Interest] {
        guard let template = action.template, composer.worksOutPenalties(template) else {
            return []
        }
        let waived = try store.waivers(of: action.contact)
        return try action.claims.compactMap { claim in
            let open = account.invoices.first { $0.id == claim.invoice }
            guard let invoice = try open ?? store.invoice(claim.invoice),
                waived[claim.invoice] == nil
            else { return nil }
            let withheld = max(0, invoice.balance.cents - claim.cents)
            return try interest(on: invoice, withheld: withheld, until: day)
        }
    }

    /// The day of the formal notice for an invoice; nil: none has left.
    private func notice(of invoice: Invoice) throws -> Day? {
        try records(of: invoice).first { $0.level == 5 }?.day
    }

    /// The messages that left for an invoice, oldest first.
    private func records(of invoice: Invoice) throws -> [StepRecord] {
        try store.stepRecords(of: invoice.contact).filter { record in
            record.invoice == invoice.id && record.outcome == .done && !record.medium.isTask
        }.sorted { $0.day < $1.day }
    }
}

extension Composer {
    /// The message of an action as it leaves on a day, with what late payment costs where its text
    /// asks for it.
    ///
    /// Throws what composing throws, and where a rate is not known.
    package func message(
        for action: Action, account: Account, penalties: Penalties, today: Day, attempt: Int,
        printing: Printing = .letters
    ) throws -> Message {
        let account = try account.with(claimedBy: action, in: penalties.store)
        return try message(
            for: action, account: account, today: today,
            earlier: EarlierReminder.all(of: action, in: account), attempt: attempt,
            interest: penalties.interest(for: action, account: account, on: today),
            waived: Set(penalties.store.waivers(of: action.contact).keys),
            references: account.thread(of: action, in: penalties.store), printing: printing)
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
