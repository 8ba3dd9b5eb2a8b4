import Lua
import RelanceCore

/// Calls the rules of one plugin on accounts.
final class RuleCall {
    private let plugin: Plugin
    private let context: Context
    private let views: AccountViews
    private var ctx: LuaReference?

    init(_ plugin: Plugin, context: Context) {
        self.plugin = plugin
        self.context = context
        views = AccountViews(on: context.today, in: plugin.state)
    }

    /// Calls `function` with an invoice, where one is given, the contact and ctx.
    ///
    /// `math.random` begins anew with each contact, so that the order of calls means nothing.
    func answer<Value: Sendable>(
        _ function: LuaReference, _ name: String, _ account: Account, _ invoice: Invoice? = nil,
        read: (borrowing LuaResults) throws -> Value
    ) throws -> Answer<Value> {
        views.show(account)
        let id = account.contact.id
        do {
            let ctx = try ctx ?? context.object(for: plugin, adding: [])
            self.ctx = ctx
            let value = try plugin.state.call(
                function, context: "\(name)(contact '\(id)')",
                random: "\(plugin.file.id) \(context.today) \(id)"
            ) { arguments in
                if let invoice, let view = views.invoice(invoice) { arguments.push(view) }
                if let contact = views.contact { arguments.push(contact) }
                arguments.push(ctx)
            } results: {
                try read($0)
            }
            return Answer(value, until: until)
        } catch let error as LuaError {
            throw PluginError(error, file: plugin.file.shown, doing: nil)
        }
    }

    private var until: Day? { plugin.readsToday ? context.today.adding(1) : views.until }
}
