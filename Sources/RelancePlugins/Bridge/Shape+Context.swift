import Lua
import RelanceCore
import RelanceRules

/// What a plugin is given.
extension Shape {
    /// `ctx` as every kind has it.
    static func context(_ functions: [LuaHostFunction], _ modules: [LuaModule]) -> Shape {
        Shape(
            "ctx", "What every call is given last.",
            [
                Field(
                    "today", .named("date"), "The day of the run; a scenario's `steps` have none."),
                Field(
                    "settings", .named("settings"), "The plugin's settings, checked, with defaults."
                ),
                Field("creditor", .named("creditor"), "The company that is owed."),
                Field("none", .named("none"), "The value that empties a field."),
            ] + modules.map(Field.init)
                + functions.map(Field.init))
    }

    /// What the kinds add to `ctx`.
    static func own(_ kind: PluginKind, _ report: [LuaHostFunction] = []) -> [Field] {
        switch kind {
        case .connectors:
            [
                Field(
                    "cursor", .any,
                    "What the page before gave as next: a plain table, yours to change."),
                Field("paths", .list(.string), "Paths of the command line, else of the settings."),
                Field("rejected", .list(.named("rejected_row")), "For `retry`: rows set aside."),
                Field(
                    "set_aside", .integer,
                    "How many of its rows are set aside: if any, unchanged files are read too."),
            ] + lent
        case .channels:
            [
                Field("waiting", .list(.named("action")), "For `poll`: actions sent or unknown."),
                Field("cursor", .any, "For `poll`: nil in this version."),
            ] + lent
        case .scoring:
            [
                Field(
                    "book", LuaType("book?"),
                    "What stands open in all, as of the last month's end; nil where it is not known."
                )
            ]
        case .scenarios: []
        case .reports:
            [
                Field("month", .string, "The month, as `\"2026-11\"`."),
                Field("from", .named("date"), "Its first day."),
                Field("to", .named("date"), "The last day that counts."),
                Field("figures", .named("figures"), "The key figures by name."),
            ] + report.map(Field.init)
        }
    }

    /// What plugins have that may be granted capabilities.
    private static var lent: [Field] {
        [
            Field(
                "secrets", .map(.named("secret")),
                "What the operator lends under `secrets`, by name."),
            Field(LuaHostFunction.hmac(.none)),
        ]
    }

    static let book = Shape(
        "book", "What stands open in the dossier.",
        [
            ("balance_cents", "cents", "What is owed, net."),
            ("overdue_cents", "cents", "What of it is past its due date."),
            ("contacts", "integer", "How many contacts owe something."),
        ])

    static let rejectedRow = Shape(
        "rejected_row", "A row that was set aside, as the plugin gave it.", isOpen: true,
        [
            ("source", "string", "The file or collection."),
            ("line", "string", "Line or key there."),
            ("reason", "string", "What was wrong."), ("row", "any", "What the plugin kept of it."),
        ])

    static let interlocutor = Shape(
        "interlocutor", "A person of the creditor's who answers questions.",
        [
            ("name", "string", "The name."), ("email", "string?", "E-mail address."),
            ("phone", "string?", "Telephone number."),
        ])

    static let claim = Shape(
        "claim", "An invoice with the step that an action records for it.",
        [
            ("invoice", "string", "The id of the invoice."), ("step", "string", "The step."),
            ("level", "integer", "Its tone."), ("amount_cents", "cents", "What is claimed of it."),
        ])

    /// What is known of an open invoice from the rest of the account.
    static let invoiceExtras = [
        Field("disputed", .boolean, "Whether a dispute names it."),
        Field("promised", .boolean, "Whether an open promise is about it."),
    ]

    /// What an account has beside its fields.
    static let accountLists = [
        Field("invoices", .list(.named("invoice")), "What is open."),
        Field("payments", .list(.named("payment")), "What settles nothing yet."),
        Field("promises", .list(.named("promise")), "What was promised."),
        Field("disputes", .list(.named("dispute")), "What is contested."),
        Field("events", .list(.named("event")), "The last 50 events."),
        Field("history", .named("history"), "How it has paid so far."),
    ]

    /// The figures by name, and those of the month before.
    static var figures: Shape {
        let all = Figure.all.map { ($0.name, $0) } + Figure.current.map { ($0.name, $0) }
        let before = Figure.all.map { ("previous_" + $0.name, $0) }
        return Shape(
            "figures", "Key figures: numbers, nil where there is no data.",
            (all + before).map { name, figure in
                let doc = name == figure.name ? "" : ", the month before"
                return Field(
                    name, LuaType(figure.style == .money ? "cents?" : "number?"),
                    figure.label.text(in: .english) + doc + ". " + figure.how.text(in: .english))
            })
    }

    static let fault = Shape(
        "fault", "What `pcall` catches where a capability refuses; printed, it is a text.",
        [
            ("code", "string", "Such as `exists`, `changed`, `not_granted`."),
            ("where", "string", "File and line, or what it is about."),
            ("text", "string", "What is wrong."),
        ])
}
