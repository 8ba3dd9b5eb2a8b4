import Foundation
import RelanceCore
import RelanceDocuments
import RelanceTestSupport
import Testing

@Suite struct AttachmentTests {
    private func message() throws -> Message {
        var letter = Letter("reminder-1")
        letter.action.attach = ["letter"]
        return try letter.message()
    }

    @Test func `a letter goes with a mail, beside its texts`() throws {
        let message = try message()
        let eml = String(decoding: message.eml, as: UTF8.self)
        #expect(eml.contains("Content-Type: multipart/mixed;\r\n boundary=\"=_"))
        #expect(eml.contains("Content-Type: multipart/alternative;\r\n boundary=\"=_"))
        #expect(
            eml.contains(
                """
                Content-Type: application/pdf;
                 name="lettre-a-88.pdf"
                Content-Transfer-Encoding: base64
                Content-Disposition: attachment;
                 filename="lettre-a-88.pdf";
                 filename*=UTF-8''Lettre%20A-88.pdf


                """.replacing("\n", with: "\r\n")))
        let parts = eml.components(separatedBy: "\r\n\r\n")
        let code = parts[parts.count - 1].components(separatedBy: "--=_")[0]
        let pdf = try #require(
            Data(base64Encoded: code.replacing("\r\n", with: "")))
        #expect(pdf.starts(with: Data("%PDF-".utf8)))
        #expect(message.attachments.map { Data($0.bytes) } == [pdf])
    }

    @Test func `the same message has the same bytes, in short lines`() throws {
        let eml = try message().eml
        let isSame = try message().eml == eml
        #expect(isSame)
        #expect(eml.allSatisfy { $0 < 0x80 && $0 != 0 })
        let lines = String(decoding: eml, as: UTF8.self).components(separatedBy: "\r\n")
        #expect(lines.allSatisfy { $0.utf8.count <= 76 })
    }

    /// A reminder of two invoices with these copies, by their invoices.
    private func reminder(_ copies: [String], medium: Medium = .email) throws -> Message {
        var letter = Letter("reminder-2", medium: medium)
        letter.account.invoices.append(.sample("F/2026 é", cents: 50_00, due: "2026-10-20"))
        letter.account.invoices.append(.sample("F-7", cents: 50_00, due: "2026-10-20"))
        letter.account.invoices[2].contact = "C2"
        letter.claim()
        letter.copies = try copies.map {
            try InvoiceCopy(
                of: $0, mediaType: "application/pdf", bytes: Array("%PDF-1.4 \($0)".utf8))
        }
        return try letter.message()
    }

    @Test func `a copy is named for its invoice, and stands in the order of the table`() throws {
        let message = try reminder(["F/2026 é", "F-2026-0113"])
        #expect(
            message.attachments.map(\.name) == ["Facture F-2026-0113.pdf", "Facture F-2026 é.pdf"])
        let parts = MailParts(String(decoding: message.eml, as: UTF8.self))
        #expect(parts.names == ["facture-f-2026-0113.pdf", "facture-f-2026-e.pdf"])
        #expect(parts.texts == ["%PDF-1.4 F-2026-0113", "%PDF-1.4 F/2026 é"])
        #expect(
            message.text.contains(
                "Les copies des factures F-2026-0113, F/2026 é accompagnent ce message."))
    }

    @Test func `two invoices of one number have two names`() throws {
        var letter = Letter("reminder-2")
        var twin = Invoice(id: "F-2026-0113#2")
        (twin.number, twin.contact, twin.amount) = ("F-2026-0113", "C1", Money(10_00, .euro))
        letter.account.invoices.append(twin)
        letter.claim()
        letter.copies = try ["F-2026-0113", twin.id].map {
            try InvoiceCopy(of: $0, mediaType: "image/jpeg", bytes: [0xFF, 0xD8, 0xFF])
        }
        #expect(
            try letter.message().attachments.map(\.name)
                == ["Facture F-2026-0113.jpg", "Facture F-2026-0113 (2).jpg"])
    }

    @Test func `a copy of what the message does not claim, or another owes, never goes with it`()
        throws
    {
        let message = try reminder(["F-9", "F-7", "F-2026-0113"])
        #expect(message.attachments.map(\.name) == ["Facture F-2026-0113.pdf"])
        #expect(try reminder(["F-9", "F-7"]).attachments.isEmpty)
        #expect(try reminder(["F-9"]).text.contains("Si une copie vous est utile"))
    }

    @Test func `what goes by post has no files and speaks of none`() throws {
        let letter = try reminder(["F-2026-0113"], medium: .letter)
        #expect(letter.attachments.isEmpty && !letter.text.contains("accompagne"))
    }
}
