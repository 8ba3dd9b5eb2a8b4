import RelanceCore

/// Lines over time; the surface between the first two is what lies between them.
struct Lines {
    private let block: ChartBlock
    private let values: ValueText
    private let width = 500.0
    private let height = 262.0
    private let left = 40.0
    private let right = 404.0
    private let top = 20.0
    private let base = 224.0
    private let low, high: Double

    init(_ block: ChartBlock, _ values: ValueText) {
        (self.block, self.values) = (block, values)
        let known =
            block.series.flatMap { series in
                block.rows.compactMap { block.value(series, in: $0) }
            } + (block.target.map { [$0] } ?? [])
        let (least, most) = (known.min() ?? 0, known.max() ?? 1)
        let room = max((most - least) * 0.1, most.magnitude * 0.02, 0.5)
        // A line that nearly touches zero stands on it; else the scale is that of its movement.
        low = least >= 0 && least - room < (most - least) * 0.2 ? 0 : least - room
        high = most + room
    }

    var drawn: (body: String, width: Int, height: Int) {
        var body = axis
        if block.series.count > 1 { body += surface(block.series[0], block.series[1]) }
        var taken: [Double] = []
        if let target = block.target {
            body += """
                <line class="target" stroke="#17734a" stroke-dasharray="2 4" x1="\(SVG.at(left))" \
                x2="\(SVG.at(right))" y1="\(SVG.at(y(target)))" y2="\(SVG.at(y(target)))"/>
                """
        }
        for (index, series) in block.series.enumerated() {
            body += line(series, index, &taken)
        }
        if let target = block.target, let label = block.targetLabel {
            let place = free(y(target), &taken)
            body += SVG.text(label, "lab l3", x: right + 12, y: place + 4)
        }
        for (index, row) in block.rows.enumerated() {
            let name = values.bare(row[block.x] ?? .null, block.xStyle)
            body += SVG.text(
                name, SVG.axisName(index, of: block.rows.count), x: x(index), y: base + 20,
                anchor: "middle")
        }
        return (body, Int(width), Int(height))
    }

    private func x(_ index: Int) -> Double {
        left + (right - left) * Double(index) / Double(max(1, block.rows.count - 1))
    }

    private func y(_ value: Double) -> Double {
        base - (value - low) / (high - low) * (base - top)
    }

    private var axis: String {
        SVG.ticks(low, high, count: 6).map { tick in
            let unit = block.style == .percent ? 100.0 : 1
            let text =
                block.style == .money
                ? values.bare(.integer(Int(tick)), .money)
                : values.number(
                    tick * unit, decimals: (tick * unit) == (tick * unit).rounded() ? 0 : 1)
            return SVG.gridLine(left - 14, right + 6, y(tick))
                + SVG.text(text, "ax", x: left - 20, y: y(tick) + 3.5, anchor: "end")
        }.joined()
    }

    private func points(_ series: ChartBlock.Series) -> [(x: Double, y: Double)] {
        block.rows.enumerated().compactMap { index, row in
            block.value(series, in: row).map { (x(index), y($0)) }
        }
    }

    private func path(_ points: [(x: Double, y: Double)]) -> String {
        points.enumerated().map {
            ($0.offset == 0 ? "M" : "L") + "\(SVG.at($0.element.x)),\(SVG.at($0.element.y))"
        }
        .joined(separator: " ")
    }

    private func surface(_ upper: ChartBlock.Series, _ lower: ChartBlock.Series) -> String {
        let both = block.rows.enumerated().compactMap { index, row -> (Double, Double, Double)? in
            guard let one = block.value(upper, in: row), let other = block.value(lower, in: row)
            else { return nil }
            return (x(index), y(one), y(other))
        }
        guard both.count > 1 else { return "" }
        let outline = path(both.map { ($0.0, $0.1) } + both.reversed().map { ($0.0, $0.2) })
        return "<path class=\"gap\" fill=\"#e9f0f1\" d=\"\(outline) Z\"/>"
    }

    private func line(_ series: ChartBlock.Series, _ index: Int, _ taken: inout [Double]) -> String
    {
        let points = points(series)
        guard let last = points.last else { return "" }
        let isFirst = index == 0
        var out = """
            <path class="\(isFirst ? "line" : "line2")" fill="none" \
            stroke="\(isFirst ? "#0b5a68" : "#6a747d")" stroke-width="\(isFirst ? 2.6 : 1.4)" \
            d="\(path(points))"/>
            """
        if isFirst {
            for (number, row) in block.rows.enumerated() {
                guard let value = block.value(series, in: row) else { continue }
                let isLast = x(number) == last.x
                let name = values.bare(row[block.x] ?? .null, block.xStyle)
                let shown = values.text(row[series.key] ?? .null, block.style)
                out += """
                    <circle class="\(isLast ? "pt now" : "pt")" fill="\(isLast ? "#0b5a68" : "#faf9f6")" \
                    stroke="#0b5a68" cx="\(SVG.at(x(number)))" cy="\(SVG.at(y(value)))" \
                    r="\(isLast ? "4.6" : "3.2")"><title>\(HTML.escaped("\(name) : \(shown)"))</title></circle>
                    """
            }
        }
        let value = block.rows.last { $0[series.key].map { $0 != .null } ?? false }?[series.key]
        let place = free(last.y, &taken)
        let kind = isFirst ? "lab l1" : "lab l2"
        return out + SVG.text(series.label, kind, x: right + 12, y: place - 2)
            + SVG.text(
                values.text(value ?? .null, block.style), kind, x: right + 12, y: place + 12)
    }

    /// A height for a label that keeps clear of those before it.
    private func free(_ wanted: Double, _ taken: inout [Double]) -> Double {
        var place = wanted
        while let near = taken.first(where: { abs($0 - place) < 31 }) { place = near + 31.5 }
        taken.append(place)
        return place
    }
}
