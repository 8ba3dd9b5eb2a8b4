import Lua
import RelanceCore
import RelanceRules

/// Calls a plugin as an example says.
struct ExampleCall {
    /// What came of a call.
    enum Found: Equatable {
        case results([Plain])
        case raised(String, code: String?)

        /// As a difference shows it.
        var shown: String {
            switch self {
            case .results(let results):
                results.isEmpty ? "nothing" : results.map { JSON.text($0) }.joined(separator: ", ")
            case .raised(let text, _): "error: " + text
            }
        }
    }

    let plugin: Plugin
    let modules: PluginTests.Modules
    let format: (_ given: Plain) -> PluginTests.Format

    private var kind: PluginKind { plugin.file.id.kind }

    /// Calls the function of the kind; what it raises is an outcome too.
    func found(_ example: PluginExample) throws -> Found {
        do {
            return .results(try results(example))
        } catch let error as any CodedError {
            return .raised(error.description, code: error.code)
        } catch let error as any ExplainedError {
            return .raised(error.description, code: nil)
        }
    }

    private func results(_ example: PluginExample) throws -> [Plain] {
        let asksCopy = kind == .connectors && example.given["document"] != nil
        let name =
            asksCopy ? "document" : kind == .scenarios ? "applies" : kind.required.first ?? ""
        guard let function = try plugin.function(name) else {
            // A scenario that does not say to whom it applies is for everyone.
            if asksCopy { throw lacksDocument }
            return kind == .scenarios ? [.boolean(true)] : []
        }
        try checkNames(example)
        // Each example has its own day and creditor.
        plugin.common = []
        let context = Context.example(on: example.day)
        if kind == .reports {
            return try ReportSection.example(
                plugin, context: context, given: example.given, format: format(example.given))
        }
        do {
            let ctx = try context.object(for: plugin, adding: own(example))
            return try plugin.state.call(function, context: name, random: example.name) {
                arguments in
                try push(example, to: &arguments)
                arguments.push(ctx)
            } results: { results in
                try check(results, name, function)
                return try (0..<results.count).map { Plain(try results.value($0)) ?? .null }
            }
        } catch let error as LuaError {
            throw PluginError(error, file: plugin.file.shown, doing: name)
        } catch let error as LuaHostError {
            throw PluginError(.declaration, place: plugin.file.shown, problem: error.text)
        }
    }

    private var lacksDocument: PluginError {
        PluginError(
            .declaration, place: plugin.file.shown,
            problem: "an example gives 'document', and the connector does not define it",
            mend: "write document = function(invoice, ctx) … end")
    }

    /// Reads what a call answers as a run would: what a run would refuse no example lets pass.
    private func check(
        _ results: borrowing LuaResults, _ name: String, _ function: LuaReference
    ) throws {
        switch kind {
        case .channels: _ = try Delivery.read(results)
        case .connectors where name == "document":
            _ = try Connector.Answer.read(results, of: "")
        case .connectors:
            let page = try PageReader(plugin).page(results, name, function)
            let own = try results.value(0, field: "rejects").table?.list.count ?? 0
            guard page.rejects.count > own, let first = page.rejects.first else { return }
            throw PluginError(
                .rubbish, place: plugin.file.shown,
                problem: "\(name): a run would set aside \(first.source) \(first.line): "
                    + first.reason)
        case .scoring, .scenarios: try checkAnswer(results, name, function)
        case .reports: break
        }
    }

    private func checkAnswer(
        _ results: borrowing LuaResults, _ name: String, _ function: LuaReference
    ) throws(PluginError) {
        do throws(RuleCall.Fault) {
            if kind == .scoring {
                _ = try results.points()
                _ = try results.reason(1)
            } else {
                _ = try results.verdict()
            }
        } catch {
            let line = function.line.map { ":\($0)" } ?? ""
            throw PluginError(
                .rubbish, place: (function.file ?? plugin.file.shown) + line,
                problem: "\(name): \(error.problem)", mend: error.mend)
        }
    }

    /// Throws where `given` names what neither an example nor `ctx` has.
    private func checkNames(_ example: PluginExample) throws(PluginError) {
        let known =
            PluginExample.reserved + Shape.own(kind).map(\.name)
            + (kind == .reports ? ["rows", "creditor"] : ["creditor"])
        for field in example.fields where !known.contains(field.name) {
            throw PluginError(
                .declaration, place: plugin.file.shown,
                problem: "the example gives '\(field.name)', which a \(kind.word) is not given",
                mend: Hint.didYouMean(field.name, known))
        }
    }

    private func push(_ example: PluginExample, to arguments: inout LuaArguments) throws {
        switch kind {
        case .scoring, .scenarios:
            let contact = example.arguments.first ?? .nil
            arguments.push(try plugin.exampleViews.contact(contact))
        case .channels:
            arguments.push(
                try plugin.state.frozen(
                    "message", example.arguments.first ?? .table(LuaTable()), isStrict: false))
        case .connectors:
            guard let invoice = example.given["document"] else { return }
            arguments.push(
                try plugin.exampleViews.invoice(LuaValue(invoice).table ?? LuaTable()))
        case .reports: break
        }
    }

    /// What `ctx` has for the example: the files and cursor of a connector, figures and whatever else.
    private func own(_ example: PluginExample) throws -> [(String, LuaEntry)] {
        let state = plugin.state
        let secrets = exampleSecrets(example)
        var modules = try modules(example.files, plugin)
        if plugin.needs.contains("http") {
            let answers = RecordedAnswers(example.given["http"]?.fields ?? [])
            modules.append(
                .http(secrets) { request throws(HTTPFault) in try answers.answer(request) })
        }
        if plugin.needs.contains("smtp") {
            let answers = RecordedMails(example.given["smtp"]?.fields ?? [])
            modules.append(.smtp(secrets) { mail throws(SMTPFault) in try answers.answer(mail) })
        }
        var entries = kind.hasCapabilities ? try plugin.lent(modules, secrets) : []
        for field in example.fields {
            let kept = try state.frozen("ctx.\(field.name)", LuaValue(field.value), isStrict: false)
            entries.append((field.name, .reference(kept)))
        }
        switch kind {
        case .connectors:
            addWrite(example, to: &entries)
            let cursor = example.given["cursor"].map { state.reference(LuaValue($0)) }
            let paths = example.given["paths"] ?? plugin.settings["paths"] ?? .list([])
            return entries + [
                ("cursor", cursor.map(LuaEntry.reference) ?? .value(.nil)),
                ("paths", .reference(state.reference(LuaValue(paths)))),
                ("rejected", .reference(state.reference(.table(LuaTable())))),
                ("set_aside", .value(LuaValue(example.given["set_aside"] ?? 0))),
            ]
        case .scoring where !entries.contains { $0.0 == "book" }:
            return entries + [("book", .value(.nil))]
        case .channels:
            addWrite(example, to: &entries)
            return entries
        default: return entries
        }
    }

    private func addWrite(_ example: PluginExample, to entries: inout [(String, LuaEntry)]) {
        guard plugin.needs.contains("write"), !entries.contains(where: { $0.0 == "write" }) else {
            return
        }
        entries.append(("write", .module(.exampleWrite(example.files))))
    }

    /// The secrets that an example gives, and for others that the plugin names a text of no meaning.
    private func exampleSecrets(_ example: PluginExample) -> Secrets {
        var configuration = PluginConfiguration()
        let given = example.given["secrets"]?.fields ?? []
        for name in given.map(\.name) + plugin.usedSecrets {
            configuration.secrets[name] = PluginConfiguration.Secret(environment: name)
        }
        return Secrets(plugin.file.id, configuration, used: []) { name in
            example.given["secrets"]?[name]?.text ?? "example-of-\(name)"
        }
    }
}
