package import RelanceCore

/// A part of the aged balance: how long what is in it is overdue.
package enum AgeBucket: Int, Sendable, CaseIterable {
    case notDue, upTo30, upTo60, upTo90, over90

    /// The part for an item due on `due`, nil for one without a due date; the due day is not late.
    package init(due: Day?, on day: Day) {
        guard let late = due.map({ $0.days(to: day) }), late > 0 else {
            self = .notDue
            return
        }
        self = late <= 30 ? .upTo30 : late <= 60 ? .upTo60 : late <= 90 ? .upTo90 : .over90
    }

    /// The name in rows and columns.
    package var key: String {
        ["not_due", "late_1_30", "late_31_60", "late_61_90", "late_over_90"][rawValue]
    }

    /// Takes credits off what is owed by part, the oldest first; answers what of them is left.
    package static func net(_ credits: Int, from parts: inout [Int]) -> Int {
        var left = credits
        for bucket in allCases.reversed() where left > 0 {
            let used = min(left, max(0, parts[bucket.rawValue]))
            parts[bucket.rawValue] -= used
            left -= used
        }
        return left
    }
}
