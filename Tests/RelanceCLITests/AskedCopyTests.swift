import Foundation
import RelanceCore
import RelanceStore
import RelanceTestSupport
import Testing

/// "I never got the invoice": it is recorded once, and the copy leaves by e-mail.
@Suite struct AskedCopyTests {
    private func dossier(files: [String] = ["F1", "F2", "F3"], connectors: String = "\"csv\"")
        throws
        -> Relance
    {
        let relance = try InvoiceCopyTests.dossier(files: files, connectors: connectors)
        try relance("import")
        return relance
    }

    private func send(_ relance: Relance, on day: String = "2026-03-03") throws {
        let sent = try relance("send", "--date", day)
        #expect(sent.status == 0, "\(sent.errors)")
    }

    @Test func `heard in a call, the copy leaves with the next send`() throws {
        let relance = try InvoiceCopyTests.dossier()
        try relance("run")
        let called = try relance("run", "--date", "2026-03-16")
        #expect(called.status == 0, "\(called.errors)")
        let task = "A0000003 C1 call to_do"
        #expect(try InvoiceCopyTests.actions(relance).contains(task))
        let done = try relance(
            "action", "done", "A0000003", "--outcome", "reached", "--copy", "--invoice", "F2",
            "--date", "2026-03-16")
        #expect(done.status == 0, "\(done.errors)")
        #expect(done.output.contains("A0000005"), "\(done.output)")
        try send(relance, on: "2026-03-16")
        #expect(
            try InvoiceCopyTests.actions(relance).filter { $0.contains("C1") } == [
                "A0000001 C1 email sent", "A0000003 C1 call done", "A0000005 C1 email sent",
            ])
        let parts = try InvoiceCopyTests.parts(relance, "A0000005")
        #expect(parts.names == ["facture-f2.pdf"] && parts.texts == ["%PDF-1.4 F2"])
        let text = try InvoiceCopyTests.text(relance, "A0000005")
        #expect(text.contains("To: =?UTF-8?") || text.contains("To: Dupont SA"))
        #expect(
            text.contains(
                "Comme vous nous l’avez demandé, la copie de la facture ci-dessous accompagne ce message."
            ))
        #expect(!text.contains("F1") && !text.contains("F3"))
        // It raises no level, keeps no distance, and is on record.
        let shown = try relance("action", "show", "A0000005", "--json").document
        #expect(shown["step"] == "copie-de-facture/2026-03-16" && shown["level"] == 0)
        #expect(shown["keeps_gap"] == false)
        let story = try relance("contact", "show", "C1").output
        #expect(story.contains("copie de facture demandée"), "\(story)")
    }

    @Test func `without naming them a call's own invoices are copied`() throws {
        let relance = try InvoiceCopyTests.dossier()
        try relance("run")
        try relance("run", "--date", "2026-03-16")
        try relance(
            "action", "done", "A0000003", "--outcome", "left_word", "--copy", "--date",
            "2026-03-16")
        try send(relance, on: "2026-03-16")
        #expect(
            try InvoiceCopyTests.parts(relance, "A0000005").names
                == ["facture-f1.pdf", "facture-f2.pdf"])
    }

    @Test func `it can be asked for at any time, once a day, and of several customers at once`()
        throws
    {
        let relance = try dossier()
        let asked = try relance("invoice", "copy", "F1", "F3", "F2")
        #expect(asked.status == 0, "\(asked.errors)")
        #expect(
            try InvoiceCopyTests.actions(relance) == [
                "A0000001 C1 email planned", "A0000002 C2 email planned",
            ])
        let twice = try relance("invoice", "copy", "F2")
        #expect(twice.status == 1)
        #expect(
            twice.errors.contains(
                "invoice 'F2': its copy was asked for already: action 'A0000001' is planned; "
                    + "see 'relance action show A0000001'"), "\(twice.errors)")
        try send(relance)
        #expect(
            try InvoiceCopyTests.parts(relance, "A0000001").names
                == ["facture-f1.pdf", "facture-f2.pdf"])
        #expect(try InvoiceCopyTests.parts(relance, "A0000002").names == ["facture-f3.pdf"])
        #expect(try relance("invoice", "copy", "F2").status == 1)
        #expect(try relance("invoice", "copy", "F2", "--date", "2026-03-10").status == 0)
    }

    @Test func `no plan takes it away, and what is paid is copied too`() throws {
        let relance = try dossier()
        try relance("invoice", "copy", "F3")
        try relance.folder.write(
            """
            Id;Numéro;Code;Date;Échéance;Montant
            F1;F1;C1;2026-01-20;2026-02-24;1200,00
            F3;F3;C2;2026-01-20;2026-02-24;0,00

            """, to: "data/invoices.csv")
        let run = try relance("run")
        #expect(run.status == 0, "\(run.errors)")
        let text = try InvoiceCopyTests.text(relance, "A0000001")
        #expect(text.contains("la copie de la facture ci-dessous accompagne ce message"))
        #expect(!text.contains("virement"))
    }

    @Test func `what is disputed is not asked for beside it`() throws {
        let relance = try dossier()
        let opened = try relance(
            "dispute", "open", "C2", "--invoice", "F3", "--cause", "not-received", "--copy")
        #expect(opened.status == 0, "\(opened.errors)")
        try send(relance)
        let text = try InvoiceCopyTests.text(relance, "A0000001")
        #expect(text.contains("Hors montant contesté (F3) : −700,00 €"), "\(text)")
        #expect(text.contains("Total à régler : 0,00 €") && !text.contains("virement"))
        #expect(try InvoiceCopyTests.parts(relance, "A0000001").names == ["facture-f3.pdf"])
    }

    @Test func `a copy that nobody has is a person's task, until it is there`() throws {
        let relance = try dossier(files: [])
        try relance("invoice", "copy", "F3")
        try send(relance)
        #expect(try InvoiceCopyTests.actions(relance) == ["A0000001 C2 email to_do no_copy"])
        let worklist = try relance("worklist").output
        #expect(
            worklist.contains("copie de facture introuvable, à envoyer à la main"), "\(worklist)")
        let shown = try relance("action", "show", "A0000001", "--preview").output
        #expect(shown.contains("missing: F3"))
        #expect(shown.contains("Nous vous l’adressons à part.") && !shown.contains("accompagne"))
        try send(relance)
        #expect(try InvoiceCopyTests.actions(relance) == ["A0000001 C2 email to_do no_copy"])
        try relance.folder.write("%PDF-1.4 F3", to: "factures/F3.pdf")
        #expect(try relance("action", "retry", "A0000001").status == 0)
        try send(relance)
        #expect(try InvoiceCopyTests.actions(relance) == ["A0000001 C2 email sent"])
        #expect(try InvoiceCopyTests.parts(relance, "A0000001").names == ["facture-f3.pdf"])
        let sent = try relance("action", "show", "A0000001", "--json").document
        #expect(sent["missing"] == .list([]))
    }

    @Test func `those that are there leave, the others are a person's`() throws {
        let relance = try dossier(files: ["F2"])
        try relance("invoice", "copy", "F1", "F2")
        try send(relance)
        #expect(
            try InvoiceCopyTests.actions(relance) == [
                "A0000001 C1 email sent", "A0000002 C1 email to_do no_copy",
            ])
        #expect(try InvoiceCopyTests.parts(relance, "A0000001").names == ["facture-f2.pdf"])
        let text = try InvoiceCopyTests.text(relance, "A0000001")
        #expect(text.contains("la copie de la facture ci-dessous") && !text.contains("F1"))
        let done = try relance("action", "done", "A0000002", "--outcome", "reached")
        #expect(done.status == 0, "\(done.errors)")
        try send(relance)
        #expect(try InvoiceCopyTests.actions(relance).last == "A0000002 C1 email done")
    }

    @Test func `what has no room in one message leaves in the next`() throws {
        let relance = try dossier()
        let large = "%PDF-1.4 " + String(repeating: "x", count: 3 << 20)
        for name in ["F1", "F2"] { try relance.folder.write(large, to: "factures/\(name).pdf") }
        try relance("invoice", "copy", "F1", "F2")
        try send(relance)
        #expect(
            try InvoiceCopyTests.actions(relance) == [
                "A0000001 C1 email sent", "A0000002 C1 email sent",
            ])
        #expect(try InvoiceCopyTests.parts(relance, "A0000001").names == ["facture-f1.pdf"])
        #expect(try InvoiceCopyTests.parts(relance, "A0000002").names == ["facture-f2.pdf"])
    }

    @Test func `a source that fails is asked again with the next send`() throws {
        let relance = try dossier(connectors: "\"csv\"")
        try relance("invoice", "copy", "F1")
        let toml = try relance.folder.text(of: "relance.toml")
        try relance.folder.write(
            toml.replacing("[\"csv\"]", with: "[\"csv\"]").replacing("{number}", with: "{numero}"),
            to: "relance.toml")
        let failed = try relance("send")
        #expect(failed.status == 2)
        #expect(
            failed.errors.contains(
                "document(invoice 'F1'): settings.documents: there is no {numero}"),
            "\(failed.errors)")
        #expect(try InvoiceCopyTests.actions(relance) == ["A0000001 C1 email failed retry"])
        try relance.folder.write(toml, to: "relance.toml")
        try send(relance)
        #expect(try InvoiceCopyTests.actions(relance) == ["A0000001 C1 email sent"])
        let before = try relance.folder.bytes(of: "out/A0000001.eml")
        try send(relance)
        #expect(try relance.folder.bytes(of: "out/A0000001.eml") == before)
    }

    @Test func `it says at once why no copy can leave`() throws {
        let relance = try dossier()
        #expect(
            try relance("invoice", "copy", "F9").errors.contains(
                "invoice 'F9': there is no such invoice, or several of that number"))
        try relance.folder.write(
            "Code;Nom;Email;États;Tél\nC1;Dupont SA;;;01\nC2;Martin SA;c2@martin.example;handed_over;02\n",
            to: "data/contacts.csv")
        try relance("import")
        try relance("contact", "set", "C1", "email=")
        let none = try relance("invoice", "copy", "F1")
        #expect(none.status == 1)
        #expect(
            none.errors.contains(
                "contact 'C1': has no e-mail address that works, so no copy can leave; give one with "
                    + "'relance contact set C1 email=ADDRESS', or send it by hand"),
            "\(none.errors)")
        #expect(try InvoiceCopyTests.actions(relance).isEmpty)
        let silent = try relance("invoice", "copy", "F3")
        #expect(
            silent.errors.contains(
                "invoice 'F3': nothing is written about it any more (handed_over)"),
            "\(silent.errors)")
    }

    @Test func `cancelled, it can be asked for again`() throws {
        let relance = try dossier()
        try relance("invoice", "copy", "F3")
        #expect(try relance("action", "cancel", "A0000001").status == 0)
        #expect(try relance("invoice", "copy", "F3").status == 0)
        try send(relance)
        #expect(
            try InvoiceCopyTests.actions(relance) == [
                "A0000001 C2 email cancelled cancelled_by_person", "A0000002 C2 email sent",
            ])
    }

    @Test func `what was cut off between the copy and its receipt is not sent twice`() throws {
        let relance = try dossier(files: ["F2"])
        try relance("invoice", "copy", "F1", "F2")
        try send(relance)
        let before = try relance.folder.bytes(of: "out/A0000001.eml")
        // As if the program had been killed before the receipt was written.
        try SQLiteDatabase(path: relance.folder.path + "/relance.db").execute(
            "UPDATE action SET status = 'sending', receipt = NULL WHERE id = 'A0000001'")
        let run = try relance("run")
        #expect(run.status == 0, "\(run.errors)")
        let copies = try InvoiceCopyTests.actions(relance).prefix(2)
        #expect(copies == ["A0000001 C1 email sent", "A0000002 C1 email to_do no_copy"])
        #expect(try relance.folder.bytes(of: "out/A0000001.eml") == before)
    }
}
