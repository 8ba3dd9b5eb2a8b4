import RelanceCore

/// A table of a report as HTML.
struct ReportTable {
    private let table: TableBlock
    private let values: ValueText

    init(_ table: TableBlock, _ values: ValueText) { (self.table, self.values) = (table, values) }

    var html: String {
        let caption = table.caption.map { "<caption>\(HTML.escaped($0))</caption>" } ?? ""
        let head = table.columns.map { column in
            let label = HTML.escaped(heading(column))
            return "<th scope=\"col\"\(attributes(column))>\(label)</th>"
        }
        let body = table.rows.map { "<tr>\(row($0))</tr>" }
        let isRich = hasBars || table.columns.contains { $0.note != nil }
        return """
            <div class="scroll"><table class="\(isRich ? "rich" : "tight")">\(caption)<thead><tr>\
            \(head.joined())</tr></thead><tbody>\(body.joined())</tbody>\(foot)</table></div>\
            \(hasBars ? legend : "")
            """
    }

    /// Whether a change is good news, bad news or neither, as a class.
    static func tone(_ change: Plain, fallIsGood: Bool?) -> String {
        let sign: Int =
            switch change {
            case .integer(let value): value.signum()
            case .number(let value): value > 0 ? 1 : value < 0 ? -1 : 0
            default: 0
            }
        guard let fallIsGood, sign != 0 else { return "even" }
        return (sign < 0) == fallIsGood ? "good" : "bad"
    }

    private var hasBars: Bool { table.columns.contains { $0.style == .buckets } }

    private func heading(_ column: TableBlock.Column) -> String {
        column.style == .money ? "\(column.label) \(values.moneyUnit)" : column.label
    }

    private func attributes(_ column: TableBlock.Column) -> String {
        let isRight = column.style.isNumeric || column.style == .score
        return isRight ? " class=\"n\"" : column.style == .buckets ? " class=\"m\"" : ""
    }

    private func row(_ row: Plain) -> String {
        table.columns.enumerated().map { index, column in
            let value = row[column.key] ?? .null
            var cell = content(value, column)
            if column.isStrong { cell = "<b>\(cell)</b>" }
            if let note = column.note.flatMap({ row[$0] }), note != .null {
                cell += "<small>\(HTML.escaped(values.bare(note, .text)))</small>"
            }
            if index == 0 { return "<th scope=\"row\"\(attributes(column))>\(cell)</th>" }
            guard column.isChange else { return "<td\(attributes(column))>\(cell)</td>" }
            return "<td class=\"n \(Self.tone(value, fallIsGood: column.fallIsGood))\">\(cell)</td>"
        }.joined()
    }

    private func content(_ value: Plain, _ column: TableBlock.Column) -> String {
        switch column.style {
        case .bucket:
            let place = value.text.flatMap { ValueText.buckets.firstIndex(of: $0) }
            let mark = place.map { "<i class=\"sw b\($0)\"></i>" } ?? "<i class=\"sw\"></i>"
            return mark + HTML.escaped(values.bare(value, .bucket))
        case .buckets: return Chart.distribution(values.buckets(value), values)
        case .score:
            guard let score = value.integer else { return "–" }
            let level = score >= 80 ? 3 : score >= 50 ? 2 : 1
            return "<span class=\"score s\(level)\">\(score)</span>"
        case _ where column.isChange:
            return HTML.escaped(values.change(value, column.style, withUnit: false))
        case .percent, .days: return HTML.escaped(values.text(value, column.style))
        default: return HTML.escaped(values.bare(value, column.style))
        }
    }

    private var foot: String {
        guard table.hasTotal else { return "" }
        let cells = table.columns.enumerated().map { index, column in
            if index == 0 { return "<th scope=\"row\">Total</th>" }
            guard let total = table.total(of: column) else { return "<td></td>" }
            let tone = column.isChange ? " " + Self.tone(total, fallIsGood: column.fallIsGood) : ""
            return "<td class=\"n\(tone)\">\(content(total, column))</td>"
        }
        return "<tfoot><tr>\(cells.joined())</tr></tfoot>"
    }

    private var legend: String {
        let items = ValueText.buckets.enumerated().map { index, key in
            "<span><i class=\"sw b\(index)\"></i>\(HTML.escaped(values.bucket(key)))</span>"
        }
        return "<p class=\"legend\" aria-hidden=\"true\">\(items.joined())</p>"
    }
}
