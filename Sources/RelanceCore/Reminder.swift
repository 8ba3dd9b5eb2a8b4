/// A reminder that another system sent before Relance came: its steps count as done.
package struct Reminder: Record {
    package let id: String
    package var contact = ""
    package var invoices: [String] = []
    /// The step of a scenario that it was; nil: only its level is known.
    package var step: String?
    /// 0 (service) … 6 (internal); nil: that of the step.
    package var level: Int?
    package var date: Day?
    package var medium = Medium.email

    /// Makes a reminder of which nothing is known.
    package init(id: String) { self.id = id }
}

extension Reminder {
    package static let name = "reminder"
    package static let required = ["contact", "invoices", "date"]

    package static let fields: [Field<Reminder>] = [
        .key("id", "The reminder's key."),
        Field("contact", \.contact, "Whom it went to: the id of the contact."),
        Field("invoices", \.invoices, "The invoices that it was about."),
        Field("step", \.step, "The step of a scenario that it was; else its level."),
        Field("level", \.level, "Its tone: 0 (service) to 6 (internal)."),
        Field("date", \.date, "Day on which it left."),
        Field("medium", \.medium, "How it left."),
    ]

    /// What is wrong with it beside fields that are missing; nil: nothing.
    package var fault: String? {
        if recordedStep == nil { return "has neither step nor level" }
        if let step, Reply.isStep(step) { return "step is \"\(step)\": a step's name has no '/'" }
        guard let level, !(0...6).contains(level) else { return nil }
        return "level is \(level), expected 0 to 6"
    }

    /// The step by which it is on record; nil: it says neither step nor level.
    ///
    /// One of which only the level is known has a name of its own: no scenario has such a step, so
    /// what is above its level counts.
    package var recordedStep: String? {
        step ?? level.map { "niveau-\($0):\(id)" }
    }
}
