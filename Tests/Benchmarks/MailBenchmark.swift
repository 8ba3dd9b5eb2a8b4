import Foundation
import Lua
import RelanceCore
import RelanceHost
import RelancePlugins
import RelanceRules
import RelanceTestSupport

/// Measures e-mails handed to a mail server on this machine: by the bundled channel, and by the `curl`
/// program in one session.
struct MailBenchmark {
    /// What all mails took, in seconds of the wall clock.
    struct Costs {
        var channel: Double
        /// Nil where the program is not installed.
        var curl: Double?
    }

    private let count = 1_000

    /// Prints the rates.
    func report(to figures: Figures, in workspace: borrowing Workspace) throws {
        figures.heading("\(count.grouped) e-mails over one connection, a server on this machine")
        let costs = try run(in: workspace)
        figures.count("channels/smtp, e-mails a second", Int(Double(count) / costs.channel))
        guard let curl = costs.curl else { return figures.missing("curl", "curl") }
        figures.count("curl, one session, e-mails a second", Int(Double(count) / curl))
        figures.ratio("rate of channels/smtp / curl", curl / costs.channel, atLeast: 0.6)
    }

    private func run(in workspace: borrowing Workspace) throws -> Costs {
        // In turn, the better of three: other work on the machine meets both alike.
        var costs = Costs(channel: .infinity, curl: nil)
        for _ in 0..<3 {
            costs.channel = min(costs.channel, try byChannel())
            if let curl = try byCurl(in: workspace) { costs.curl = min(costs.curl ?? curl, curl) }
        }
        return costs
    }

    private func byChannel() throws -> Double {
        let server = try LoopbackMailServer()
        let name = "127.0.0.1:\(server.port)"
        var configuration = PluginConfiguration()
        configuration.settings = [
            "host": "127.0.0.1", "port": .integer(server.port), "security": "none",
        ]
        configuration.grants.smtp = [.init(host: name)]
        let plugin = try Plugin(
            PluginFolder([.init(path: RuleBenchmark.plugins, isDossier: false)])
                .file(named: "channels/smtp"), configuration: configuration)
        let client = MailClient(
            MailServer(settings: plugin.settings),
            MailGate(configuration.grants.smtp, table: "[channels.smtp]"))
        let channel = try Channel(
            plugin,
            context: Context(
                today: Day(number: 20_000), creditor: Creditor(id: "Ateliers Méridien SAS"),
                calendar: Calendar()),
            modules: { [.smtp(.none) { mail throws(SMTPFault) in try client.send(mail) }] })
        let messages = (0..<count).map(message)
        let start = ContinuousClock.now
        for message in messages {
            guard case .accepted = try channel.send(message) else {
                throw BenchmarkError("mail", "a message was refused")
            }
        }
        return try end(start, server)
    }

    private func byCurl(in workspace: borrowing Workspace) throws -> Double? {
        let server = try LoopbackMailServer()
        var lines: [String] = []
        for number in 0..<count {
            let message = message(number)
            try workspace.write(
                String(decoding: message.eml, as: UTF8.self), to: "mail-\(number).eml")
            if number > 0 { lines.append("next") }
            lines += [
                "url = \"smtp://127.0.0.1:\(server.port)/meridien.example\"", "silent",
                "mail-from = \"claire@meridien.example\"",
                "mail-rcpt = \"\(message.to.email ?? "")\"",
                "upload-file = \"\(workspace.path("mail-\(number).eml"))\"",
            ]
        }
        try workspace.write(lines.joined(separator: "\n"), to: "mails.txt")
        let start = ContinuousClock.now
        guard try Command("curl", "--config", workspace.path("mails.txt")).run() != nil else {
            return nil
        }
        return try end(start, server)
    }

    private func end(_ start: ContinuousClock.Instant, _ server: LoopbackMailServer) throws
        -> Double
    {
        let wall = start.duration(to: .now) / .seconds(1)
        guard server.mails.count == count, server.connections == 1 else {
            throw BenchmarkError(
                "mail",
                "\(server.mails.count) of \(count) arrived over \(server.connections) connections")
        }
        return wall
    }

    private func message(_ number: Int) -> Message {
        var message = Message(
            id: "A\(number).1@meridien.example", action: "A\(number)", contact: "C\(number)",
            medium: .email, language: .french,
            to: .init(name: "Client \(number)", email: "c\(number)@client.example"),
            from: .init(name: "Claire Vasseur", email: "claire@meridien.example"))
        let text = String(repeating: "Une ligne d'un rappel comme il en part tant.\r\n", count: 80)
        message.eml = Array("Message-ID: <\(message.id)>\r\nSubject: Facture\r\n\r\n\(text)".utf8)
        return message
    }
}
