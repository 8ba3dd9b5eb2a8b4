import CCurl
import RelanceCore

/// What is said while one mail is handed to its server; libcurl calls it back.
final class MailExchange {
    let sockets: SocketGate
    /// How far it came.
    private(set) var stage = SMTPAnswer.Stage.connect
    /// Whom the last command named.
    private(set) var recipient: String?
    /// Whether the server asked for the mail itself, and whether it has all of it.
    private(set) var hasBegun = false
    private(set) var hasEnded = false
    /// The reply to what was said last.
    private(set) var reply: (code: Int, text: String)?
    /// What the server said last, be it a reply or not.
    private(set) var lastLine = ""
    private var lines: [String] = []
    /// Whether we have said good-bye: what is said after that answers no mail.
    private var isOver = false
    private let bytes: [UInt8]
    private var place = 0

    init(_ bytes: [UInt8], allowsPrivate: Bool) {
        self.bytes = bytes
        sockets = SocketGate(allowsPrivate: allowsPrivate)
    }

    /// Has libcurl call this exchange.
    func attach(to handle: UnsafeMutableRawPointer) {
        let context = Unmanaged.passUnretained(self).toOpaque()
        ccurl_set_taker(handle, CURLOPT_READFUNCTION) { bytes, size, count, context in
            MailExchange.of(context).give(bytes, size * count)
        }
        ccurl_set_pointer(handle, CURLOPT_READDATA, context)
        ccurl_set_taker(handle, CURLOPT_HEADERFUNCTION) { bytes, size, count, context in
            MailExchange.of(context).hear(bytes, size * count)
        }
        ccurl_set_pointer(handle, CURLOPT_HEADERDATA, context)
        ccurl_set_taker(handle, CURLOPT_WRITEFUNCTION) { _, size, count, _ in size * count }
        ccurl_set_number(handle, CURLOPT_VERBOSE, 1)
        ccurl_set_listener(handle) { _, kind, bytes, count, context in
            if kind == CURLINFO_HEADER_OUT { MailExchange.of(context).say(bytes, count) }
            return 0
        }
        ccurl_set_pointer(handle, CURLOPT_DEBUGDATA, context)
        sockets.attach(to: handle)
    }

    private static func of(_ context: UnsafeMutableRawPointer?) -> MailExchange {
        guard let context else { fatalError("libcurl lost its context") }
        return Unmanaged<MailExchange>.fromOpaque(context).takeUnretainedValue()
    }

    /// Gives the next bytes of the mail; libcurl asks for them once the server is ready.
    private func give(_ buffer: UnsafeMutablePointer<CChar>?, _ room: Int) -> Int {
        hasBegun = true
        let count = min(room, bytes.count - place)
        guard count > 0, let buffer else {
            hasEnded = true
            reply = nil
            lines = []
            return 0
        }
        UnsafeMutableRawBufferPointer(start: buffer, count: count)
            .copyBytes(from: bytes[place..<place + count])
        place += count
        return count
    }

    /// Notes what is said to the server; of a login nothing is kept.
    private func say(_ bytes: UnsafeMutablePointer<CChar>?, _ count: Int) {
        let text = Self.text(bytes, count)
        if text.hasPrefix("QUIT") { isOver = true }
        let stages: [(String, SMTPAnswer.Stage)] = [
            ("EHLO ", .connect), ("HELO ", .connect), ("STARTTLS", .tls), ("AUTH ", .login),
            ("MAIL FROM:", .from), ("RCPT TO:", .to), ("DATA", .data),
        ]
        guard let (verb, stage) = stages.first(where: { text.hasPrefix($0.0) }) else { return }
        // After STARTTLS the greeting is said again.
        if stage == .connect, self.stage == .tls { return }
        self.stage = stage
        reply = nil
        lines = []
        recipient =
            stage == .to
            ? String(text.dropFirst(verb.count + 1).prefix { $0 != ">" }) : nil
    }

    /// Takes a line of the server's.
    private func hear(_ bytes: UnsafeMutablePointer<CChar>?, _ count: Int) -> Int {
        let line = Self.text(bytes, min(count, 500)).unicodeScalars.map { scalar in
            scalar.properties.generalCategory == .control ? " " : Character(scalar)
        }
        lastLine = String(line[..<(line.lastIndex { $0 != " " }.map { $0 + 1 } ?? 0)])
        guard !isOver, lines.count < 50, let code = Int(lastLine.prefix(3)), 200..<600 ~= code
        else {
            return count
        }
        lines.append(String(lastLine.dropFirst(4)))
        if lastLine.dropFirst(3).first != "-" {
            reply = (code, lines.joined(separator: " "))
            lines = []
        }
        return count
    }

    private static func text(_ bytes: UnsafeMutablePointer<CChar>?, _ count: Int) -> String {
        guard let bytes else { return "" }
        return String(decoding: UnsafeRawBufferPointer(start: bytes, count: count), as: UTF8.self)
    }
}
