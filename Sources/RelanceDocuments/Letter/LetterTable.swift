import RelanceCore

/// The table of invoices in pieces: a head that comes again on each page, rows, and the total.
struct LetterTable {
    private struct Column {
        var title: String
        var isRight = false
        /// So that the tables of a letter stand below each other.
        var least = 0.0
        var x = 0.0
        var width = 0.0
        var text: (InvoiceLines.Line) -> String
    }

    private(set) var pieces: [Piece] = []
    private let lines: InvoiceLines
    private let typesetter: Typesetter
    private var columns: [Column]
    private var style = TextStyle.table

    init(_ lines: InvoiceLines, _ typesetter: Typesetter, scale: Double) {
        (self.lines, self.typesetter) = (lines, typesetter)
        style = style.scaled(by: scale)
        columns = Self.columns(lines)
        guard !lines.lines.isEmpty || lines.total != nil else { return }
        measure()
        addHead()
        for line in lines.lines { addRow(line) }
        for deduction in lines.deductions { addDeduction(deduction) }
        addTotal()
        keepTogether()
        pieces[pieces.count - 1].height += 3
    }

    private static func columns(_ lines: InvoiceLines) -> [Column] {
        let phrases = lines.phrases
        var columns = [
            Column(title: phrases.say("Facture", "Invoice")) { $0.number },
            Column(title: phrases.say("Émise le", "Issued")) { $0.issued },
            Column(title: phrases.say("Échéance", "Due")) { $0.due },
        ]
        if lines.lines.contains(where: { $0.daysLate > 0 }) {
            columns.append(
                Column(title: phrases.say("Retard", "Late"), isRight: true, least: 32) {
                    $0.daysLate > 0 ? "\($0.daysLate)\u{A0}" + phrases.say("j", "d") : "–"
                })
        }
        columns.append(
            Column(title: phrases.say("Montant TTC", "Incl. VAT"), isRight: true, least: 62) {
                $0.amount
            })
        if lines.lines.contains(where: { $0.paid != "–" }) {
            columns.append(
                Column(title: phrases.say("Réglé", "Paid"), isRight: true, least: 50) { $0.paid })
        }
        columns.append(
            Column(title: phrases.say("Reste dû", "Balance"), isRight: true, least: 62) {
                $0.balance
            })
        return columns
    }

    /// Gives each column the room that its longest text takes, and the rest to the invoice's number.
    private mutating func measure() {
        let gap = 12.0
        func room(_ factor: Double) -> [Double] {
            columns.dropFirst().map { column in
                let longest = lines.lines.lazy.map(column.text).max { $0.count < $1.count } ?? ""
                let text = typesetter.set(longest, style.scaled(by: factor)).width
                let title = typesetter.set(column.title, .tableHead.scaled(by: factor)).width
                return max(text, title, column.least * factor) + gap * factor
            }
        }
        var widths = room(1)
        let most = LetterSheet.width - Self.narrowest
        let sum = widths.reduce(0, +)
        if sum > most {
            style = style.scaled(by: most / sum)
            widths = room(most / sum)
        }
        var x = LetterSheet.left
        let first = LetterSheet.width - widths.reduce(0, +)
        for (index, width) in ([first] + widths).enumerated() {
            columns[index].x = x
            columns[index].width = width
            x += width
        }
    }

    private mutating func addHead() {
        let height = 19.0
        let head = TextStyle.tableHead.scaled(by: style.size / TextStyle.table.size)
        let draw: (Canvas, Double) -> Void = { [columns, typesetter] canvas, top in
            canvas.fill(
                x: LetterSheet.left, y: top, width: LetterSheet.width, height: height, .ground)
            canvas.tagged("TR") {
                for column in columns {
                    canvas.tagged("TH") {
                        let text = typesetter.set(column.title, head)
                        canvas.draw(
                            text, x: Self.place(text, in: column), y: top + 5 + head.rise - 1)
                    }
                }
            }
        }
        self.head = Piece.Head(height: height, draw: draw)
        pieces.append(Piece(space: 9, height: height, keepsNext: true, draw: draw))
    }

    private var head: Piece.Head?

    private mutating func addRow(_ line: InvoiceLines.Line) {
        let number = typesetter.set(
            line.number, style, width: columns[0].width - 10, most: 2)
        let order = line.order.map { order in
            typesetter.set(
                lines.phrases.say("commande ", "order ") + order, .small,
                width: columns[0].width - 10, most: 1)
        }
        let height =
            Double(number.count) * style.pitch + (order == nil ? 0 : TextStyle.small.pitch) + 6
        let draw: (Canvas, Double) -> Void = { [columns, typesetter, style] canvas, top in
            canvas.tagged("TR") {
                canvas.tagged("TD") {
                    canvas.draw(number, x: columns[0].x + Self.inset, top: top + 3)
                    if let order {
                        canvas.draw(
                            order, x: columns[0].x + Self.inset,
                            top: top + 3 + Double(number.count) * style.pitch)
                    }
                }
                for column in columns.dropFirst() {
                    canvas.tagged("TD") {
                        let text = typesetter.set(column.text(line), style)
                        canvas.draw(text, x: Self.place(text, in: column), top: top + 3)
                    }
                }
            }
            Self.rule(canvas, top + height)
        }
        pieces.append(Piece(height: height, head: head, draw: draw))
    }

    private mutating func addDeduction(_ deduction: (label: String, amount: String)) {
        guard let last = columns.last else { return }
        let label = typesetter.set(
            deduction.label, style, width: last.x - LetterSheet.left - Self.inset)
        let amount = typesetter.set(deduction.amount, style)
        let height = Double(label.count) * style.pitch + 6
        pieces.append(
            Piece(height: height, head: head) { canvas, top in
                canvas.tagged("TR") {
                    canvas.tagged("TD") {
                        canvas.draw(label, x: LetterSheet.left + Self.inset, top: top + 3)
                    }
                    canvas.tagged("TD") {
                        canvas.draw(amount, x: Self.place(amount, in: last), top: top + 3)
                    }
                }
                Self.rule(canvas, top + height)
            })
    }

    private mutating func addTotal() {
        guard let total = lines.total, let last = columns.last else { return }
        let label = typesetter.set(lines.totalLabel, .total)
        let amount = typesetter.set(total, .total)
        pieces.append(
            Piece(height: 22, head: head) { canvas, top in
                canvas.fill(
                    x: LetterSheet.left, y: top - 0.3, width: LetterSheet.width, height: 1, .accent)
                canvas.tagged("TR") {
                    canvas.tagged("TD") {
                        canvas.draw(label, x: LetterSheet.left + Self.inset, top: top + 5)
                    }
                    canvas.tagged("TD") {
                        canvas.draw(amount, x: Self.place(amount, in: last), top: top + 5)
                    }
                }
            })
    }

    /// A short table stays whole; of a long one the total never stands without two rows.
    private mutating func keepTogether() {
        let isShort = pieces.count <= 7
        for index in pieces.indices.dropLast() where isShort || index >= pieces.count - 3 {
            pieces[index].keepsNext = true
        }
    }

    private static func place(_ text: SetText, in column: Column) -> Double {
        column.isRight ? column.x + column.width - inset - text.width : column.x + inset
    }

    private static func rule(_ canvas: Canvas, _ y: Double) {
        canvas.fill(
            x: LetterSheet.left, y: y - 0.4, width: LetterSheet.width, height: 0.4, .hairline)
    }

    private static let inset = 4.0
    /// The least that an invoice's number gets.
    private static let narrowest = 84.0
}
