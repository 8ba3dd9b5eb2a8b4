import RelanceCore

/// Columns with their series one upon the other; the last column is the newest.
struct StackedBars {
    private let block: ChartBlock
    private let values: ValueText
    private let width, height, base, left: Double
    private let head = 24.0

    init(_ block: ChartBlock, _ values: ValueText) {
        (self.block, self.values) = (block, values)
        // Few columns carry their sums; many stand against an axis.
        let isLong = block.rows.count > 7
        (width, height) = isLong ? (640, 300) : (500, 206)
        (base, left) = (height - 30, isLong ? 44 : 0)
    }

    private var hasAxis: Bool { left > 0 }

    var drawn: (body: String, width: Int, height: Int) {
        let totals = block.rows.map { row in
            block.series.compactMap { block.value($0, in: row) }.map { max(0, $0) }.reduce(0, +)
        }
        let top = max(totals.max() ?? 0, .leastNonzeroMagnitude)
        let scale = (base - head) / top
        var body = hasAxis ? axis(top, scale) : SVG.gridLine(left, width, base)
        let slot = (width - left - 4) / Double(max(1, block.rows.count))
        for (index, row) in block.rows.enumerated() {
            body += column(
                row, index, totals[index], x: left + slot * Double(index),
                slot: slot, scale: scale)
        }
        return (body, Int(width), Int(height))
    }

    private func axis(_ top: Double, _ scale: Double) -> String {
        // Money is drawn in minor units and read in whole ones: the steps have to be round there.
        let unit =
            block.style == .money
            ? Double(values.currency.unit) * (values.inThousands ? 1000 : 1) : 1
        let lines = SVG.ticks(0, top / unit).map { tick -> String in
            let y = base - tick * unit * scale
            return SVG.gridLine(left - 6, width, y)
                + SVG.text(
                    values.number(tick, decimals: tick == tick.rounded() ? 0 : 1), "ax",
                    x: left - 12, y: y + 3.5, anchor: "end")
        }
        let name = block.style == .money ? values.moneyUnit : ""
        return lines.joined() + SVG.text(name, "ax", x: left - 12, y: 12, anchor: "end")
    }

    private func column(
        _ row: Plain, _ index: Int, _ total: Double, x: Double, slot: Double, scale: Double
    ) -> String {
        let isLast = index == block.rows.count - 1
        let bar = min(slot * 0.64, 76)
        let start = x + (slot - bar) / 2
        let name = values.bare(row[block.x] ?? .null, block.xStyle)
        var told: [String] = []
        var (y, rects) = (base, "")
        for (place, series) in block.series.enumerated() {
            guard let value = block.value(series, in: row), value > 0 else { continue }
            told.append("\(series.label) \(values.text(row[series.key] ?? .null, block.style))")
            let look = SVG.look(series.key, place)
            y -= value * scale
            rects += """
                <rect class="\(look.kind)" fill="\(look.fill)" x="\(SVG.at(start))" \
                y="\(SVG.at(y))" width="\(SVG.at(bar))" \
                height="\(SVG.at(max(value * scale - 0.7, 0.3)))" rx="1"/>
                """
        }
        let sum = values.text(.integer(Int(total)), block.style)
        let title =
            "<title>\(HTML.escaped("\(name) : \(told.joined(separator: ", ")) — \(sum)"))</title>"
        let isNamed = !hasAxis || index == 0 || isLast
        let label =
            isNamed && total > 0
            ? SVG.text(
                values.bare(.integer(Int(total)), block.style), "val", x: start + bar / 2,
                y: y - 7, anchor: "middle") : ""
        let kind = !hasAxis || isLast ? "col now" : "col"
        return "<g class=\"\(kind)\">\(title)\(rects)</g>" + label
            + SVG.text(
                name, SVG.axisName(index, of: block.rows.count), x: start + bar / 2, y: base + 18,
                anchor: "middle")
    }
}
