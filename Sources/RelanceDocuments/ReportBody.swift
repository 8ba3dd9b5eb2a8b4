import RelanceCore

/// The parts of a report one below the other; two that are narrow stand side by side.
struct ReportBody {
    /// A heading with what follows it, up to the next.
    private struct Panel {
        var heading: String?
        var note: String?
        var blocks: [Block] = []

        /// A chart alone, which needs but half of the width.
        var isNarrow: Bool {
            guard heading != nil, blocks.count == 1, case .chart = blocks[0] else { return false }
            return true
        }
    }

    private let values: ValueText
    private var panels: [Panel] = []
    private let tilesLabel: String

    init(_ report: Report) {
        values = report.values
        tilesLabel = report.phrases.say("Chiffres clés", "Key figures")
        for section in report.sections {
            // A section of another plugin never continues the heading of the one before.
            var isOpen = false
            for block in section.blocks {
                if case .heading(let text, let note) = block {
                    panels.append(Panel(heading: text, note: note))
                    isOpen = true
                } else {
                    if !isOpen { panels.append(Panel()) }
                    isOpen = true
                    panels[panels.count - 1].blocks.append(block)
                }
            }
        }
    }

    var html: String {
        var out: [String] = []
        var index = 0
        while index < panels.count {
            let panel = panels[index]
            if panel.isNarrow, index + 1 < panels.count, panels[index + 1].isNarrow {
                out.append(
                    "<section class=\"two\">\n<div>\(content(panel, index))</div>\n"
                        + "<div>\(content(panels[index + 1], index + 1))</div>\n</section>")
                index += 2
                continue
            }
            let kind = isLead(panel) ? " class=\"lede\"" : ""
            out.append("<section\(kind)>\n\(content(panel, index))\n</section>")
            index += 1
        }
        return out.joined(separator: "\n")
    }

    private func isLead(_ panel: Panel) -> Bool {
        panel.heading == nil
            && panel.blocks.contains { if case .text(_, true) = $0 { true } else { false } }
    }

    private func content(_ panel: Panel, _ number: Int) -> String {
        var out: [String] = []
        var blocks = panel.blocks[...]
        var heading = panel.heading.map { text in
            let note = panel.note.map { " <small>\(HTML.escaped($0))</small>" } ?? ""
            return "<h2>\(HTML.escaped(text))\(note)</h2>"
        }
        while let block = blocks.popFirst() {
            if case .chart(let chart) = block, case .table(let table)? = blocks.first {
                // A chart with its figures: the table stands beside it, on a narrow screen below.
                blocks = blocks.dropFirst()
                out.append(
                    "<div class=\"two wide-left\"><div>\(heading ?? "")\(drawn(chart, number, out.count))</div>"
                        + "<div class=\"side\">\(ReportTable(table, values).html)</div></div>")
                heading = nil
                continue
            }
            if let text = heading { out.append(text) }
            heading = nil
            if case .proposal(let first) = block {
                var all = [first]
                while case .proposal(let next)? = blocks.first {
                    all.append(next)
                    blocks = blocks.dropFirst()
                }
                out.append(proposals(all))
            } else {
                out.append(single(block, number, out.count))
            }
        }
        return ((heading.map { [$0] } ?? []) + out).joined(separator: "\n")
    }

    private func single(_ block: Block, _ number: Int, _ place: Int) -> String {
        switch block {
        case .text(let text, _): "<p>\(prose(text))</p>"
        case .tiles(let tiles):
            "<ul class=\"tiles t\(min(tiles.count, 6))\" aria-label=\"\(HTML.escaped(tilesLabel))\">"
                + tiles.map(tile).joined() + "</ul>"
        case .table(let table): ReportTable(table, values).html
        case .chart(let chart): drawn(chart, number, place)
        case .heading, .proposal: ""
        }
    }

    private func prose(_ text: String) -> String {
        HTML.marked(Typography.set(text, in: values.language))
    }

    private func drawn(_ chart: ChartBlock, _ number: Int, _ place: Int) -> String {
        Chart(block: chart, values: values, number: number * 100 + place + 1).svg
    }

    private func tile(_ tile: Tile) -> String {
        let (digits, unit) = values.figure(tile.value, tile.style)
        var change = ""
        if tile.change != .null {
            let text = values.change(tile.change, tile.style)
            change =
                "<b class=\"\(tone(tile.change, fallIsGood: tile.fallIsGood))\">\(HTML.escaped(text))</b> "
        }
        return """
            <li class="tile"><h3>\(HTML.escaped(tile.label))</h3><p class="big">\
            <strong>\(HTML.escaped(digits))</strong><span>\(HTML.escaped(unit))</span></p>\
            <p class="delta">\(change)<span>\(HTML.escaped(tile.note ?? ""))</span></p>\
            \(Chart.spark(tile.spark))</li>
            """
    }

    private func proposals(_ proposals: [Proposal]) -> String {
        let phrases = Phrases(values.language)
        let items = proposals.map { proposal -> String in
            let due =
                proposal.due.map {
                    phrases.say("avant le ", "by ") + values.date($0)
                } ?? ""
            let gain = proposal.effectCents.map { values.text(.integer($0), .money) } ?? ""
            let days =
                proposal.effectDays.map {
                    values.change(.number($0), .days) + phrases.say(" de DSO", " DSO")
                } ?? ""
            return """
                <li><div class="what"><h3>\(HTML.escaped(proposal.title))</h3>\
                <p>\(prose(proposal.evidence))</p></div>\
                <div class="who">\(HTML.escaped(proposal.owner ?? ""))<span>\(HTML.escaped(due))</span></div>\
                <div class="gain"><b>\(HTML.escaped(gain))</b><span>\(HTML.escaped(days))</span></div></li>
                """
        }
        return "<ol class=\"acts\">\(items.joined())</ol>"
    }

    private func tone(_ change: Plain, fallIsGood: Bool?) -> String {
        ReportTable.tone(change, fallIsGood: fallIsGood)
    }
}
