import Foundation
import Glibc
import RelanceCore
import RelanceTestSupport
import Testing

/// An import that is killed goes on where it stood.
struct KillTests {
    /// Moments at which it is killed: `make kill` asks for as many as it likes.
    private static let moments =
        ProcessInfo.processInfo.environment["RELANCE_KILLS"].flatMap(Int.init) ?? 25

    @Test(.timeLimit(.minutes(10)))
    func `killed at any moment and run again, an import ends as an undisturbed one`() throws {
        let text = ledger(customers: 20, invoices: 400)
        let undisturbed = try dossier(text)
        var whole = try time { try undisturbed("import") }
        let expected = try undisturbed.state()
        var generator = Steps(state: 7)
        var killed = 0
        for _ in 0..<Self.moments {
            let relance = try dossier(text)
            let share = Double(generator.next() % 1000) / 1000
            if try kill(relance, "import", after: whole * share) { killed += 1 }
            // Other tests run beside this one: the quickest run says best how long one takes.
            whole = min(whole, try time { try relance("import") })
            #expect(try relance.state() == expected)
        }
        #expect(killed > Self.moments / 4)
    }

    @Test(.timeLimit(.minutes(15)))
    func `killed at any moment and run again, a day's messages are there once each`() throws {
        let undisturbed = try day()
        var whole = try time { try undisturbed("run") }
        let expected = try Set(messages(of: undisturbed).keys)
        #expect(!expected.isEmpty)
        var generator = Steps(state: 11)
        var killed = 0
        for _ in 0..<Self.moments {
            let relance = try day()
            let share = Double(generator.next() % 1000) / 1000
            if try kill(relance, "run", after: whole * share) { killed += 1 }
            whole = min(whole, try time { try relance("run") })
            let found = try messages(of: relance)
            #expect(Set(found.keys) == expected)
            // One file a message, and each action is sent: none is lost, none is there twice.
            #expect(found.values.allSatisfy { $0 == 1 })
            let open = try relance("action", "list", "--status", "sending", "--json")
            #expect(open.document["count"] == 0)
            let sent = try relance("action", "list", "--status", "sent", "--json")
            #expect(sent.document["count"]?.integer == expected.count)
        }
        #expect(killed > Self.moments / 4)
    }

    @Test(.timeLimit(.minutes(15)))
    func
        `killed at any moment of sending by a mail server, no message leaves twice and none is lost`()
        throws
    {
        let undisturbed = try LoopbackMailServer()
        var whole = try time { try planned(undisturbed)("send") }
        let expected = Set(undisturbed.mails.compactMap { $0.header("Message-ID") })
        #expect(!expected.isEmpty && undisturbed.mails.count == expected.count)
        var generator = Steps(state: 23)
        var killed = 0
        for _ in 0..<Self.moments {
            let server = try LoopbackMailServer()
            let relance = try planned(server)
            let share = Double(generator.next() % 1000) / 1000
            if try kill(relance, "send", after: whole * share) { killed += 1 }
            let start = ContinuousClock.now
            _ = try relance("send")
            whole = min(whole, start.duration(to: .now))
            try expectOnce(expected, relance, server)
        }
        #expect(killed > Self.moments / 4)
    }

    /// Each message is there once and known as sent, or a person decides of it.
    private func expectOnce(
        _ expected: Set<String>, _ relance: Relance, _ server: LoopbackMailServer
    ) throws {
        let arrived = server.mails.compactMap { $0.header("Message-ID") }
        #expect(Set(arrived).count == arrived.count)
        var statuses: [String: String] = [:]
        for action in try relance("action", "list", "--json").document["items"]?.list ?? [] {
            guard let id = action["message_id"]?.text else { continue }
            statuses["<\(id)>"] = action["status"]?.text
        }
        #expect(Set(statuses.keys) == expected)
        #expect(statuses.allSatisfy { ["sent", "unknown"].contains($0.value) }, "\(statuses)")
        for (id, status) in statuses where status == "sent" { #expect(arrived.contains(id)) }
        let work = try relance("worklist", "--json").document["items"]?.list ?? []
        #expect(
            work.count { $0["kind"] == "unknown" } == statuses.values.count { $0 == "unknown" })
    }

    /// A dossier whose messages are planned, to be sent by a mail server.
    private func planned(_ server: LoopbackMailServer) throws -> Relance {
        let relance = try day()
        let toml = try relance.folder.text(of: "relance.toml")
        try relance.folder.write(
            toml.replacing("{ email = \"outbox\" }", with: "{ email = \"smtp\" }") + """

                [channels.smtp]
                settings = { host = "127.0.0.1", port = \(server.port), security = "none" }
                allow = { smtp = ["127.0.0.1:\(server.port)"] }
                """, to: "relance.toml")
        for command in ["import", "score", "plan"] { _ = try relance(command) }
        return relance
    }

    /// A dossier with customers that have an address, some of them late.
    private func day() throws -> Relance {
        let relance = try dossier(ledger(customers: 20, invoices: 400))
        try relance.folder.append(
            """

            [creditor.accounting]
            name = "Claire Vasseur"
            email = "claire@meridien.example"
            [dunning]
            review_first_plan = false
            freshness = 30
            [scenarios.standard]
            settings = { call_cents = 100000000 }
            [channels.outbox]
            allow = { write = ["out"] }
            [connectors.csv]
            allow = { read = ["contacts"] }
            [[connectors.csv.settings.files]]
            path = "contacts/c.csv"
            kind = "contacts"
            columns = { id = "Code", name = "Nom", email = "Email", terms = "Terms" }

            """, to: "relance.toml")
        let text = try relance.folder.text(of: "relance.toml").replacing(
            "connectors = [\"fec\"]",
            with: """
                connectors = ["fec", "csv"]
                scoring = ["payment-history", "exposure"]
                scenarios = ["standard"]
                channels = { email = "outbox" }
                date = "2026-02-24"
                """)
        try relance.folder.write(text, to: "relance.toml")
        var contacts = "Code;Nom;Email;Terms\n"
        for number in 0..<20 {
            contacts += "C\(number);CLIENT C\(number);c\(number)@client.example;30 days\n"
        }
        try relance.folder.write(contacts, to: "contacts/c.csv")
        try relance.folder.write([], to: "out/.keep")
        return relance
    }

    /// The contacts that a mail in `out/` goes to, each with the number of its mails.
    private func messages(of relance: Relance) throws -> [String: Int] {
        let names = try FileManager.default.contentsOfDirectory(
            atPath: relance.folder.path + "/out")
        var found: [String: Int] = [:]
        for name in names where name.hasSuffix(".eml") {
            let mail = try relance.folder.text(of: "out/" + name)
            let to = mail.split(separator: "\r\n").first { $0.contains("@client.example>") } ?? ""
            found[String(to), default: 0] += 1
        }
        return found
    }

    private func time(_ body: () throws -> Relance.Result) throws -> Duration {
        let start = ContinuousClock.now
        let result = try body()
        #expect(result.status == 0, "said: \(result.errors)")
        return start.duration(to: .now)
    }

    private func dossier(_ text: String) throws -> Relance {
        let relance = try Relance(
            toml: Relance.bare + """

                [run]
                connectors = ["fec"]
                [connectors.fec]
                settings = { paths = ["ledger/*.txt"], page = 100 }
                allow = { read = ["ledger"] }
                """)
        try relance.folder.write(text, to: "ledger/a.txt")
        return relance
    }

    /// Answers whether the command was still going on.
    private func kill(_ relance: Relance, _ command: String, after time: Duration) throws -> Bool {
        let process = relance.process([command])
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
        Thread.sleep(forTimeInterval: seconds)
        Glibc.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        return process.terminationReason == .uncaughtSignal
    }

    private func ledger(customers: Int, invoices: Int) -> String {
        var text = Relance.ledger.prefix { $0 != "\n" } + "\n"
        for number in 1...invoices {
            let customer = "C\(number % customers)"
            let day = "202601\(10 + number % 20)"
            let letter = number % 3 == 0 ? "A\(number)" : ""
            text +=
                "VE|Ventes|\(number)|\(day)|411000|Clients|\(customer)|CLIENT \(customer)|F\(number)|\(day)|F\(number)"
            text += "|\(number),50|0,00|\(letter)||\(day)||\n"
            text +=
                "VE|Ventes|\(number)|\(day)|706000|Ventes|||F\(number)|\(day)|F\(number)|0,00|\(number),50|||\(day)||\n"
            guard number % 3 == 0 else { continue }
            text +=
                "BQ|Banque|\(number)|20260220|512000|Banque|||V\(number)|20260220|V|\(number),50|0,00|||20260220||\n"
            text +=
                "BQ|Banque|\(number)|20260220|411000|Clients|\(customer)|CLIENT \(customer)|V\(number)|20260220|V"
            text += "|0,00|\(number),50|\(letter)||20260220||\n"
        }
        return String(text)
    }

    /// A small generator: the same numbers in every run.
    private struct Steps {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state >> 33
        }
    }
}
