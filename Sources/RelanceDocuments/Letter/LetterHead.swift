import RelanceCore

/// What stands around the text of a letter: the sender, the address, references, the foot.
struct LetterHead {
    private let letter: Letter
    private let typesetter: Typesetter
    private let subject: SetText
    private let mentions: SetText
    private let again: SetText

    init(_ letter: Letter, _ typesetter: Typesetter) {
        (self.letter, self.typesetter) = (letter, typesetter)
        let phrases = letter.phrases
        let label = phrases.say("Objet\u{A0}: ", "Subject: ")
        subject = typesetter.set(
            label + letter.subject, .subject, width: LetterSheet.width, most: 3)
        mentions = typesetter.set(
            letter.mentions.joined(separator: "\n"), .footer,
            width: LetterSheet.width - LetterSheet.mm(16), most: 3)
        let day = phrases.day(letter.day)
        again = typesetter.set(
            letter.sender.name
                + phrases.say(" – lettre du \(day) à ", " – letter of \(day) to ")
                + (letter.address.first ?? ""), .small, width: LetterSheet.width, most: 1)
    }

    /// Where the text may begin on the first page.
    var bottom: Double { subjectTop + Double(subject.count) * subject.style.pitch + 11 }

    private var subjectTop: Double {
        let lines = Double(letter.references.count) * TextStyle.label.pitch
        return max(LetterSheet.subject, LetterSheet.references + lines + 14)
    }

    /// Draws all that surrounds the text of the first page.
    func draw(on canvas: Canvas) {
        canvas.tagged("Sect") {
            drawSender(canvas)
            drawAddress(canvas)
            drawReferences(canvas)
        }
        canvas.tagged("H1") { canvas.draw(subject, x: LetterSheet.left, top: subjectTop) }
        for fold in LetterSheet.folds {
            canvas.fill(
                x: LetterSheet.mm(4), y: fold, width: LetterSheet.mm(4), height: 0.4, .hairline)
        }
    }

    /// Draws what stands above the text of a further page.
    func drawAgain(on canvas: Canvas) {
        canvas.draw(again, x: LetterSheet.left, top: LetterSheet.nextHead)
        canvas.fill(
            x: LetterSheet.left, y: LetterSheet.nextHead + again.style.pitch + 3,
            width: LetterSheet.width, height: 0.4, .hairline)
    }

    /// Draws the legal mentions and the page's number.
    func drawFooter(on canvas: Canvas, page: Int, of count: Int) {
        let top = LetterSheet.footer + 4
        canvas.fill(
            x: LetterSheet.left, y: LetterSheet.footer, width: LetterSheet.width, height: 0.5,
            .quiet)
        canvas.draw(mentions, x: LetterSheet.left, top: top)
        let number = typesetter.set("\(page)/\(count)", .footer)
        canvas.draw(number, x: LetterSheet.right - number.width, top: top)
    }

    private func drawSender(_ canvas: Canvas) {
        var top = LetterSheet.sender
        func add(_ text: String, _ style: TextStyle, most: Int) {
            let set = typesetter.set(text, style, width: LetterSheet.senderWidth, most: most)
            canvas.draw(set, x: LetterSheet.left, top: top)
            top += Double(set.count) * style.pitch
        }
        add(letter.sender.name, TextStyle(size: 14.5, isBold: true, ink: .accent), most: 2)
        top += 1
        for line in letter.sender.lines.prefix(4) { add(line, TextStyle(size: 9.4), most: 1) }
        top += 3
        for note in letter.sender.notes.prefix(4) { add(note, .small, most: 2) }
    }

    private func drawAddress(_ canvas: Canvas) {
        if letter.isRegistered {
            let mention = letter.phrases.say(
                "Lettre recommandée avec accusé de réception",
                "Registered letter with acknowledgement of receipt")
            let set = typesetter.set(
                mention.uppercased(), TextStyle(size: 8.6, isBold: true, ink: .quiet))
            // Where it is long it ends with the text, and begins further left.
            let start = min(LetterSheet.addressee, LetterSheet.right - set.width)
            canvas.draw(set, x: start, top: LetterSheet.registered)
        }
        var top = LetterSheet.window
        let address = WindowAddress(letter.address, typesetter)
        for line in address.lines {
            canvas.draw(line, x: LetterSheet.addressee, top: top, pitch: address.pitch)
            top += Double(line.count) * address.pitch
        }
    }

    private func drawReferences(_ canvas: Canvas) {
        var top = LetterSheet.references
        for reference in letter.references {
            let label = typesetter.set(reference.name, .label)
            canvas.draw(label, x: LetterSheet.left, top: top)
            let value = typesetter.set(
                reference.value, TextStyle(size: TextStyle.label.size),
                width: LetterSheet.senderWidth - label.width - 5, most: 1)
            canvas.draw(value, x: LetterSheet.left + label.width + 5, top: top)
            top += TextStyle.label.pitch
        }
        let phrases = letter.phrases
        let day = phrases.day(letter.day)
        let date =
            letter.place.map { phrases.say("\($0), le \(day)", "\($0), \(day)") }
            ?? phrases.say("Le ", "") + day
        let set = typesetter.set(date, .address, width: LetterSheet.addresseeWidth, most: 1)
        canvas.draw(set, x: LetterSheet.addressee, top: LetterSheet.references)
    }
}

extension Canvas {
    /// Draws all lines of a text, the first with its top at `top`.
    func draw(_ text: SetText, x: Double, top: Double, pitch: Double? = nil) {
        let pitch = pitch ?? text.style.pitch
        for line in 0..<text.count {
            draw(text, line: line, x: x, y: top + text.style.rise + Double(line) * pitch)
        }
    }
}
