import RelanceCore
import RelanceDocuments
import Testing

struct ReportTests {
    private func report(
        _ blocks: [Block], name: String = "Ateliers <b>\"&\"</b>", language: Language = .french,
        outstanding: Int = 652_000_00
    ) -> Report {
        var creditor = Creditor(id: name)
        creditor.language = language
        var figure = Figure(
            "outstanding_cents", .money, LocalizedText("Encours", english: "Receivables"),
            how: LocalizedText("ce qui est dû", english: "what is owed"))
        figure.values = [.integer(outstanding)]
        let month = Month(of: Day(number: 20_781))
        return Report(
            creditor: creditor, month: month, day: month.last,
            sections: [.init(name: "s", blocks: blocks)], figures: [figure],
            history: TableBlock(columns: [.init("key", "Mois", .month)], rows: []))
    }

    private let hostile = "</style><script>alert('x')</script>\"&\u{202E}"

    private var everyBlock: [Block] {
        var tile = Tile(hostile, value: .integer(384_012_34))
        (tile.style, tile.change, tile.fallIsGood) = (.money, .integer(-36_600_00), true)
        tile.spark = [1, nil, 3]
        var table = TableBlock(
            columns: [
                .init("label", hostile), .init("cents", "Échu", .money),
                .init("buckets", "Répartition", .buckets),
            ],
            rows: [
                [
                    "label": .text(hostile), "cents": 384_012_34,
                    "buckets": .list([1, 2, 3, 4, 5]),
                ]
            ])
        table.hasTotal = true
        let rows: [Plain] = [
            ["x": .text(hostile), "y": 100_00], ["x": "b", "y": .null], ["x": "c", "y": 300_00],
        ]
        let charts = ChartBlock.Kind.allCases.map { kind in
            var chart = ChartBlock(
                kind, rows: rows, x: "x", series: [.init("y", hostile)], alt: hostile)
            (chart.style, chart.target, chart.targetLabel) = (.money, 200_00, hostile)
            return Block.chart(chart)
        }
        var proposal = Proposal(title: hostile, evidence: "**" + hostile + "**")
        (proposal.effectCents, proposal.effectDays) = (47_600_00, -4.04)
        return [
            .text(hostile, isLead: true), .heading(hostile, note: hostile), .tiles([tile]),
            .table(table), .proposal(proposal),
        ] + charts
    }

    @Test func `nothing from data is a tag, in the page or in its style sheet`() {
        let html = report(everyBlock, name: "A</style><script>x").html
        #expect(!html.contains("<script") && !html.contains("\u{202E}"))
        #expect(html.components(of: "</style>") == 1)
        #expect(html.contains("&lt;script&gt;alert(&#39;x&#39;)"))
        #expect(!html.contains("http") && !html.contains("NaN"))
    }

    @Test func `the same report is the same bytes`() {
        let (one, two) = (report(everyBlock), report(everyBlock))
        #expect(one.html == two.html && one.csv == two.csv && one.text == two.text)
        #expect(JSON.text(one.plain) == JSON.text(two.plain))
    }

    @Test func `every format has the same figures, those for programs to the cent`() {
        let report = report(everyBlock)
        #expect(report.html.contains("<strong>384,0</strong><span>k€</span>"))
        #expect(report.text.contains("384,0 k€  −36,6\u{A0}k€"))
        #expect(report.csv.contains(";384012,34;EUR\r\n"))
        #expect(JSON.text(report.plain).contains("\"value\":38401234"))
    }

    @Test func `a spreadsheet opens the csv, and takes no text for a formula`() {
        let table = TableBlock(
            columns: [.init("a", "Client"), .init("b", "Note")],
            rows: [["a": "=1+1", "b": "x;\"y\""]])
        let csv = report([.heading("T"), .table(table)]).csv
        #expect(csv.hasPrefix("\u{FEFF}section;table;row;column;value;unit\r\n"))
        #expect(csv.contains("s;T;'=1+1;Note;\"x;\"\"y\"\"\";\r\n"))
    }

    @Test func `an English creditor reads English`() {
        let report = report([], language: .english)
        #expect(report.title == "Receivables in November 2026")
        #expect(report.html.contains("<html lang=\"en\">"))
    }

    @Test(arguments: [
        (Plain.integer(384_012_34), Block.Style.money, "384,0\u{A0}k€"),
        (.integer(-5), .money, "0,0\u{A0}k€"), (.number(0.327), .percent, "33\u{A0}%"),
        (.number(51.75), .days, "51,8\u{A0}j"), (.integer(47), .days, "47\u{A0}j"),
        (.text("2026-12-01"), .date, "1er\u{A0}déc."), (.text("2026-11"), .month, "nov."),
        (.text("late_over_90"), .bucket, ">\u{A0}90\u{A0}j"), (.null, .money, "–"),
        (.integer(12_345), .number, "12\u{202F}345"), (.number(.nan), .days, "–"),
    ])
    func `values are written as people write them`(value: Plain, style: Block.Style, text: String) {
        #expect(report([]).values.text(value, style) == text)
    }

    @Test func `a small book is written in whole units, a vast one in whole thousands`() {
        let small = report([], outstanding: 99_999_99).values
        #expect(small.text(.integer(12_345_50), .money) == "12\u{202F}346\u{A0}€")
        let vast = report([], outstanding: 10_000_000_00).values
        #expect(vast.text(.integer(88_582_249_00), .money) == "88\u{202F}582\u{A0}k€")
    }
}

extension String {
    fileprivate func components(of part: String) -> Int {
        var (count, rest) = (0, self[...])
        while let range = rest.firstRange(of: part) {
            count += 1
            rest = rest[range.upperBound...]
        }
        return count
    }
}
