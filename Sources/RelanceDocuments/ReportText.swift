import RelanceCore

extension Report {
    /// The report for a terminal: the same figures, tables aligned.
    package var text: String {
        var parts = [
            "\(creditor.name)\n\(title)\n\(situation)\n"
                + interlocutors.map { "\($0.role) : \($0.name)" }.joined(separator: " · ")
        ]
        for section in sections { parts += section.blocks.map(text) }
        let how = explanations.map { "\($0.label) : \($0.how)" }
        parts.append(
            ([phrases.say("Comment lire ces chiffres", "How these figures are worked out")] + how
                + notes).joined(separator: "\n  "))
        return parts.filter { !$0.isEmpty }.map(Self.clean).joined(separator: "\n\n") + "\n"
    }

    private func text(_ block: Block) -> String {
        switch block {
        case .heading(let text, let note):
            return "== \(text) ==" + (note.map { "\n\($0)" } ?? "")
        case .text(let text, _): return HTML.unmarked(text)
        case .table(let table): return lines(table)
        case .tiles(let tiles):
            let rows = tiles.map { tile -> [String] in
                let change = tile.change == .null ? "" : values.change(tile.change, tile.style)
                let (digits, unit) = values.figure(tile.value, tile.style)
                return [
                    tile.label, unit.isEmpty ? digits : "\(digits) \(unit)", change,
                    tile.note ?? "",
                ]
            }
            return TextTable(rows, isRight: [false, true, true, false]).text
        case .chart(let chart):
            let head = [""] + chart.series.map { $0.label == $0.key ? "" : $0.label }
            let rows = chart.rows.map { row in
                [values.bare(row[chart.x] ?? .null, chart.xStyle)]
                    + chart.series.map { values.text(row[$0.key] ?? .null, chart.style) }
            }
            let isHeaded = head.contains { !$0.isEmpty }
            return chart.alt + "\n"
                + TextTable(
                    (isHeaded ? [head] : []) + rows,
                    isRight: [false] + chart.series.map { _ in true }
                ).text
        case .proposal(let proposal):
            let effect = proposal.effectCents.map { values.text(.integer($0), .money) }
            let due = proposal.due.map { phrases.say("avant le ", "by ") + values.date($0) }
            let facts = [effect, proposal.owner, due].compactMap { $0 }.joined(separator: " · ")
            return "* \(proposal.title)\n  \(HTML.unmarked(proposal.evidence))\n  \(facts)"
        }
    }

    private func lines(_ table: TableBlock) -> String {
        let columns = table.columns.filter { $0.style != .buckets }
        let head = columns.map { $0.style == .money ? "\($0.label) \(values.moneyUnit)" : $0.label }
        func cell(_ value: Plain, _ column: TableBlock.Column) -> String {
            if column.isChange { return values.change(value, column.style, withUnit: false) }
            return column.style == .money
                ? values.bare(value, column.style) : values.text(value, column.style)
        }
        var rows = table.rows.map { row in columns.map { cell(row[$0.key] ?? .null, $0) } }
        if table.hasTotal {
            rows.append(
                columns.enumerated().map { index, column in
                    index == 0 ? "Total" : table.total(of: column).map { cell($0, column) } ?? ""
                })
        }
        let isRight = columns.map { $0.style.isNumeric || $0.style == .score }
        return (table.caption.map { $0 + "\n" } ?? "")
            + TextTable([head] + rows, isRight: isRight).text
    }

    /// Data must not move the cursor or colour the terminal.
    private static func clean(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map {
                    $0.properties.generalCategory == .control && $0 != "\n" ? "?" : $0
                }))
    }
}

/// Rows in columns as wide as they need.
struct TextTable {
    let text: String

    init(_ rows: [[String]], isRight: [Bool]) {
        let widths = isRight.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        text = rows.map { row in
            let cells = isRight.indices.map { column in
                let blanks = String(repeating: " ", count: widths[column] - row[column].count)
                return isRight[column] ? blanks + row[column] : row[column] + blanks
            }
            var line = cells.joined(separator: "  ")
            while line.last == " " { line.removeLast() }
            return line
        }.joined(separator: "\n")
    }
}
