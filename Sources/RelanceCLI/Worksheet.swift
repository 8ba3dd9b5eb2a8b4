import RelanceCore
import RelanceStages

/// What the late payment of an invoice costs, piece by piece, for a person who checks it by hand.
struct Worksheet {
    private let interest: Interest
    private let standing: Penalties.Standing

    init(_ invoice: Invoice, _ penalties: Penalties, on day: Day) throws {
        interest = try penalties.interest(on: invoice, until: day)
        standing = try penalties.standing(of: invoice)
    }

    var plain: Plain {
        guard case .object(let fields) = interest.plain else { return .null }
        return .object(
            fields + [
                PlainField("standing", standing.state.plain),
                PlainField("standing_since", standing.day.plain),
                PlainField("standing_action", standing.action.plain),
            ])
    }

    var text: String {
        var text = "Late payment of \(interest.number), until \(interest.until)\n"
        if !interest.pieces.isEmpty {
            var table = Table("FROM", "TO", ">DAYS", ">BASE", ">RATE", "SOURCE", ">AMOUNT")
            for piece in interest.pieces {
                table.add(
                    piece.first.description, piece.last.description, String(piece.days),
                    piece.base.text(in: .english), Interest.Piece.text(piece.rate) + " %",
                    piece.source + " (/ \(piece.yearDays))", piece.amountText)
            }
            text += table.text
        }
        let sums = [
            ("interest", interest.cents), ("fixed fee", interest.feeCents),
            ("total", interest.totalCents),
        ]
        for (name, cents) in sums {
            text += "  \(name): \(Money(cents, interest.currency).text(in: .english))\n"
        }
        text += "  standing: \(standing.state.rawValue)"
        text += standing.day.map { " on \($0)" } ?? ""
        text += standing.action.map { " by action \($0)" } ?? ""
        return text + "\n" + interest.notes.map { "  note: \(Self.words($0))\n" }.joined()
    }

    private static func words(_ note: Interest.Note) -> String {
        switch note {
        case .dueDateGuessed: "the due date is a guess by default terms: nothing is claimed on it"
        case .noDueDate: "it has no due date"
        case .noClaim: "it is no claim"
        case .noFormalNotice:
            "a private person owes interest from a formal notice on: none has left"
        case .contractBelowFloor:
            "[terms] penalty_rate is below three times the legal rate, which the law does not allow; "
                + "it was taken as it stands"
        case .defaultBelowFloor:
            "ECB + 10 is below three times the legal rate: whether it is raised then is not settled"
        case .paymentDaysUnknown:
            "the source does not say when all of it was settled: that part counts as settled at once"
        case .insolvency:
            "insolvency: no fixed fee, and interest ends on the day of the opening judgment"
        case .feeInEuros: "the fixed fee is 40 euros: it is not added to another currency"
        }
    }
}
