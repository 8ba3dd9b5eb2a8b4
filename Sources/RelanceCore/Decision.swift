/// What is to be done for a contact on a day, and for each open invoice why or why not.
package struct Decision: Sendable, Equatable {
    package var contact: String
    /// The scenario that applies; nil: none does.
    package var scenario: String?
    /// What to do; without keys yet, in the order in which they are done.
    package var actions: [Action] = []
    /// One for each open invoice, in their order.
    package var items: [ItemReason] = []
    /// The first later day on which the same data may give another outcome; nil: none.
    package var wake: Day?

    /// Decides nothing yet.
    package init(contact: String) { self.contact = contact }

    /// What comes of reasons for a contact, in a word: "dunned", else why nothing is sent today.
    ///
    /// That is the code of the first invoice that waits for something, else of the first of all.
    package static func outcome(of items: [ItemReason]) -> String {
        if items.contains(where: { $0.outcome == .dunned }) { return "dunned" }
        let telling = items.first { $0.outcome == .held } ?? items.first
        return (telling?.code ?? .paid).rawValue
    }
}

/// Why an invoice is dunned on a day, or is not.
package struct ItemReason: Sendable, Equatable, FieldValue {
    /// What comes of it today.
    package enum Outcome: String, NamedCases {
        /// It is in a message or task of today.
        case dunned
        /// It would be, but something has to come first: a day, an approval, fresh data.
        case held
        /// Nothing is to be done.
        case left
    }

    /// What decided it.
    package enum Code: String, NamedCases {
        case notDue = "not_due"
        case paid
        case belowMinimum = "below_minimum"
        case promised, disputed, held, gap, calendar
        case noScenario = "no_scenario"
        case noStep = "no_step"
        case stepDone = "step_done"
        case previousMissing = "previous_missing"
        case noAddress = "no_address"
        case awaitingApproval = "awaiting_approval"
        case staleData = "stale_data"
        case netted, due
    }

    package var invoice: String
    package var outcome: Outcome
    package var code: Code
    package var step: String?
    /// The day until which it stands so, where that is known.
    package var until: Day?
    /// What a code alone does not say, such as the state "insolvency" or what a rule answered.
    package var detail: String?

    /// Makes a reason.
    package init(
        _ invoice: String, _ outcome: Outcome, _ code: Code, step: String? = nil,
        until: Day? = nil, detail: String? = nil
    ) {
        self.invoice = invoice
        self.outcome = outcome
        self.code = code
        self.step = step
        self.until = until
        self.detail = detail
    }

    package static var fieldType: FieldType { .object }

    package var plain: Plain {
        [
            "invoice": .text(invoice), "outcome": outcome.plain, "code": code.plain,
            "step": step.plain, "until": until.plain, "detail": detail.plain,
        ]
    }

    package init?(plain: Plain) {
        guard let invoice = plain["invoice"]?.text,
            let outcome = plain["outcome"].flatMap(Outcome.init(plain:)),
            let code = plain["code"].flatMap(Code.init(plain:))
        else { return nil }
        self.init(
            invoice, outcome, code, step: plain["step"]?.text,
            until: plain["until"]?.text.flatMap(Day.init), detail: plain["detail"]?.text)
    }
}
