import Foundation
import RelanceCore
import RelanceTestSupport
import Testing

/// Copies of invoices that go with mails, and those that a customer asks for.
@Suite struct InvoiceCopyTests {
    static let pdf = "%PDF-1.4 "

    @Test func `a reminder has the copies of its own invoices, each named for its number`() throws {
        let relance = try Self.dossier()
        let run = try relance("run")
        #expect(run.status == 0, "\(run.errors)")
        let first = try Self.parts(relance, "A0000001")
        #expect(first.names == ["facture-f1.pdf", "facture-f2.pdf"])
        #expect(first.texts == [Self.pdf + "F1", Self.pdf + "F2"])
        #expect(first.files.allSatisfy { $0.mediaType == "application/pdf" })
        let second = try Self.parts(relance, "A0000002")
        #expect(second.names == ["facture-f3.pdf"] && second.texts == [Self.pdf + "F3"])
        #expect(
            try Self.text(relance, "A0000001").contains(
                "Les copies des factures F1, F2 accompagnent ce message."))
        #expect(
            try Self.text(relance, "A0000002").contains(
                "La copie de la facture F3 accompagne ce message."))
        let shown = try relance("action", "show", "A0000001", "--json").document
        #expect(shown["missing"] == .list([]))
    }

    @Test func `the same dossier gives the same bytes`() throws {
        let mails = try (1...2).map { _ in
            let relance = try Self.dossier()
            try relance("run")
            return try relance.folder.bytes(of: "out/A0000001.eml")
        }
        #expect(mails[0] == mails[1])
    }

    @Test func `a copy that is not there is not spoken of, and is told`() throws {
        let relance = try Self.dossier(files: ["F1"])
        let run = try relance("run")
        #expect(run.status == 0, "\(run.errors)")
        #expect(
            run.errors.contains(
                "it had no copy of 2 invoices that messages were to have: 'F2', 'F3'"),
            "\(run.errors)")
        #expect(try Self.parts(relance, "A0000001").names == ["facture-f1.pdf"])
        #expect(
            try Self.text(relance, "A0000001").contains(
                "La copie de la facture F1 accompagne ce message."))
        let alone = try Self.text(relance, "A0000002")
        #expect(!alone.contains("accompagne") && !alone.contains("multipart/mixed"))
        #expect(alone.contains("Si une copie vous est utile"))
        let shown = try relance("action", "show", "A0000001").output
        #expect(shown.contains("missing: F2"), "\(shown)")
        let story = try relance("contact", "show", "C2").output
        #expect(story.contains("copie de facture introuvable"), "\(story)")
    }

    @Test func `where nobody gives copies nothing is said of them`() throws {
        let relance = try Self.dossier(documents: nil)
        let run = try relance("run", "--json")
        #expect(run.status == 0 && !run.errors.contains("copy"), "\(run.errors)")
        #expect(run.document["send"]?["problems"] == .list([]))
        #expect(try Self.parts(relance, "A0000001").files.isEmpty)
    }

    /// A connector beside the ledger that gives copies by a function with that body.
    private func archive(_ body: String) throws -> Relance {
        let relance = try Self.dossier(documents: nil, connectors: "\"csv\", \"archive\"")
        try relance.folder.write(
            """
            return { api = 1, summary = "Archive", pull = function() return { done = true } end,
              document = function(invoice, ctx)
                \(body)
              end }
            """, to: "plugins/connectors/archive.lua")
        return relance
    }

    @Test func `who gives the same file for all is asked for the message's own invoices alone`()
        throws
    {
        let relance = try archive(
            """
            ctx.warn("asked for " .. invoice.contact .. " " .. invoice.number)
            return "%PDF-1.4 always the same", "application/pdf"
            """)
        try relance("import")
        try relance("plan")
        try relance("action", "cancel", "A0000002")
        let run = try relance("send")
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.errors.contains("asked for C1 F1") && run.errors.contains("asked for C1 F2"))
        #expect(!run.errors.contains("C2"), "\(run.errors)")
        #expect(try Self.parts(relance, "A0000001").names == ["facture-f1.pdf", "facture-f2.pdf"])
    }

    @Test(arguments: [
        ("error('serveur en panne')", "serveur en panne"),
        ("return 12, 'application/pdf'", "returned 12, expected the bytes of a file, nil or false"),
        (
            "return '%PDF-1.4'",
            "returned nothing as the media type, expected a text such as \"application/pdf\""
        ),
        (
            "return '<html>', 'text/html'",
            "its media type is \"text/html\"; give application/pdf, image/png, image/jpeg, application/xml"
        ),
        (
            "return '<html>Connexion</html>', 'application/pdf'",
            "it is called application/pdf and its bytes are not that"
        ),
        ("return '%PDF-1.4' .. (' '):rep(4 << 20), 'application/pdf'", "it has more than 4 MB"),
        ("return '', 'application/pdf'", "it is empty; return nil where there is no copy"),
        ("return invoice.numer", "invoice has no field 'numer'"),
    ]) func `an error names plugin, line and invoice, and the reminder leaves without the copy`(
        body: String, said: String
    ) throws {
        let relance = try archive(body)
        let run = try relance("run")
        #expect(run.status == 2, "\(run.errors)")
        #expect(run.errors.contains("plugins/connectors/archive.lua:"), "\(run.errors)")
        #expect(run.errors.contains("document(invoice 'F1'): "), "\(run.errors)")
        #expect(run.errors.contains(said), "\(run.errors)")
        #expect(try Self.actions(relance) == ["A0000001 C1 email sent", "A0000002 C2 email sent"])
        #expect(!(try Self.text(relance, "A0000001").contains("accompagne")))
    }

    @Test func `what does not fit into a message is missing from it`() throws {
        let relance = try Self.dossier()
        let large = Self.pdf + String(repeating: "x", count: 3 << 20)
        for name in ["F1", "F2"] { try relance.folder.write(large, to: "factures/\(name).pdf") }
        let run = try relance("run")
        #expect(run.status == 0, "\(run.errors)")
        #expect(try Self.parts(relance, "A0000001").names == ["facture-f1.pdf"])
        let shown = try relance("action", "show", "A0000001", "--json").document
        #expect(shown["missing"] == ["F2"])
    }

    @Test func `a connector that fails again and again is left alone`() throws {
        let relance = try archive("error('en panne')")
        var rows = "Id;Numéro;Code;Date;Échéance;Montant\n"
        for number in 1...9 { rows += "G\(number);G\(number);C1;2026-01-20;2026-02-24;100,00\n" }
        try relance.folder.write(rows, to: "data/invoices.csv")
        let run = try relance("run")
        #expect(run.status == 2)
        #expect(run.errors.components(separatedBy: "en panne").count == 4, "\(run.errors)")
        #expect(run.errors.contains("is asked for no more copies in this run"), "\(run.errors)")
    }

    @Test func `what a message will have can be seen before it leaves`() throws {
        let relance = try Self.dossier(files: ["F1"])
        try relance("import")
        try relance("plan")
        let preview = try relance("action", "show", "A0000001", "--preview", "--json").document
        let mail = preview["message"]?["eml"]?.text ?? ""
        #expect(MailParts(mail).names == ["facture-f1.pdf"])
        try relance("send")
        #expect(try relance.folder.text(of: "out/A0000001.eml") == mail)
        let sent = try relance("action", "show", "A0000001", "--preview").output
        #expect(sent.contains(": 11 bytes]") && !sent.contains("JVBER"), "\(sent)")
    }

    @Test func `the number of an invoice leads into no folder`() throws {
        let relance = try Self.dossier(files: [])
        try relance.folder.write(
            """
            Id;Numéro;Code;Date;Échéance;Montant
            F1;2026/../118;C1;2026-01-20;2026-02-24;1200,00

            """, to: "data/invoices.csv")
        try relance.folder.write(Self.pdf + "118", to: "factures/2026-..-118.pdf")
        try relance("run")
        #expect(try Self.parts(relance, "A0000001").names == ["facture-2026-..-118.pdf"])
    }

    @Test func `copies leave through a mail server`() throws {
        let server = try LoopbackMailServer()
        let relance = try Self.dossier(
            more: """
                [channels.smtp]
                settings = { host = "127.0.0.1", port = \(server.port), security = "none" }
                allow = { smtp = ["127.0.0.1:\(server.port)"] }
                """, channel: "smtp")
        let run = try relance("run")
        #expect(run.status == 0, "\(run.errors)")
        #expect(server.mails.map(\.to) == [["c1@dupont.example"], ["c2@martin.example"]])
        #expect(
            server.mails.map { MailParts($0.text).texts }
                == [[Self.pdf + "F1", Self.pdf + "F2"], [Self.pdf + "F3"]])
    }

    @Test func `a copy comes from a server that was granted, and only then`() throws {
        let server = try LoopbackServer { request, _ in
            request.target == "/F3" ? .answer(404) : .answer(200, [:], "%PDF-1.4 \(request.target)")
        }
        let relance = try Self.dossier(
            documents: nil, connectors: "\"csv\", \"archive\"",
            more: """
                [connectors.archive]
                settings = { url = "\(server.url(""))" }
                allow = { http = [{ host = "127.0.0.1:\(server.port)", private = true }] }
                """)
        try relance.folder.write(
            """
            return { api = 1, summary = "Archive", needs = { "http" }, settings = { url = { type = "string" } },
              pull = function() return { done = true } end,
              document = function(invoice, ctx)
                local answer = ctx.http.request{ url = ctx.settings.url .. "/" .. invoice.number, as = "bytes", accept = { 404 } }
                if answer.status == 200 then return answer.data, "application/pdf" end
              end }
            """, to: "plugins/connectors/archive.lua")
        let run = try relance("run")
        #expect(run.status == 0, "\(run.errors)")
        #expect(try Self.parts(relance, "A0000001").texts == ["%PDF-1.4 /F1", "%PDF-1.4 /F2"])
        #expect(try Self.parts(relance, "A0000002").files.isEmpty)
        // A connector that has changed since its grant was used is not asked.
        try relance.folder.append("-- changed\n", to: "plugins/connectors/archive.lua")
        try relance("invoice", "copy", "F1")
        let changed = try relance("send")
        #expect(changed.status == 2 && changed.errors.contains("has changed"), "\(changed.errors)")
        #expect(try Self.actions(relance).last == "A0000003 C1 email failed retry")
    }
}
