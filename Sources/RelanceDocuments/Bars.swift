import RelanceCore

/// A horizontal bar a row; shares stand on a track that is the whole.
struct Bars {
    private let block: ChartBlock
    private let values: ValueText
    private let width = 500.0
    private let row = 35.0
    private let left = 200.0

    init(_ block: ChartBlock, _ values: ValueText) { (self.block, self.values) = (block, values) }

    private var isShare: Bool { block.style == .percent }
    private var room: Double { width - left - (block.isCumulative ? 116 : 62) }

    var drawn: (body: String, width: Int, height: Int) {
        guard let series = block.series.first else { return ("", Int(width), 10) }
        let shown = block.rows.map { max(0, block.value(series, in: $0) ?? 0) }
        let total = shown.reduce(0, +)
        let top = isShare ? 1 : max(shown.max() ?? 0, .leastNonzeroMagnitude)
        var body = head(series)
        var sum = 0.0
        for (index, item) in block.rows.enumerated() {
            let before = sum
            sum += shown[index]
            let share = total > 0 ? sum / total : 0
            // What makes up the first six tenths is what to look at.
            let isKey = !block.isCumulative || (total > 0 && before / total < 0.6)
            body += bar(
                item, series, length: shown[index] / top * room, y: Double(index) * row + 22,
                cumulated: block.isCumulative ? share : nil, isKey: isKey)
        }
        return (body, Int(width), Int(22 + Double(max(1, block.rows.count)) * row))
    }

    private func head(_ series: ChartBlock.Series) -> String {
        let unit = block.style == .money ? ", " + values.moneyUnit : ""
        let name = series.label == series.key ? "" : series.label + unit
        let phrases = Phrases(values.language)
        return (name.isEmpty ? "" : SVG.text(name, "ax", x: left, y: 11))
            + (block.isCumulative
                ? SVG.text(phrases.say("cumul", "running"), "ax", x: width, y: 11, anchor: "end")
                : "")
    }

    private func bar(
        _ item: Plain, _ series: ChartBlock.Series, length: Double, y: Double, cumulated: Double?,
        isKey: Bool
    ) -> String {
        let name = values.bare(item[block.x] ?? .null, block.xStyle)
        let value = values.text(item[series.key] ?? .null, block.style)
        let note = block.note.flatMap { item[$0] }.map { values.bare($0, .text) } ?? ""
        var out =
            "<g><title>\(HTML.escaped("\(name) : \(value)\(note.isEmpty ? "" : ", " + note)"))</title>"
        out += SVG.text(Self.short(name), "cat", x: 0, y: y + (note.isEmpty ? 16 : 11))
        if !note.isEmpty { out += SVG.text(Self.short(note), "sub", x: 0, y: y + 25) }
        let (place, thick) = isShare ? (y + 8, 8.0) : (y + 4, 19.0)
        if isShare { out += rect("track", "#ebe9e3", place, room, thick) }
        if length > 0.4 {
            // A row without a key is what belongs to no other.
            let (kind, fill) =
                item["key"]?.text == ""
                ? ("bar none", "#b1b6ba")
                : isKey ? ("bar key", "#0b5a68") : ("bar", "#9dbcc1")
            out += rect(kind, fill, place, length, thick)
        }
        let bare = isShare ? value : values.bare(item[series.key] ?? .null, block.style)
        out +=
            isShare
            ? SVG.text(bare, "val", x: width, y: y + 16, anchor: "end")
            : SVG.text(bare, "val", x: left + length + 7, y: y + 18)
        if let cumulated {
            out += SVG.text(
                values.text(.number(cumulated), .percent), isKey ? "cum strong" : "cum",
                x: width, y: y + 18, anchor: "end")
        }
        return out + "</g>"
    }

    private func rect(
        _ kind: String, _ fill: String, _ y: Double, _ length: Double, _ thick: Double
    )
        -> String
    {
        """
        <rect class="\(kind)" fill="\(fill)" x="\(SVG.at(left))" y="\(SVG.at(y))" \
        width="\(SVG.at(length))" height="\(SVG.at(thick))" rx="\(isShare ? 4 : 1.5)"/>
        """
    }

    private static func short(_ text: String) -> String {
        text.count > 22 ? text.prefix(21) + "…" : text
    }
}
