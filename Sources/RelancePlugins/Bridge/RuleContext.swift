import Lua
import RelanceCore

/// `ctx` as a view: made for each call at little cost, and it notices what is read.
final class RuleContext {
    let reads: DayReads
    private let type: LuaViewType
    private let values: Values
    private let state: LuaState
    /// What works the book out; nil: it is known, or the plugin has none.
    private var book: (() throws -> BookTotals?)?

    /// Makes `ctx` for a plugin; with `book`, it has a `ctx.book`.
    ///
    /// Where `timeless` says why, `ctx.today` is an error.
    init(
        _ plugin: Plugin, _ context: Context, book: (() throws -> BookTotals?)? = nil,
        reads: DayReads, timeless: String? = nil
    ) throws {
        if plugin.common.isEmpty { plugin.common = try context.common(for: plugin) }
        let common = plugin.common.filter { book == nil || $0.0 != "book" }
        let fields = common.map(\.0) + (book == nil ? [] : ["book"])
        let state = plugin.state
        let values = Values(try common.map { try Self.kept($0.1, "ctx.\($0.0)", in: state) })
        if book != nil { values.list.append(.value(.nil)) }
        let today = fields.firstIndex(of: "today")
        let place = fields.firstIndex(of: "book")
        (self.reads, self.values, self.state, self.book) = (reads, values, state, book)
        type = LuaViewType(name: "ctx", isSingle: true, fields: fields, in: state) { _, field in
            if field == today {
                if let timeless { throw LuaHostError(timeless) }
                reads.today = true
            } else if field == place {
                reads.book = true
            }
            return values.list[field]
        }
    }

    /// The argument of a call.
    var view: LuaView { LuaView(type: type, row: 0) }

    /// Works the book out if the last call read it before it was known; answers whether it did.
    ///
    /// Then the call counts for nothing: it is outside of calls that the book is worked out, for it
    /// may take longer than a rule has.
    func completes() throws -> Bool {
        guard reads.book, let book else { return false }
        self.book = nil
        guard let totals = try book() else { return false }
        let kept = try state.frozen("ctx.book", LuaValue(totals.plain))
        values.list[values.list.count - 1] = .reference(kept)
        return true
    }

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

    /// What the fields hold, in their order.
    private final class Values {
        var list: [LuaViewValue]

        init(_ list: [LuaViewValue]) { self.list = list }
    }
}
