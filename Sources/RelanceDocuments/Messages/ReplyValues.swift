import RelanceCore

/// What the variables of answers stand for: the promise, the plan, the dispute, the message that was an
/// error.
struct ReplyValues {
    private(set) var values: [String: Any] = [:]

    init(
        _ action: Action, _ account: Account, _ causes: [Cause], _ owner: Interlocutor?,
        _ phrases: Phrases
    ) {
        let names = Set(action.invoices)
        let claimed = account.invoices.filter { names.contains($0.id) }
        if action.isAsked { values["nothing_due"] = action.amount.cents <= 0 }
        if action.reply == .apology { addVoid(action, account, phrases) }
        values["numbers"] = claimed.map { Layout.line($0.number) }.joined(separator: ", ")
        if let promise = account.promises.first(where: { $0.id == action.promise }) {
            addPlan(of: promise, account, phrases)
        }
        let dispute = dispute(of: action, account)
        let cause = (dispute ?? account.disputes.first)?.cause
        if let cause {
            let label = causes.first { $0.id == cause }?.label.text(in: phrases.language)
            values["cause"] = Layout.line(label ?? cause)
        }
        if let dispute { add(dispute, action, claimed, account, phrases) }
        if let owner, dispute != nil { values["owner_name"] = Layout.line(owner.name) }
    }

    private mutating func addVoid(_ action: Action, _ account: Account, _ phrases: Phrases) {
        let id = action.step.flatMap(Reply.subject)
        guard let record = account.records.first(where: { $0.action == id }) else { return }
        values["void_day"] = phrases.day(record.day)
        values["void_medium"] = phrases.medium(record.medium)
    }

    private func dispute(of action: Action, _ account: Account) -> Dispute? {
        guard let id = action.step.flatMap(Reply.subject) else { return nil }
        return (account.disputes + account.decided).first { $0.id == id }
    }

    /// Promises of one day over the same invoices are the instalments of a plan.
    private mutating func addPlan(of promise: Promise, _ account: Account, _ phrases: Phrases) {
        let plan = account.promises.filter { other in
            other.status == .open && other.madeOn == promise.madeOn
                && other.invoices == promise.invoices
                && other.amount.currency == promise.amount.currency
        }.sorted { ($0.date?.number ?? .max) < ($1.date?.number ?? .max) }
        let sum = plan.reduce(0) { $0 + $1.amount.cents }
        values["instalment_count"] = plan.count
        values["instalment_total"] = Money(sum, promise.amount.currency).text(in: phrases.language)
        values["instalments"] = plan.map { instalment in
            [
                "date": instalment.date.map(phrases.day) ?? "–",
                "amount": instalment.amount.text(in: phrases.language),
            ]
        }
    }

    private mutating func add(
        _ dispute: Dispute, _ action: Action, _ claimed: [Invoice], _ account: Account,
        _ phrases: Phrases
    ) {
        let currency = action.amount.currency
        let open = claimed.reduce(0) { $0 + max(0, $1.balance.cents) }
        func text(_ cents: Int) -> String { Money(cents, currency).text(in: phrases.language) }
        values["dispute"] = Layout.line(dispute.id)
        values["disputed"] = text(dispute.amountCents ?? open)
        if let deadline = dispute.deadline { values["answer_by"] = phrases.day(deadline) }
        guard let resolution = dispute.resolution else { return }
        values[resolution.rawValue] = true
        let credit = account.invoices.first { invoice in
            invoice.kind == .creditNote && dispute.invoices.contains(invoice.credits ?? "")
        }
        if let credit { values["credit_note"] = Layout.line(credit.number) }
        // Until the credit note is there, what was disputed is not asked for.
        let waits = resolution == .upheld ? min(dispute.amountCents ?? open, open) : 0
        if open - waits > 0 { values["total_left"] = text(open - waits) }
    }
}
