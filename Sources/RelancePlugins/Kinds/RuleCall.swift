import Lua
import RelanceCore

/// One function of a rule, called for account after account.
struct RuleCall {
    let plugin: Plugin
    let function: LuaReference
    let name: String
    let day: Day
    let views: AccountViews
    let context: RuleContext
    /// Begins what seeds `math.random`: the plugin and the day.
    private let seed: String

    init(
        _ plugin: Plugin, _ function: LuaReference, _ name: String, on day: Day,
        views: AccountViews, context: RuleContext
    ) {
        (self.plugin, self.function, self.name, self.day) = (plugin, function, name, day)
        (self.views, self.context) = (views, context)
        seed = "\(plugin.file.id) \(day) "
    }

    /// Where the function stands, for errors: `plugins/scoring/late.lua:14`.
    var place: String {
        (function.file ?? plugin.file.shown) + (function.line.map { ":\($0)" } ?? "")
    }

    /// Calls it for an account, and one of its invoices where it is about one.
    ///
    /// `math.random` begins anew with plugin, day and contact, so that no order of calls changes an
    /// answer. `read` throws what is wrong with the results.
    func answer<Value>(
        _ account: Account, _ invoice: Invoice? = nil,
        read: (borrowing LuaResults) throws(Fault) -> Value
    ) throws -> Answer<Value> {
        let first = Result { try ask(account, invoice, read) }
        return try context.completes() ? ask(account, invoice, read) : first.get()
    }

    private func ask<Value>(
        _ account: Account, _ invoice: Invoice?,
        _ read: (borrowing LuaResults) throws(Fault) -> Value
    ) throws -> Answer<Value> {
        func doing() -> String {
            let id = invoice?.id ?? account.contact.id
            return "\(name)(\(invoice == nil ? "contact" : "invoice") '\(id)')"
        }
        context.reads.begin()
        do {
            let value = try views.lending(account) {
                try plugin.state.call(
                    function, context: doing(), random: seed + account.contact.id
                ) { arguments in
                    if let invoice { arguments.push(views.invoice(invoice, of: account)) }
                    arguments.push(views.contact)
                    arguments.push(context.view)
                } results: { results in
                    try read(results)
                }
            }
            return Answer(value, until: context.reads.until(account, on: day))
        } catch let fault as Fault {
            throw PluginError(
                .rubbish, place: place, problem: "\(doing()): \(fault.problem)", mend: fault.mend)
        } catch let error as LuaError {
            throw PluginError(error, file: plugin.file.shown, doing: doing())
        }
    }

    /// What is wrong with an answer.
    struct Fault: Error {
        var problem: String
        var mend: String?

        init(_ problem: String, _ mend: String? = nil) {
            self.problem = problem
            self.mend = mend
        }
    }
}

extension LuaResults {
    /// A result as an error shows it.
    func shown(_ index: Int) -> String {
        guard index < count else { return "nothing" }
        return (try? value(index).shown) ?? kind(index).described
    }

    /// The reason that stands at `index`; nil where there is none.
    func reason(_ index: Int) throws(RuleCall.Fault) -> String? {
        if kind(index) == .nil { return nil }
        guard let text = string(index), kind(index) == .string else {
            throw RuleCall.Fault("its reason is \(shown(index)), expected a text or nil")
        }
        guard text.utf8.count <= 2_000 else {
            throw RuleCall.Fault("its reason is longer than 2,000 bytes")
        }
        return text
    }
}
