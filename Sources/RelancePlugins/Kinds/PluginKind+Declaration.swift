import Lua
package import RelanceCore

/// What a plugin of a kind declares.
extension PluginKind {
    /// The functions and lists that it must define.
    package var required: [String] { parts.filter { !$0.type.isOptional }.map(\.name) }

    /// What it may define besides.
    package var optional: [String] { parts.filter { $0.type.isOptional }.map(\.name) }

    /// The table that the file returns.
    var declaration: Shape {
        Shape(declarationName, "The table that a \(word)'s file returns.", Self.common + parts)
    }

    /// The name of `declaration` in the reference.
    var declarationName: String {
        switch self {
        case .connectors: "connector"
        case .channels: "channel"
        case .scoring: "scoring_rule"
        case .scenarios: "scenario"
        case .reports: "report_section"
        }
    }

    /// The name in the reference of what its functions are given as `ctx`.
    package var contextName: String {
        switch self {
        case .connectors: "connector_ctx"
        case .channels: "channel_ctx"
        case .scoring: "scoring_ctx"
        case .scenarios: "ctx"
        case .reports: "report_ctx"
        }
    }

    /// Whether its plugins may be granted capabilities.
    var hasCapabilities: Bool { self == .connectors || self == .channels }

    static let common: [Shape.Field] = [
        .init("api", .integer, "The level of the interface for which it is written."),
        .init("summary", LuaType("string|localized"), "What it does, in a line for people."),
        .init("settings", LuaType("table<string, setting>?"), "Its settings, by name."),
        .init(
            "needs", LuaType("capability[]|table<string, string|localized>|nil"),
            "The capabilities that it asks for: by name, or `{ http = \"why\" }`."),
        .init("examples", LuaType("example[]?"), "Its tests and its documentation."),
    ]

    /// What only plugins of the kind define.
    var parts: [Shape.Field] {
        switch self {
        case .connectors:
            [
                .init(
                    "pull(ctx: connector_ctx) -> page: page, next: any",
                    "One page and where the next begins. It is called again with that as `ctx.cursor` "
                        + "until it is nil, or the page says `done`."),
                .init(
                    "retry?(ctx: connector_ctx) -> page",
                    "A page made of `ctx.rejected`; without it they come with the next pull."),
                .init(
                    "document?(invoice: copied_invoice, ctx: connector_ctx) -> bytes: string|boolean|nil, "
                        + "media_type: string?",
                    "A copy of an invoice and its media type, for a mail that it goes with: PDF, PNG, "
                        + "JPEG or XML, of at most \(InvoiceCopy.largest >> 20) MB. Nil where there is "
                        + "none to be had; false where the connector is not set up to give any."),
                .init(
                    "push?(events: event[], ctx: connector_ctx)",
                    "Writes back to the source.", isReserved: true),
                .init(
                    "check?(ctx: connector_ctx) -> string?",
                    "Whether the source can be reached, for `doctor`: a text that it shows, or an error."
                ),
            ]
        case .channels:
            [
                .init(
                    "send(message: message, ctx: channel_ctx) -> receipt?, failure?",
                    "Hands a message over: a receipt, or nil and why not."),
                .init(
                    "poll?(ctx: channel_ctx) -> news?",
                    "What became of `ctx.waiting`, the actions that are sent or unknown."),
                .init(
                    "check?(ctx: channel_ctx) -> string?",
                    "Whether the channel can be reached, for `doctor`: a text that it shows, or an error."
                ),
            ]
        case .scoring:
            [
                .init(
                    "score(contact: contact, ctx: scoring_ctx) -> points: number?, reason: string?",
                    "The points that it adds and why; nil where it has nothing to say.")
            ]
        case .scenarios:
            [
                .init(
                    "steps", LuaType("step[]|function"),
                    "The steps in their order, or a function of `ctx` that gives them."),
                .init(
                    "applies?(contact: contact, ctx: ctx) -> boolean?, reason: string?",
                    "Whether it is for a contact; without it, for every one."),
                .init(
                    "broken_promise", LuaType("step|function|nil"),
                    "What follows a broken promise: a step without a day, or a function of `ctx`."),
                .init(
                    "grouping", LuaType("\"contact\"|\"invoice\"|function|nil"),
                    "Whether a message is about all of a contact's invoices or one."),
                .init(
                    "minimum_cents", LuaType("cents|function|nil"),
                    "A message whose net total is below this is left alone."),
                .init("gap", LuaType("integer|function|nil"), "Days between two messages."),
            ]
        case .reports:
            [
                .init(
                    "section(ctx: report_ctx) -> block[]",
                    "The blocks of its part of the report, in their order.")
            ]
        }
    }
}

/// What stands in a declaration.
extension Shape {
    static let setting = Shape(
        "setting", "One setting: checked, defaulted, shown by `plugin info`.",
        [
            Field(
                "type", .either(SettingsSchema.ValueType.allCases.map { .literal($0.rawValue) }),
                "What it holds."),
            Field("default", .any, "The value where none is given."),
            Field("required", LuaType("boolean?"), "Whether it has to be given."),
            Field("min", LuaType("number?"), "The least number."),
            Field("max", LuaType("number?"), "The greatest number."),
            Field("values", LuaType("any[]?"), "The values of a `one_of`."),
            Field("doc", LuaType("string?"), "What it is, for people."),
        ])

    static let example = Shape(
        "example",
        "A test that documents: `{ \"what it shows\", given = { … }, gives = { … } }`. `given` holds the "
            + "arguments without ctx; beside them by name `settings`, `today`, `cursor`, `files`, `http`, "
            + "`secrets`, `paths`, `document` (the invoice of which a connector is asked for a copy) and "
            + "whatever else `ctx` is to have. One of the four others says what "
            + "comes of it.", positions: 1,
        [
            ("given", "table?", "What the function gets; a field left out is nil."),
            ("gives", "table?", "The results; of a table, what it must hold."),
            (
                "gives_file", "string?",
                "`fixtures/NAME`: the file that holds the results, line for line; written by `--update`."
            ),
            ("fails", "failure?", "Of a channel: nil, and what the failure must hold."),
            ("raises", "string?", "An error: a part of its text, or its code."),
        ])

    static let localized = Shape(
        "localized", "A text for people in both languages.",
        [("fr", "string?", "French."), ("en", "string?", "English.")])
}
