import RelanceCore

/// What the variables on late payment stand for.
struct PenaltyValues {
    private(set) var values: [String: Any] = [:]
    /// What is asked for beside interest and fees.
    let principal: Money
    /// In minor units.
    let interest: Int
    let fees: Int
    /// Whether all that it is about is paid: then only what its delay cost is left.
    let isSettled: Bool

    /// `sheets` say what the invoices cost, where the text needs it; what was waived is not in it.
    init(
        _ sheets: [Interest], waived: Set<String>, _ action: Action, _ account: Account,
        _ phrases: Phrases
    ) {
        let currency = action.amount.currency
        let names = Set(action.invoices)
        let claimed = account.invoices.filter { names.contains($0.id) }
        isSettled = !claimed.isEmpty && claimed.allSatisfy { $0.balance.cents <= 0 }
        let isWaived = !claimed.isEmpty && claimed.allSatisfy { waived.contains($0.id) }
        let isGuessed = claimed.contains { $0.dueDateSource == .defaultTerms }
        let counted = sheets.filter { !$0.isNothing && $0.currency == currency }
        fees = counted.reduce(0) { $0 + $1.feeCents }
        interest = counted.reduce(0) { $0 + $1.cents }
        principal = isSettled ? Money(0, currency) : action.amount
        let cents = interest + fees
        func text(_ cents: Int) -> String { Money(cents, currency).text(in: phrases.language) }
        values["is_settled"] = isSettled
        values["waived"] = isWaived
        values["penalties_due"] = !isGuessed && !isWaived && account.contact.kind != .person
        values["has_penalties"] = cents > 0
        guard cents > 0 else { return }
        if interest > 0 { values["interest"] = text(interest) }
        if fees > 0 { values["fixed_fee"] = text(fees) }
        values["total_with_interest"] = text(principal.cents + cents)
        values["contract_rate"] = counted.contains(where: \.isByContract)
        let years = Set(counted.flatMap(\.pieces).map(\.yearDays)).sorted().map(String.init)
        values["year_days"] = years.joined(separator: phrases.say(" ou ", " or "))
        let balances = Dictionary(
            claimed.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        values["penalties"] = counted.map { sheet -> [String: Any] in
            let invoice = balances[sheet.invoice]
            var item: [String: Any] = [
                "number": Layout.line(sheet.number),
                "text": phrases.worksheet(sheet, due: invoice?.dueDate),
                "interest": text(sheet.cents), "fixed_fee": text(sheet.feeCents),
                "principal": text(invoice?.balance.cents ?? 0),
                "total_with_interest": text((invoice?.balance.cents ?? 0) + sheet.totalCents),
            ]
            if let due = invoice?.dueDate { item["due_date"] = phrases.day(due) }
            return item
        }
    }
}

extension Interest {
    /// Whether its rate is that of the contract.
    fileprivate var isByContract: Bool { basis == .contract }
}

extension Phrases {
    /// How an invoice's interest is worked out, in a line that can be checked by hand.
    func worksheet(_ sheet: Interest, due: Day?) -> String {
        let number = Layout.line(sheet.number)
        let day = due.map { shortDay($0) } ?? ""
        let head = say(
            "facture \(number), échue le \(day)", "invoice \(number), which fell due on \(day)")
        var parts: [String] = []
        var rest = sheet.pieces[...]
        while let first = rest.first {
            let run = rest.prefix { $0.base == first.base }
            rest = rest.dropFirst(run.count)
            // A half-year that changes no rate is no change to the reader.
            var rates: [(rate: Int, days: Int)] = []
            for piece in run {
                if rates.last?.rate == piece.rate {
                    rates[rates.count - 1].days += piece.days
                } else {
                    rates.append((piece.rate, piece.days))
                }
            }
            let runs = rates.map { days($0.days) + say(" à ", " at ") + percent($0.rate) }
            parts.append(
                runs.joined(separator: say(" et ", " and ")) + say(" sur ", " on ")
                    + first.base.text(in: language))
        }
        let interest = Money(sheet.cents, sheet.currency).text(in: language)
        var text = head + colon + parts.joined(separator: say(", puis ", ", then "))
        text += say(", soit \(interest) d’intérêts", ", that is \(interest) of interest")
        if sheet.feeCents > 0 {
            let fee = Money(sheet.feeCents, sheet.currency).text(in: language)
            text += say("\u{A0}; indemnité forfaitaire \(fee)", "; fixed recovery fee \(fee)")
        }
        return text
    }

    /// So many days: 1 jour, 12 days.
    func days(_ count: Int) -> String {
        say(
            "\(count)\u{A0}\(count == 1 ? "jour" : "jours")",
            "\(count)\u{A0}\(count == 1 ? "day" : "days")")
    }

    private func percent(_ rate: Int) -> String {
        let text = Interest.Piece.text(rate)
        return say(text.replacing(".", with: ",") + "\u{A0}%", text + "%")
    }
}
