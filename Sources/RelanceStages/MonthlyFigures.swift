import RelanceCore
import RelanceRules
import RelanceStore

/// The key figures of the months of a report.
struct MonthlyFigures {
    /// The months, oldest first; the last is the report's.
    let months: [Month]
    let book: MonthlyBook
    let sales: [Month: Sum]
    let receipts: [Month: Sum]
    let actions: [ActionSum]
    let promises: [Month: [String: Sum]]
    let disputes: [DisputeSum]
    let openPromises: [(Day, Sum)]
    private let firstDay: Day?

    init(_ store: Store, month: Month, day: Day, in currency: Currency) throws {
        months = (-12...0).map { month.adding($0) }
        let ends = months.map { $0 == month ? day : $0.last }
        let (from, to) = (month.adding(-12).first, day)
        firstDay = try store.firstDayOfBooks()
        try store.clearDebtors()
        book = try MonthlyBook(store, ends: ends, in: currency) { try store.keep($0) }
        // A year more than is shown: the oldest month counts back too.
        sales = try store.sales(from: month.adding(-24).first, to: to, in: currency)
        receipts = try store.receipts(from: from, to: to, in: currency)
        actions = try store.actions(from: from, to: to)
        promises = try store.promises(from: from, to: to, in: currency)
        disputes = try store.openDisputes(on: day, in: currency)
        openPromises = try store.openPromises(
            on: day, from: day.adding(1), to: MonthlyBook.horizon(after: day), in: currency)
    }

    /// All of them with their values.
    var figures: [Figure] {
        Figure.all.map { figure in
            var figure = figure
            figure.values = months.indices.map { value(figure.name, $0) }
            return figure
        }
            + Figure.current.map { figure in
                var figure = figure
                figure.values = [current(figure.name)]
                return figure
            }
    }

    private func isKnown(_ end: Int) -> Bool { firstDay.map { $0 <= book.ends[end] } ?? false }

    private func value(_ name: String, _ end: Int) -> Plain {
        let (month, outstanding) = (months[end], book.outstandingCents(end))
        switch name {
        case "actions":
            return .integer(actions.filter { $0.month == month }.map(\.sum.count).reduce(0, +))
        case "promises_due": return .integer(decided(month).values.map(\.count).reduce(0, +))
        case "promises_kept": return .integer(decided(month)["kept"]?.count ?? 0)
        case "promises_kept_share":
            let counts = decided(month).mapValues(\.count)
            return number(
                Figures.share(counts["kept"] ?? 0, of: counts.values.reduce(0, +)))
        case _ where !isKnown(end): return .null
        case "outstanding_cents": return .integer(outstanding)
        case "overdue_cents": return .integer(book.overdueCents(end))
        case "overdue_share":
            return number(Figures.share(book.overdueCents(end), of: outstanding))
        case "not_due_cents": return .integer(book.notDueCents(end))
        case "late_over_90_cents":
            return .integer(book.parts[end][AgeBucket.over90.rawValue])
        case "credit_cents": return .integer(book.credits[end])
        case "sales_cents": return .integer(sales[month]?.cents ?? 0)
        case "receipts_cents": return .integer(receipts[month]?.cents ?? 0)
        default: return ratio(name, end)
        }
    }

    private func ratio(_ name: String, _ end: Int) -> Plain {
        let known = salesBefore(end)
        let dso = Figures.dso(balance: book.outstandingCents(end), countingBack: known)
        let best = Figures.dso(balance: book.notDueCents(end), countingBack: known)
        switch name {
        case "dso_days": return number(dso)
        case "dso_best_days": return number(best)
        case "delay_days":
            guard let dso, let best else { return .null }
            return .number(max(0, dso - best))
        case "dso_simple_days":
            guard known.count >= 3 else { return .null }
            let last = known.prefix(3)
            return number(
                Figures.dso(
                    balance: book.outstandingCents(end), sales: last.map(\.cents).reduce(0, +),
                    days: last.map(\.days).reduce(0, +)))
        case "cei":
            guard end > 0, isKnown(end - 1) else { return .null }
            return number(
                Figures.effectiveness(
                    opening: book.outstandingCents(end - 1),
                    sales: sales[months[end]]?.cents ?? 0,
                    closing: book.outstandingCents(end), notDue: book.notDueCents(end)))
        default: return .null
        }
    }

    /// Sales of the months up to an end, newest first, as far back as the books go.
    private func salesBefore(_ end: Int) -> [Figures.Sales] {
        guard let firstDay else { return [] }
        let oldest = Month(of: firstDay)
        return (0...12).map { months[end].adding(-$0) }.filter { $0 >= oldest }.map { month in
            // A month that is not over counts the days that have passed.
            let days = month == months[end] ? book.ends[end].parts.day : month.length
            return Figures.Sales(cents: sales[month]?.cents ?? 0, days: days)
        }
    }

    private func decided(_ month: Month) -> [String: Sum] {
        (promises[month] ?? [:]).filter { ["kept", "partly_kept", "broken"].contains($0.key) }
    }

    private func current(_ name: String) -> Plain {
        let promised = openPromises.map(\.1.cents).reduce(0, +)
        switch name {
        case "invoices": return .integer(book.invoices)
        case "overdue_invoices": return .integer(book.overdueInvoices)
        case "contacts": return .integer(book.contacts)
        case "disputes": return .integer(disputes.count)
        case "disputed_cents": return .integer(disputes.map(\.openCents).reduce(0, +))
        case "promised_cents": return .integer(promised)
        case "expected_cents":
            return .integer(promised + book.ahead.values.reduce(0, +))
        default: return .null
        }
    }

    private func number(_ value: Double?) -> Plain { value.map(Plain.number) ?? .null }
}
