import RelanceCore

/// A message as a letter on paper: what stands on it.
struct Letter {
    /// Whose paper it is.
    struct Sender {
        var name: String
        var lines: [String]
        /// What stands smaller below: whom to ask, for whom a firm writes.
        var notes: [String]
    }

    var language: Language
    var day: Day
    var sender: Sender
    /// The lines in the window, of any number and length.
    var address: [String]
    var isRegistered: Bool
    /// The town in which it is written.
    var place: String?
    var references: [MessageBlock.Fact]
    var subject: String
    var blocks: [MessageBlock]
    /// The tables by their marks among the blocks.
    var tables: [String: SheetTable]
    /// The account that the customer is asked to pay to; its line gets the code.
    var iban: String?
    var code: PaymentCode?
    var total: String
    /// The legal mentions at the foot of each page.
    var mentions: [String]

    /// The letter as it is printed, the same bytes for the same letter.
    func sheets() throws -> Message.Sheets {
        let typesetter = try Typesetter()
        let head = LetterHead(self, typesetter)
        let pages = pages(below: head, typesetter)
        let canvas = Canvas(title: subject, author: sender.name, day: day)
        for (index, pieces) in pages.enumerated() {
            canvas.page()
            index == 0 ? head.draw(on: canvas) : head.drawAgain(on: canvas)
            for piece in pieces { piece.draw(canvas, piece.top) }
            head.drawFooter(on: canvas, page: index + 1, of: pages.count)
        }
        let pdf = try canvas.finish()
        return Message.Sheets(
            pdf: pdf, pages: pages.count, digest: SHA256.hex(pdf), address: address)
    }

    /// The text in pages: a little smaller where that saves the last one.
    private func pages(below head: LetterHead, _ typesetter: Typesetter) -> [[Pages.Placed]] {
        func pages(_ scale: Double) -> [[Pages.Placed]] {
            Pages(
                LetterBody(self, typesetter, scale: scale).pieces, from: head.bottom,
                then: LetterSheet.nextTop, to: LetterSheet.bottom
            ).pages
        }
        let usual = pages(1)
        guard 2...6 ~= usual.count else { return usual }
        return [0.95, 0.9].lazy.map(pages).first { $0.count < usual.count } ?? usual
    }

    var phrases: Phrases { Phrases(language) }
}
