import Lua
import RelanceCore

/// What a report section gives: each block is one of these.
extension Shape {
    static let blocks = [heading, text, tiles, table, chart, proposal]

    static let heading = Shape(
        "heading_block", "Begins a part.",
        [
            ("heading", "string", "The title."),
            ("note", "string?", "What to read in the part, in a few words."),
        ])

    static let text = Shape(
        "text_block", "A paragraph; `**…**` is set in bold.",
        [
            ("text", "string", "The paragraph."),
            ("lead", "boolean?", "Whether it is set large: at the beginning."),
        ])

    static let tiles = Shape(
        "tiles_block", "Key figures side by side.", [("tiles", "tile[]", "The figures.")])

    static let table = Shape(
        "table_block", "A table.", [("table", "report_table", "Its columns and rows.")])

    static let chart = Shape(
        "chart_block", "A chart.", [("chart", "report_chart", "What it draws, as data.")])

    static let proposal = Shape(
        "proposal_block", "What to do about something.",
        [("proposal", "report_proposal", "The proposal.")])

    static let tile = Shape(
        "tile", "A key figure with its change and how it came about.",
        [
            ("label", "string", "What it is."),
            ("value", "number|string|nil", "The value; nil where there is no data."),
            ("as", "style?", "What the value is; else a number."),
            (
                "change", "number|string|nil",
                "The difference to the month before; a share's in points."
            ),
            ("fall", "\"good\"|\"bad\"|nil", "Whether a fall is good news."),
            ("note", "string?", "A few words below."),
            (
                "spark", "number[]|table[]|nil",
                "The values of the last months, oldest first, or rows with a `value`."
            ),
        ])

    static let reportTable = Shape(
        "report_table", "Columns over rows of plain data.",
        [
            ("columns", "column[]", "Which values it shows; at least one."),
            ("rows", "table<string, any>[]?", "Each a table of values by name."),
            ("total", "boolean?", "Whether a last line adds the sums and numbers up."),
            ("caption", "string?", "What stands above."),
        ])

    static let column = Shape(
        "column", "A column; `{ \"key\", \"label\" }` will do.", positions: 2,
        [
            ("key", "string?", "The name of the value in a row; or the first without a name."),
            ("label", "string?", "What stands above; or the second without a name."),
            ("as", "style?", "What the values are; else texts."),
            ("note", "string?", "The name of a value that stands small below."),
            ("strong", "boolean?", "Whether the values are set in bold."),
            ("change", "boolean?", "Whether positive numbers have a sign too."),
            ("fall", "\"good\"|\"bad\"|nil", "Whether a fall is good news."),
        ])

    static let reportChart = Shape(
        "report_chart", "A chart as data.",
        [
            Field(
                "kind", .either(ChartBlock.Kind.allCases.map { .literal($0.rawValue) }),
                "How the rows are drawn."),
            Field("rows", LuaType("table<string, any>[]?"), "Each a table of values by name."),
            Field("x", .string, "The name of the value that a row is called by."),
            Field("x_as", LuaType("style?"), "What that is; else a text."),
            Field("y", LuaType("string?"), "The name of the value that is drawn; or `series`."),
            Field("series", LuaType("series[]?"), "Several values of each row."),
            Field("as", LuaType("style?"), "What the values are; else money for `…_cents`."),
            Field("alt", .string, "What it shows, in a sentence for whoever cannot see it."),
            Field("target", LuaType("number?"), "A level that is aimed at."),
            Field("target_label", LuaType("string?"), "How that is called."),
            Field("note", LuaType("string?"), "For bars: the name of a text below a row's name."),
            Field(
                "cumulative", LuaType("boolean?"),
                "For bars: whether the part of all so far stands beside each."),
        ])

    static let series = Shape(
        "series", "A value of each row that is drawn; `{ \"key\", \"label\" }` will do.",
        positions: 2,
        [
            ("key", "string?", "The name of the value in a row; or the first without a name."),
            ("label", "string?", "How it is called; or the second without a name."),
        ])

    static let reportProposal = Shape(
        "report_proposal", "What to do about something, and what speaks for it.",
        [
            ("title", "string", "What to do."), ("evidence", "string", "What speaks for it."),
            ("effect_cents", "cents?", "What would come in."),
            (
                "effect_days", "number?",
                "By how many days customers would pay later; negative: sooner."
            ),
            ("owner", "string?", "Who does it."), ("due", "date?", "By when."),
        ])

    static let rowQuery = Shape(
        "row_query", "Which rows a section asks for.",
        [
            (
                "by", "string?",
                "What a row stands for: `segment contact month bucket cause owner "
                    + "contact.fields.NAME`."
            ),
            ("where", "table<string, any>?", "Values that a row must have."),
            ("top", "integer?", "How many at most, the largest first."),
            ("months", "integer?", "How many months back, the report's own included; else 12."),
        ])
}
