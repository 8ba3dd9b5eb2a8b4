import Lua
import RelanceCore

/// The contact of an example as a rule sees it: the fields are those of an account, from a table.
///
/// A field that the table leaves out is nil, a list empty; one that there is not is an error.
final class ExampleViews {
    /// The tables that the views show, a row each.
    private final class Rows {
        var tables: [LuaTable] = []
    }

    private let rows = Rows()
    private let contactType: LuaViewType
    /// The invoice of which a copy is asked for.
    private let copiedType: LuaViewType

    init(in state: LuaState) {
        let rows = rows
        func plain(_ name: String, _ fields: [String], isSingle: Bool = false) -> LuaViewType {
            LuaViewType(name: name, isSingle: isSingle, fields: fields, in: state) { row, field in
                .value(rows.tables[row][fields[field]] ?? .nil)
            }
        }
        let invoice = plain(
            Invoice.name, AccountViews.invoiceFields.map(\.name) + AccountViews.invoiceExtras)
        let lists = [
            "invoices": invoice, "payments": plain(Payment.name, Payment.shownNames),
            "promises": plain(Promise.name, Promise.shownNames),
            "disputes": plain(Dispute.name, Dispute.shownNames),
            "events": plain(Event.name, Event.shownNames),
        ]
        let history = plain("history", History.fields.map(\.name), isSingle: true)
        let fields = Account.fields.map(\.name) + AccountViews.lists
        let empty = Account.fields.filter { field in
            if case .list = field.type { true } else { false }
        }.map(\.name)
        contactType = LuaViewType(name: Contact.name, fields: fields, in: state) { row, field in
            let name = fields[field]
            let value = rows.tables[row][name]
            func show(_ table: LuaTable, as type: LuaViewType) -> LuaView {
                rows.tables.append(table)
                return LuaView(type: type, row: rows.tables.count - 1)
            }
            if name == "history" {
                return .view(show(value?.table ?? LuaTable(), as: history))
            }
            if let type = lists[name] {
                let items = value?.table?.list ?? []
                return .views(items.map { show($0.table ?? LuaTable(), as: type) })
            }
            if value == nil, empty.contains(name) { return .value(.table(LuaTable())) }
            return .value(value ?? .nil)
        }
        let copied = CopiedInvoice.fields
        copiedType = LuaViewType(
            name: Invoice.name, isSingle: true, fields: copied.map(\.name), in: state
        ) { row, field in
            let isList =
                switch copied[field].type {
                case .list, .object: true
                default: false
                }
            return .value(
                rows.tables[row][copied[field].name] ?? (isList ? .table(LuaTable()) : .nil))
        }
    }

    /// The view of the contact that an example gives as a table.
    func contact(_ given: LuaValue) throws -> LuaView {
        try ExampleContact.check(given)
        rows.tables.append(given.table ?? LuaTable())
        return LuaView(type: contactType, row: rows.tables.count - 1)
    }

    /// The view of the invoice of which an example asks for a copy.
    func invoice(_ table: LuaTable) throws -> LuaView {
        try Self.check(table, against: copiedType)
        rows.tables.append(table)
        return LuaView(type: copiedType, row: rows.tables.count - 1)
    }

    private static func check(_ table: LuaTable, against type: LuaViewType) throws {
        for key in table.keys where !type.fields.contains(key) {
            throw LuaHostError(
                "the example gives a field '\(key)', which a \(type.name) does not have"
                    + (Hint.didYouMean(key, type.fields).map { "; " + $0 } ?? ""))
        }
    }
}
