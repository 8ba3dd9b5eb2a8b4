package import RelanceCore

/// What happened with a contact, in order: what was invoiced and paid, done, promised, contested, noted.
package struct Story {
    /// What happened on a day, to which record, and who decided it.
    package struct Line: Sendable, Equatable {
        package var day: Day?
        package var text: String
        package var record: String?
        package var by: String

        /// The line for programs.
        package var plain: Plain {
            [
                "day": day.plain, "text": .text(text), "record": record.plain, "by": .text(by),
            ]
        }
    }

    /// What it is told from.
    package struct Sources {
        package var invoices: [Invoice] = []
        package var payments: [Payment] = []
        package var promises: [Promise] = []
        package var disputes: [Dispute] = []
        package var actions: [Action] = []
        package var events: [Event] = []
        package var notes: [(day: Day, subject: String?, text: String)] = []
        /// Which connector gave a record, by its kind and key.
        package var givers: [String: String] = [:]

        /// Nothing yet.
        package init() {}
    }

    private let sources: Sources
    private let phrases: Phrases
    private let actions: [String: Action]

    /// Tells a story in a language.
    package init(_ sources: Sources, in language: Language) {
        self.sources = sources
        phrases = Phrases(language)
        actions = Dictionary(
            sources.actions.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Its lines, oldest first; those of one day in the order in which they follow from each other.
    package var lines: [Line] {
        let all = documents + payments + answers + journal + notes
        return all.enumerated().sorted { one, other in
            let days = (one.element.day?.number ?? .min, other.element.day?.number ?? .min)
            return days.0 == days.1 ? one.offset < other.offset : days.0 < days.1
        }.map(\.element)
    }

    private var documents: [Line] {
        // What was taken back, or stands under another key by now, is told there.
        sources.invoices.filter { !$0.isCancelled }.map { invoice in
            let due = invoice.dueDate.map {
                phrases.say(", échéance ", ", due ") + phrases.shortDay($0)
            }
            return Line(
                day: invoice.issueDate,
                text: phrases.document(invoice.kind) + " " + sum(invoice.amount)
                    + (invoice.kind == .creditNote ? "" : due ?? ""),
                record: invoice.number, by: giver(Invoice.name, invoice.id))
        }
    }

    private var payments: [Line] {
        sources.payments.filter { $0.cancelled == nil }.map { payment in
            Line(
                day: payment.date,
                text: (payment.amount.cents < 0
                    ? phrases.say("remboursement ", "refund ")
                    : phrases.say("règlement ", "payment ")) + sum(payment.amount),
                record: payment.id, by: giver(Payment.name, payment.id))
        }
    }

    /// Promises and disputes that a source gave: of these the journal has no beginning.
    private var answers: [Line] {
        let told = Set(sources.events.map { "\($0.code) \($0.subject ?? "")" })
        let promises = sources.promises.filter { !told.contains("promise_made \($0.id)") }
        let disputes = sources.disputes.filter { !told.contains("dispute_opened \($0.id)") }
        return promises.map { promise in
            let day = promise.date.map { phrases.say(" pour le ", " for ") + phrases.shortDay($0) }
            return Line(
                day: promise.madeOn,
                text: phrases.event("promise_made") + phrases.colon + sum(promise.amount)
                    + (day ?? ""), record: promise.id, by: giver(Promise.name, promise.id))
        }
            + disputes.map { dispute in
                Line(
                    day: dispute.openedOn, text: phrases.event("dispute_opened"),
                    record: dispute.id, by: giver(Dispute.name, dispute.id))
            }
    }

    private var journal: [Line] {
        sources.events.map { event in
            let action = event.subject.flatMap { actions[$0] }
            var text = phrases.event(event.code)
            if let action {
                let step = action.step.map { ", " + $0 } ?? ""
                text += phrases.colon + phrases.medium(action.medium) + step
            }
            if let cents = event.amountCents {
                text += ", " + sum(Money(cents, action?.amount.currency ?? .euro))
            }
            return Line(
                day: event.day, text: text, record: event.subject, by: decider(event, action))
        }
    }

    private var notes: [Line] {
        sources.notes.map { note in
            Line(
                day: note.day, text: phrases.say("note", "note") + phrases.colon + note.text,
                record: note.subject, by: person)
        }
    }

    private var person: String { phrases.say("une personne", "a person") }

    /// A person, else the scenario and the channel of what was done, else the program by its own rules.
    private func decider(_ event: Event, _ action: Action?) -> String {
        if event.by == "person" { return person }
        guard let action else { return event.by ?? "relance" }
        let channel = event.by.map { [$0 == action.channel ? "channels/" + $0 : $0] } ?? []
        let names = (action.scenario.map { ["scenarios/" + $0] } ?? []) + channel
        return names.isEmpty ? "relance" : names.joined(separator: ", ")
    }

    private func giver(_ kind: String, _ id: String) -> String {
        let giver = sources.givers["\(kind) \(id)"] ?? ""
        return giver.isEmpty ? "relance" : giver == "person" ? person : "connectors/" + giver
    }

    private func sum(_ amount: Money) -> String { amount.text(in: phrases.language) }
}

extension Phrases {
    /// A kind of document in words.
    func document(_ kind: Invoice.Kind) -> String {
        switch kind {
        case .invoice: say("facture", "invoice")
        case .creditNote: say("avoir", "credit note")
        case .opening: say("à-nouveau", "opening balance")
        }
    }
}
