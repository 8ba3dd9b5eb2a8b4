package import Lua
package import RelanceCore

extension Channel {
    /// The channel that `plugin` declares, with the capabilities that it was granted.
    package init(
        _ plugin: Plugin, context: Context, modules: @escaping () throws -> [LuaModule]
    ) throws {
        let call = ChannelCall(plugin, context: context, modules: modules)
        guard let send = try plugin.function("send") else {
            throw PluginError(
                .declaration, place: plugin.file.shown, problem: "a channel defines 'send'")
        }
        let poll = try plugin.function("poll")
        self.init(
            name: plugin.file.id.name, send: { try call.send(send, $0) },
            poll: poll.map { function in { try call.poll(function, $0) } })
    }
}

/// Calls one channel.
private final class ChannelCall {
    private let plugin: Plugin
    private let context: Context
    private let modules: () throws -> [LuaModule]
    private var granted: [(String, LuaEntry)]?

    init(_ plugin: Plugin, context: Context, modules: @escaping () throws -> [LuaModule]) {
        self.plugin = plugin
        self.context = context
        self.modules = modules
    }

    /// Hands a message over.
    ///
    /// What a plugin raises after it has reached out may have left all the same, whatever it says.
    func send(_ function: LuaReference, _ message: Message) throws -> Delivery {
        let doing = "send(action '\(message.action)')"
        let entries = try entries(doing)
        do {
            return try plugin.state.call(function, context: doing) {
                arguments in
                arguments.pushFrozen("message", Self.value(message))
                arguments.push(try context.object(for: plugin, adding: entries))
            } results: { results in
                let delivery = try Delivery.read(results)
                // It cannot know what was done where the server gave no answer.
                return plugin.state.outcomeUnknown ? delivery.unanswered : delivery
            }
        } catch let error as LuaError {
            let fault = PluginError(error, file: plugin.file.shown, doing: doing)
            guard plugin.state.capabilityUsed else { throw fault }
            return .failed(Delivery.Failure(fault.description, isUnknown: true))
        }
    }

    /// Asks what became of actions.
    func poll(_ function: LuaReference, _ waiting: [Action]) throws -> Channel.Answer {
        let entries = try entries("poll")
        let list = Plain.list(waiting.map { $0.plain(on: context.today) })
        do {
            return try plugin.state.call(function, context: "poll") { arguments in
                let waiting = plugin.state.reference(LuaValue(list))
                arguments.push(
                    try context.object(
                        for: plugin,
                        adding: entries + [
                            ("waiting", .reference(waiting)), ("cursor", .value(.nil)),
                        ]
                    ))
            } results: { results in
                let line = function.line.map { ":\($0)" } ?? ""
                return try Channel.Answer.read(
                    results, place: (function.file ?? plugin.file.shown) + line)
            }
        } catch let error as LuaError {
            throw PluginError(error, file: plugin.file.shown, doing: "poll")
        }
    }

    private func entries(_ doing: String) throws -> [(String, LuaEntry)] {
        if let granted { return granted }
        if let missing = plugin.missingGrants().first {
            throw plugin.refusal(of: missing, doing: doing)
        }
        let entries = try plugin.lent(modules(), plugin.secrets(from: context.environment))
        granted = entries
        return entries
    }

    private static func value(_ message: Message) -> LuaValue {
        func party(_ party: Message.Party) -> LuaValue {
            LuaValue([
                "name": .text(party.name), "email": party.email.plain, "phone": party.phone.plain,
                "address": party.address.plain,
            ])
        }
        let texts: [(key: String, value: LuaValue)] = [
            ("id", .string(message.id)), ("action", .string(message.action)),
            ("contact", .string(message.contact)), ("medium", .string(message.medium.rawValue)),
            ("language", .string(message.language.rawValue)), ("subject", .string(message.subject)),
            ("text", .string(message.text)), ("html", .string(message.html)),
            ("eml", message.eml.isEmpty ? .nil : .bytes(message.eml)),
            ("pdf", message.sheets.map { .bytes($0.pdf) } ?? .nil),
            ("letter", message.sheets.map(Self.letter) ?? .nil),
            ("idempotency_key", .string(message.id)),
        ]
        let rest: [(key: String, value: LuaValue)] = [
            ("to", party(message.to)), ("from", party(message.from)),
            ("cc", .table(LuaTable(list: message.cc.map(party), fields: []))),
            ("invoices", LuaValue(message.invoices.plain)),
            ("amount_cents", .integer(message.amount.cents)),
            ("currency", .string(message.amount.currency.code)),
            ("attempt", .integer(message.attempt)),
            (
                "attachments",
                .table(LuaTable(list: message.attachments.map(Self.attachment), fields: []))
            ),
        ]
        return .table(LuaTable(list: [], fields: texts + rest))
    }

    private static func attachment(_ attachment: Attachment) -> LuaValue {
        .table(
            LuaTable(fields: [
                ("name", .string(attachment.name)), ("media_type", .string(attachment.mediaType)),
                ("bytes", .bytes(attachment.bytes)),
            ]))
    }

    private static func letter(_ sheets: Message.Sheets) -> LuaValue {
        LuaValue([
            "pages": .integer(sheets.pages), "sha256": .text(sheets.digest),
            "address": sheets.address.plain,
        ])
    }
}
