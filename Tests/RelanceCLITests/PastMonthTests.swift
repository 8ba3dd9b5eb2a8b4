import RelanceCore
import RelanceTestSupport
import Testing

/// A report of a month that is over shows how things stood when it ended.
struct PastMonthTests {
    private func relance() throws -> Relance {
        let relance = try Relance.twoMonths("reports = [\"own\"]")
        try relance.folder.write(
            """
            return { api = 1, summary = "x", section = function(ctx)
              local function rows(name, by)
                return { table = { columns = { { "key", "K" }, { "amount_cents", "A" }, { "count", "N" } },
                  rows = ctx.rows(name, { by = by }) } }
              end
              return { rows("debtors"), rows("outstanding", "bucket"), rows("disputes", "contact") }
            end }
            """, to: "plugins/reports/own.lua")
        return relance
    }

    private func report(_ relance: Relance, _ month: String) throws -> Plain {
        try relance("report", "--month", month, "--json").document
    }

    /// Key, sum and where there is one the number of each row of a block.
    private func rows(_ report: Plain, _ block: Int) -> [String] {
        let blocks = report["sections"]?.list?.first?["blocks"]?.list ?? []
        return (blocks[block]["table"]?["rows"]?.list ?? []).compactMap { row in
            guard let cents = row["amount_cents"]?.integer, cents != 0 else { return nil }
            let count = row["count"]?.integer.map { " \($0)" } ?? ""
            return "\(row["key"]?.text ?? "") \(cents)\(count)"
        }
    }

    private func figures(_ report: Plain, _ names: String...) -> [Plain?] {
        let figures = report["figures"]?.list ?? []
        return names.map { name in figures.first { $0["name"]?.text == name }?["value"] }
    }

    @Test(arguments: [
        ("2026-09", 1100_00, 600_00, 22.0, ["C1 60000 1"], ["not_due 50000", "late_1_30 60000"]),
        ("2026-10", 700_00, 500_00, 41.0, ["C2 50000 1"], ["not_due 20000", "late_1_30 50000"]),
        ("2026-11", 200_00, 200_00, 41.0, ["C1 20000 1"], ["late_1_30 20000"]),
    ])
    func `what was owed, by age and by whom, and the DSO are those of the month's end`(
        month: String, outstanding: Int, overdue: Int, dso: Double, debtors: [String],
        buckets: [String]
    ) throws {
        let report = try report(relance(), month)
        #expect(
            figures(report, "outstanding_cents", "overdue_cents") == [
                .integer(outstanding), .integer(overdue),
            ])
        #expect(figures(report, "dso_days") == [.number(dso)])
        #expect(rows(report, 0) == debtors)
        #expect(rows(report, 1) == buckets)
    }

    @Test func `a dispute that was open then shows with what was open of it`() throws {
        let relance = try relance()
        try relance(
            "dispute", "open", "C2", "--invoice", "F2", "--cause", "price", "--date", "2026-10-06")
        try relance("dispute", "resolve", "D1", "rejected", "--date", "2026-11-06")
        #expect(try rows(report(relance, "2026-09"), 2) == [])
        let october = try report(relance, "2026-10")
        #expect(rows(october, 2) == ["C2 50000 1"])
        #expect(figures(october, "disputes", "disputed_cents") == [1, 500_00])
        #expect(try figures(report(relance, "2026-11"), "disputes", "disputed_cents") == [0, 0])
    }

    @Test func `a dispute that payment has closed since was open then`() throws {
        let relance = try relance()
        try relance(
            "dispute", "open", "C2", "--invoice", "F2", "--cause", "price", "--date", "2026-10-06")
        try relance("plan")
        let dispute = try relance("dispute", "list", "--json").document["items"]?.list?.first
        #expect(dispute?["status"] == "resolved")
        #expect(dispute?["resolution"] ?? .null == .null)
        let october = try report(relance, "2026-10")
        #expect(figures(october, "disputes", "disputed_cents") == [1, 500_00])
        #expect(try figures(report(relance, "2026-11"), "disputes", "disputed_cents") == [0, 0])
    }

    @Test func `a promise that was open then is expected, though it was cancelled since`() throws {
        let relance = try relance()
        try relance(
            "promise", "add", "C1", "300", "2026-11-12", "--invoice", "F3", "--date", "2026-10-28")
        try relance("promise", "cancel", "P1", "--date", "2026-11-07")
        #expect(try figures(report(relance, "2026-09"), "promised_cents") == [0])
        #expect(try figures(report(relance, "2026-10"), "promised_cents") == [300_00])
        #expect(try figures(report(relance, "2026-11"), "promised_cents") == [0])
    }
}
