import Lua
import RelanceCore

/// An account as rules see it: a contact with its lists, read field by field.
///
/// Nothing is copied but what is read; a list becomes views when it is asked for.
final class AccountViews {
    /// The account of the call. The views hold this and not the whole, which holds them.
    private final class Current {
        var account = Account(contact: Contact(id: ""))
        /// The invoice that a step is asked about, should the account not hold it.
        var invoice = Invoice(id: "")
    }

    /// What an account has beside its fields.
    static let lists = ["invoices", "payments", "promises", "disputes", "events", "history"]

    /// The fields of an open invoice, and what else is known of it.
    static let invoiceFields: [Field<Invoice>] = Invoice.fields.filter { $0.place != .hidden }

    /// What is known of an open invoice from the rest of the account.
    static let invoiceExtras = ["disputed", "promised"]

    private let current = Current()
    private let contactType: LuaViewType
    private let invoiceType: LuaViewType

    /// Makes views for rules on a day; `reads` is told what moves with it.
    init(in state: LuaState, on day: Day, reads: DayReads) {
        let current = current
        let invoiceType = Self.invoiceType(current, in: state, on: day, reads: reads)
        let payment = Self.type(Payment.name, Payment.fields, state, day) {
            current.account.payments[$0]
        }
        let promise = Self.type(Promise.name, Promise.fields, state, day) {
            current.account.promises[$0]
        }
        let dispute = Self.type(Dispute.name, Dispute.fields, state, day) {
            current.account.disputes[$0]
        }
        let event = Self.type(Event.name, Event.fields, state, day) { current.account.events[$0] }
        let history = Self.type("history", History.fields, state, day, isSingle: true) { _ in
            current.account.history
        }
        let fields = Account.fields
        let count = fields.count
        contactType = LuaViewType(
            name: Contact.name, fields: fields.map(\.name) + Self.lists, in: state
        ) { _, index in
            switch index - count {
            case 0: return .views(views(invoiceType, current.account.invoices.count))
            case 1: return .views(views(payment, current.account.payments.count))
            case 2: return .views(views(promise, current.account.promises.count))
            case 3: return .views(views(dispute, current.account.disputes.count))
            case 4: return .views(views(event, current.account.events.count))
            case 5: return .view(LuaView(type: history, row: 0))
            default:
                // Of a contact nothing but what is overdue moves with the day.
                if fields[index].movesWithDay { reads.overdue = true }
                return .value(LuaValue(fields[index].get(current.account, day)))
            }
        }
        self.invoiceType = invoiceType
    }

    /// The view of an account, good for the next call.
    func contact(_ account: Account) -> LuaView {
        current.account = account
        return LuaView(type: contactType, row: 0)
    }

    /// The view of one of its invoices; `contact` has to be asked for first.
    func invoice(_ invoice: Invoice) -> LuaView {
        if let row = current.account.invoices.firstIndex(where: { $0.id == invoice.id }) {
            return LuaView(type: invoiceType, row: row)
        }
        current.invoice = invoice
        return LuaView(type: invoiceType, row: -1)
    }

    private static func invoiceType(
        _ current: Current, in state: LuaState, on day: Day, reads: DayReads
    ) -> LuaViewType {
        let fields = invoiceFields
        return LuaViewType(
            name: Invoice.name, fields: fields.map(\.name) + invoiceExtras, in: state
        ) { row, index in
            let invoice = row < 0 ? current.invoice : current.account.invoices[row]
            switch index - fields.count {
            case 0: return .value(.boolean(current.account.disputes(invoice)))
            case 1: return .value(.boolean(current.account.promises(invoice)))
            default:
                let value = LuaValue(fields[index].get(invoice, day))
                if fields[index].movesWithDay, value != .nil { reads.today = true }
                return .value(value)
            }
        }
    }

    private static func type<Item>(
        _ name: String, _ fields: [Field<Item>], _ state: LuaState, _ day: Day,
        isSingle: Bool = false, item: @escaping (Int) -> Item
    ) -> LuaViewType {
        let shown = fields.filter { $0.place != .hidden }
        return LuaViewType(
            name: name, isSingle: isSingle, fields: shown.map(\.name), in: state
        ) { row, index in
            .value(LuaValue(shown[index].get(item(row), day)))
        }
    }
}

private func views(_ type: LuaViewType, _ count: Int) -> [LuaView] {
    (0..<count).map { LuaView(type: type, row: $0) }
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
