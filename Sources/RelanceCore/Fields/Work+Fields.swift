extension Action {
    package static let name = "action"

    package static let fields: [Field<Action>] = [
        .key("id", "The action's key."),
        Field("contact", \.contact, "For whom: the id of the contact."),
        Field("medium", \.medium, "How it reaches the contact."),
        Field("channel", \.channel, "The plugin that carries it; none: a person does."),
        Field("scenario", \.scenario, "The scenario that asks for it."),
        Field("step", \.step, "The step of the scenario."),
        Field("date", \.date, "Day on which it is due."),
        Field("status", \.status, "How far it is done."),
        Field("invoices", \.invoices, "The invoices that it is about."),
        Field("currency", \.amount.currency, "Currency, as ISO 4217 writes it."),
        Field("amount_cents", \.amount.cents, "What it claims, in cents.", type: .cents),
        Field("message_id", \.messageID, "The Message-ID of what was sent."),
        Field("reason", \.reason, "Why it stands as it does."),
    ]
}

extension Score {
    package static let name = "score"

    package static let fields: [Field<Score>] = [
        .key("contact", "Whose score: the id of the contact."),
        Field("score", \.score, "0 … 100; higher means act sooner."),
        Field("rules", \.rules, "What each rule adds, and why."),
    ]
}

extension Scenario {
    package static let name = "scenario"

    package static let fields: [Field<Scenario>] = [
        .key("id", "The scenario's name."),
        Field("summary", \.summary, "What it is for, in a line."),
        Field("steps", \.steps, "Its steps, in order."),
    ]
}

extension Cause {
    package static let name = "cause"

    package static let fields: [Field<Cause>] = [
        .key("id", "The cause's key."),
        Field("family", \.family, "The category to which it belongs."),
        Field("label", \.label, "What people read."),
        Field("owner", \.owner, "Who of the creditor's answers."),
        Field("deadline", \.deadline, "Business days in which the owner answers."),
    ]
}

extension Event {
    package static let name = "event"

    package static let fields: [Field<Event>] = [
        .key("id", "The event's key."),
        Field("day", \.day, "Day on which it happened."),
        Field("code", \.code, "What kind of thing happened."),
        Field("contact", \.contact, "Whom it is about: the id of the contact."),
        Field("subject", \.subject, "The record that it is about."),
        Field("amount_cents", \.amountCents, "The amount, in cents.", type: .cents),
        Field("by", \.by, "Who or which plugin decided it."),
    ]
}

extension Creditor {
    package static let name = "creditor"

    package static let fields: [Field<Creditor>] = [
        Field("name", \.name, "The company's name."),
        Field("siren", \.siren, "The company's number, nine digits."),
        Field("language", \.language, "The language of its people."),
        Field("currency", \.currency, "The currency in which it counts."),
        Field("accounting", \.accounting, "Who answers in accounting."),
        Field("sales", \.sales, "Who answers in sales."),
        Field("manager", \.manager, "The manager, where there is one."),
    ]
}
