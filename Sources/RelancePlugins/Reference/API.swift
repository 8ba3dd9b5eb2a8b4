package import Lua
import RelanceCore

/// All that a plugin can rely on, put together from what the code declares.
///
/// The reference page, the types for editors and `plugin check` are made of it.
package struct API: Sendable {
    /// A name for a type, and what it is.
    struct Alias: Sendable {
        var name: String
        var type: LuaType
        var doc: String
    }

    /// The newest level of the interface.
    package let level: Int
    /// What tables hold, in the order of the page.
    package let shapes: [Shape]
    let aliases: [Alias]
    let ladder: Ladder
    /// The capabilities that this version has, by name.
    let capabilities: [String]
    /// The rows that a report section can ask for, besides figures.
    let rows: [NamedDoc]

    /// Those that the capabilities bring.
    let ownShapes: [String]
    private let byName: [String: Shape]

    /// A name with what it is.
    package struct NamedDoc: Sendable, Equatable {
        package var name: String
        package var doc: String

        /// Makes one.
        package init(_ name: String, _ doc: String) { (self.name, self.doc) = (name, doc) }
    }

    /// Puts it together; `capabilities` are the modules that a dossier can grant.
    package init(
        capabilities: [LuaModule], rows: [NamedDoc] = [],
        ladder: Ladder = .current
    ) {
        level = Plugin.api
        self.capabilities = capabilities.map(\.name)
        self.rows = rows
        self.ladder = ladder
        let shapes = capabilities.flatMap(\.shapes)
        self.shapes = Self.shapes(capabilities) + shapes
        ownShapes = shapes.map(\.name)
        aliases = Self.aliases
        byName = Dictionary(self.shapes.map { ($0.name, $0) }) { first, _ in first }
    }

    /// What a table of that name holds.
    package func shape(_ name: String) -> Shape? { byName[name] }

    /// The fields of a shape, those of its base included.
    package func fields(of shape: Shape) -> [Shape.Field] {
        (shape.base.flatMap { byName[$0] }?.fields ?? []) + shape.fields
    }

    /// The plain type that an alias stands for, or the type itself.
    func resolved(_ type: LuaType) -> LuaType {
        guard case .named(let name) = type, let alias = aliases.first(where: { $0.name == name })
        else { return type }
        return alias.type
    }

    /// The names of types that nothing explains.
    package var unexplained: [String] {
        let parts = shapes.flatMap(\.fields)
        let types =
            parts.map(\.type)
            + parts.compactMap(\.signature).flatMap { ($0.parameters + $0.results).map(\.type) }
            + aliases.map(\.type)
        let known = Set(shapes.map(\.name) + aliases.map(\.name) + ["settings", "none"])
        return Set(types.flatMap(\.names)).subtracting(known).sorted()
    }

    private static let aliases = [
        Alias(
            name: "date", type: .string, doc: "A day as `\"YYYY-MM-DD\"`: it compares as it stands."
        ),
        Alias(
            name: "cents", type: .integer, doc: "Money in whole cents (the currency's minor unit)."),
        Alias(
            name: "medium", type: .either(Medium.allCases.map { .literal($0.rawValue) }),
            doc: "How a message reaches a contact."),
        Alias(
            name: "role", type: .either(CreditorRole.allCases.map { .literal($0.rawValue) }),
            doc: "Who of the creditor's."),
        Alias(
            name: "style", type: .either(Block.Style.allCases.map { .literal($0.rawValue) }),
            doc: "What a value of a report is, and so how it is written."),
        Alias(
            name: "capability", type: .either(Plugin.capabilities.map(LuaType.literal)),
            doc: "What a plugin may be granted."),
        Alias(
            name: "secret", type: .any,
            doc:
                "A secret of `ctx.secrets`: good in a request and in `ctx.hmac`, unreadable as text."
        ),
        Alias(
            name: "block", type: .either(Shape.blocks.map { .named($0.name) }),
            doc: "A part of a report as data."),
    ]

    private static func shapes(_ capabilities: [LuaModule]) -> [Shape] {
        let example = Context.example()
        let common = Shape.context(
            example.functions(log: { _ in }, warn: { _ in }), [.json, .text])
        let report = ReportContext(example: .null, on: example.today) { _, _ in "" }
        let contexts = PluginKind.allCases.filter { $0 != .scenarios }.map { kind in
            Shape(
                kind.contextName, "`ctx` of a \(kind.word): what every kind has, and this.",
                base: common.name,
                Shape.own(kind, report.functions)
                    + (kind.hasCapabilities ? capabilities.map(Shape.Field.init) : []))
        }
        let modules = ([.json, .text] + capabilities).map { Shape($0, in: "ctx") }
        return PluginKind.allCases.map(\.declaration)
            + [.setting, .example, .localized, common] + contexts
            + modules + [
                Shape(
                    Creditor.name, "The company that is owed.", of: Creditor.fields),
                .interlocutor, .book, .figures, .fault,
                Shape(
                    Contact.name, "Who owes, as rules see it.", of: Account.fields,
                    Shape.accountLists),
                Shape(
                    Invoice.name, "A claim, a credit note or an opening balance.",
                    of: Invoice.fields, Shape.invoiceExtras), .copiedInvoice,
                Shape(Payment.name, "Money received.", of: Payment.fields), .allocation,
                Shape(Promise.name, "A promise to pay.", of: Promise.fields),
                Shape(Dispute.name, "What a customer objects to.", of: Dispute.fields),
                Shape(Event.name, "What happened.", of: Event.fields),
                Shape("history", "How a contact has paid so far.", of: History.fields),
                Shape(Person.name, "Somebody at the customer's.", of: Person.fields),
                Shape(Action.name, "One thing to do for a contact.", of: Action.fields), .claim,
                .page, .given(Contact.self), .givenPerson, .given(Invoice.self),
                .given(Payment.self), .given(Promise.self), .given(Dispute.self),
                .given(Reminder.self), .removal, .reject, .rejectedRow, .message, .attachment,
                .sheets, .party, .receipt, .failure, .news, .delivery,
                .step, .below,
            ] + Shape.blocks + [
                .tile, .reportTable, .column, .reportChart, .series, .reportProposal, .rowQuery,
            ]
    }
}
