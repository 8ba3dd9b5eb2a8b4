import Lua
import RelanceCore

/// Reads what a report section returns, strictly: a fault names the block and the field.
struct BlockReader {
    private let plugin: Plugin
    private let line: Int?

    init(_ plugin: Plugin, _ function: LuaReference?) {
        self.plugin = plugin
        line = function?.line
    }

    func blocks(_ results: borrowing LuaResults) throws -> [Block] {
        guard results.count > 0, results.kind(0) == .table,
            let table = try results.value(0).table, table.fields.isEmpty
        else {
            let shown = results.count > 0 ? try results.value(0).shown : "nothing"
            throw fault("returned \(shown), expected a list of blocks")
        }
        guard table.list.count <= 1_000 else {
            throw fault(
                "returned \(table.list.count) blocks, 1,000 at most", "put what is alike in a table"
            )
        }
        do {
            return try table.list.enumerated().map { index, value in
                try block(ReturnedFields(value, "blocks[\(index + 1)]"))
            }
        } catch let fault as ReturnedFault {
            throw self.fault(fault.problem, fault.mend)
        }
    }

    private func fault(_ problem: String, _ mend: String? = nil) -> PluginError {
        PluginError(
            .rubbish, place: plugin.file.shown + (line.map { ":\($0)" } ?? ""),
            problem: "section: " + problem, mend: mend)
    }

    private func block(_ fields: ReturnedFields) throws -> Block {
        let kinds = fields.names.filter { Block.kinds.contains($0) }
        guard let kind = kinds.first else {
            let other = fields.names.first
            throw ReturnedFault(
                "\(fields.path) has "
                    + (other.map { "no use for '\($0)'" } ?? "none of "
                        + Block.kinds.joined(separator: ", ")),
                other.flatMap { Hint.didYouMean($0, Block.kinds) })
        }
        guard kinds.count == 1 else {
            throw ReturnedFault(
                "\(fields.path) is both '\(kinds[0])' and '\(kinds[1])': give two blocks")
        }
        switch kind {
        case "heading":
            try fields.check(.heading)
            return .heading(try fields.text("heading"), note: try fields.textIfGiven("note"))
        case "text":
            try fields.check(.text)
            return .text(try fields.text("text"), isLead: try fields.flag("lead"))
        case "tiles":
            try fields.check(.tiles)
            return .tiles(try fields.items("tiles").map(tile))
        case "table":
            try fields.check(.table)
            return .table(try table(fields.table("table")))
        case "chart":
            try fields.check(.chart)
            return .chart(try chart(fields.table("chart")))
        default:
            try fields.check(.proposal)
            return .proposal(try proposal(fields.table("proposal")))
        }
    }

    private func tile(_ fields: ReturnedFields) throws -> Tile {
        try fields.check(.tile)
        var tile = Tile(try fields.text("label"), value: try fields.scalar("value"))
        tile.style = try fields.style() ?? .number
        tile.change = try fields.scalar("change")
        tile.fallIsGood = try fields.fall()
        tile.note = try fields.textIfGiven("note")
        tile.spark = try fields.numbers("spark")
        return tile
    }

    private func table(_ fields: ReturnedFields) throws -> TableBlock {
        try fields.check(.reportTable)
        let columns = try fields.items("columns", 1).map { column in
            try column.check(.column)
            var made = TableBlock.Column(
                try column.text("key", 0), try column.text("label", 1),
                try column.style() ?? .text)
            made.note = try column.textIfGiven("note")
            made.isStrong = try column.flag("strong")
            made.isChange = try column.flag("change")
            made.fallIsGood = try column.fall()
            return made
        }
        var table = TableBlock(columns: columns, rows: try fields.rows("rows"))
        table.hasTotal = try fields.flag("total")
        table.caption = try fields.textIfGiven("caption")
        return table
    }

    private func chart(_ fields: ReturnedFields) throws -> ChartBlock {
        try fields.check(.reportChart)
        let kind: ChartBlock.Kind = try fields.oneOf("kind")
        var series: [ChartBlock.Series] = []
        if let y = try fields.textIfGiven("y") { series.append(.init(y, y)) }
        if fields.has("series") {
            series += try fields.items("series").map { one in
                try one.check(.series)
                return .init(try one.text("key", 0), try one.text("label", 1))
            }
        }
        guard !series.isEmpty else {
            throw ReturnedFault(
                "\(fields.path) has neither y nor series",
                "name the value to draw: y = \"amount_cents\"")
        }
        var chart = ChartBlock(
            kind, rows: try fields.rows("rows"), x: try fields.text("x"), series: series,
            alt: try fields.text("alt"))
        if fields.has("x_as") { chart.xStyle = try fields.oneOf("x_as") }
        chart.style = try fields.style() ?? (series[0].key.hasSuffix("_cents") ? .money : .number)
        chart.target = try fields.number("target")
        chart.targetLabel = try fields.textIfGiven("target_label")
        chart.note = try fields.textIfGiven("note")
        chart.isCumulative = try fields.flag("cumulative")
        return chart
    }

    private func proposal(_ fields: ReturnedFields) throws -> Proposal {
        try fields.check(.reportProposal)
        var proposal = Proposal(
            title: try fields.text("title"), evidence: try fields.text("evidence"))
        proposal.effectCents = try fields.whole("effect_cents")
        proposal.effectDays = try fields.number("effect_days")
        proposal.owner = try fields.textIfGiven("owner")
        proposal.due = try fields.day("due")
        return proposal
    }
}
