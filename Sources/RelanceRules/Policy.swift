package import RelanceCore

/// What the dossier says of dunning, and what the run knows of its data.
package struct Policy: Sendable, Equatable {
    /// Days of each year on which no firm message is written; it may run over the new year.
    package struct Period: Sendable, Equatable {
        private let first: Int
        private let last: Int

        /// Makes a period of which both days are part.
        package init(from first: (month: Int, day: Int), to last: (month: Int, day: Int)) {
            self.first = first.month * 100 + first.day
            self.last = last.month * 100 + last.day
        }

        /// Reads `08-01/08-21`.
        package init?(_ text: String) {
            // Any leap year does: only month and day count.
            let days = text.split(separator: "/").compactMap { Day("2028-\($0)")?.parts }
            guard days.count == 2 else { return nil }
            self.init(from: (days[0].month, days[0].day), to: (days[1].month, days[1].day))
        }

        /// Answers whether `day` is one of its days.
        package func contains(_ day: Day) -> Bool {
            let (_, month, date) = day.parts
            let place = month * 100 + date
            return first <= last
                ? first <= place && place <= last : place >= first || place <= last
        }
    }

    /// A message whose net total is below this is left alone, where the scenario says nothing.
    package var minimumCents = 0
    /// Days between two messages to a contact, where the scenario says nothing.
    package var gap = 5
    /// Business days for which a promise still holds after its day.
    package var promiseTolerance = 2
    /// Whether it is the first plan of the dossier: then every message waits for approval.
    package var isFirstPlan = false
    /// Why the data may be stale: then every message waits for approval; nil: they are fresh.
    package var staleReason: String?
    /// Which answers are given.
    package var replies = Configuration.Dunning.usualReplies
    /// When nothing of level 3 and above is written: the summer break and the end of the year.
    package var quiet = Configuration.Dunning().quiet.compactMap(Period.init)

    /// Takes the defaults.
    package init() {}

    /// Takes what a configuration says.
    package init(_ dunning: Configuration.Dunning) {
        minimumCents = dunning.minimumCents
        gap = dunning.gap
        promiseTolerance = dunning.promiseTolerance
        quiet = dunning.quiet.compactMap(Period.init)
        replies = dunning.replies
    }

    /// Answers whether a message of a level may be written on `day` as far as quiet periods go.
    func isQuiet(_ day: Day, level: Int) -> Bool {
        level >= 3 && quiet.contains { $0.contains(day) }
    }
}
