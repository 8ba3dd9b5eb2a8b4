package import RelanceCore

/// Answers that a person has sent: a copy of an invoice, an apology.
extension Action {
    /// An answer about `subject` over invoices of a contact, as an action without a key yet.
    ///
    /// It leaves on the first business day, to the first of `roles` that one of `media` reaches; nil:
    /// they reach nobody.
    package static func asked(
        _ reply: Reply, about subject: String, over invoices: [Invoice], of contact: Contact,
        roles: [String] = ["billing"], by media: [Medium], on day: Day, calendar: Calendar
    ) -> Action? {
        guard let recipient = Recipient(roles, media, contact),
            let currency = invoices.first?.amount.currency
        else { return nil }
        var action = Action(id: "")
        action.contact = contact.id
        action.step = reply.step(for: subject)
        action.template = reply.rawValue
        action.medium = recipient.medium
        action.role = recipient.role
        action.person = recipient.person
        action.claims = invoices.map {
            Claim(
                invoice: $0.id, step: reply.step(for: subject), level: 0,
                cents: max($0.balance.cents, 0))
        }
        action.amount = Money(action.claims.reduce(0) { $0 + $1.cents }, currency)
        action.attach = reply == .invoiceCopy ? [Step.invoices] : []
        action.date = calendar.adding(1, businessDaysTo: day.adding(-1))
        action.keepsGap = false
        return action
    }

    /// An answer with its sums as the account stands: what is claimed is net, less what is disputed or
    /// promised; an apology shows all that is open.
    ///
    /// `tolerance` is the business days for which a promise still holds after its day.
    package func renewed(from account: Account, tolerance: Int, calendar: Calendar, on day: Day)
        -> Action
    {
        guard let step, isAsked else { return self }
        let currency = amount.currency
        let open = account.invoices.indices.filter {
            account.invoices[$0].balance.cents > 0
                && account.invoices[$0].amount.currency == currency
        }
        var policy = Policy()
        policy.promiseTolerance = tolerance
        var today = Today(day)
        let netting = Netting(account, currency, open, policy, calendar, &today)
        let sums = Dictionary(
            netting.items.map { ($0.id, $0.cents) }, uniquingKeysWith: { first, _ in first })
        var action = self
        if reply == .apology, !open.isEmpty {
            action.claims = open.map {
                Claim(invoice: account.invoices[$0].id, step: step, level: 0, cents: 0)
            }
        }
        for index in action.claims.indices {
            action.claims[index].cents = sums[action.claims[index].invoice] ?? 0
        }
        action.amount.cents = action.claims.reduce(0) { $0 + $1.cents }
        return action
    }
}

extension Account {
    /// Why nothing is written about an invoice any more, not even an answer; nil: it may be.
    ///
    /// Source: scenarios.md §2.
    package func silence(about invoice: Invoice, on day: Day) -> String? {
        if let state = Deciding.endStates.first(where: {
            contact.states.contains($0) || invoice.states.contains($0)
        }) {
            return state
        }
        guard invoice.balance.cents > 0, let prescription = prescription(of: invoice),
            prescription.day <= day
        else { return nil }
        return Deciding.prescribedState
    }
}
