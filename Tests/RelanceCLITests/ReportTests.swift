import RelanceCore
import RelanceTestSupport
import Testing

struct ReportTests {
    /// A dossier with a small ledger and one section of its own.
    private func relance(_ section: String) throws -> Relance {
        let relance = try Relance(
            toml: Relance.bare + """

                [run]
                connectors = ["fec"]
                reports = ["own"]
                date = "2026-03-10"
                [connectors.fec]
                settings = { paths = ["ledger.txt"] }
                allow = { read = ["."] }
                """)
        try relance.folder.write(Relance.ledger, to: "ledger.txt")
        try relance.folder.write(
            "return { api = 1, summary = \"x\", section = function(ctx)\n  return \(section)\nend }\n",
            to: "plugins/reports/own.lua")
        _ = try relance("import")
        return relance
    }

    @Test func `a section by a field that no contact has yet is not at fault`() throws {
        let rows = "ctx.rows(\"overdue\", { by = \"contact.fields.salesperson\", top = 10 })"
        let result = try relance("{ { text = \"Lignes : \" .. #\(rows) } }")(
            "report", "--format", "text", "--quiet")
        #expect(result.status == 0 && result.output.contains("Lignes : "), "\(result.errors)")
    }

    @Test(arguments: [
        ("42", "section: returned 42, expected a list of blocks"),
        (
            "{ { headng = \"x\" } }",
            "section: blocks[1] has no use for 'headng'; did you mean 'heading'?"
        ),
        (
            "{ { text = \"x\" }, { table = { columns = { { \"key\", \"K\", as = \"monney\" } }, rows = {} } } }",
            "section: blocks[2].table.columns[1].as is \"monney\", expected one of text, number, "
                + "money, percent, days, date, month, bucket, buckets, score; did you mean 'money'?"
        ),
        (
            "{ { chart = { kind = \"bar\", rows = { 1 }, x = \"key\", y = \"n\", alt = \"a\" } } }",
            "section: blocks[1].chart.rows[1] is 1, expected a table of values by name"
        ),
        (
            "{ { chart = { kind = \"bar\", rows = {}, x = \"key\", y = \"n\" } } }",
            "section: blocks[1].chart has no alt"
        ),
        (
            "{ { tiles = { { label = \"A\", value = 0/0 } } } }",
            "section: blocks[1].tiles[1].value is nan, expected a number or a text"
        ),
        (
            "{ { proposal = { title = \"A\", evidence = \"b\", due = \"demain\" } } }",
            "section: blocks[1].proposal.due is \"demain\", expected a date as YYYY-MM-DD"
        ),
        (
            "{ { heading = \"A\", text = \"b\" } }",
            "section: blocks[1] is both 'heading' and 'text': give two blocks"
        ),
        (
            "{ { text = ctx.figures.dso_dayz } }",
            "section: ctx.figures has no field 'dso_dayz'; did you mean 'dso_days'?"
        ),
        (
            "ctx.rows(\"overdu\")",
            "section: ctx.rows: there are no rows 'overdu'; did you mean 'overdue'?"
        ),
        (
            "ctx.rows(\"overdue\", { by = \"segmnt\" })",
            "section: ctx.rows: there is no by 'segmnt'; did you mean 'segment'?"
        ),
    ])
    func `what a section gives wrongly is named by file, line, block and field`(
        section: String, problem: String
    ) throws {
        let result = try relance(section)("report", "--format", "text", "--quiet")
        #expect(result.status == 2)
        let line = result.errors.split(separator: "\n").last.map(String.init) ?? ""
        #expect(line.hasPrefix("relance: plugins/reports/own.lua:"))
        #expect(line.hasSuffix(": " + problem), "\(line)")
        #expect(result.output.contains("Situation arrêtée au 10 mars 2026"))
    }

    @Test func `rows are sums of the ledger, the same in every format`() throws {
        let relance = try relance(
            "{ { heading = \"H\" }, { table = { columns = { { \"label\", \"Client\" }, "
                + "{ \"amount_cents\", \"Dû\", as = \"money\" } }, total = true, "
                + "rows = ctx.rows(\"outstanding\", { by = \"contact\" }) } } }")
        let table = try relance("report", "--json").document["sections"]?.list?.first?["blocks"]?
            .list?.last?["table"]
        #expect(table?["rows"]?.list?.compactMap { $0["amount_cents"]?.integer } == [80_00, 25_00])
        #expect(table?["total"]?["amount_cents"]?.integer == 105_00)
        let text = try relance("report", "--format", "text").output
        #expect(text.contains("DUPONT    80\nMARTIN    25\nTotal    105"))
        let csv = try relance("report", "--format", "csv").output
        #expect(csv.contains("own;H;MARTIN;Dû;25,00;EUR"))
        let path = try relance("report").output.dropLast()
        #expect(path.hasSuffix("out/report-2026-03.html"))
        #expect(try relance.folder.text(of: "out/report-2026-03.html").contains("MARTIN"))
    }

    @Test func `the figures of thirteen months are those of the demo's records`() throws {
        let relance = try Relance()
        try relance("init", "d", "--demo")
        _ = try relance("-C", "d", "import")
        let invoices = try items(relance, "invoice")
        let payments = try items(relance, "payment")
        let report = try relance("-C", "d", "report", "--json").document
        let months = report["history"]?["rows"]?.list ?? []
        #expect(months.count == 13)
        for row in months {
            let month = try #require(row["key"]?.text.flatMap(Month.init))
            let end = min(month.last, .of("2026-11-24")).description
            // The books of the year before are known: its opening balances add nothing.
            let claims = invoices.filter { $0["kind"]?.text != "opening" }
            let owed =
                sum(claims) { ($0["issue_date"]?.text ?? "") <= end }
                - sum(payments) { ($0["date"]?.text ?? "") <= end }
            #expect(row["amount_cents"]?.integer == owed, "\(month)")
            let sales = sum(claims) { item in
                item["issue_date"]?.text.map { $0.hasPrefix("\(month)") && $0 <= end } ?? false
            }
            #expect(row["sales_cents"]?.integer == sales, "\(month)")
        }
        let contacts = try items(relance, "contact")
        let overdue = contacts.compactMap { $0["overdue_cents"]?.integer }.reduce(0, +)
        #expect(months.last?["overdue_cents"]?.integer == overdue)
    }

    @Test func `a report of the same day is the same bytes`() throws {
        let relance = try Relance()
        try relance("init", "d", "--demo")
        _ = try relance("-C", "d", "import")
        let pages = try (1...2).map { _ in
            try relance("-C", "d", "report", "--month", "2026-10", "--output", "o")
            return try relance.folder.text(of: "o/report-2026-10.html")
        }
        #expect(pages[0] == pages[1] && pages[0].contains("31 octobre 2026"))
    }

    private func items(_ relance: Relance, _ kind: String) throws -> [Plain] {
        try relance("-C", "d", kind, "list", "--json").document["items"]?.list ?? []
    }

    private func sum(_ items: [Plain], _ holds: (Plain) -> Bool) -> Int {
        items.filter(holds).compactMap { $0["amount_cents"]?.integer }.reduce(0, +)
    }
}
