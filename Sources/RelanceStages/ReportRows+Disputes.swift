import RelanceCore
import RelanceDocuments
import RelanceStore

/// What customers object to, and what became of it.
extension ReportRows {
    /// The open ones, by what they are about or who answers for them.
    func disputes(_ query: RowQuery) throws -> [Plain] {
        let by = try dimension(query, ["cause", "owner", "contact"])
        var sums: [String: (label: String, sum: Sum, oldest: Day?)] = [:]
        for dispute in months.disputes {
            let (key, label) =
                switch by {
                case "cause": cause(dispute)
                case "owner": owner(dispute)
                default: (dispute.contact, try name(of: dispute.contact))
                }
            sums[key, default: (label, Sum(), nil)].sum.cents += dispute.openCents
            sums[key]?.sum.count += 1
            let oldest = [sums[key]?.oldest, dispute.openedOn].compactMap { $0 }.min()
            sums[key]?.oldest = oldest
        }
        let rows = sorted(sums.map { Row(key: $0.key, label: $0.value.label, sum: $0.value.sum) })
        let shown = shared(rows, top: query.top).map { row -> Plain in
            guard case .object(let fields) = row else { return row }
            let oldest = row["key"]?.text.flatMap { sums[$0]?.oldest }
            return .object(fields + [PlainField("oldest", oldest.plain)])
        }
        return try kept(shown, query)
    }

    /// Settled disputes, and how they ended.
    private struct Settled {
        var sum = Sum()
        var (answered, answerDays) = (0, 0)
        var (timed, settleDays) = (0, 0)
        var endings: [String: Int] = [:]

        mutating func add(_ dispute: SettledDispute) {
            sum.cents += dispute.cents
            sum.count += 1
            if let days = dispute.answerDays {
                (answered, answerDays) = (answered + 1, answerDays + days)
            }
            if let days = dispute.settleDays {
                (timed, settleDays) = (timed + 1, settleDays + days)
            }
            endings[dispute.resolution?.rawValue ?? "paid", default: 0] += 1
        }

        /// What a row has beside its sum.
        var fields: [PlainField] {
            [
                PlainField("answer_days", Self.mean(answerDays, answered)),
                PlainField("settle_days", Self.mean(settleDays, timed)),
            ]
                + ["upheld", "rejected", "settled", "paid"].map {
                    PlainField($0, .integer(endings[$0] ?? 0))
                }
        }

        private static func mean(_ sum: Int, _ count: Int) -> Plain {
            count == 0 ? .null : .number(Double(sum) / Double(count))
        }
    }

    /// The disputes settled in the last months, twelve where `months` does not say how many.
    func settledDisputes(_ query: RowQuery) throws -> [Plain] {
        let by = try dimension(query, ["cause", "owner", "contact", "month"])
        guard let month = months.months.last, let day = months.book.ends.last else { return [] }
        let count = max(query.months ?? 12, 1)
        let found = try store.settledDisputes(
            from: month.adding(1 - count).first, to: day, in: creditor.currency)
        var sums: [String: (label: String, settled: Settled)] = [:]
        for dispute in found {
            let (key, label) = try key(of: dispute, by: by)
            sums[key, default: (label, Settled())].settled.add(dispute)
        }
        let all = sums.map { Row(key: $0.key, label: $0.value.label, sum: $0.value.settled.sum) }
        let rows =
            by == "month"
            ? all.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) } : sorted(all)
        let shown = shared(rows, top: query.top).map { row -> Plain in
            guard case .object(let fields) = row else { return row }
            let settled = row["key"]?.text.flatMap { sums[$0]?.settled }
            return .object(fields + (settled?.fields ?? []))
        }
        return try kept(shown, query)
    }

    private func key(of dispute: SettledDispute, by: String) throws -> (String, String) {
        switch by {
        case "cause": return cause(dispute.cause)
        case "owner": return owner(dispute.owner, cause: dispute.cause)
        case "month":
            let month = Month(of: dispute.resolvedOn)
            return (month.description, values.shortMonth(month))
        default: return (dispute.contact, try name(of: dispute.contact))
        }
    }
}
