import RelanceCore

/// Answers to what came from a customer: they stand beside the steps.
///
/// Source: scenarios.md §3. What came long ago is not answered any more.
extension Deciding {
    /// Days for which something is still answered.
    static let answerDays = 5
    /// From this sum on a promise is called to mind on its eve.
    static let eveCents = 5_000_00

    /// Answers promises and disputes over invoices in a currency.
    mutating func reply(in currency: Currency) {
        replyToPromises(currency)
        for dispute in account.disputes {
            received(dispute, currency)
            if dispute.status == .open { chase(dispute, currency) }
        }
        for dispute in account.decided { decided(dispute, currency) }
    }

    private mutating func replyToPromises(_ currency: Currency) {
        let open = account.promises.filter {
            $0.status == .open && $0.amount.currency == currency
        }
        var planned: Set<String> = []
        for promise in open where !planned.contains(promise.id) {
            let plan = open.filter {
                $0.madeOn == promise.madeOn && $0.invoices == promise.invoices
            }
            if isRecent(promise.madeOn) {
                planned.formUnion(plan.map(\.id))
                let isPlan = plan.count > 1
                reply(
                    isPlan ? .instalmentPlan : .promiseConfirmed, to: promise.id,
                    over: invoices(promise.invoices, currency), currency, promise: promise.id,
                    approval: isPlan ? .accounting : nil)
            }
            remind(promise, currency)
        }
    }

    /// Calls a large promise to mind on the business day before it.
    private mutating func remind(_ promise: Promise, _ currency: Currency) {
        guard promise.amount.cents >= Self.eveCents, let day = promise.date else { return }
        let eve = calendar.adding(-1, businessDaysTo: day)
        guard promise.madeOn.map({ $0 < eve }) ?? true, today.hasCome(eve), !today.hasCome(day)
        else { return }
        reply(
            .promiseEve, to: promise.id, over: invoices(promise.invoices, currency), currency,
            promise: promise.id)
    }

    private mutating func received(_ dispute: Dispute, _ currency: Currency) {
        guard isRecent(dispute.openedOn) else { return }
        let claims = invoices(dispute.invoices, currency)
        reply(.disputeReceived, to: dispute.id, over: claims, currency, owner: dispute.owner)
        guard dispute.status == .open else { return }
        ask(dispute, claims, currency)
    }

    private mutating func decided(_ dispute: Dispute, _ currency: Currency) {
        guard isRecent(Self.decision(on: dispute, account)) else { return }
        reply(
            .disputeDecided, to: dispute.id, over: invoices(dispute.invoices, currency), currency,
            owner: dispute.owner)
    }

    /// The day on which a person decided on a dispute.
    private static func decision(on dispute: Dispute, _ account: Account) -> Day? {
        guard let resolution = dispute.resolution else { return nil }
        let code = "dispute_" + resolution.rawValue
        return account.events.last { $0.subject == dispute.id && $0.code == code }?.day
    }

    /// By invoice, the last day of the term that the contact was given with a decision on a dispute.
    ///
    /// Until then nothing is asked for again: the answer names that day.
    static func newTerms(_ account: Account, _ policy: Policy) -> [String: Day] {
        guard policy.replies.contains(.disputeDecided) else { return [:] }
        var terms: [String: Day] = [:]
        for dispute in account.decided {
            guard let day = decision(on: dispute, account) else { continue }
            let end = day.adding(account.contact.termDays)
            for invoice in dispute.invoices { terms[invoice] = max(terms[invoice] ?? end, end) }
        }
        return terms
    }

    /// Asks the owner of a dispute, once.
    private mutating func ask(_ dispute: Dispute, _ claims: [Invoice], _ currency: Currency) {
        put(
            "question/\(dispute.id)", dispute.owner == .sales ? "ask-sales" : "ask-accounting",
            to: dispute.owner, until: dispute.deadline, over: claims, currency)
    }

    /// Business days that the owner of a dispute has once reminded; then it is the manager's.
    private static let patience = 3

    /// Reminds the owner of a dispute when its deadline has passed, then turns to the manager.
    private mutating func chase(_ dispute: Dispute, _ currency: Currency) {
        guard let deadline = dispute.deadline else { return }
        let late = calendar.adding(1, businessDaysTo: deadline)
        let escalated = calendar.adding(Self.patience, businessDaysTo: late)
        guard today.hasCome(late) else { return }
        let claims = invoices(dispute.invoices, currency)
        if today.hasCome(escalated) {
            put(
                "litige-direction/\(dispute.id)", "dispute-escalation", to: .manager, until: nil,
                over: claims, currency)
        } else {
            put(
                "rappel-litige/\(dispute.id)", "dispute-reminder", to: dispute.owner,
                until: escalated.adding(-1), over: claims, currency)
        }
    }

    /// Gives an internal question to someone of the creditor's, once.
    private mutating func put(
        _ step: String, _ template: String, to owner: CreditorRole?, until lapses: Day?,
        over claims: [Invoice], _ currency: Currency
    ) {
        guard !claims.isEmpty, !isDone(step, claims) else { return }
        var action = draft(step, claims, currency)
        action.medium = .internal
        action.template = template
        action.by = owner ?? .accounting
        action.lapses = lapses
        action.date = firstDay(for: action).day
        actions.append(action)
    }

    /// Answers once, by e-mail, else by letter; where there is no address, nobody is sought.
    mutating func reply(
        _ reply: Reply, to subject: String, over claims: [Invoice], _ currency: Currency,
        promise: String? = nil, owner: CreditorRole? = nil, approval: CreditorRole? = nil
    ) {
        let step = reply.step(for: subject)
        guard policy.replies.contains(reply), !claims.isEmpty, !isDone(step, claims),
            !claims.contains(where: isSilent),
            let recipient = Recipient(["billing"], [.email, .letter], account.contact)
        else { return }
        var action = draft(step, claims, currency)
        action.medium = recipient.medium
        action.role = recipient.role
        action.person = recipient.person
        action.template = reply.rawValue
        action.promise = promise
        action.by = owner
        action.date = firstDay(for: action).day
        let stale = policy.staleReason == nil ? nil : ItemReason.Code.staleData.rawValue
        let reason = stale ?? (policy.isFirstPlan ? Self.firstPlan : nil)
        action.approval = approval ?? (reason == nil ? nil : .accounting)
        if action.approval != nil { action.status = .awaitingApproval }
        action.reason = reason
        actions.append(action)
    }

    func draft(_ step: String, _ claims: [Invoice], _ currency: Currency) -> Action {
        var action = Action(id: "")
        action.contact = account.contact.id
        action.scenario = scenario.id
        action.step = step
        action.claims = claims.map {
            Claim(invoice: $0.id, step: step, level: 0, cents: $0.balance.cents)
        }
        action.amount = Money(claims.reduce(0) { $0 + $1.balance.cents }, currency)
        action.keepsGap = false
        return action
    }

    /// Whether a step has left for one of the invoices, or is on its way.
    private func isDone(_ step: String, _ claims: [Invoice]) -> Bool {
        let ids = Set(claims.map(\.id))
        return account.records.contains { $0.step == step && ids.contains($0.invoice) }
            || account.standing.contains { action in
                action.step == step
                    && [.sending, .unknown, .toDo, .sent, .done].contains(action.status)
            }
    }

    /// Whether nothing is written about an invoice any more, not even an answer.
    private func isSilent(_ invoice: Invoice) -> Bool {
        prescribed.contains(invoice.id)
            || Self.endStates.contains { has($0, invoice.states) }
    }

    private mutating func isRecent(_ day: Day?) -> Bool {
        guard let day else { return false }
        return !today.hasCome(day.adding(Self.answerDays + 1))
    }

    /// The open invoices that are named; all of them where none is.
    private func invoices(_ names: [String], _ currency: Currency) -> [Invoice] {
        account.invoices.filter { invoice in
            invoice.amount.currency == currency && invoice.balance.cents > 0
                && (names.isEmpty || names.contains(invoice.id))
        }
    }
}
