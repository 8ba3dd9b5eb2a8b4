package import RelanceCore
package import RelanceDocuments
import RelanceRules
package import RelanceStore

/// Makes the report of a month: figures from the store, parts from the report sections.
package struct Reporting {
    /// What a report goes by.
    package struct Policy: Sendable {
        package var creditor: Creditor
        /// The causes that the dossier knows, for their names and owners.
        package var causes: [Cause]

        /// Makes a policy.
        package init(creditor: Creditor, causes: [Cause] = []) {
            (self.creditor, self.causes) = (creditor, causes)
        }
    }

    /// The report, and what went wrong in single sections.
    package struct Outcome: Sendable, Equatable {
        package var report: Report
        package var problems: [Problem]
    }

    private let store: Store
    private let policy: Policy

    /// Makes reports from `store`.
    package init(_ store: Store, policy: Policy) { (self.store, self.policy) = (store, policy) }

    /// The report of `month` as it is known on `today`.
    ///
    /// Throws what the store says; a section that fails is a problem, the others stand.
    package func run(_ sections: [ReportSection], month: Month, on today: Day) throws -> Outcome {
        var (report, rows) = try materials(month, on: today)
        report.history = try history(rows, report)
        report.notes = try notes(report)
        var problems: [Problem] = []
        let context = context(report, rows)
        for section in sections {
            do {
                let blocks = try section.section(context)
                report.sections.append(.init(name: section.name, blocks: blocks))
            } catch let error as any ExplainedError {
                problems.append(Problem(failed: error))
            }
        }
        return Outcome(report: report, problems: problems)
    }

    /// What sections are given for the report of `month`.
    package func context(of month: Month, on today: Day) throws -> ReportContext {
        let (report, rows) = try materials(month, on: today)
        return context(report, rows)
    }

    private func materials(_ month: Month, on today: Day) throws -> (Report, ReportRows) {
        // A month that is not over is told up to today, one that is over to its end.
        let day = Month(of: today) == month ? today : month.last
        let creditor = policy.creditor
        let months = try store.snapshot {
            try MonthlyFigures(store, month: month, day: day, in: creditor.currency)
        }
        let figures = months.figures
        let report = Report(
            creditor: creditor, month: month, day: day, sections: [], figures: figures,
            history: TableBlock(columns: [], rows: []))
        let rows = ReportRows(
            store: store, months: months, figures: figures, values: report.values,
            creditor: creditor, causes: policy.causes)
        return (report, rows)
    }

    private func context(_ report: Report, _ rows: ReportRows) -> ReportContext {
        let before = report.figures.filter { $0.values.count > 1 }
        return ReportContext(
            month: report.month, from: report.month.first, to: report.day,
            figures: report.figures.map { PlainField($0.name, $0.value) }
                + before.map { PlainField("previous_" + $0.name, $0.previous) },
            rows: { try rows.rows($0, $1) },
            format: { [values = report.values] in values.text($0, $1) })
    }

    /// All figures of the months, for whoever wants to check a chart.
    private func history(_ rows: ReportRows, _ report: Report) throws -> TableBlock {
        let phrases = Phrases(report.creditor.language)
        let values = report.values
        var query = RowQuery()
        query.months = 13
        let shown = [
            "overdue_cents", "sales_cents", "receipts_cents", "dso_days", "dso_best_days", "cei",
        ]
        let figures = shown.compactMap { name in report.figures.first { $0.name == name } }
        let aged = try rows.rows("aged", query).enumerated().map { index, row -> Plain in
            guard case .object(let fields) = row else { return row }
            return .object(fields + figures.map { PlainField($0.name, $0.values[index]) })
        }
        let months = TableBlock.Column("key", phrases.say("Mois", "Month"), .month)
        let parts = ValueText.buckets.map {
            TableBlock.Column($0, values.bucket($0), .money)
        }
        var total = TableBlock.Column("amount_cents", phrases.say("Encours", "Receivables"), .money)
        total.isStrong = true
        return TableBlock(
            columns: [months] + parts + [total]
                + figures.map { figure in
                    TableBlock.Column(
                        figure.name, figure.label.text(in: report.creditor.language), figure.style)
                },
            rows: aged)
    }

    private func notes(_ report: Report) throws -> [String] {
        let phrases = Phrases(report.creditor.language)
        let code = report.creditor.currency.code
        var notes: [String] = []
        let others = try store.countOfOtherCurrencies(than: report.creditor.currency)
        if others > 0 {
            notes.append(
                phrases.say(
                    "\(others) factures dans d’autres devises que \(code) ne sont pas comptées.",
                    "\(others) invoices in other currencies than \(code) are not counted."))
        }
        notes.append(
            phrases.say(
                "Les soldes passés sont reconstitués d’après les dates de facture, de règlement et "
                    + "de lettrage ; les causes de retard viennent des litiges ouverts.",
                "Past balances are made from the dates of invoices, of payments and of what they "
                    + "settle; causes are those of open disputes."))
        return notes
    }
}
