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
}
