import RelanceCore
import RelanceTestSupport
import Testing

@testable import RelanceHost

struct MailClientTests {
    private static let eml = Array("Subject: Facture\r\n\r\nBonjour\r\n.point\r\n".utf8)

    private func mail(
        _ to: [String] = ["ana@client.example"], login: SMTPMail.Login? = nil, seconds: Double = 60
    ) -> SMTPMail {
        var mail = SMTPMail(from: "claire@meridien.example", to: to, bytes: Self.eml)
        (mail.login, mail.seconds) = (login, seconds)
        return mail
    }

    /// The servers of a test listen as long as it runs.
    private final class Kept { var servers: [LoopbackMailServer] = [] }
    private let kept = Kept()

    private func client(
        _ server: LoopbackMailServer, _ security: MailServer.Security = .none,
        authorities: String? = nil
    ) -> MailClient {
        kept.servers.append(server)
        let name = "127.0.0.1:\(server.port)"
        return MailClient(
            MailServer(name: name, security: security),
            MailGate([.init(host: name)], table: "[channels.smtp]"), authorities: authorities)
    }

    /// The server that does `turn` at the points that begin with `point`.
    private func server(_ point: String, _ turn: LoopbackMailServer.Turn) throws
        -> LoopbackMailServer
    {
        try LoopbackMailServer { $0.hasPrefix(point) ? turn : nil }
    }

    // MARK: What arrives

    @Test func `what leaves is what was given, dots and all`() throws {
        let server = try LoopbackMailServer()
        let answer = try client(server).send(mail())
        #expect(answer == SMTPAnswer(isAccepted: true, code: 250, "2.0.0 taken", at: .data))
        #expect(
            server.mails == [
                .init(
                    from: "claire@meridien.example", to: ["ana@client.example"], bytes: Self.eml)
            ])
    }

    @Test func `a large mail arrives whole`() throws {
        let server = try LoopbackMailServer()
        var large = mail(seconds: 60)
        large.bytes = Array(
            (0..<5_000).map { "Line \($0) of a long letter, with .dots.\r\n" }.joined().utf8)
        let answer = try client(server).send(large)
        #expect(answer.isAccepted == true, "\(answer)")
        let isWhole = server.mails.first?.bytes == large.bytes
        #expect(isWhole)
    }

    @Test func `a run uses one connection, and greets by the sender's domain`() throws {
        let server = try LoopbackMailServer()
        let client = client(server)
        for _ in 0..<20 { #expect(try client.send(mail()).isAccepted == true) }
        #expect(server.mails.count == 20 && server.connections == 1)
        #expect(server.commands.count { $0 == "EHLO meridien.example" } == 1)
    }

    @Test func `a copy goes to each recipient`() throws {
        let server = try LoopbackMailServer()
        _ = try client(server).send(mail(["ana@client.example", "paul@client.example"]))
        #expect(server.mails.first?.to == ["ana@client.example", "paul@client.example"])
    }

    // MARK: What is refused

    @Test(arguments: [
        ("MAIL", "451 4.3.0 later", 451, SMTPAnswer.Stage.from),
        ("RCPT", "550 5.1.1 no such user", 550, .to), ("DATA", "554 5.6.0 no", 554, .data),
        (".", "552 5.3.4 too large", 552, .data), (".", "451 4.7.1 greylisted", 451, .data),
        ("CONNECT", "554 5.7.1 blocked", 554, .connect), ("CONNECT", "421 busy", 421, .connect),
    ])
    func `a refusal is told with its code, and has not left`(
        point: String, reply: String, code: Int, stage: SMTPAnswer.Stage
    ) throws {
        let server = try server(point, .say(reply))
        let answer = try client(server).send(mail())
        #expect(answer.isAccepted == false && answer.code == code, "\(answer)")
        #expect(answer.stage == stage && answer.text == reply)
        #expect(answer.recipient == (stage == .to ? "ana@client.example" : nil))
        #expect(server.mails.isEmpty)
    }

    @Test func `of several recipients the one who is refused is named`() throws {
        let server = try server("RCPT TO:<paul", .say("550 5.1.1 gone"))
        let answer = try client(server).send(mail(["ana@client.example", "paul@client.example"]))
        #expect(answer.isAccepted == false && answer.recipient == "paul@client.example")
        #expect(server.mails.isEmpty)
    }

    @Test func `the next mail of the run leaves after one that was refused`() throws {
        let server = try server("RCPT TO:<gone", .say("550 5.1.1 gone"))
        let client = client(server)
        #expect(try client.send(mail(["gone@client.example"])).isAccepted == false)
        #expect(try client.send(mail()).isAccepted == true)
    }

    // MARK: What nobody knows

    @Test(arguments: [
        ("BODY", LoopbackMailServer.Turn.hangUp), ("BODY", .silence), (".", .hangUp),
        (".", .silence), (".", .say("garbage")), (".", .part("2garbage")),
    ])
    func `what breaks once the mail is under way is unknown, and is not tried again`(
        point: String, turn: LoopbackMailServer.Turn
    ) throws {
        let server = try LoopbackMailServer { $0 == point ? turn : nil }
        let answer = try client(server).send(mail(seconds: 3))
        #expect(answer.isAccepted == nil && answer.stage == .data, "\(answer)")
        #expect(server.commands.count { $0.hasPrefix("MAIL") } == 1)
    }

    @Test(arguments: ["CONNECT", "EHLO", "MAIL", "RCPT", "DATA"])
    func `what breaks before has not left`(point: String) throws {
        for turn in [LoopbackMailServer.Turn.hangUp, .silence] {
            let server = try server(point, turn)
            let answer = try client(server).send(mail(seconds: 3))
            #expect(answer.isAccepted == false && answer.code == nil, "\(answer)")
            #expect(server.mails.isEmpty)
        }
    }

    @Test func `a server that answers garbage is quoted`() throws {
        let server = try server("CONNECT", .say("HTTP/1.1 400 Bad Request"))
        let answer = try client(server).send(mail(seconds: 3))
        #expect(
            answer.text
                == "the server took longer than it may; it said \"HTTP/1.1 400 Bad Request\"")
        #expect(answer.isAccepted == false && answer.stage == .connect)
    }

    @Test func `nobody at the port is said so`() throws {
        let port = try LoopbackMailServer().port
        let name = "127.0.0.1:\(port)"
        let client = MailClient(
            MailServer(name: name, security: .none), MailGate([.init(host: name)], table: "[t]"))
        let answer = try client.send(mail())
        #expect(answer.isAccepted == false && answer.stage == .connect)
        #expect(answer.text == "Couldn't connect to server")
    }

    // MARK: Sparing a server

    @Test func `a server that hangs is waited for once in a run`() throws {
        let server = try server("MAIL", .silence)
        let client = client(server)
        for _ in 0..<3 { _ = try client.send(mail(seconds: 3)) }
        let answer = try client.send(mail())
        #expect(server.commands.count { $0.hasPrefix("MAIL") } == 1)
        #expect(
            answer.text == "not tried again in this run: the server took longer than it may")
    }

    @Test func `a login that is refused is tried once in a run, and its password is not told`()
        throws
    {
        let server = try LoopbackMailServer(.init(login: "claire:right"))
        let client = client(server)
        let login = SMTPMail.Login(user: "claire", password: "hunter2")
        let first = try client.send(mail(login: login))
        #expect(first.isAccepted == false && first.code == 535 && first.stage == .login)
        _ = try client.send(mail(login: login))
        #expect(server.commands.count { $0.hasPrefix("AUTH") } == 1)
        #expect(server.mails.isEmpty)
    }

    @Test func `connections that break three times in a row end the run's sending`() throws {
        let server = try server(".", .hangUp)
        let client = client(server)
        let answers = try (0..<5).map { _ in try client.send(mail()).isAccepted }
        #expect(answers == [nil, nil, nil, false, false])
    }

    @Test func `a connection that the server had closed is opened again`() throws {
        let server = try server(".", .part("250 taken, and good night"))
        let client = client(server)
        for _ in 0..<3 { #expect(try client.send(mail()).isAccepted == true) }
        #expect(server.mails.count == 3 && server.connections == 3)
    }

    // MARK: The gate

    @Test(arguments: [
        ("smtp.example:25", "smtp.example:587 was not granted"),
        ("other.example:587", "smtp.example:587 was not granted"),
    ])
    func `a server that was not granted is told nothing`(granted: String, reason: String) {
        let client = MailClient(
            MailServer(name: "smtp.example:587", security: .starttls),
            MailGate([.init(host: granted)], table: "[channels.smtp]"))
        let fault = fault(client)
        #expect(fault?.code == .notGranted)
        #expect(fault?.text.hasPrefix(reason) == true)
        #expect(fault?.text.hasSuffix("allow = { smtp = [\"smtp.example:587\"] }") == true)
    }

    @Test func `a name at a private address needs a grant that says so`() throws {
        let server = try LoopbackMailServer()
        // A name that leads to this machine, and does not say so.
        let name = "mail.localhost:\(server.port)"
        func client(_ isPrivate: Bool) -> MailClient {
            MailClient(
                MailServer(name: name, security: .none),
                MailGate([.init(host: name, isPrivate: isPrivate)], table: "[channels.smtp]"))
        }
        let refused = fault(client(false))
        #expect(refused?.code == .notGranted)
        #expect(refused?.text.contains("which is not public") == true, "\(refused as Any)")
        #expect(try client(true).send(mail()).isAccepted == true)
    }

    @Test func `a password does not go over the internet in the clear`() {
        let name = "198.51.100.1:25"
        let client = MailClient(
            MailServer(name: "smtp.example:25", security: .none),
            MailGate([.init(host: "smtp.example:25"), .init(host: name)], table: "[t]"))
        let fault = fault(client, login: .init(user: "claire", password: "hunter2"))
        #expect(fault?.code == .refused)
        #expect(
            fault?.text == "a password goes to smtp.example:25 over an encrypted connection alone; "
                + "set security to \"starttls\" or \"tls\"")
    }

    private func fault(_ client: MailClient, login: SMTPMail.Login? = nil) -> SMTPFault? {
        do throws(SMTPFault) {
            _ = try client.send(mail(login: login, seconds: 2))
            return nil
        } catch {
            return error
        }
    }

    // MARK: Encryption

    @Test(
        .enabled(if: LoopbackTLS.isInstalled, "openssl is not installed"), arguments: [true, false])
    func `a mail leaves encrypted, with a login`(isEncryptedFirst: Bool) throws {
        let encryption = try LoopbackTLS()
        let server = try LoopbackMailServer(
            .init(
                login: "claire:hunter2", encryption: encryption, isEncrypted: isEncryptedFirst))
        let client = client(
            server, isEncryptedFirst ? .tls : .starttls, authorities: encryption.authority)
        let login = SMTPMail.Login(user: "claire", password: "hunter2")
        for _ in 0..<3 {
            let answer = try client.send(mail(login: login))
            #expect(answer.isAccepted == true, "\(answer) \(server.commands)")
        }
        #expect(server.mails.count == 3 && server.connections == 1)
        #expect(server.mails.first?.bytes == Self.eml)
    }

    @Test func `without the encryption that was asked for nothing is said`() throws {
        let server = try LoopbackMailServer(.init(login: "claire:hunter2"))
        let answer = try client(server, .starttls).send(
            mail(login: .init(user: "claire", password: "hunter2")))
        #expect(answer.isAccepted == false && answer.stage == .tls)
        #expect(answer.text == "the server offers no encryption")
        #expect(!server.commands.contains { $0.hasPrefix("AUTH") || $0.hasPrefix("MAIL") })
    }

    @Test(.enabled(if: LoopbackTLS.isInstalled, "openssl is not installed"))
    func `a certificate for which nobody vouches ends the connection`() throws {
        let server = try LoopbackMailServer(.init(encryption: try LoopbackTLS()))
        let answer = try client(server, .starttls).send(mail())
        #expect(answer.isAccepted == false && answer.stage == .tls, "\(answer)")
        #expect(server.mails.isEmpty)
    }
}
