import RelanceCore
import Testing

@Suite struct InvoiceCopyTests {
    private func copy(_ mediaType: String, _ bytes: [UInt8]) throws -> InvoiceCopy.Media {
        try InvoiceCopy(of: "F1", mediaType: mediaType, bytes: bytes).media
    }

    private func fault(_ mediaType: String, _ text: String) -> String {
        do {
            return "none: \(try copy(mediaType, Array(text.utf8)))"
        } catch {
            return (error as? InvoiceCopy.Fault).map { $0.problem + "; " + $0.mend } ?? "\(error)"
        }
    }

    @Test func `four kinds of file are copies, by the names that sources use`() throws {
        let pdf = Array("\r\n%PDF-1.7\n".utf8)
        #expect(try copy("application/pdf", pdf) == .pdf)
        #expect(try copy("Application/PDF; charset=binary", pdf) == .pdf)
        #expect(
            try copy("image/png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0]) == .png)
        #expect(try copy("image/jpg", [0xFF, 0xD8, 0xFF, 0xE0]) == .jpeg)
        #expect(try copy("text/xml", [0xEF, 0xBB, 0xBF] + Array(" <Invoice/>".utf8)) == .xml)
    }

    @Test func `what is none is refused, with what would be one`() {
        let kinds = "application/pdf, image/png, image/jpeg, application/xml"
        #expect(fault("text/html", "<p>") == "its media type is \"text/html\"; give \(kinds)")
        #expect(fault("a\r\nb", "x") == "its media type is \"ab\"; give \(kinds)")
        let page = "<!DOCTYPE html><title>Connexion</title>"
        #expect(
            fault("application/pdf", page)
                == "it is called application/pdf and its bytes are not that; check what the source "
                + "answers")
        #expect(fault("application/xml", page).hasPrefix("it is called application/xml"))
        #expect(fault("image/png", "%PDF-1.4").hasPrefix("it is called image/png"))
    }

    @Test func `four megabytes are the most`() throws {
        let largest = Array("%PDF-".utf8) + [UInt8](repeating: 32, count: InvoiceCopy.largest - 5)
        #expect(try copy("application/pdf", largest) == .pdf)
        #expect(throws: InvoiceCopy.Fault.self) { try copy("application/pdf", largest + [32]) }
    }
}
