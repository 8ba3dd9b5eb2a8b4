import Foundation

/// What one client and a mail server say to each other.
struct MailSession {
    private let offer: LoopbackMailServer.Offer
    private let script: LoopbackMailServer.Script
    private let note: (String) -> Void
    private let keep: (LoopbackMailServer.Mail) -> Void
    private var wire: Wire
    private var isEncrypted = false
    private var isKnown: Bool
    private var mail = LoopbackMailServer.Mail(from: "", to: [], bytes: [])

    init(
        _ offer: LoopbackMailServer.Offer, _ script: @escaping LoopbackMailServer.Script,
        _ wire: Wire, note: @escaping (String) -> Void,
        keep: @escaping (LoopbackMailServer.Mail) -> Void
    ) {
        (self.offer, self.script, self.wire) = (offer, script, wire)
        (self.note, self.keep) = (note, keep)
        isKnown = offer.login == nil
    }

    mutating func run() {
        if offer.isEncrypted { encrypt() }
        guard step("CONNECT", { $0.say("220 loopback ESMTP") }) else { return }
        while let line = wire.line() {
            guard answer(line) else { return }
        }
    }

    /// Answers one command; false where the connection is over.
    private mutating func answer(_ line: String) -> Bool {
        switch line.prefix(while: { $0 != " " }).uppercased() {
        case "EHLO", "HELO": return step(line) { $0.say($0.greeting) }
        case "STARTTLS":
            return step(line) { session in
                _ = session.say("220 go ahead")
                session.encrypt()
                return session.isEncrypted
            }
        case "AUTH": return step(line) { $0.logIn(line) }
        case "MAIL":
            mail = .init(from: Self.address(line), to: [], bytes: [])
            return step(line) { session in
                session.say(session.isKnown ? "250 ok" : "530 5.7.0 authentication required")
            }
        case "RCPT":
            return step(line) { session in
                session.mail.to.append(Self.address(line))
                return session.say("250 ok")
            }
        case "DATA":
            return step(line) { session in
                _ = session.say("354 go ahead")
                return session.wire.fill() && session.step("BODY") { $0.takeMail() }
            }
        case "QUIT":
            _ = say("221 bye")
            return false
        default: return step(line) { $0.say("250 ok") }
        }
    }

    /// Does what the script says at a point, else what is usual; false where the connection is over.
    private mutating func step(_ point: String, _ usual: (inout Self) -> Bool) -> Bool {
        note(point)
        return act(script(point), usual)
    }

    private mutating func act(
        _ turn: LoopbackMailServer.Turn?, _ usual: (inout Self) -> Bool
    ) -> Bool {
        switch turn {
        case nil: return usual(&self)
        case .say(let line): return say(line)
        case .part(let line):
            _ = say(line)
            return false
        case .hangUp: return false
        case .silence: return wait()
        }
    }

    /// Takes a mail up to the line with a dot alone.
    private mutating func takeMail() -> Bool {
        guard let bytes = wire.mail() else { return false }
        mail.bytes = bytes
        note(".")
        let turn = script(".")
        // A server that refuses a mail does not keep it.
        switch turn {
        case .say(let line), .part(let line):
            if line.hasPrefix("2") { keep(mail) }
        default: keep(mail)
        }
        return act(turn) { $0.say("250 2.0.0 taken") }
    }

    private mutating func wait() -> Bool {
        while wire.line() != nil {}
        return false
    }

    private func say(_ line: String) -> Bool { wire.send(Array((line + "\r\n").utf8)) }

    private var greeting: String {
        var lines = ["loopback", "SIZE 50000000"]
        if offer.encryption != nil, !isEncrypted { lines.append("STARTTLS") }
        if offer.login != nil { lines.append("AUTH PLAIN") }
        return lines.enumerated().map { index, line in
            "250\(index == lines.count - 1 ? " " : "-")\(line)"
        }.joined(separator: "\r\n")
    }

    private mutating func logIn(_ line: String) -> Bool {
        var words = line.split(separator: " ").map(String.init)
        if words.count < 3 {
            _ = say("334 ")
            words.append(wire.line() ?? "")
        }
        let text = Data(base64Encoded: words[2]).map { String(decoding: $0, as: UTF8.self) } ?? ""
        isKnown = text.split(separator: "\0").joined(separator: ":") == offer.login
        return say(isKnown ? "235 ok" : "535 5.7.8 wrong user or password")
    }

    private mutating func encrypt() {
        guard let inner = offer.encryption?.wire(within: wire) else { return }
        wire = inner
        isEncrypted = true
    }

    private static func address(_ line: String) -> String {
        String(line.drop { $0 != "<" }.dropFirst().prefix { $0 != ">" })
    }
}
