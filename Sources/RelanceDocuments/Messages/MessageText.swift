import RelanceCore

/// A text that has been composed: what a message says, before it is set for one way of reading.
struct MessageText {
    var subject: String
    /// Paragraphs, with the marks of `Layout` where tables stand.
    var body: String
    /// The same as it stands on paper, where the head and the foot say who writes; nil: no letter
    /// is set.
    var printed: String?
    /// What is asked for.
    var invoices: InvoiceLines
    /// What is named for information.
    var others: InvoiceLines
    /// The lines above a letter's text, where it is read without its sheet.
    var address: String?
    /// What a customer quotes when paying.
    var reference: String

    /// The parts of a letter, in order.
    var blocks: [MessageBlock] {
        MessageBlock.blocks(of: printed ?? body, tables: Set(tables.keys))
    }

    /// The tables by their marks.
    var tables: [String: InvoiceLines] { [Layout.invoices: invoices, Layout.others: others] }

    /// For people who read plain text: each table is a paragraph of its own.
    var plain: String {
        Layout.tidied(
            full.replacing(Layout.invoices, with: invoices.text + "\n")
                .replacing(Layout.others, with: others.text + "\n"))
    }

    /// For mail programs and browsers.
    func html(creditor: String, language: Language) -> String {
        MessageHTML.document(
            subject: subject, body: full, tables: tables.mapValues(\.html), creditor: creditor,
            language: language)
    }

    private var full: String { (address.map { $0 + "\n\n" } ?? "") + body }
}
