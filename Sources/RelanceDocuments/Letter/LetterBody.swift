import RelanceCore

/// The text of a letter in pieces.
struct LetterBody {
    private(set) var pieces: [Piece] = []
    private let letter: Letter
    private let typesetter: Typesetter
    /// What comes after the signature, such as the words of the law, is set smaller.
    private var style = TextStyle.body
    private let scale: Double

    /// The text in its usual size, or scaled down to take fewer pages.
    init(_ letter: Letter, _ typesetter: Typesetter, scale: Double = 1) {
        (self.letter, self.typesetter, self.scale) = (letter, typesetter, scale)
        style = style.scaled(by: scale)
        let blocks = letter.blocks
        let end = blocks.firstIndex(where: \.isSignature) ?? -1
        for (index, block) in blocks.enumerated() {
            add(block)
            let isFollowed = index + 1 < blocks.count
            // A name never stands on a page without some of what is signed.
            let isKept = (end - 2..<end).contains(index) || isFollowed && block.announces
            if isKept, !pieces.isEmpty { pieces[pieces.count - 1].keepsNext = true }
        }
    }

    private mutating func add(_ block: MessageBlock) {
        switch block {
        case .paragraph(let lines): addText(lines.joined(separator: "\n"), isJustified: true)
        case .list(let items):
            for (index, item) in items.enumerated() {
                addText(item, mark: "–", space: index == 0 ? nil : 2)
            }
        case .facts(let facts): addBox(facts)
        case .table(let mark):
            guard let table = letter.tables[mark] else { return }
            pieces += LetterTable(table, typesetter, scale: scale).pieces
        case .signature(let lines): addSignature(lines)
        }
    }

    /// Adds a text line by line: neither its first line nor its last stands alone on a page.
    private mutating func addText(
        _ text: String, mark: String? = nil, isJustified: Bool = false, space: Double? = nil
    ) {
        let indent = mark == nil ? 0 : 13.0
        let set = typesetter.set(
            Self.narrowed(text), style, width: LetterSheet.width - indent, isJustified: isJustified)
        let sign = mark.map { typesetter.set($0, style) }
        let (rise, count) = (style.rise, set.count)
        for line in 0..<count {
            pieces.append(
                Piece(
                    space: line == 0 ? space ?? style.size * 0.55 : 0, height: style.pitch,
                    keepsNext: line + 1 < count && (line == 0 || line == count - 2 || count == 3)
                ) { canvas, top in
                    canvas.tagged("P") {
                        if line == 0, let sign {
                            canvas.draw(sign, x: LetterSheet.left + 2, y: top + rise)
                        }
                        canvas.draw(
                            set, line: line, x: LetterSheet.left + indent, y: top + rise)
                    }
                })
        }
    }

    private mutating func addBox(_ facts: [MessageBlock.Fact]) {
        let isPayment = facts.contains { fact in
            letter.iban.map { $0 == fact.value.filter { !$0.isWhitespace } } ?? false
        }
        let code = isPayment ? letter.code.flatMap { QRCode($0.text) } : nil
        let box = FactBox(facts, code: code, total: letter.total, letter.phrases, typesetter)
        pieces.append(Piece(space: 7, height: box.height, draw: box.draw))
    }

    private mutating func addSignature(_ lines: [String]) {
        let height = Double(lines.count) * style.pitch
        let texts = lines.enumerated().map { index, line in
            typesetter.set(
                line, TextStyle(size: style.size, isBold: index == 0),
                width: LetterSheet.addresseeWidth, most: 1)
        }
        pieces.append(
            Piece(space: 20, height: height) { canvas, top in
                for (index, text) in texts.enumerated() {
                    canvas.draw(
                        text, x: LetterSheet.addressee,
                        top: top + Double(index) * text.style.pitch)
                }
            })
        style = TextStyle(size: 8.8 * scale)
    }

    /// Blanks at which no line breaks, narrow where French wants them so, and where justifying must
    /// not widen them: a colon keeps its full one.
    private static func narrowed(_ text: String) -> String {
        text.replacing("\u{A0}:", with: "\u{E002}").replacing("\u{A0}", with: "\u{202F}")
            .replacing("\u{E002}", with: "\u{A0}:")
    }
}

extension MessageBlock {
    fileprivate var isSignature: Bool {
        if case .signature = self { true } else { false }
    }

    /// Whether it says what comes next, from which no page parts it.
    fileprivate var announces: Bool {
        if case .paragraph(let lines) = self { lines.last?.hasSuffix(":") ?? false } else { false }
    }
}
