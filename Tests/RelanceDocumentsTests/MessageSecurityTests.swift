import RelanceCore
import RelanceDocuments
import Testing

@Suite struct MessageSecurityTests {
    private static let hostile =
        "<script>alert(1)</script>\n\n- \"x\"' & {{total}} \u{202E}\u{E000}invoices\u{E001}"

    @Test func `what comes from data is text in the page, never markup`() throws {
        var letter = Letter("reminder-1")
        letter.account.contact.name = Self.hostile
        letter.account.invoices[0].number = Self.hostile
        letter.account.invoices[0].fields = OwnFields([
            PlainField("order_number", .text(Self.hostile))
        ])
        letter.creditor.name = Self.hostile
        let message = try letter.message()
        #expect(!message.html.contains("<script"))
        #expect(message.html.contains("&lt;script&gt;"))
        #expect(message.html.contains("{{total}}"))
        #expect(!message.text.contains("\u{202E}") && !message.html.contains("\u{202E}"))
        #expect(!message.subject.contains("\n"))
    }

    @Test func `a placeholder in data does not become a second table`() throws {
        var letter = Letter("reminder-1")
        letter.account.invoices[0].number = "\u{E000}invoices\u{E001}"
        let html = try letter.message().html
        #expect(html.ranges(of: "role=\"table\"").count == 1)
    }

    @Test func `what is not claimed is named only where it is listed`() throws {
        var letter = Letter("reminder-1")
        letter.account.invoices.append(.sample("F-OTHER", cents: 10_00, due: "2026-11-01"))
        letter.account.contact.fields = OwnFields([PlainField("note", "insolvable ?")])
        let message = try letter.message()
        #expect(!message.text.contains("F-OTHER") && !message.html.contains("F-OTHER"))
        #expect(!message.text.contains("insolvable"))
        letter.action.listed = ["F-OTHER"]
        #expect(try letter.message().text.contains("F-OTHER"))
    }

    @Test func `ten thousand invoices of a contact make one message, soon`() throws {
        var letter = Letter("reminder-1")
        letter.account.invoices = (1...10_000).map {
            .sample("F-\($0)", cents: 100_00 + $0, due: "2026-10-12")
        }
        letter.claim()
        let clock = ContinuousClock()
        var message: Message?
        let time = try clock.measure { message = try letter.message() }
        // A debug build on a busy machine; a release build takes a fraction of it.
        #expect(time < .seconds(20))
        let eml = try #require(message).eml
        #expect(eml.count < 8 << 20)
    }
}
