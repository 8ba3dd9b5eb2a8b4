import Foundation
import RelanceCore
import RelanceTestSupport
import Testing

/// E-mails from the plan to a mail server, as a person sees them.
@Suite struct MailRunTests {
    /// The servers of a test listen as long as it runs.
    private final class Kept { var servers: [LoopbackMailServer] = [] }
    private let kept = Kept()

    /// A dossier with customers whose invoices are reminded of by e-mail on 2026-03-03.
    private func dossier(
        _ server: LoopbackMailServer, customers: Int = 1, settings: String = "", more: String = ""
    ) throws -> Relance {
        kept.servers.append(server)
        let relance = try Relance(
            toml: """
                [creditor]
                name = "Ateliers Méridien SAS"
                [creditor.accounting]
                name = "Claire Vasseur"
                email = "claire@meridien.example"
                [run]
                connectors = ["csv"]
                scenarios = ["standard"]
                channels = { email = "smtp" }
                [dunning]
                review_first_plan = false
                freshness = 300
                [channels.smtp]
                settings = { host = "127.0.0.1", port = \(server.port), security = "none"\(settings) }
                allow = { smtp = ["127.0.0.1:\(server.port)"] }
                \(more)
                [connectors.csv]
                allow = { read = ["data"] }
                [[connectors.csv.settings.files]]
                path = "data/contacts.csv"
                kind = "contacts"
                columns = { id = "Code", name = "Nom", email = "Email" }
                [[connectors.csv.settings.files]]
                path = "data/invoices.csv"
                kind = "invoices"
                columns = { id = "Numéro", contact = "Code", issue_date = "Date", \
                due_date = "Échéance", amount = "Montant" }

                """)
        var (contacts, invoices) = ("Code;Nom;Email\n", "Numéro;Code;Date;Échéance;Montant\n")
        for number in 1...customers {
            contacts += "C\(number);Client \(number);c\(number)@client.example\n"
            invoices += "F\(number);C\(number);2026-01-20;2026-02-24;1200,00\n"
        }
        try relance.folder.write(contacts, to: "data/contacts.csv")
        try relance.folder.write(invoices, to: "data/invoices.csv")
        return relance
    }

    private func actions(_ relance: Relance) throws -> [Plain] {
        try relance("action", "list", "--json").document["items"]?.list ?? []
    }

    private func statuses(_ relance: Relance) throws -> [String] {
        try actions(relance).compactMap { $0["status"]?.text }
    }

    @Test func `messages leave over one connection, as they are kept, and once`() throws {
        let server = try LoopbackMailServer()
        let relance = try dossier(server, customers: 3)
        let run = try relance("run", "--date", "2026-03-03")
        #expect(run.status == 0, "\(run.output) \(run.errors)")
        #expect(server.connections == 1)
        #expect(
            server.mails.map(\.to) == (1...3).map { ["c\($0)@client.example"] })
        #expect(Set(server.mails.map(\.from)) == ["claire@meridien.example"])
        let kept = try relance("action", "show", "A0000001", "--preview", "--json").document
        #expect(kept["message"]?["sent"] == .text(server.mails[0].text))
        _ = try relance("run", "--date", "2026-03-03")
        #expect(server.mails.count == 3)
        #expect(try statuses(relance) == ["sent", "sent", "sent"])
    }

    @Test func `a reminder answers the one before about the same invoice`() throws {
        let server = try LoopbackMailServer()
        let relance = try dossier(server)
        for day in ["2026-03-03", "2026-03-09"] { _ = try relance("run", "--date", day) }
        let mails = server.mails
        #expect(mails.count == 2)
        let first = try #require(mails.first?.header("Message-ID"))
        #expect(mails.first?.header("References") == nil)
        #expect(mails.last?.header("In-Reply-To") == first)
        #expect(mails.last?.header("References") == first)
    }

    @Test func `an address that is refused for good is not used again, and becomes a task`() throws
    {
        let server = try LoopbackMailServer {
            $0.hasPrefix("RCPT") ? .say("550 5.1.1 no such user") : nil
        }
        let relance = try dossier(server)
        let run = try relance("run", "--date", "2026-03-03")
        #expect(run.status == 2)
        #expect(run.errors.contains("550 5.1.1 no such user"), "\(run.errors)")
        let shown = try relance("contact", "show", "C1", "--json").document
        #expect(shown["unusable"] == .text("550 5.1.1 no such user"), "\(shown)")
        #expect(try relance("worklist").output.contains("adresse refusée : trouver la bonne"))
        let again = try relance("plan", "--date", "2026-03-03", "--json")
        #expect(again.status == 0, "\(again.errors)")
        let task = try #require(try actions(relance).last)
        #expect(task["template"] == .text("find-person") && task["medium"] == .text("call"))
        #expect(server.commands.count { $0.hasPrefix("RCPT") } == 1)
        _ = try relance("contact", "set", "C1", "email=new@client.example")
        _ = try relance("plan", "--date", "2026-03-03")
        let last = try actions(relance).map {
            "\($0["medium"]?.text ?? "") \($0["status"]?.text ?? "")"
        }
        #expect(last == ["email cancelled", "email planned"])
    }

    @Test func `what is put off is tried again, and leaves once`() throws {
        let tries = Counter()
        let server = try LoopbackMailServer {
            $0.hasPrefix("MAIL") && tries.next() < 2 ? .say("451 4.7.1 greylisted") : nil
        }
        let relance = try dossier(server)
        let run = try relance("run", "--date", "2026-03-03")
        #expect(run.status == 2 && run.errors.contains("451 4.7.1 greylisted"))
        #expect(try relance("worklist", "--json").document["count"] == 0)
        #expect(try relance("send", "--date", "2026-03-03").status == 2)
        #expect(try relance("send", "--date", "2026-03-03").status == 0)
        #expect(try relance("send", "--date", "2026-03-03").output == "Nothing is due.\n")
        #expect(server.mails.count == 1)
    }

    @Test(arguments: ["BODY", "."])
    func `what breaks under way waits for a person, and is not sent again`(point: String) throws {
        let server = try LoopbackMailServer { $0 == point ? .hangUp : nil }
        let relance = try dossier(server)
        #expect(try relance("run", "--date", "2026-03-03").status == 2)
        #expect(try statuses(relance) == ["unknown"])
        _ = try relance("run", "--date", "2026-03-03")
        #expect(server.commands.count { $0.hasPrefix("MAIL") } == 1)
        let work = try relance("worklist", "--json").document["items"]?.list ?? []
        #expect(work.map { $0["kind"] } == [.text("unknown")])
    }

    @Test func `a login that is refused says how to mend it, once mended all leaves`() throws {
        let server = try LoopbackMailServer(.init(login: "claire:right"))
        var relance = try dossier(
            server, customers: 2,
            more: "secrets = { username = { env = \"U\" }, password = { env = \"P\" } }")
        relance.environment = ["U": "claire", "P": "hunter2"]
        let run = try relance("run", "--date", "2026-03-03")
        #expect(run.status == 2)
        #expect(
            run.errors.contains(
                "send(action 'A0000001'): the server refused the login: 535 5.7.8 wrong user or password; check the variables that the secrets username and password name, under [channels.smtp] in relance.toml"
            ), "\(run.errors)")
        #expect(!run.errors.contains("hunter2"))
        #expect(server.commands.count { $0.hasPrefix("AUTH") } == 1)
        relance.environment["P"] = "right"
        #expect(try relance("send", "--date", "2026-03-03").status == 0)
        #expect(server.mails.count == 2)
    }

    @Test func `an address with a line break reaches no server`() throws {
        let server = try LoopbackMailServer()
        let relance = try dossier(server)
        try relance.folder.write(
            "Code;Nom;Email\nC1;Dupont;\"a@client.example\nRCPT TO:<evil@x.example>\"\n",
            to: "data/contacts.csv")
        let run = try relance("run", "--date", "2026-03-03")
        #expect(run.status == 2)
        #expect(run.errors.contains("is no e-mail address"), "\(run.errors)")
        #expect(server.connections == 0)
    }

    @Test func `doctor names a mail server that was not granted`() throws {
        let server = try LoopbackMailServer()
        let relance = try dossier(server)
        let toml = try relance.folder.text(of: "relance.toml")
        try relance.folder.write(
            toml.replacing("smtp = [\"127.0.0.1:", with: "smtp = [\"127.0.0.2:"),
            to: "relance.toml")
        let doctor = try relance("doctor")
        #expect(doctor.status == 1)
        #expect(
            doctor.output.contains("127.0.0.1:\(server.port) was not granted; allow it under"),
            "\(doctor.output)")
        let granted = try relance(
            "plugin", "grant", "smtp", "-y", "--smtp", "127.0.0.1:\(server.port)")
        #expect(granted.status == 0, "\(granted.errors)")
        #expect(try relance("doctor").status == 0)
    }
}

/// Counts from 0.
private final class Counter: @unchecked Sendable {
    private let lock = NSLock()
    private var count = 0

    func next() -> Int {
        lock.withLock {
            defer { count += 1 }
            return count
        }
    }
}
