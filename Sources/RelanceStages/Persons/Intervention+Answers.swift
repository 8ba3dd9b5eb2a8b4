package import RelanceCore
import RelanceRules
import RelanceStore

extension Intervention {
    /// Records that a contact promises an amount for a day, over some invoices or all that is open.
    package func promise(
        _ contact: String, _ amount: Money, on date: Day, invoices names: [String]
    ) throws -> Promise {
        try checkContact(contact)
        guard amount.cents > 0 else {
            throw StageError(
                place: "promise", problem: "the amount is not above 0",
                mend: "give what is promised")
        }
        guard date >= day else {
            throw StageError(
                place: "promise", problem: "\(date) has passed", mend: "give the promised day")
        }
        let invoices = try invoices(names, of: contact)
        return try store.transaction {
            var promise = Promise(id: try store.freeID("promise", prefix: "P"))
            promise.contact = contact
            promise.invoices = invoices
            promise.amount = amount
            promise.date = date
            promise.madeOn = day
            promise.baselineCents = try owed(by: contact, invoices, in: amount.currency)
            try store.set(promise)
            try store.note(
                "promise_made", on: day, contact: contact, subject: promise.id,
                cents: amount.cents, by: Self.person)
            return promise
        }
    }

    /// Takes a promise back: it was recorded in error.
    package func cancelPromise(_ id: String) throws -> Promise {
        guard var promise = try store.promise(id) else {
            throw StageError(
                place: "promise '\(id)'", problem: "there is no such promise",
                mend: "see 'relance promise list'")
        }
        promise.status = .cancelled
        try store.transaction {
            try store.set(promise)
            try store.note(
                "promise_cancelled", on: day, contact: promise.contact, subject: id,
                by: Self.person)
        }
        return promise
    }

    /// Records that a contact objects to invoices, or to a part of them.
    ///
    /// The owner and the deadline are those of the cause, where none is named. With `sendsCopies` it
    /// gets copies of the invoices besides.
    package func dispute(
        _ contact: String, invoices names: [String], cause: String, cents: Int?,
        owner: CreditorRole?, sendsCopies: Bool = false
    ) throws -> Dispute {
        try checkContact(contact)
        let known = causes.first { $0.id == cause }
        guard known != nil || causes.isEmpty else {
            throw StageError(
                place: "dispute", problem: "there is no cause '\(cause)'",
                mend: "the causes are " + causes.map(\.id).joined(separator: ", "))
        }
        guard !names.isEmpty else {
            throw StageError(
                place: "dispute", problem: "it names no invoice", mend: "add --invoice ID")
        }
        let invoices = try invoices(names, of: contact)
        try check(cents, of: invoices)
        return try store.transaction {
            var dispute = Dispute(id: try store.freeID("dispute", prefix: "D"))
            dispute.contact = contact
            dispute.invoices = invoices
            dispute.cause = cause
            dispute.amountCents = cents
            dispute.owner = owner ?? known?.owner ?? .accounting
            dispute.openedOn = day
            dispute.deadline = calendar.adding(known?.deadline ?? 5, businessDaysTo: day)
            try store.set(dispute)
            try store.note(
                "dispute_opened", on: day, contact: contact, subject: dispute.id, cents: cents,
                by: Self.person)
            if sendsCopies { _ = try askForCopies(of: invoices, from: contact) }
            return dispute
        }
    }

    /// Throws where nothing, or more than the invoices come to, is said to be disputed.
    private func check(_ cents: Int?, of invoices: [String]) throws {
        guard let cents else { return }
        let known = try invoices.compactMap { try store.invoice($0)?.amount }
        let sum = known.reduce(0) { $0 + max(0, $1.cents) }
        guard cents <= 0 || cents > sum else { return }
        let total = Money(sum, known.first?.currency ?? .euro).text(in: .english)
        throw StageError(
            place: "dispute",
            problem: cents > 0
                ? "more is disputed than the \(total) of its invoices"
                : "the amount is not above 0",
            mend: "give what is disputed of them, or leave --amount out for all")
    }

    /// Keeps what the owner of a dispute answers.
    package func answerDispute(_ id: String, _ text: String) throws -> Dispute {
        try change(id, "dispute_answered") { dispute in
            dispute.status = .answered
            dispute.answeredOn = day
            try store.save(Note(contact: dispute.contact, day: day, subject: id, text: text))
        }
    }

    /// Closes a dispute, or closes it in another way: a decision may have been wrong.
    package func resolveDispute(_ id: String, _ resolution: Dispute.Resolution) throws -> Dispute {
        let code = "dispute_" + resolution.rawValue
        return try change(id, code, unless: { $0.resolution == resolution }) { dispute in
            dispute.status = .resolved
            dispute.resolution = resolution
            dispute.resolvedOn = day
        }
    }

    private func change(
        _ id: String, _ code: String, unless isDone: (Dispute) -> Bool = { $0.status == .resolved },
        _ change: (inout Dispute) throws -> Void
    ) throws -> Dispute {
        guard var dispute = try store.dispute(id) else {
            throw StageError(
                place: "dispute '\(id)'", problem: "there is no such dispute",
                mend: "see 'relance dispute list'")
        }
        guard !isDone(dispute) else {
            let how = dispute.resolution.map { ": " + $0.rawValue } ?? ""
            throw StageError(place: "dispute '\(id)'", problem: "is resolved already\(how)")
        }
        return try store.transaction {
            try change(&dispute)
            try store.set(dispute)
            try store.note(
                code, on: day, contact: dispute.contact, subject: id, by: Self.person)
            return dispute
        }
    }

    private func owed(by contact: String, _ invoices: [String], in currency: Currency) throws -> Int
    {
        guard let account = try store.account(contact) else { return 0 }
        let named = Set(invoices)
        return account.invoices.filter { named.isEmpty || named.contains($0.id) }
            .sum(in: currency)
    }
}
