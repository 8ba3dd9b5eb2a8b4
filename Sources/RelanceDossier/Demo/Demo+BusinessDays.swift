import RelanceCore

extension Demo {
    /// The days on which the creditor and its bank work.
    enum BusinessDays {
        /// Public holidays from June 2025 to November 2026 that fall on no week-end.
        private static let holidays: Set<String> = [
            "2025-06-09", "2025-07-14", "2025-08-15", "2025-11-11", "2025-12-25", "2026-01-01",
            "2026-04-06", "2026-05-01", "2026-05-08", "2026-05-14", "2026-05-25", "2026-07-14",
            "2026-11-11",
        ]

        static func contains(_ day: Day) -> Bool {
            day.weekday <= 5 && !holidays.contains(day.description)
        }

        /// The first one that is `day` or later.
        static func first(from day: Day) -> Day {
            var day = day
            while !contains(day) { day = day.adding(1) }
            return day
        }

        /// The last one that is `day` or earlier.
        static func last(until day: Day) -> Day {
            var day = day
            while !contains(day) { day = day.adding(-1) }
            return day
        }
    }
}
