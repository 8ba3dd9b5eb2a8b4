extension Block {
    /// The block as `--json` prints it: under the name of its kind, as a plugin gives it.
    package var plain: Plain {
        switch self {
        case .heading(let text, let note):
            .object([PlainField("heading", .text(text))] + Self.given("note", note.plain))
        case .text(let text, let isLead):
            .object([PlainField("text", .text(text))] + (isLead ? [PlainField("lead", true)] : []))
        case .table(let table): ["table": table.plain]
        case .tiles(let tiles): ["tiles": .list(tiles.map(\.plain))]
        case .chart(let chart): ["chart": chart.plain]
        case .proposal(let proposal): ["proposal": proposal.plain]
        }
    }

    /// A field, where it has a value.
    fileprivate static func given(_ name: String, _ value: Plain) -> [PlainField] {
        value == .null || value == .boolean(false) ? [] : [PlainField(name, value)]
    }
}

extension Tile {
    fileprivate var plain: Plain {
        let spark = spark.map { $0.map(Plain.number) ?? .null }
        return .object(
            [
                PlainField("label", .text(label)), PlainField("value", value),
                PlainField("as", style.plain),
            ] + Block.given("change", change) + Block.given("note", note.plain)
                + (spark.isEmpty ? [] : [PlainField("spark", .list(spark))]))
    }
}

extension TableBlock {
    fileprivate var plain: Plain {
        let columns = columns.map { column -> Plain in
            ["key": .text(column.key), "label": .text(column.label), "as": column.style.plain]
        }
        let totals = self.columns.compactMap { column in
            hasTotal ? total(of: column).map { PlainField(column.key, $0) } : nil
        }
        return .object(
            Block.given("caption", caption.plain) + [
                PlainField("columns", .list(columns)), PlainField("rows", .list(rows)),
            ] + (hasTotal ? [PlainField("total", .object(totals))] : []))
    }
}

extension ChartBlock {
    fileprivate var plain: Plain {
        let series = series.map { series -> Plain in
            ["key": .text(series.key), "label": .text(series.label)]
        }
        return .object(
            [
                PlainField("kind", kind.plain), PlainField("alt", .text(alt)),
                PlainField("x", .text(x)), PlainField("as", style.plain),
                PlainField("series", .list(series)), PlainField("rows", .list(rows)),
            ] + Block.given("target", target.map(Plain.number) ?? .null))
    }
}

extension Proposal {
    fileprivate var plain: Plain {
        [
            "title": .text(title), "evidence": .text(evidence), "effect_cents": effectCents.plain,
            "effect_days": effectDays.map(Plain.number) ?? .null, "owner": owner.plain,
            "due": due.plain,
        ]
    }
}
