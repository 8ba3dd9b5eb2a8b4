import Foundation
import RelanceCore
import RelanceTestSupport
import Testing

/// A message that was an error of ours: it is void, and an apology says so.
@Suite struct ApologyTests {
    private func dossier() throws -> Relance {
        let relance = try InvoiceCopyTests.dossier()
        let run = try relance("run")
        #expect(run.status == 0, "\(run.errors)")
        return relance
    }

    private func send(_ relance: Relance, on day: String) throws {
        let sent = try relance("send", "--date", day)
        #expect(sent.status == 0, "\(sent.errors)")
    }

    @Test func `it says which message is void, and what the account shows`() throws {
        let relance = try dossier()
        let said = try relance("action", "apologize", "A0000001", "--date", "2026-03-04")
        #expect(said.status == 0 && said.output.contains("A0000003"), "\(said.errors)")
        try send(relance, on: "2026-03-04")
        let text = try InvoiceCopyTests.text(relance, "A0000003")
        #expect(text.contains("Notre e-mail du 3 mars 2026 est une erreur de notre part."))
        #expect(text.contains("Voici ce que montre votre compte au 4 mars 2026"))
        #expect(text.contains("Total à régler : 1 500,00 €") && text.contains("virement"))
        #expect(!text.contains("F3") && !text.contains("multipart/mixed"))
        // It stands in the conversation of the message that it takes back.
        let void = try relance("action", "show", "A0000001", "--json").document
        let id = try #require(void["message_id"]?.text)
        #expect(text.contains("In-Reply-To: <\(id)>"))
        #expect(void["status"] == "sent")
    }

    @Test func `once all is paid it says that nothing is owed`() throws {
        let relance = try dossier()
        try relance.folder.write(
            """
            Id;Numéro;Code;Date;Échéance;Montant
            F3;F3;C2;2026-01-20;2026-02-24;0,00

            """, to: "data/invoices.csv")
        try relance("import", "--date", "2026-03-04")
        try relance("action", "apologize", "A0000002", "--date", "2026-03-04")
        try send(relance, on: "2026-03-04")
        let text = try InvoiceCopyTests.text(relance, "A0000003")
        #expect(text.contains("Vous n’avez rien à nous régler à ce jour."), "\(text)")
        #expect(!text.contains("virement") && text.contains("F3"))
    }

    @Test func `the message counts as no reminder, and its step does not come again`() throws {
        let relance = try dossier()
        try relance("action", "apologize", "A0000001", "--date", "2026-03-04")
        try send(relance, on: "2026-03-04")
        let plan = try relance("plan", "--explain", "C1", "--date", "2026-03-04", "--json")
        let codes = plan.document["items"]?.list?.map { $0["code"]?.text } ?? []
        #expect(codes.allSatisfy { $0 != "due" }, "\(codes)")
        let call = try relance("run", "--date", "2026-03-16")
        #expect(call.status == 0, "\(call.errors)")
        let script = try relance("action", "list", "--medium", "call", "--contact", "C1", "--json")
        let id = try #require(script.document["items"]?.list?.first?["id"]?.text)
        let text = try relance("action", "show", id, "--preview", "--date", "2026-03-16").output
        #expect(!text.contains("3 mars 2026 par e-mail"), "\(text)")
    }

    @Test func `it is said once, and only of what has left`() throws {
        let relance = try dossier()
        #expect(try relance("action", "apologize", "A0000001").status == 0)
        let twice = try relance("action", "apologize", "A0000001")
        #expect(
            twice.errors.contains(
                "action 'A0000001': was said to be an error before; see 'relance action show A0000003'"
            ), "\(twice.errors)")
        let planned = try relance("action", "apologize", "A0000003")
        #expect(
            planned.errors.contains(
                "action 'A0000003': is no message that has left; what has not left is cancelled "
                    + "with 'relance action cancel A0000003'"), "\(planned.errors)")
        try send(relance, on: "2026-03-03")
        try send(relance, on: "2026-03-04")
        #expect(
            try InvoiceCopyTests.actions(relance) == [
                "A0000001 C1 email sent", "A0000002 C2 email sent", "A0000003 C1 email sent",
            ])
    }
}
