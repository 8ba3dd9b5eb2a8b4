package import Lua
import RelanceCore

extension Plugin {
    /// What `check` says of a connector or channel: whether what it works with can be reached.
    ///
    /// Nil where it defines none, or has nothing to say. Throws what it raises.
    package func reach(_ context: Context, modules: [LuaModule]) throws -> String? {
        guard file.id.kind.hasCapabilities, let check = try function("check") else { return nil }
        let doing = "check"
        do {
            let lent = try lent(modules, secrets(from: context.environment))
            let ctx = try context.object(for: self, adding: lent + idleEntries)
            return try state.call(check, context: doing) { arguments in
                arguments.push(ctx)
            } results: { results in
                if results.kind(0) == .nil { return nil }
                guard results.kind(0) == .string, let text = results.string(0) else {
                    throw LuaError(
                        kind: .rubbish,
                        message: "returned \(results.shown(0)), expected a text or nil")
                }
                return text
            }
        } catch let error as LuaError {
            throw PluginError(error, file: file.shown, doing: doing)
        }
    }

    /// What `ctx` of a connector or channel has where nothing is pulled and nothing is waited for.
    var idleEntries: [(String, LuaEntry)] {
        let empty = LuaEntry.reference(state.reference(.table(LuaTable())))
        let paths = LuaEntry.reference(state.reference(LuaValue(settings["paths"] ?? .list([]))))
        switch file.id.kind {
        case .connectors:
            return [
                ("cursor", .value(.nil)), ("paths", paths), ("rejected", empty),
                ("set_aside", .value(.integer(0))),
            ]
        case .channels: return [("cursor", .value(.nil)), ("waiting", empty)]
        case .scoring, .scenarios, .reports: return []
        }
    }
}
