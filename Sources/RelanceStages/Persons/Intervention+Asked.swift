package import RelanceCore
import RelanceRules
import RelanceStore

/// Answers that a person has sent: copies of invoices, an apology.
extension Intervention {
    /// Has copies of invoices sent to their contacts: they leave by e-mail with the next send.
    ///
    /// Answers the actions, a contact and a currency each. Throws where a contact has no e-mail address
    /// that works, nothing is written about an invoice any more, or its copy is on its way.
    package func sendCopies(of names: [String]) throws -> [Action] {
        try store.transaction {
            let invoices = try names.map { name in
                guard let invoice = try store.invoice(name) else { throw noInvoice(name) }
                return invoice
            }
            return try askForCopies(of: invoices)
        }
    }

    /// Has copies of invoices of one contact sent to it; within a transaction.
    func askForCopies(of names: [String], from contact: String) throws -> [Action] {
        guard !names.isEmpty else {
            throw StageError(
                place: "copy", problem: "it names no invoice", mend: "add --invoice ID")
        }
        return try askForCopies(
            of: invoices(names, of: contact).compactMap { try store.invoice($0) })
    }

    private func askForCopies(of invoices: [Invoice]) throws -> [Action] {
        var groups: [(first: Invoice, all: [Invoice])] = []
        for invoice in invoices {
            let place = groups.firstIndex { group in
                group.first.contact == invoice.contact
                    && group.first.amount.currency == invoice.amount.currency
            }
            guard let place else {
                groups.append((invoice, [invoice]))
                continue
            }
            if !groups[place].all.contains(where: { $0.id == invoice.id }) {
                groups[place].all.append(invoice)
            }
        }
        return try groups.map { try askForCopies(of: $0.all, from: $0.first.contact) }
    }

    private func askForCopies(of invoices: [Invoice], from contact: String) throws -> Action {
        let account = try account(contact)
        for invoice in invoices {
            try check(invoice, account)
            if let action = try underway(invoice) {
                throw StageError(
                    place: "invoice '\(invoice.id)'",
                    problem: "its copy was asked for already: action '\(action.id)' is "
                        + action.status.rawValue,
                    mend: "see 'relance action show \(action.id)'")
            }
        }
        let action = Action.asked(
            .invoiceCopy, about: day.description, over: invoices, of: account.contact,
            by: [.email], on: day, calendar: calendar)
        guard let action else {
            throw StageError(
                place: "contact '\(contact)'",
                problem: "has no e-mail address that works, so no copy can leave",
                mend: "give one with 'relance contact set \(contact) email=ADDRESS', or send it by "
                    + "hand")
        }
        return try keep(action, account, "copy_asked")
    }

    /// Says that a message that left was an error of ours: its steps count as skipped, and an apology
    /// leaves with the next send.
    ///
    /// Throws where it has not left, nobody can be written to, or that was said before.
    package func apologize(for id: String) throws -> Action {
        try store.transaction {
            let void = try action(id)
            guard void.isMessage, void.status == .sent, !void.isAsked else {
                let isUnknown = void.status == .unknown
                throw StageError(
                    place: "action '\(id)'",
                    problem: isUnknown ? "may have left" : "is no message that has left",
                    mend: isUnknown
                        ? "say first whether it did, with 'relance action done' or 'retry'"
                        : "what has not left is cancelled with 'relance action cancel \(id)'")
            }
            if let letter = void.copyOf {
                throw StageError(
                    place: "action '\(id)'", problem: "is the copy of '\(letter)'",
                    mend: "say it of '\(letter)'")
            }
            let account = try account(void.contact)
            let invoices = try void.invoices.compactMap { try store.invoice($0) }
            for invoice in invoices { try check(invoice, account) }
            try checkNoApology(for: void)
            let action = apology(for: void, over: invoices, account)
            guard var action else {
                throw StageError(
                    place: "contact '\(void.contact)'", problem: "has no address that works",
                    mend: "give one with 'relance contact set \(void.contact) email=ADDRESS'")
            }
            action.cc = void.cc
            action.by = void.by
            try store.change(.skipped, of: void)
            try cancelCopies(of: void)
            try store.note(
                "message_void", on: day, contact: void.contact, subject: id, by: Self.person)
            let kept = try keep(action, account, nil)
            try store.moved(void.contact)
            return kept
        }
    }

    /// What has not left of a letter's copy does not leave any more.
    private func cancelCopies(of void: Action) throws {
        var filter = ActionFilter()
        filter.contact = void.contact
        filter.statuses = [.planned, .failed, .toDo]
        for var copy in try store.actions(filter) where copy.copyOf == void.id {
            (copy.status, copy.reason) = (.cancelled, "cancelled_by_person")
            try store.save(copy)
        }
    }

    /// To whoever got the message, else to the contact.
    private func apology(for void: Action, over invoices: [Invoice], _ account: Account) -> Action?
    {
        for roles in [void.role.map { [$0] } ?? [], ["billing"]] where !roles.isEmpty {
            let action = Action.asked(
                .apology, about: void.id, over: invoices, of: account.contact, roles: roles,
                by: [.email, .letter], on: day, calendar: calendar)
            if let action { return action }
        }
        return nil
    }

    private func checkNoApology(for void: Action) throws {
        let step = Reply.apology.step(for: void.id)
        var filter = ActionFilter()
        filter.contact = void.contact
        let before = try store.actions(filter).first { $0.step == step && $0.status != .cancelled }
        guard let before else { return }
        throw StageError(
            place: "action '\(void.id)'", problem: "was said to be an error before",
            mend: "see 'relance action show \(before.id)'")
    }

    /// An answer over an invoice that has not left, or has left today.
    private func underway(_ invoice: Invoice) throws -> Action? {
        var filter = ActionFilter()
        filter.contact = invoice.contact
        return try store.actions(filter).first { action in
            guard action.reply == .invoiceCopy, action.invoices.contains(invoice.id) else {
                return false
            }
            switch action.status {
            case .cancelled: return false
            case .sent, .done: return action.step == Reply.invoiceCopy.step(for: day.description)
            default: return true
            }
        }
    }

    private func check(_ invoice: Invoice, _ account: Account) throws {
        if let reason = invoice.cancelled {
            throw StageError(
                place: "invoice '\(invoice.id)'", problem: "is no claim any more (\(reason))")
        }
        guard let state = account.silence(about: invoice, on: day) else { return }
        throw StageError(
            place: "invoice '\(invoice.id)'",
            problem: "nothing is written about it any more (\(state))",
            mend: "a person answers, by hand")
    }

    private func account(_ contact: String) throws -> Account {
        try checkContact(contact)
        guard let account = try store.account(contact) else {
            throw StageError(place: "contact '\(contact)'", problem: "has no account")
        }
        return account
    }

    private func keep(_ action: Action, _ account: Account, _ code: String?) throws -> Action {
        var action = action.renewed(
            from: account, tolerance: promiseTolerance, calendar: calendar, on: day)
        let number = try store.lastActionNumber() + 1
        action.id = Store.actionID(number)
        try store.keep(lastActionNumber: number)
        try store.save(action)
        if let code {
            try store.note(
                code, on: day, contact: action.contact, subject: action.id, by: Self.person)
        }
        return action
    }

    private func noInvoice(_ name: String) -> StageError {
        StageError(
            place: "invoice '\(name)'",
            problem: "there is no such invoice, or several of that number",
            mend: "give its key: see 'relance invoice list'")
    }
}
