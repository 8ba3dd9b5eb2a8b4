import RelanceCore

/// Names with their values beside a bar; how to pay, with the code for a phone.
struct FactBox {
    /// In points.
    let height: Double
    private let rows: [(name: SetText, value: SetText)]
    /// The width of the sums that stand below each other; nil where the values are no sums.
    private let sums: Double?
    private let code: QRCode?
    private let caption: SetText?

    init(
        _ facts: [MessageBlock.Fact], code: QRCode?, total: String, _ phrases: Phrases,
        _ typesetter: Typesetter
    ) {
        let names = facts.map(\.name) + (code == nil ? [] : [phrases.say("montant", "amount")])
        let values = facts.map(\.value) + (code == nil ? [] : [total])
        let width = LetterSheet.width - Self.value - (code == nil ? 0 : Self.side)
        let areSums = code == nil && facts.count > 1 && facts.allSatisfy { Self.isSum($0.value) }
        let last = areSums ? facts.count - 1 : facts.count
        rows = zip(names, values).enumerated().map { index, fact in
            // What comes after the facts is the sum; of sums, the last is that of the others.
            let look = TextStyle(size: 9.8, isBold: index == last)
            let (name, value) = fact
            return (
                typesetter.set(
                    name.prefix(1).uppercased() + name.dropFirst(), .label,
                    width: Self.value - Self.indent - 6, most: 1),
                typesetter.set(value, look, width: width, most: 2)
            )
        }
        sums = areSums ? rows.map(\.value.width).max() : nil
        self.code = code
        caption = code.map { _ in
            typesetter.set(
                phrases.say(
                    "Ou scannez ce code avec l’application de votre banque.",
                    "Or scan this code with your bank’s app."), .small)
        }
        let text =
            rows.reduce(0) { $0 + Self.height(of: $1.value) } + (caption == nil ? 0 : 15)
        height = max(text + 2 * Self.padding, code == nil ? 0 : Self.side)
    }

    /// Draws the box with its top at a height.
    func draw(_ canvas: Canvas, _ top: Double) {
        let left = LetterSheet.left
        canvas.fill(x: left, y: top, width: LetterSheet.width, height: height, .ground)
        canvas.fill(x: left, y: top, width: 2.4, height: height, .accent)
        var y = top + Self.padding
        for row in rows {
            let rise = row.value.style.rise
            canvas.draw(row.name, x: left + Self.indent, y: y + rise)
            // Sums stand below each other at their commas.
            let shift = sums.map { $0 - row.value.width } ?? 0
            canvas.draw(row.value, x: left + Self.value + shift, top: y)
            y += Self.height(of: row.value)
        }
        if let caption { canvas.draw(caption, x: left + Self.indent, top: y + 4) }
        if let code { draw(code, canvas, top) }
    }

    /// The code, with the four modules of white around it that readers ask for.
    private func draw(_ code: QRCode, _ canvas: Canvas, _ top: Double) {
        let edge = LetterSheet.right - Self.side
        canvas.fill(x: edge, y: top, width: Self.side, height: height, .white)
        let size = Self.side * Double(code.width) / Double(code.width + 8)
        let rest = (Self.side - size) / 2
        canvas.draw(code, x: edge + rest, y: top + (height - size) / 2, size: size)
    }

    private static func isSum(_ text: String) -> Bool {
        text.contains { "€$£".contains($0) } && text.contains(where: \.isNumber)
            && text.allSatisfy { $0.isNumber || " \u{A0}\u{202F},.-−€$£".contains($0) }
    }

    private static func height(of value: SetText) -> Double {
        Double(value.count) * value.style.pitch + 1.6
    }

    private static let padding = 7.0
    private static let indent = 14.0
    private static let value = 102.0
    /// The code with its white edge.
    private static let side = LetterSheet.mm(31)
}
