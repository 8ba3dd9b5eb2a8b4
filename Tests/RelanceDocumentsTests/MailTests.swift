import Foundation
import RelanceCore
import RelanceDocuments
import Testing

@Suite struct MailTests {
    private func eml(_ letter: Letter) throws -> String {
        String(decoding: try letter.message().eml, as: UTF8.self)
    }

    private func head(_ eml: String) -> [String] {
        eml.components(separatedBy: "\r\n\r\n")[0].components(separatedBy: "\r\n")
    }

    @Test func `the headers are those of a letter from a person`() throws {
        let head = head(try eml(Letter("reminder-1")))
        #expect(head.contains("Date: Mon, 23 Nov 2026 08:00:00 +0000"))
        #expect(head.contains("Reply-To: claire.vasseur@meridien.example"))
        #expect(head.contains("MIME-Version: 1.0"))
        #expect(head.contains("Content-Language: fr"))
        #expect(head.contains { $0.hasPrefix("Message-ID: <A-88.") })
        #expect(head.contains("Content-Type: multipart/alternative;"))
        #expect(!head.contains { $0.hasPrefix("Auto-Submitted") })
    }

    @Test func `what has left reads back as it was written`() throws {
        var letter = Letter("reminder-1")
        letter.account.contact.name = "Échoppe = « Œuf » & Fils, une raison sociale très longue"
        let message = try letter.message()
        let kept = try #require(KeptMail(String(decoding: message.eml, as: UTF8.self)))
        #expect(kept.html == message.html)
        #expect(
            kept.text == """
                Date: Mon, 23 Nov 2026 08:00:00 +0000
                From: Claire Vasseur – Ateliers Méridien SAS <claire.vasseur@meridien.example>
                To: \(letter.account.contact.name) <compta@lefevre.example>
                Subject: \(message.subject)

                \(message.text)
                """)
        #expect(KeptMail("Bonjour,\n\nmerci de rappeler.") == nil)
    }

    @Test func `every line is short, ASCII and ended by CRLF`() throws {
        let bytes = try Letter("reminder-1").message().eml
        #expect(bytes.allSatisfy { $0 < 0x80 && $0 != 0 })
        let lines = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n")
        #expect(lines.allSatisfy { $0.utf8.count <= 76 })
        #expect(!lines.contains { $0.contains("\r") || $0.contains("\n") })
    }

    @Test func `both parts read back as they were`() throws {
        let message = try Letter("reminder-1").message()
        let parts = String(decoding: message.eml, as: UTF8.self)
            .components(separatedBy: "\r\n--=_")
        #expect(parts.count == 4)
        for (part, text) in zip(parts.dropFirst(), [message.text, message.html]) {
            let body = part.components(separatedBy: "\r\n\r\n").dropFirst()
                .joined(separator: "\r\n\r\n")
            #expect(Self.decoded(body).hasPrefix(text.trimmingCharacters(in: .newlines)))
        }
    }

    @Test(arguments: ["\r\nBcc: x@evil.example", "\nX: y", "\0", "\u{2028}Bcc: x", "\u{85}X: y"])
    func `nothing from data gets into the headers`(_ hostile: String) throws {
        var letter = Letter("reminder-1")
        letter.account.contact.name = "Dupont" + hostile
        letter.account.invoices[0].number = "F-1" + hostile
        letter.creditor.name = "Méridien" + hostile
        let head = head(try eml(letter))
        let names = head.filter { !$0.hasPrefix(" ") }.map { $0.prefix { $0 != ":" } }
        #expect(
            names == [
                "Date", "From", "Reply-To", "To", "Subject", "Message-ID", "MIME-Version",
                "Content-Language", "Content-Type",
            ])
    }

    @Test(arguments: [
        "a@b.example\r\nBcc: x@evil.example", "a@b.example, x@evil.example", "<a@b.example>",
        "a@b", "@b.example", "a b@c.example", "a@b@c.example", "", "a\"@b.example", "é@b.example",
    ])
    func `an address that is none is an error, not a header`(_ hostile: String) throws {
        var letter = Letter("reminder-1")
        letter.account.contact.email = hostile
        #expect(throws: TemplateError.self) { try letter.message() }
    }

    @Test func `a name with signs of its own is an encoded word`() throws {
        var letter = Letter("reminder-1")
        letter.account.contact.name = "Dupont, \"Fils\" <x@evil.example> é"
        let to = try #require(head(try eml(letter)).first { $0.hasPrefix("To: ") })
        #expect(to.hasPrefix("To: =?UTF-8?B?"))
        #expect(!to.contains("evil"))
    }

    /// Reads quoted-printable.
    static func decoded(_ text: String) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text.replacing("=\r\n", with: "").replacing("\r\n", with: "\n").utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "="), rest.count > 1 else {
                bytes.append(byte)
                continue
            }
            let digits = String(decoding: rest.prefix(2), as: UTF8.self)
            rest = rest.dropFirst(2)
            bytes.append(UInt8(digits, radix: 16) ?? 0)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
