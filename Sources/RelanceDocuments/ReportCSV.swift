import RelanceCore

extension Report {
    /// The figures and tables of the report as delimited text (RFC 4180), one value a line.
    ///
    /// It begins with a byte order mark and is separated by semicolons, with decimal commas in
    /// French: so a French Excel opens it by a double click. Sums are exact, in whole units.
    package var csv: String {
        var lines = [CSV.line(["section", "table", "row", "column", "value", "unit"])]
        for figure in figures {
            lines.append(
                line(
                    [
                        "", phrases.say("Chiffres clés", "Key figures"), figure.name,
                        figure.label.text(in: creditor.language),
                    ], figure.value, figure.style))
        }
        for section in sections {
            var name = section.name
            for block in section.blocks {
                switch block {
                case .heading(let text, _): name = text
                case .tiles(let tiles):
                    lines += tiles.map {
                        line([section.name, name, $0.label, ""], $0.value, $0.style)
                    }
                case .table(let table): lines += self.lines(table, section.name, name)
                case .chart(let chart): lines += self.lines(chart, section.name, name)
                case .proposal(let proposal):
                    lines.append(
                        line(
                            [section.name, name, proposal.title, ""],
                            proposal.effectCents.plain, .money))
                case .text: break
                }
            }
        }
        lines += self.lines(history, "", phrases.say("Historique", "History"))
        return "\u{FEFF}" + lines.joined()
    }

    private func lines(_ table: TableBlock, _ section: String, _ name: String) -> [String] {
        guard let first = table.columns.first else { return [] }
        return table.rows.flatMap { row in
            table.columns.dropFirst().flatMap { column -> [String] in
                let label = title(row[first.key] ?? .null, first.style)
                let value = row[column.key] ?? .null
                guard column.style == .buckets else {
                    return [line([section, name, label, column.label], value, column.style)]
                }
                return zip(ValueText.buckets, values.buckets(value)).map { key, cents in
                    line([section, name, label, values.bucket(key)], .integer(cents), .money)
                }
            }
        }
    }

    private func lines(_ chart: ChartBlock, _ section: String, _ name: String) -> [String] {
        chart.rows.flatMap { row in
            chart.series.map { series in
                line(
                    [section, name, title(row[chart.x] ?? .null, chart.xStyle), series.label],
                    row[series.key] ?? .null, chart.style)
            }
        }
    }

    private func title(_ value: Plain, _ style: Block.Style) -> String {
        style == .month || style == .date ? value.text ?? "" : values.bare(value, style)
    }

    private func line(_ names: [String], _ value: Plain, _ style: Block.Style) -> String {
        let unit: String =
            switch style {
            case .money: creditor.currency.code
            case .percent: "%"
            case .days: phrases.say("jours", "days")
            default: ""
            }
        return CSV.line(names + [exact(value, style), unit])
    }

    /// The value itself, as exact as it is known.
    private func exact(_ value: Plain, _ style: Block.Style) -> String {
        let mark = phrases.say(",", ".")
        switch value {
        case .integer(let cents) where style == .money:
            let (unit, decimals) = (creditor.currency.unit, creditor.currency.decimals)
            let whole = (cents < 0 ? "-" : "") + String(cents.magnitude / UInt(unit))
            guard decimals > 0 else { return whole }
            let part = String(cents.magnitude % UInt(unit))
            return whole + mark + String(repeating: "0", count: decimals - part.count) + part
        case .integer(let whole): return String(whole)
        case .number(let number):
            let scaled = style == .percent ? number * 100 : number
            let hundredths = (scaled * 100).rounded(.toNearestOrAwayFromZero)
            guard hundredths.magnitude < 1e15 else { return "" }
            let text = String(Int(hundredths.magnitude))
            let padded = String(repeating: "0", count: max(0, 3 - text.count)) + text
            return (hundredths < 0 ? "-" : "") + padded.dropLast(2) + mark + padded.suffix(2)
        case .text(let text): return CSV.harmless(text)
        default: return ""
        }
    }
}

/// Delimited text as RFC 4180 writes it, with semicolons.
enum CSV {
    static func line(_ cells: [String]) -> String {
        cells.map(cell).joined(separator: ";") + "\r\n"
    }

    /// A text that no spreadsheet takes for a formula.
    static func harmless(_ text: String) -> String {
        text.first.map { "=+-@\t\r".contains($0) } == true ? "'" + text : text
    }

    private static func cell(_ text: String) -> String {
        let isNumber =
            text.first == "-" && text.dropFirst().allSatisfy { $0.isNumber || ",.".contains($0) }
        let text = isNumber ? text : harmless(text)
        guard text.unicodeScalars.contains(where: { ";\"\r\n".unicodeScalars.contains($0) }) else {
            return text
        }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}
