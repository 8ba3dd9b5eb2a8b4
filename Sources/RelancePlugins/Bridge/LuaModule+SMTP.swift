package import Lua
package import RelanceCore

extension LuaModule {
    /// `ctx.smtp`: mails that `transport` hands over, with the secrets of the plugin.
    package static func smtp(_ secrets: Secrets, transport: @escaping SMTPTransport) -> LuaModule {
        LuaModule(
            name: "smtp",
            doc: "Hands mails to the server that the settings name and the operator allowed.",
            functions: [
                LuaHostFunction(
                    "send(mail: smtp_mail) -> smtp_answer",
                    """
                    Hands a mail over and waits for the answer. The server is that of the settings \
                    `host`, `port` and `security` (`starttls`, `tls` or `none`). Raises { code, where, text }, \
                    code being `not_granted`, `refused` or `auth`, where no server was told of it.
                    """,
                    isCapability: true
                ) { call in
                    let mail = try MailReader(secrets).mail(call.value(0))
                    let answer: SMTPAnswer
                    do throws(SMTPFault) {
                        answer = try transport(mail)
                    } catch {
                        throw LuaHostError(
                            "ctx.smtp.send: \(mail.hiding(error.text))", code: error.code.rawValue)
                    }
                    // What was refused has not left, whatever the plugin goes on to do.
                    if answer.isAccepted != false {
                        call.reachOut(isUnknown: answer.isAccepted == nil)
                    }
                    call.push(value(answer))
                }
            ], shapes: Shape.ofSMTP)
    }

    private static func value(_ answer: SMTPAnswer) -> LuaValue {
        var fields: [(key: String, value: LuaValue)] = [
            ("text", .string(answer.text)), ("at", .string(answer.stage.rawValue)),
        ]
        if let isAccepted = answer.isAccepted { fields.append(("accepted", .boolean(isAccepted))) }
        if let code = answer.code { fields.append(("code", .integer(code))) }
        if let recipient = answer.recipient { fields.append(("recipient", .string(recipient))) }
        return .table(LuaTable(fields: fields))
    }
}

/// Reads what a plugin gives `ctx.smtp.send`.
private struct MailReader {
    private let secrets: Secrets

    init(_ secrets: Secrets) { self.secrets = secrets }

    func mail(_ given: LuaValue) throws(LuaHostError) -> SMTPMail {
        guard let table = given.table, table.list.isEmpty else {
            throw fault("expected one table: ctx.smtp.send{ from = …, to = …, eml = … }")
        }
        try check(table, .smtpMail, "")
        var mail = SMTPMail(
            from: try text(table["from"], "from"), to: try recipients(table["to"] ?? .nil),
            bytes: try bytes(table["eml"] ?? .nil))
        if let login = table["auth"] { mail.login = try self.login(login) }
        if let given = table["timeout_s"] {
            guard let seconds = given.number, 0.1...600 ~= seconds else {
                throw fault("timeout_s is \(given.shown), expected seconds from 0.1 to 600")
            }
            mail.seconds = seconds
        }
        if let problem = mail.fault { throw fault(problem) }
        return mail
    }

    private func recipients(_ given: LuaValue) throws(LuaHostError) -> [String] {
        guard let table = given.table else { return [try text(given, "to")] }
        guard table.fields.isEmpty else { throw fault("to is no text and no list of texts") }
        var found: [String] = []
        for (index, item) in table.list.enumerated() {
            found.append(try text(item, "to[\(index + 1)]"))
        }
        return found
    }

    private func bytes(_ given: LuaValue) throws(LuaHostError) -> [UInt8] {
        switch given {
        case .bytes(let bytes): bytes
        default: Array(try text(given, "eml").utf8)
        }
    }

    private func login(_ given: LuaValue) throws(LuaHostError) -> SMTPMail.Login {
        guard let table = given.table, table.list.isEmpty else {
            throw fault("auth is not { user = …, password = … }")
        }
        try check(table, .smtpLogin, "auth.")
        return SMTPMail.Login(
            user: try secret(table["user"], "auth.user"),
            password: try secret(table["password"], "auth.password"))
    }

    private func secret(_ given: LuaValue?, _ path: String) throws(LuaHostError) -> String {
        guard case .secret(let name)? = given else { return try text(given, path) }
        return try secrets.text(of: name)
    }

    private func text(_ given: LuaValue?, _ path: String) throws(LuaHostError) -> String {
        switch given {
        case .string(let text)?: return text
        case nil, .nil?: throw fault("\(path) is missing, expected a text")
        case let other?: throw fault("\(path) is \(other.shown), expected a text")
        }
    }

    private func check(_ table: LuaTable, _ shape: Shape, _ path: String) throws(LuaHostError) {
        for key in table.keys where !shape.names.contains(key) {
            let near = Hint.didYouMean(key, shape.names).map { "; " + $0 } ?? ""
            throw fault("there is no \(path)\(key)\(near)")
        }
    }

    private func fault(_ text: String) -> LuaHostError {
        LuaHostError("ctx.smtp.send: \(text)", code: "refused")
    }
}
