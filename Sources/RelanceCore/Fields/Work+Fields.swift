extension Action {
    package static let name = "action"

    package static let fields: [Field<Action>] = [
        .key("id", "The action's key."),
        Field("contact", \.contact, "For whom: the id of the contact."),
        Field("medium", \.medium, "How it reaches the contact."),
        Field("channel", \.channel, "The plugin that carries it; none: a person does."),
        Field("scenario", \.scenario, "The scenario that asks for it."),
        Field("step", \.step, "The step of the scenario."),
        Field("level", \.level, "Its tone: 0 (service) to 6 (internal)."),
        Field("template", \.template, "The text that it carries."),
        Field("date", \.date, "Day on which it is due."),
        Field("status", \.status, "How far it is done."),
        Field("invoices", .list(.text), "The invoices that it claims.") { action, _ in
            action.pointee.invoices.plain
        },
        Field("currency", \.amount.currency, "Currency, as ISO 4217 writes it."),
        Field("amount_cents", \.amount.cents, "What it claims, in cents.", type: .cents),
        Field("message_id", \.messageID, "The Message-ID of what was sent."),
        Field("reason", \.reason, "Why it stands as it does."),
        Field("claims", \.claims, "Each invoice with the step that it records and its sum."),
        Field("listed", \.listed, "Other late invoices, named for information."),
        Field("skipped", \.skipped, "Steps that it records as skipped."),
        Field("promise", \.promise, "The promise that was not kept."),
        Field("person", \.person, "To whom it goes among the contact's people."),
        Field("role", \.role, "The role that was asked for."),
        Field("cc", \.cc, "Who gets a copy: ids of people, roles of the creditor."),
        Field("owner", \.by, "Who of the creditor's does or signs it."),
        Field("copy", \.copy, "A further medium on which the same goes out once this has left."),
        Field("copy_to", \.copyTo, "The roles that the copy goes to.", place: .hidden),
        Field("copy_of", \.copyOf, "The action of which it is the copy."),
        Field("approval", \.approval, "Who has to approve it."),
        Field("approved_on", \.approvedOn, "Day on which it was approved."),
        Field("lapses", \.lapses, "Last day of a task; then it counts as not done."),
        Field("keeps_gap", \.keepsGap, "Whether the next message keeps its distance from it."),
        Field("receipt", \.receipt, "What the channel calls it."),
        Field("tracking", \.tracking, "By which the carrier finds it."),
        Field("proofs", \.proofs, "Where proofs of its delivery lie."),
        Field("attach", \.attach, "What goes with it: letter, invoices."),
        Field(
            "missing", \.missing,
            "The invoices of which a copy was to go with it and could not be had."),
        Field("attempts", \.attempts, "How often it was tried."),
        Field("retry_at", \.retryAt, "When it may be tried again.", place: .hidden),
        Field("done_on", \.doneOn, "Day on which it was handed over or done."),
        Field("outcome", \.outcome, "How a task ended."),
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
        Field("source", \.by, "Who or which plugin decided it."),
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
