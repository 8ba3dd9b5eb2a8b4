import RelanceCore
import Testing

@testable import RelanceDocuments

struct FileNameTests {
    @Test(arguments: [
        ("F-1.pdf", " filename=\"f-1.pdf\";\n filename*=UTF-8''F-1.pdf"),
        (
            "Relevé d'été.pdf",
            " filename=\"releve-d-ete.pdf\";\n filename*=UTF-8''Relev%C3%A9%20d%27%C3%A9t%C3%A9.pdf"
        ),
        ("../../etc/passwd", " filename=\"-..-etc-passwd\";\n filename*=UTF-8''-..-etc-passwd"),
        (
            "a\"; x=\"b\r\nBcc: evil.pdf",
            " filename=\"a---x--b-bcc--evil.pdf\";\n filename*=UTF-8''a-%3B%20x%3D-b%20Bcc%3A%20evil.pdf"
        ),
        ("", " filename=\"document\";\n filename*=UTF-8''document"),
    ])
    func `a name ends no header and leads into no folder`(name: String, parameters: String) {
        #expect(FileName(name).parameters == parameters.replacing("\n", with: "\r\n"))
    }

    @Test func `a long name goes on in pieces`() {
        let lines = FileName(String(repeating: "é", count: 20) + ".pdf").parameters
            .split(separator: "\r\n")
        #expect(lines.count == 4 && lines.allSatisfy { $0.utf8.count <= 76 })
        #expect(lines[1].hasPrefix(" filename*0*=UTF-8''%C3%A9"))
        #expect(lines[2].hasPrefix(" filename*1*=%C3%A9"))
    }

    @Test(arguments: ["text/html\r\nX: y", "pdf", "", "a/b/c", "text/ html"])
    func `what is no media type is any file`(type: String) {
        let attachment = Attachment(name: "x", mediaType: type, bytes: [])
        #expect(attachment.mediaType == "application/octet-stream")
    }
}
