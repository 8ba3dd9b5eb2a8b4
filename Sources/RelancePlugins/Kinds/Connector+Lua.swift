package import Lua
package import RelanceCore

extension Connector {
    /// The connector that `plugin` declares.
    ///
    /// `modules` gives the capabilities that it was granted, for a call with those paths.
    package init(
        _ plugin: Plugin, context: Context, modules: @escaping ([String]?) throws -> [LuaModule]
    ) throws {
        let reader = try PageReader(plugin)
        let call = Call(plugin: plugin, context: context, modules: modules, reader: reader)
        let pull = try call.function("pull")
        let retry = try call.function("retry")
        self.init(
            name: plugin.file.id.name, digest: plugin.digest,
            gives: plugin.configuration.gives.map(Set.init),
            retry: retry.map { function in { try call.page(function, "retry", $0) } },
            pull: { request in
                guard let pull else { return Page() }
                return try call.page(pull, "pull", request)
            })
    }

    private struct Call {
        let plugin: Plugin
        let context: Context
        let modules: ([String]?) throws -> [LuaModule]
        let reader: PageReader

        func function(_ name: String) throws -> LuaReference? { try plugin.function(name) }

        func page(_ function: LuaReference, _ name: String, _ request: Connector.Request) throws
            -> Page
        {
            let granted: Set<String> = request.paths == nil ? [] : ["read"]
            if let missing = plugin.missingGrants(besides: granted).first {
                let id = plugin.file.id
                throw PluginError(
                    .raised, place: plugin.file.shown,
                    problem: "\(name): needs '\(missing)', which it was not granted",
                    mend: "allow it under [\(id.kind.rawValue).\(id.name)] in relance.toml")
            }
            let modules = try self.modules(request.paths)
            plugin.warnings = []
            do {
                var page = try plugin.state.call(function, context: name) { arguments in
                    let object = try context.object(
                        for: plugin, adding: own(request), modules: modules)
                    arguments.push(object)
                } results: { results in
                    try reader.page(results, name, function)
                }
                for warning in plugin.warnings {
                    page.problems.append(
                        Problem(
                            code: "warning", place: plugin.file.shown, text: warning,
                            needsPerson: false))
                }
                return page
            } catch let error as LuaError {
                throw PluginError(error, file: plugin.file.shown, doing: name)
            }
        }

        private func own(_ request: Connector.Request) -> [(String, LuaEntry)] {
            let paths = request.paths.map(\.plain) ?? plugin.settings["paths"] ?? .list([])
            let cursor = request.cursor.map {
                LuaEntry.reference(plugin.state.reference(LuaValue($0)))
            }
            let rejected = request.rejected.map { reject -> Plain in
                [
                    "source": .text(reject.source), "line": .text(reject.line),
                    "reason": .text(reject.reason), "row": reject.row,
                ]
            }
            return [
                ("paths", .reference(plugin.state.reference(LuaValue(paths)))),
                ("cursor", cursor ?? .value(.nil)),
                ("rejected", .reference(plugin.state.reference(LuaValue(.list(rejected))))),
            ]
        }
    }
}
