import Lua
import RelanceCore

/// An account as rules see it: a contact with its lists, read field by field.
///
/// Nothing is copied but what is read; a list becomes views when it is asked for.
final class AccountViews {
    /// What a call is about.
    ///
    /// The views hold this and not the whole, which holds them. An account is borrowed for its call: to
    /// copy one costs as much as to ask a rule. No view is read after its call, nor is the pointer.
    private final class Current {
        var borrowed: UnsafePointer<Account>?
        var invoices: UnsafePointer<Invoice>?
        /// The invoice that a step is asked about, should the account not hold it.
        var invoice = Invoice(id: "")

        @inline(__always)
        func account() throws -> UnsafePointer<Account> {
            guard let borrowed else { throw LuaHostError("there is no contact outside of a call") }
            return borrowed
        }

        /// Reads an invoice of the account; row -1 is the one that it does not hold.
        @inline(__always)
        func reading<Value>(_ row: Int, _ read: (UnsafePointer<Invoice>) -> Value) throws -> Value {
            _ = try account()
            guard row >= 0, let invoices else { return withUnsafePointer(to: invoice, read) }
            return read(invoices + row)
        }
    }

    /// What an account has beside its fields.
    static let lists = Shape.accountLists.map(\.name)

    /// The fields of an open invoice, and what else is known of it.
    static let invoiceFields: [Field<Invoice>] = Invoice.fields.filter { $0.place != .hidden }

    /// What is known of an open invoice from the rest of the account.
    static let invoiceExtras = Shape.invoiceExtras.map(\.name)

    private let current = Current()
    private let contactType: LuaViewType
    private let invoiceType: LuaViewType

    /// Makes views for rules on a day; `reads` is told what moves with it.
    init(in state: LuaState, on day: Day, reads: DayReads) {
        let current = current
        let invoiceType = Self.invoiceType(current, in: state, on: day, reads: reads)
        let payment = Self.rowType(current, in: state, on: day) { $0.pointee.payments }
        let promise = Self.rowType(current, in: state, on: day) { $0.pointee.promises }
        let dispute = Self.rowType(current, in: state, on: day) { $0.pointee.disputes }
        let event = Self.rowType(current, in: state, on: day) { $0.pointee.events }
        let history = Self.historyType(current, in: state, on: day)
        let lists = [
            Self.list("invoices", invoiceType, current) { $0.pointee.invoices.count },
            Self.list("payments", payment, current) { $0.pointee.payments.count },
            Self.list("promises", promise, current) { $0.pointee.promises.count },
            Self.list("disputes", dispute, current) { $0.pointee.disputes.count },
            Self.list("events", event, current) { $0.pointee.events.count },
            LuaField("history") { _, answer in answer.give(LuaView(type: history, row: 0)) },
        ]
        let fields = Account.fields.map { field in
            // Of a contact nothing but what is overdue moves with the day.
            field.movesWithDay
                ? LuaField(field.name) { _, answer in
                    reads.overdue = true
                    answer.give(field.read(try current.account(), day))
                }
                : LuaField(field.name) { _, answer in
                    answer.give(field.read(try current.account(), day))
                }
        }
        contactType = LuaViewType(name: Contact.name, fields: fields + lists, in: state)
        self.invoiceType = invoiceType
    }

    /// Lends an account to the views for a call.
    func lending<Value>(_ account: Account, _ body: () throws -> Value) rethrows -> Value {
        try withUnsafePointer(to: account) { pointer in
            try account.invoices.withUnsafeBufferPointer { invoices in
                (current.borrowed, current.invoices) = (pointer, invoices.baseAddress)
                defer { (current.borrowed, current.invoices) = (nil, nil) }
                return try body()
            }
        }
    }

    /// The view of the account that is lent.
    var contact: LuaView { LuaView(type: contactType, row: 0) }

    /// The view of an invoice of the account that is lent.
    func invoice(_ invoice: Invoice, of account: Account) -> LuaView {
        if let row = account.invoices.firstIndex(where: { $0.id == invoice.id }) {
            return LuaView(type: invoiceType, row: row)
        }
        current.invoice = invoice
        return LuaView(type: invoiceType, row: -1)
    }

    private static func list(
        _ name: String, _ type: LuaViewType, _ current: Current,
        count: @escaping (UnsafePointer<Account>) -> Int
    ) -> LuaField {
        LuaField(name) { _, answer in
            answer.give(rowsOf: type, count: count(try current.account()))
        }
    }

    private static func invoiceType(
        _ current: Current, in state: LuaState, on day: Day, reads: DayReads
    ) -> LuaViewType {
        let fields = invoiceFields.map { field in
            field.movesWithDay
                ? LuaField(field.name) { row, answer in
                    let value = try current.reading(row) { field.read($0, day) }
                    if value != .null { reads.today = true }
                    answer.give(value)
                }
                : LuaField(field.name) { row, answer in
                    answer.give(try current.reading(row) { field.read($0, day) })
                }
        }
        let extras = [
            LuaField("disputed") { row, answer in
                let account = try current.account()
                answer.give(try current.reading(row) { account.pointee.disputes($0.pointee) })
            },
            LuaField("promised") { row, answer in
                let account = try current.account()
                answer.give(try current.reading(row) { account.pointee.promises($0.pointee) })
            },
        ]
        return LuaViewType(name: Invoice.name, fields: fields + extras, in: state)
    }

    /// The rows of a list, each read where it lies.
    private static func rowType<Item: Record>(
        _ current: Current, in state: LuaState, on day: Day,
        items: @escaping (UnsafePointer<Account>) -> [Item]
    ) -> LuaViewType {
        let fields = Item.fields.filter { $0.place != .hidden }.map { field in
            LuaField(field.name) { row, answer in
                items(try current.account()).withUnsafeBufferPointer { items in
                    if let first = items.baseAddress { answer.give(field.read(first + row, day)) }
                }
            }
        }
        return LuaViewType(name: Item.name, fields: fields, in: state)
    }

    private static func historyType(
        _ current: Current, in state: LuaState, on day: Day
    ) -> LuaViewType {
        let fields = History.fields.map { field in
            LuaField(field.name) { _, answer in
                answer.give(field.get(try current.account().pointee.history, day))
            }
        }
        return LuaViewType(name: "history", isSingle: true, fields: fields, in: state)
    }
}

extension Account {
    /// Whether one of its disputes names the invoice.
    fileprivate func disputes(_ invoice: Invoice) -> Bool {
        disputes.contains { $0.invoices.contains(invoice.id) }
    }

    /// Whether an open promise is about the invoice; one that names none is about all.
    fileprivate func promises(_ invoice: Invoice) -> Bool {
        promises.contains {
            $0.status == .open && ($0.invoices.isEmpty || $0.invoices.contains(invoice.id))
        }
    }
}
