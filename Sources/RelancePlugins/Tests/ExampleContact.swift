import Lua
import RelanceCore

/// What the contact of an example may hold: the names and types of what a rule reads.
struct ExampleContact {
    /// A name of a table.
    private struct Part: Sendable {
        let name: String
        let type: FieldType
    }

    /// The parts of each table by its name.
    private static let tables: [String: [Part]] = [
        Contact.name: parts(Account.fields)
            + [
                Part(name: "invoices", type: .list(.record(Invoice.name))),
                Part(name: "payments", type: .list(.record(Payment.name))),
                Part(name: "promises", type: .list(.record(Promise.name))),
                Part(name: "disputes", type: .list(.record(Dispute.name))),
                Part(name: "events", type: .list(.record(Event.name))),
                Part(name: "history", type: .record("history")),
            ],
        Invoice.name: parts(Invoice.fields)
            + AccountViews.invoiceExtras.map { Part(name: $0, type: .boolean) },
        Payment.name: parts(Payment.fields), Promise.name: parts(Promise.fields),
        Dispute.name: parts(Dispute.fields), Event.name: parts(Event.fields),
        "history": parts(History.fields), Person.name: parts(Person.fields),
        "allocation": [
            Part(name: "invoice", type: .text), Part(name: "amount_cents", type: .cents),
        ],
    ]

    private static func parts<R>(_ fields: [Field<R>]) -> [Part] {
        fields.filter { $0.place != .hidden }.map { Part(name: $0.name, type: $0.type) }
    }

    /// Throws where `value` holds what no contact has.
    static func check(_ value: LuaValue) throws(LuaHostError) {
        try check(value, .record(Contact.name), at: "")
    }

    private static func check(_ value: LuaValue, _ type: FieldType, at path: String)
        throws(LuaHostError)
    {
        switch type {
        case _ where value == .nil || value == .none: return
        case .list(let element):
            guard let table = value.table, table.fields.isEmpty else {
                throw wrong(value, type, path)
            }
            for (index, item) in table.list.enumerated() {
                try check(item, element, at: "\(path)[\(index + 1)]")
            }
        case .record(let name):
            guard let table = value.table, table.list.isEmpty else {
                throw wrong(value, type, path)
            }
            guard let parts = tables[name] else { return }
            for (key, item) in table.fields {
                guard let part = parts.first(where: { $0.name == key }) else {
                    throw unknown(key, name, parts.map(\.name))
                }
                try check(item, part.type, at: path.isEmpty ? key : "\(path).\(key)")
            }
        default:
            guard let plain = Plain(value), type.takes(plain) else {
                throw wrong(value, type, path)
            }
        }
    }

    private static func unknown(_ key: String, _ name: String, _ known: [String]) -> LuaHostError {
        LuaHostError(
            "the example gives a field '\(key)', which \("aeiou".contains(name.first ?? "x") ? "an" : "a") \(name) "
                + "does not have" + (Hint.didYouMean(key, known).map { "; " + $0 } ?? ""))
    }

    private static func wrong(_ value: LuaValue, _ type: FieldType, _ path: String) -> LuaHostError
    {
        path.isEmpty
            ? LuaHostError(
                "the example gives \(value.shown), expected a table with fields of a contact")
            : LuaHostError("the example gives \(path) = \(value.shown), expected \(type.expected)")
    }
}
