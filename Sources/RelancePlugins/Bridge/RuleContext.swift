import Lua
import RelanceCore

/// `ctx` as a view: made for each call at little cost, and it notices what is read.
final class RuleContext {
    let reads: DayReads
    private let type: LuaViewType

    /// Makes `ctx` for a plugin, with what its kind adds.
    ///
    /// Where `timeless` says why, `ctx.today` is an error.
    init(
        _ plugin: Plugin, _ context: Context, adding own: [(String, LuaEntry)] = [],
        reads: DayReads, timeless: String? = nil
    ) throws {
        if plugin.common.isEmpty { plugin.common = try context.common(for: plugin) }
        let entries = plugin.common.filter { entry in !own.contains { $0.0 == entry.0 } } + own
        let state = plugin.state
        let values = try entries.map { try Self.kept($0.1, "ctx.\($0.0)", in: state) }
        let today = entries.firstIndex { $0.0 == "today" }
        let book = entries.firstIndex { $0.0 == "book" }
        self.reads = reads
        type = LuaViewType(
            name: "ctx", isSingle: true, fields: entries.map(\.0), in: state
        ) { _, field in
            if field == today {
                if let timeless { throw LuaHostError(timeless) }
                reads.today = true
            } else if field == book {
                reads.book = true
            }
            return values[field]
        }
    }

    /// The argument of a call.
    var view: LuaView { LuaView(type: type, row: 0) }

    private static func kept(_ entry: LuaEntry, _ name: String, in state: LuaState) throws
        -> LuaViewValue
    {
        switch entry {
        case .value(let value) where value.kind == .table:
            .reference(try state.frozen(name, value))
        case .value(let value): .value(value)
        case .reference(let reference): .reference(reference)
        case .function(let function): .reference(state.function(function))
        case .module(let module): .reference(state.module(module, in: "ctx"))
        case .noneSentinel: .value(.none)
        }
    }
}
