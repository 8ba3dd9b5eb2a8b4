import RelanceCore

/// A table in pieces: a head that comes again on each page, rows, and the total.
struct LetterTable {
    private struct Column {
        var shape: SheetTable.Column
        var x = 0.0
        var width = 0.0
    }

    private(set) var pieces: [Piece] = []
    private let table: SheetTable
    private let typesetter: Typesetter
    private var columns: [Column]
    private var style = TextStyle.table

    init(_ table: SheetTable, _ typesetter: Typesetter, scale: Double) {
        (self.table, self.typesetter) = (table, typesetter)
        style = style.scaled(by: scale)
        columns = table.columns.map { Column(shape: $0) }
        guard !table.rows.isEmpty || table.total != nil else { return }
        measure()
        addHead()
        for row in table.rows { addRow(row) }
        for deduction in table.deductions { addDeduction(deduction) }
        addTotal()
        keepTogether()
        pieces[pieces.count - 1].height += 3
    }

    /// Gives each column the room that its longest text takes, and the rest to the first.
    private mutating func measure() {
        let gap = 12.0
        func room(_ factor: Double) -> [Double] {
            table.columns.indices.dropFirst().map { index in
                let column = table.columns[index]
                let longest = table.rows.lazy.map { $0.cells[index] }.max { $0.count < $1.count }
                let text = typesetter.set(longest ?? "", style.scaled(by: factor)).width
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
                        let text = typesetter.set(column.shape.title, head)
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

    private mutating func addRow(_ row: SheetTable.Row) {
        let first = typesetter.set(row.cells[0], style, width: columns[0].width - 10, most: 2)
        let note = row.note.map { note in
            typesetter.set(note, .small, width: columns[0].width - 10, most: 1)
        }
        let height =
            Double(first.count) * style.pitch + (note == nil ? 0 : TextStyle.small.pitch) + 6
        let draw: (Canvas, Double) -> Void = { [columns, typesetter, style] canvas, top in
            canvas.tagged("TR") {
                canvas.tagged("TD") {
                    canvas.draw(first, x: columns[0].x + Self.inset, top: top + 3)
                    if let note {
                        canvas.draw(
                            note, x: columns[0].x + Self.inset,
                            top: top + 3 + Double(first.count) * style.pitch)
                    }
                }
                for (column, cell) in zip(columns, row.cells).dropFirst() {
                    canvas.tagged("TD") {
                        let text = typesetter.set(cell, style)
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
        guard let total = table.total, let last = columns.last else { return }
        let label = typesetter.set(total.label, .total)
        let amount = typesetter.set(total.amount, .total)
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
        column.shape.isRight ? column.x + column.width - inset - text.width : column.x + inset
    }

    private static func rule(_ canvas: Canvas, _ y: Double) {
        canvas.fill(
            x: LetterSheet.left, y: y - 0.4, width: LetterSheet.width, height: 0.4, .hairline)
    }

    private static let inset = 4.0
    /// The least that the first column gets.
    private static let narrowest = 84.0
}
