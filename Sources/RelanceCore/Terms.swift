/// When an invoice falls due, counted from its date of issue.
package struct Terms: Sendable, Hashable {
    /// Whether and where the end of the month comes in.
    ///
    /// Source: Code de commerce, art. L441-10 I.
    package enum EndOfMonth: String, Sendable, Hashable {
        /// The days alone.
        case none
        /// First to the end of the month, then the days.
        case before
        /// First the days, then to the end of the month.
        case after
    }

    /// Days to pay.
    package var days: Int
    package var endOfMonth: EndOfMonth

    /// Makes terms of payment.
    package init(days: Int, endOfMonth: EndOfMonth = .none) {
        self.days = days
        self.endOfMonth = endOfMonth
    }

    /// Reads "30", "30 days", "45 days end of month", "45 jours fin de mois".
    ///
    /// `order` says which of the two readings of "end of month" is meant.
    package init?(_ text: String, order: EndOfMonth = .after) {
        let words = text.lowercased().split { $0.isWhitespace || $0 == "_" }
        guard let first = words.first, let days = Int(first), 0...365 ~= days else { return nil }
        let rest = words.dropFirst().filter { !["days", "day", "jours", "jour", "j"].contains($0) }
        switch rest.joined(separator: " ") {
        case "", "net": self.init(days: days)
        case "end of month", "eom", "fin de mois", "fdm": self.init(days: days, endOfMonth: order)
        case "before end of month": self.init(days: days, endOfMonth: .before)
        case "after end of month": self.init(days: days, endOfMonth: .after)
        default: return nil
        }
    }

    /// The day on which an invoice of `issue` falls due.
    package func dueDate(from issue: Day) -> Day {
        switch endOfMonth {
        case .none: issue.adding(days)
        case .before: issue.endOfMonth.adding(days)
        case .after: issue.adding(days).endOfMonth
        }
    }
}

extension Terms: FieldValue {
    package static var fieldType: FieldType { .text }
    package static var expected: String {
        "\"30 days\", \"45 days end of month\" or \"45 days before end of month\""
    }

    package var plain: Plain {
        switch endOfMonth {
        case .none: .text("\(days) days")
        case .before: .text("\(days) days before end of month")
        case .after: .text("\(days) days end of month")
        }
    }

    package init?(plain: Plain) {
        guard let text = String(plain: plain), let terms = Terms(text) else { return nil }
        self = terms
    }
}
