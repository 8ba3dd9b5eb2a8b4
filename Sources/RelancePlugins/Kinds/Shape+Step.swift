import Lua
import RelanceCore

/// What a scenario declares.
extension Shape {
    static let step = Shape(
        "step", "One step of a scenario: when, on which medium, with which text, to whom.",
        [
            Field("name", .string, "Its identity in every record: it never changes."),
            Field(
                "day", LuaType("integer?"),
                "Days from the due date, negative before it (or `from`)."),
            Field("after_previous", LuaType("integer?"), "Days from the step before."),
            Field(
                "from", .either(Step.Anchor.allCases.map { .literal($0.rawValue) } + [.nil]),
                "From which day `day` counts; else the due date."),
            Field("medium", .named("medium"), "How it reaches the contact."),
            Field("template", LuaType("string?"), "The text."),
            Field("level", LuaType("integer?"), "Its tone, 0 (service) … 6 (internal); else 1."),
            Field(
                "to", LuaType("string|string[]|nil"),
                "Roles at the contact's (of ours for `internal`): the first that is there."),
            Field("cc", LuaType("string|string[]|nil"), "Who gets a copy."),
            Field("by", LuaType("role?"), "Who of ours does it; else accounting."),
            Field(
                "fallback", LuaType("medium|medium[]|nil"),
                "Media to try in turn without an address."),
            Field(
                "minimum_cents", LuaType("cents?"),
                "Skipped where what stands at its level nets below it."),
            Field("below", LuaType("below?"), "Another medium for small sums."),
            Field(
                "copy", LuaType("medium?"),
                "A further medium on which a letter goes out once it has left, to the same roles."),
            Field(
                "attach", LuaType("string|string[]|nil"),
                "What goes with an e-mail: \"letter\" is the same on paper, \"invoices\" are copies."
            ),
            Field("expires", LuaType("boolean?"), "Whether it falls away on the due date."),
            Field(
                "lapse", LuaType("integer?"), "Business days after which a task counts as not done."
            ),
            Field(
                "requires_previous", LuaType("boolean?"),
                "Whether it never comes first: the level before must have been done."),
            Field(
                "approval", LuaType("boolean|role|nil"),
                "Who has to approve it; `true` is accounting."),
            Field(
                "counts_for_gap", LuaType("boolean?"),
                "Whether the next message keeps its distance; else a message does, a task does not."
            ),
            Field(
                "when?(invoice: invoice, contact: contact, ctx: ctx) -> boolean?, reason: string?",
                "For which invoices it is; the reason is for `plan --explain`."),
        ])

    static let below = Shape(
        "below", "Another medium for small sums.",
        [
            ("cents", "cents", "Below this total."), ("medium", "medium", "The medium then."),
        ])
}
