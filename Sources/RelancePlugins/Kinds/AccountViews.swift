import Lua
import RelanceCore

/// An account as the rules of one plugin see it, field by field, and what of it moves with the day.
///
/// One set serves all calls of a plugin; a call begins with `show`.
final class AccountViews {
    private var account = Account(contact: Contact(id: ""))
    private var withheld: Withheld?
    private let day: Day
    /// The first later day on which what the call has read may differ.
    private(set) var until: Day?

    private var contacts: LuaViewType?
    private var invoices: LuaViewType?
    private var payments: LuaViewType?
    private var promises: LuaViewType?
    private var disputes: LuaViewType?
    private var events: LuaViewType?
    private var histories: LuaViewType?

    init(on day: Day, in state: LuaState) {
        self.day = day
        let lists = ["invoices", "payments", "promises", "disputes", "events", "history"]
        let own = Account.fields.map(\.name)
        contacts = LuaViewType(name: "contact", fields: own + lists, in: state) {
            [unowned self] _, field in
            field < own.count
                ? plain(Account.fields[field], account) : list(lists[field - own.count])
        }
        let fields = Invoice.fields.filter { $0.place != .hidden }
        let names = fields.map(\.name) + ["disputed", "promised"]
        invoices = LuaViewType(name: "invoice", fields: names, in: state) {
            [unowned self] row, field in
            let invoice = account.invoices[row]
            if field < fields.count { return plain(fields[field], invoice) }
            let own = withheld ?? Withheld(account)
            withheld = own
            let ids = field == fields.count ? own.disputed : own.promised
            return .value(.boolean(ids.contains(invoice.id)))
        }
        payments = type("payment", in: state) { $0.payments[$1] }
        promises = type("promise", in: state) { $0.promises[$1] }
        disputes = type("dispute", in: state) { $0.disputes[$1] }
        events = type("event", in: state) { $0.events[$1] }
        let history = History.fields
        histories = LuaViewType(name: "history", fields: history.map(\.name), in: state) {
            [unowned self] _, field in plain(history[field], account.history)
        }
    }

    /// Begins a call: `account` is what is seen from now on.
    func show(_ account: Account) {
        self.account = account
        withheld = nil
        until = nil
    }

    /// The contact, to be pushed as an argument.
    var contact: LuaView? { contacts.map { LuaView(type: $0, row: 0) } }

    /// An open invoice, to be pushed as an argument.
    func invoice(_ invoice: Invoice) -> LuaView? {
        guard let invoices, let row = account.invoices.firstIndex(where: { $0.id == invoice.id })
        else { return nil }
        return LuaView(type: invoices, row: row)
    }

    private func type<R: Record>(
        _ name: String, in state: LuaState, _ record: @escaping (Account, Int) -> R
    ) -> LuaViewType {
        let fields = R.fields.filter { $0.place != .hidden }
        return LuaViewType(name: name, fields: fields.map(\.name), in: state) {
            [unowned self] row, field in plain(fields[field], record(account, row))
        }
    }

    private func plain<R>(_ field: Field<R>, _ record: R) -> LuaViewValue {
        let value = field.get(record, day)
        if field.movesWithDay, value != .null { note(field.name) }
        return .value(LuaValue(value))
    }

    // What is overdue moves when the next invoice falls late, what counts days every day.
    private func note(_ field: String) {
        let next = field == "overdue_cents" ? account.nextDue(after: day) : day.adding(1)
        until = [until, next].compactMap { $0 }.min()
    }

    private func list(_ name: String) -> LuaViewValue {
        func views(_ type: LuaViewType?, _ count: Int) -> LuaViewValue {
            guard let type else { return .value(.nil) }
            return .views((0..<count).map { LuaView(type: type, row: $0) })
        }
        switch name {
        case "invoices": return views(invoices, account.invoices.count)
        case "payments": return views(payments, account.payments.count)
        case "promises": return views(promises, account.promises.count)
        case "disputes": return views(disputes, account.disputes.count)
        case "events": return views(events, account.events.count)
        default: return histories.map { .view(LuaView(type: $0, row: 0)) } ?? .value(.nil)
        }
    }

    /// Invoices that are disputed or promised.
    private struct Withheld {
        var disputed: Set<String>
        var promised: Set<String>

        init(_ account: Account) {
            disputed = Set(account.disputes.flatMap(\.invoices))
            let open = account.promises.filter { $0.status == .open }
            promised = Set(open.flatMap(\.invoices))
            if open.contains(where: { $0.invoices.isEmpty }) {
                promised.formUnion(account.invoices.map(\.id))
            }
        }
    }
}
