package import RelanceCore

/// When the payment of an invoice can no longer be claimed in court.
///
/// Counted from the day of issue, for want of the day of delivery, which is before it as a rule; anew
/// from a part payment and from a promise, which acknowledge the debt. Carriage (one year) is a
/// person's to see.
/// Source: Code de commerce, art. L110-4; Code civil, art. 2224 and 2240; Code de la consommation,
/// art. L218-2; loi 68-1250, art. 1er.
struct Prescription {
    /// The first day on which it is too late.
    let day: Day
    /// Six months before: a person has to decide.
    let warning: Day

    /// Of a claim that came about, or was last acknowledged, on a day.
    init?(from start: Day, on kind: Contact.Kind) {
        let (year, month, date) = start.parts
        let last: Day? =
            switch kind {
            case .company: Self.day(year + 5, month, date)
            case .person: Self.day(year + 2, month, date)
            case .public: Self.day(year + 5, 1, 1)
            }
        guard let last, let warning = Self.sixMonths(before: last) else { return nil }
        (day, self.warning) = (last, warning)
    }

    private static func sixMonths(before day: Day) -> Day? {
        let (year, month, date) = day.parts
        return month > 6 ? Self.day(year, month - 6, date) : Self.day(year - 1, month + 6, date)
    }

    // A month that is too short ends before the day.
    private static func day(_ year: Int, _ month: Int, _ date: Int) -> Day? {
        Day(year: year, month: month, day: date)
            ?? Day(year: year, month: month, day: 1)?.endOfMonth
    }
}

extension Deciding {
    static let prescribedState = "prescribed"
    /// What the names of the steps begin with that warn of it; as those of answers they hold nothing.
    private static let warning = "prescription/"

    /// Whether an item's payment can no longer be claimed: then it is never written about.
    mutating func isPrescribed(_ item: Item) -> Bool {
        guard let prescription = prescription(of: item), today.hasCome(prescription.day) else {
            return false
        }
        prescribed.insert(item.id)
        return true
    }

    /// Warns accounting and the manager, once an invoice, from six months before it is too late.
    mutating func warnOfPrescription(_ items: [Item], _ currency: Currency) {
        var near: [(invoice: Invoice, day: Day)] = []
        for item in items where item.out != .netted {
            guard let prescription = prescription(of: item) else { continue }
            let invoice = account.invoices[item.place]
            if Self.endStates.contains(where: { has($0, invoice.states) }) { continue }
            near.append((invoice, prescription.day))
        }
        if near.isEmpty { return }
        let warned = warned
        near.removeAll { warned.contains($0.invoice.id) }
        guard let first = near.first, let last = near.map(\.day).min()?.adding(-1) else { return }
        var action = draft(Self.warning + first.invoice.id, near.map(\.invoice), currency)
        action.medium = .internal
        action.template = "prescription"
        action.by = .accounting
        action.cc = [CreditorRole.manager.rawValue]
        action.lapses = last < today.date ? nil : last
        action.date = firstDay(for: action).day
        actions.append(action)
    }

    /// The prescription of an item; nil: it is not near.
    private mutating func prescription(of item: Item) -> Prescription? {
        let invoice = account.invoices[item.place]
        let kind = account.contact.kind
        let days = [invoice.issueDate ?? invoice.dueDate, account.acknowledged[item.id]]
        guard let start = days.compactMap({ $0 }).max(),
            let first = Prescription(from: start, on: kind), today.hasCome(first.warning)
        else { return nil }
        // Few come so far: only then is it asked who has promised what.
        guard let whole = account.prescription(of: invoice), today.hasCome(whole.warning)
        else { return nil }
        return whole
    }

    /// The invoices that a person was warned of.
    private var warned: Set<String> {
        let records = account.records.lazy.filter { $0.step.hasPrefix(Self.warning) }
        let standing = account.standing.lazy.filter {
            $0.step?.hasPrefix(Self.warning) ?? false
        }
        return Set(records.map(\.invoice)).union(standing.flatMap(\.invoices))
    }
}

extension Account {
    /// The last day on which the first of its open invoices among `ids` can be claimed in court; nil: none is
    /// known.
    ///
    /// It is counted from the date of an invoice, or from what acknowledged it since; a delivery or an
    /// interruption that the data does not know moves it.
    package func lastDayToAct(on ids: [String]) -> Day? {
        invoices.filter { ids.contains($0.id) && $0.balance.cents > 0 }
            .compactMap { prescription(of: $0)?.day }.min()?.adding(-1)
    }

    /// When a claim is prescribed, by all that is known of it; nil: it has no date.
    func prescription(of invoice: Invoice) -> Prescription? {
        let promised = promises.filter { promise in
            promise.status != .cancelled
                && (promise.invoices.isEmpty || promise.invoices.contains(invoice.id))
        }.compactMap(\.madeOn).max()
        let days = [invoice.issueDate ?? invoice.dueDate, acknowledged[invoice.id], promised]
        return days.compactMap { $0 }.max().flatMap { Prescription(from: $0, on: contact.kind) }
    }
}
