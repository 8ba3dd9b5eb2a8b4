import RelanceCore

/// A chart as SVG: presentation attributes for what prints it anywhere, classes for light and dark.
struct Chart {
    let block: ChartBlock
    let values: ValueText
    /// Tells apart the titles of several charts in one document.
    let number: Int

    /// The whole `svg` element.
    var svg: String {
        let drawn: (body: String, width: Int, height: Int)
        switch block.kind {
        case .stackedBar: drawn = StackedBars(block, values).drawn
        case .bar: drawn = Bars(block, values).drawn
        case .line: drawn = Lines(block, values).drawn
        }
        let title = "chart-\(number)"
        return """
            <svg viewBox="0 0 \(drawn.width) \(drawn.height)" role="img" \
            aria-labelledby="\(title)" class="chart" font-family="Inter, sans-serif">\
            <title id="\(title)">\(HTML.escaped(block.alt))</title>\(drawn.body)</svg>
            """
    }

    /// A small line without axes.
    static func spark(_ values: [Double?]) -> String {
        let known = values.compactMap { $0 }
        guard known.count > 1, let low = known.min(), let high = known.max() else { return "" }
        let step = 114.0 / Double(max(1, values.count - 1))
        var path = ""
        var last = (x: 0.0, y: 0.0)
        for (index, value) in values.enumerated() {
            guard let value else { continue }
            let y = high > low ? 26 - (value - low) / (high - low) * 22 : 15
            last = (1 + Double(index) * step, y)
            path += (path.isEmpty ? "M" : " L") + "\(SVG.at(last.x)),\(SVG.at(y))"
        }
        return """
            <svg viewBox="0 0 120 30" preserveAspectRatio="xMinYMid meet" class="spark" aria-hidden="true">\
            <path fill="none" stroke="#6a747d" stroke-width="1.3" d="\(path)"/>\
            <circle cx="\(SVG.at(last.x))" cy="\(SVG.at(last.y))" r="2.6" fill="#0b5a68"/></svg>
            """
    }

    /// A bar cut by the parts of the aged balance.
    static func distribution(_ parts: [Int], _ values: ValueText) -> String {
        let total = Double(parts.map { max(0, $0) }.reduce(0, +))
        guard total > 0 else { return "" }
        let named = zip(ValueText.buckets, parts).filter { $0.1 > 0 }
        let alt = named.map { "\(values.bucket($0.0)) \(values.text(.integer($0.1), .money))" }
        let gaps = Double(max(0, named.count - 1)) * 0.8
        var (x, bars) = (0.0, "")
        for (index, cents) in parts.enumerated() where cents > 0 {
            let width = Double(cents) / total * (112 - gaps)
            bars += """
                <rect class="b\(index)" fill="\(SVG.bucketColours[index % 5])" x="\(SVG.at(x))" \
                y="0" width="\(SVG.at(max(width, 0.4)))" height="10"/>
                """
            x += width + 0.8
        }
        return """
            <svg viewBox="0 0 112 10" class="mini" role="img" \
            aria-label="\(HTML.escaped(alt.joined(separator: ", ")))">\(bars)</svg>
            """
    }
}

/// Words of SVG that the charts share.
enum SVG {
    static let bucketColours = ["#cfdcdd", "#f0cf8e", "#e9a35a", "#d56b41", "#a02f2b"]
    static let seriesColours = ["#0b5a68", "#c9dfe2", "#6a747d", "#e9a35a", "#a02f2b"]

    /// A coordinate, to a tenth: the same bytes for the same chart.
    static func at(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded(.toNearestOrAwayFromZero))
        let sign = tenths < 0 ? "-" : ""
        return "\(sign)\(tenths.magnitude / 10).\(tenths.magnitude % 10)"
    }

    static func text(
        _ text: String, _ kind: String, x: Double, y: Double, anchor: String? = nil
    ) -> String {
        let (size, fill) = Self.looks[kind] ?? ("12", "#17202a")
        let weight =
            ["val", "lab l1", "lab l3", "ax strong"].contains(kind) ? " font-weight=\"600\"" : ""
        let place = anchor.map { " text-anchor=\"\($0)\"" } ?? ""
        return """
            <text class="\(kind)" font-size="\(size)" fill="\(fill)"\(weight) x="\(at(x))" \
            y="\(at(y))"\(place)>\(HTML.escaped(text))</text>
            """
    }

    private static let looks = [
        "ax": ("11.5", "#6a747d"), "ax alt": ("11.5", "#6a747d"), "ax strong": ("11.5", "#17202a"),
        "sub": ("11.2", "#6a747d"),
        "val": ("12.5", "#17202a"), "cat": ("12.8", "#17202a"), "cum": ("12.5", "#56616c"),
        "cum strong": ("12.5", "#0b5a68"), "lab l1": ("12", "#0b5a68"),
        "lab l2": ("12", "#56616c"), "lab l3": ("12", "#17734a"),
    ]

    static func gridLine(_ left: Double, _ right: Double, _ y: Double) -> String {
        "<line class=\"grid\" stroke=\"#ebe9e3\" x1=\"\(at(left))\" x2=\"\(at(right))\" "
            + "y1=\"\(at(y))\" y2=\"\(at(y))\"/>"
    }

    /// The class of a name below the axis: the newest stands out, every second gives way where it is narrow.
    static func axisName(_ index: Int, of count: Int) -> String {
        guard count > 7 else { return "ax" }
        if index == count - 1 { return "ax strong" }
        return (count - 1 - index) % 2 == 1 ? "ax alt" : "ax"
    }

    /// The class and colour of a series: parts of the aged balance have their own.
    static func look(_ key: String, _ index: Int) -> (kind: String, fill: String) {
        if let bucket = ValueText.buckets.firstIndex(of: key) {
            return ("b\(bucket)", bucketColours[bucket])
        }
        return ("c\(index % 5)", seriesColours[index % 5])
    }

    /// Round steps from `low` to `high`, about `count` of them.
    static func ticks(_ low: Double, _ high: Double, count: Int = 4) -> [Double] {
        let span = high - low
        guard span > 0, span.isFinite else { return [low] }
        let rough = span / Double(count)
        var unit = 1.0
        while unit * 10 <= rough { unit *= 10 }
        while unit > rough { unit /= 10 }
        let step = [1, 2, 5, 10].map { $0 * unit }.first { $0 >= rough * 0.999 } ?? unit * 10
        let first = (low / step).rounded(.up)
        let last = (high / step).rounded(.down)
        guard last >= first, last - first < 50 else { return [low] }
        return (0...Int(last - first)).map { (first + Double($0)) * step }
    }
}
