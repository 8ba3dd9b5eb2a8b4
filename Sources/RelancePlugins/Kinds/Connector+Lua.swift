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
        // Where nothing is granted, rows come from paths of the command line: it has nothing to look in.
        let document = plugin.missingGrants().isEmpty ? try call.function("document") : nil
        self.init(
            name: plugin.file.id.name, digest: plugin.digest,
            gives: plugin.configuration.gives.map(Set.init),
            retry: retry.map { function in { try call.page(function, "retry", $0) } },
            document: document.map { function in { try call.copy(function, of: $0) } },
            pull: { request in
                guard let pull else { return Page() }
                return try call.page(pull, "pull", request)
            })
    }

    /// Calls one connector; what it was granted is made once, so that files stay open between pages.
    private final class Call {
        private let plugin: Plugin
        private let context: Context
        private let modules: ([String]?) throws -> [LuaModule]
        private let reader: PageReader
        private let copied: CopiedInvoice
        private var granted: (paths: [String]?, entries: [(String, LuaEntry)])?

        init(
            plugin: Plugin, context: Context, modules: @escaping ([String]?) throws -> [LuaModule],
            reader: PageReader
        ) {
            self.plugin = plugin
            self.context = context
            self.modules = modules
            self.reader = reader
            copied = CopiedInvoice(in: plugin.state, on: context.today)
        }

        private func entries(for paths: [String]?) throws -> [(String, LuaEntry)] {
            if let granted, granted.paths == paths { return granted.entries }
            let entries = try plugin.lent(
                modules(paths), plugin.secrets(from: context.environment))
            granted = (paths, entries)
            return entries
        }

        func function(_ name: String) throws -> LuaReference? { try plugin.function(name) }

        func page(_ function: LuaReference, _ name: String, _ request: Connector.Request) throws
            -> Page
        {
            let granted: Set<String> = request.paths == nil ? [] : ["read"]
            if let missing = plugin.missingGrants(besides: granted).first {
                throw plugin.refusal(of: missing, doing: name)
            }
            let entries = try entries(for: request.paths)
            plugin.warnings = []
            do {
                var page = try plugin.state.call(function, context: name) { arguments in
                    let object = try context.object(
                        for: plugin, adding: own(request) + entries)
                    arguments.push(object)
                } results: { results in
                    try reader.page(results, name, function)
                }
                page.problems += plugin.takeWarnings()
                return page
            } catch let error as LuaError {
                throw PluginError(error, file: plugin.file.shown, doing: name)
            }
        }

        func copy(_ function: LuaReference, of invoice: Invoice) throws -> Connector.Answer {
            let doing = "document(invoice '\(invoice.id)')"
            let entries = try entries(for: nil)
            plugin.warnings = []
            do {
                var answer = try plugin.state.call(function, context: doing) { arguments in
                    arguments.push(copied.view(of: invoice))
                    arguments.push(
                        try context.object(for: plugin, adding: entries + plugin.idleEntries))
                } results: { results in
                    try Connector.Answer.read(results, of: invoice.id)
                }
                answer.warnings = plugin.takeWarnings()
                return answer
            } catch let error as LuaError {
                throw PluginError(error, file: plugin.file.shown, doing: doing)
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
                ("set_aside", .value(.integer(request.setAside))),
            ]
        }
    }
}
