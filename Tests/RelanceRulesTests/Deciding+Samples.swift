import RelanceCore
import RelanceRules
import RelanceTestSupport

/// A contact for whom decisions are tried, on days counted from a due date.
///
/// Day 0 is Monday, 2 March 2026: no holiday is near.
struct Case {
    var account: Account
    var policy = Policy()
    var scenarios: [ScenarioRule] = [.plain]
    static let due = Day.of("2026-03-02")

    /// A company with an address for everything.
    init(_ invoices: [Invoice] = [.late("A", 100_00)]) {
        var contact = Contact(id: "C1")
        contact.email = "compta@client.example"
        contact.phone = "0102030405"
        contact.address = ["1 rue du Port", "13002 Marseille"]
        contact.people = ["manager", "registered-office", "finance"].map { role in
            var person = Person(id: role)
            person.role = role
            person.email = "\(role)@client.example"
            person.phone = "0102030406"
            return person
        }
        account = Account(contact: contact)
        account.invoices = invoices
    }

    func decide(_ day: Int) throws -> Decision {
        try RelanceRules.decide(
            account, scenarios: scenarios, policy: policy, calendar: Calendar(),
            on: Self.due.adding(day))
    }

    /// What is decided, a line an action, then a line an item.
    func text(_ day: Int) throws -> String {
        let decision = try decide(day)
        let actions = decision.actions.map { action in
            let claims = action.claims.map { "\($0.invoice):\($0.step):\($0.cents)" }
            var line = "\(action.medium.rawValue) \(action.step ?? "-") "
            line += claims.joined(separator: " ")
            if !action.listed.isEmpty { line += " listed \(action.listed.joined(separator: " "))" }
            if action.status != .planned { line += " \(action.status.rawValue)" }
            let later = action.date.map { Self.due.days(to: $0) } ?? day
            if later != day { line += " on \(later)" }
            if let reason = action.reason { line += " (\(reason))" }
            return line
        }
        let items = decision.items.map { item in
            var line = "\(item.invoice) \(item.outcome.rawValue) \(item.code.rawValue)"
            if let step = item.step { line += " \(step)" }
            if let until = item.until { line += " until \(Self.due.days(to: until))" }
            if let detail = item.detail { line += ": \(detail)" }
            return line
        }
        return (actions + items).joined(separator: "\n")
    }

    /// Records a step as done.
    mutating func did(
        _ step: String, _ level: Int, on day: Int, for invoice: String = "A",
        _ outcome: StepRecord.Outcome = .done, medium: Medium = .email
    ) {
        account.records.append(
            StepRecord(
                invoice: invoice, step: step, level: level, day: Self.due.adding(day),
                outcome: outcome, medium: medium))
    }

    /// Lets the actions of a day go out.
    mutating func send(_ day: Int) throws {
        for action in try decide(day).actions where action.date == Self.due.adding(day) {
            for claim in action.claims { did(claim.step, claim.level, on: day, for: claim.invoice) }
            for claim in action.skipped {
                did(claim.step, claim.level, on: day, for: claim.invoice, .skipped)
            }
            if action.keepsGap { account.lastMessage = action.date }
        }
    }
}

extension Invoice {
    /// An invoice that falls due `due` days after day 0; without a due date where that is nil.
    static func late(
        _ id: String, _ cents: Int, due: Int? = 0, _ states: [String] = [],
        currency: Currency = .euro
    ) -> Invoice {
        var invoice = Invoice(id: id)
        invoice.amount = Money(cents, currency)
        invoice.dueDate = due.map { Case.due.adding($0) }
        invoice.issueDate = invoice.dueDate?.adding(-30)
        invoice.states = states
        return invoice
    }
}

extension Payment {
    /// A payment that settles nothing yet.
    static func free(_ cents: Int, on day: Int = 0, currency: Currency = .euro) -> Payment {
        var payment = Payment(id: "P\(cents)-\(day)")
        payment.amount = Money(cents, currency)
        payment.date = Case.due.adding(day)
        return payment
    }
}

extension Step {
    /// A step on a day from the due date.
    static func on(
        _ day: Int?, _ name: String, _ level: Int, _ medium: Medium = .email,
        _ change: (inout Step) -> Void = { _ in }
    ) -> Step {
        var step = Step(name: name, medium: medium)
        step.day = day
        step.level = level
        step.template = name
        if medium == .email { step.fallback = [.letter] }
        change(&step)
        return step
    }
}

extension ScenarioRule {
    private static func rule(_ id: String, _ steps: [Step]) -> ScenarioRule {
        var scenario = Scenario(id: id)
        scenario.steps = steps
        return ScenarioRule(scenario)
    }

    /// Three reminders, 5, 20 and 40 days late.
    static var plain: ScenarioRule {
        rule("plain", [.on(5, "one", 1), .on(20, "two", 2), .on(40, "three", 3)])
    }

    /// A scenario of these steps.
    static func of(_ steps: [Step], _ id: String = "own") -> ScenarioRule { rule(id, steps) }

    /// The standard scenario.
    static var standard: ScenarioRule {
        var rule = rule(
            "standard",
            [
                .on(-5, "pre-echeance", 0) { $0.expires = true },
                .on(5, "relance-1", 1), .on(12, "relance-2", 2),
                .on(18, "appel", 2, .call) { ($0.lapse, $0.minimumCents) = (5, 300_00) },
                .on(26, "relance-3", 3),
                .on(30, "avis-commerce", 3, .internal) {
                    ($0.lapse, $0.minimumCents, $0.to) = (3, 300_00, ["sales"])
                },
                .on(33, "appel-decideur", 3, .call) {
                    ($0.lapse, $0.minimumCents, $0.to) = (5, 300_00, ["manager", "finance"])
                },
                .on(40, "mise-en-demeure", 5, .registeredLetter) {
                    $0.to = ["registered-office", "manager"]
                    $0.copy = .email
                    $0.below = Step.Below(cents: 150_00, medium: .letter)
                    $0.requiresPrevious = true
                    $0.approval = .accounting
                },
                .on(15, "passage-contentieux", 6, .internal) {
                    ($0.from, $0.afterPrevious, $0.to) = (.presentation, 22, ["manager"])
                    $0.cc = ["accounting"]
                },
            ])
        rule.scenario.minimumCents = 20_00
        rule.scenario.brokenPromise = .on(nil, "broken-promise", 2)
        rule.when["pre-echeance"] = { invoice, account in
            let isFirst = account.history.firstInvoice == nil
            return Answer(.init(invoice.amount.cents >= 1000_00 || isFirst, reason: "small"))
        }
        return rule
    }
}
