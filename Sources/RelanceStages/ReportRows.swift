import RelanceCore
import RelanceDocuments
import RelanceRules
import RelanceStore

/// Answers what report sections ask with `ctx.rows`.
struct ReportRows {
    let store: Store
    let months: MonthlyFigures
    let figures: [Figure]
    let values: ValueText
    let creditor: Creditor
    let causes: [Cause]

    /// The rows there are, besides a figure's name.
    static let names = Reporting.rows.map(\.name)

    func rows(_ name: String, _ query: RowQuery) throws -> [Plain] {
        switch name {
        case "outstanding", "overdue": try amounts(name, query)
        case "debtors": try debtors(query)
        case "aged": try monthly(query) { aged($0) }
        case "sales", "receipts": try series(name + "_cents", query)
        case "actions": try actions(query)
        case "promises": try promises(query)
        case "disputes": try disputes(query)
        case "settled_disputes": try settledDisputes(query)
        case "expected": try expected(query)
        default: try series(name, query)
        }
    }

    // MARK: by month

    private func monthly(_ query: RowQuery, _ row: (Int) -> [PlainField]) throws -> [Plain] {
        _ = try dimension(query, ["month"])
        let count = min(max(query.months ?? 12, 1), months.months.count)
        let rows = months.months.indices.suffix(count).map { index -> Plain in
            let month = months.months[index]
            return .object(
                [
                    PlainField("key", .text(month.description)),
                    PlainField("label", .text(values.shortMonth(month))),
                ] + row(index))
        }
        return try kept(rows, query)
    }

    private func series(_ name: String, _ query: RowQuery) throws -> [Plain] {
        guard let figure = figures.first(where: { $0.name == name }) else {
            throw UnknownName("rows", name, known: Self.names + figures.map(\.name))
        }
        return try monthly(query) { index in
            let offset = index - (months.months.count - figure.values.count)
            let value = offset >= 0 ? figure.values[offset] : .null
            let field = PlainField("value", value)
            return figure.style == .money ? [PlainField("amount_cents", value), field] : [field]
        }
    }

    private func aged(_ index: Int) -> [PlainField] {
        let isKnown = figures.first?.values[index] != .null
        let parts = AgeBucket.allCases.map { bucket in
            PlainField(
                bucket.key, isKnown ? .integer(months.book.parts[index][bucket.rawValue]) : .null)
        }
        let total = figures.first?.values[index] ?? .null
        return parts + [PlainField("amount_cents", total)]
    }

    // MARK: by what customers owe

    private func amounts(_ name: String, _ query: RowQuery) throws -> [Plain] {
        let cases = ["segment", "contact", "month", "bucket", "cause", "owner"]
        let by = try dimension(query, cases, others: ownField)
        switch by {
        case "month": return try series(name + "_cents", query)
        case "bucket": return try byBucket(isOverdue: name == "overdue", query)
        case "cause", "owner": return try byCause(isOverdue: name == "overdue", by: by, query)
        default: break
        }
        let key = try keys(by)
        var sums: [String: (label: String, sum: Sum)] = [:]
        try eachMatching(query) { debtor in
            let cents = name == "overdue" ? debtor.overdueCents : debtor.balanceCents
            let count = name == "overdue" ? debtor.overdueCount : debtor.openCount
            guard cents != 0 || count != 0 else { return }
            let (own, label) = key(debtor)
            sums[own, default: (label, Sum())].sum.cents += cents
            sums[own]?.sum.count += count
        }
        let rows = sums.map { Row(key: $0.key, label: $0.value.label, sum: $0.value.sum) }
        return shared(sorted(rows), top: query.top)
    }

    private func byBucket(isOverdue: Bool, _ query: RowQuery) throws -> [Plain] {
        var sums = [Int](repeating: 0, count: AgeBucket.allCases.count)
        var credit = 0
        try eachMatching(query) { debtor in
            for index in sums.indices { sums[index] += debtor.parts[index] }
            credit += debtor.creditCents
        }
        var rows = AgeBucket.allCases.filter { !isOverdue || $0 != .notDue }.map { bucket in
            Row(
                key: bucket.key, label: values.bucket(bucket.key),
                sum: Sum(cents: sums[bucket.rawValue]))
        }
        if !isOverdue, credit != 0 {
            rows.append(
                Row(key: "credit", label: values.bucket("credit"), sum: Sum(cents: -credit)))
        }
        return shared(rows, top: query.top, withCount: false)
    }

    /// Causes are known from disputes; the rest of what is owed has none.
    private func byCause(isOverdue: Bool, by: String, _ query: RowQuery) throws -> [Plain] {
        var sums: [String: (label: String, sum: Sum)] = [:]
        var rest = Sum()
        try eachMatching(query) { debtor in
            rest.cents += isOverdue ? debtor.overdueCents : debtor.balanceCents
            rest.count += isOverdue ? debtor.overdueCount : debtor.openCount
        }
        for dispute in months.disputes {
            let cents = isOverdue ? dispute.overdueCents : dispute.openCents
            guard cents > 0 else { continue }
            let (key, label) = by == "cause" ? cause(dispute) : owner(dispute)
            sums[key, default: (label, Sum())].sum.cents += cents
            sums[key]?.sum.count += dispute.invoiceCount
            rest.cents -= cents
            rest.count -= dispute.invoiceCount
        }
        var rows = sorted(sums.map { Row(key: $0.key, label: $0.value.label, sum: $0.value.sum) })
        if rest.cents > 0 {
            let label = phrases.say("Cause non qualifiée", "No cause known")
            rest.count = max(0, rest.count)
            rows.append(Row(key: "", label: label, sum: rest))
        }
        return shared(rows, top: query.top)
    }

    private func debtors(_ query: RowQuery) throws -> [Plain] {
        _ = try dimension(query, ["contact"])
        let total = months.book.overdueCents(months.months.count - 1)
        let isNamed = try condition(query)
        var late: [Debtor] = []
        try store.eachLateDebtor { debtor in
            guard late.count < query.top ?? .max else { return false }
            if isNamed(debtor) { late.append(debtor) }
            return true
        }
        return try late.map { debtor in
            let next = try store.nextAction(of: debtor.contact)
            return [
                "key": .text(debtor.contact), "label": .text(debtor.name),
                "segment": debtor.segment.plain, "score": debtor.score.plain,
                "balance_cents": .integer(debtor.balanceCents),
                "amount_cents": .integer(debtor.overdueCents),
                "count": .integer(debtor.overdueCount),
                "share": share(debtor.overdueCents, total),
                "days_late": debtor.averageDaysLate.map {
                    .integer(Int($0.rounded(.toNearestOrAwayFromZero)))
                } ?? .null,
                "buckets": .list(debtor.parts.map(Plain.integer)),
                "next_medium": .text(next?.medium.rawValue ?? ""),
                "next_step": next?.step.plain ?? .null, "next_date": next?.date.plain ?? .null,
                "next_status": .text(next?.status.rawValue ?? ""),
            ]
        }
    }

    // MARK: by what was done

    private func actions(_ query: RowQuery) throws -> [Plain] {
        let by = try dimension(query, ["medium", "step", "status", "month"])
        if by == "month" { return try series("actions", query) }
        let month = months.months.last
        var sums: [String: Sum] = [:]
        for action in months.actions where action.month == month {
            let key = by == "medium" ? action.medium : by == "step" ? action.step : action.status
            sums[key ?? "", default: Sum()].cents += action.sum.cents
            sums[key ?? ""]?.count += action.sum.count
        }
        let paid = by == "status" ? [:] : try paidShares(by: by)
        let rows = sums.map { Row(key: $0.key, label: $0.key, sum: $0.value) }.sorted {
            ($0.sum.count, $1.key) > ($1.sum.count, $0.key)
        }
        let shown = shared(rows, top: query.top, byCount: true).map { row -> Plain in
            guard case .object(let fields) = row else { return row }
            let share = fields.first?.value.text.flatMap { paid[$0] }.map(Plain.number) ?? .null
            return .object(fields + [PlainField("paid_share", share)])
        }
        return try kept(shown, query)
    }

    /// The part of what actions claimed that was paid within ten days, where these are over.
    private func paidShares(by: String) throws -> [String: Double] {
        guard let month = months.months.last, let day = months.book.ends.last else { return [:] }
        var counts: [String: (paid: Int, all: Int)] = [:]
        for claim in try store.claims(from: month.adding(-2).first, to: day.adding(-10)) {
            let key = by == "medium" ? claim.medium : claim.step
            let isPaid = claim.paidOn.map { $0 >= claim.day && $0 <= claim.day.adding(10) } ?? false
            counts[key, default: (0, 0)].all += claim.count
            if isPaid { counts[key]?.paid += claim.count }
        }
        return counts.compactMapValues { Figures.share($0.paid, of: $0.all) }
    }

    private func promises(_ query: RowQuery) throws -> [Plain] {
        let by = try dimension(query, ["status", "month"])
        if by == "month" { return try series("promises_kept_share", query) }
        let month = months.months.last
        let found = month.flatMap { months.promises[$0] } ?? [:]
        let order = ["kept", "partly_kept", "broken", "open", "cancelled"]
        let rows = order.compactMap { status in
            found[status].map { Row(key: status, label: status, sum: $0) }
        }
        return try kept(shared(rows, top: query.top, byCount: true), query)
    }

    private func expected(_ query: RowQuery) throws -> [Plain] {
        _ = try dimension(query, ["week"])
        guard let day = months.book.ends.last else { return [] }
        var (start, rows) = (day.adding(1), [Plain]())
        while rows.count < 5 {
            let end = start.adding(7 - start.weekday)
            let due = months.book.ahead.filter { start <= $0.key && $0.key <= end }
                .values.reduce(0, +)
            let promised = months.openPromises.filter { start <= $0.0 && $0.0 <= end }
                .map(\.1.cents).reduce(0, +)
            rows.append([
                "key": start.plain, "label": .text(span(start, end)),
                "amount_cents": .integer(due + promised), "due_cents": .integer(due),
                "promised_cents": .integer(promised),
            ])
            start = end.adding(1)
        }
        return try kept(rows, query)
    }

    private func span(_ start: Day, _ end: Day) -> String {
        if start == end { return values.date(start) }
        guard Month(of: start) == Month(of: end) else {
            return "\(values.date(start))–\(values.date(end))"
        }
        return "\(start.parts.day)–\(values.date(end))"
    }
}
