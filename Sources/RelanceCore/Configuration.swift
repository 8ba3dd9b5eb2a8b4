/// What `relance.toml` says.
package struct Configuration: Sendable, Equatable {
    /// Which plugins run, in which order.
    package struct Run: Sendable, Equatable {
        package var connectors: [String] = []
        package var scoring: [String] = []
        package var scenarios: [String] = []
        /// Channel plugins by medium; a medium that is not here becomes a task.
        package var channels: [Medium: String] = [:]
        package var reports: [String] = []
        /// The day to which a demo is pinned.
        package var date: Day?

        /// Runs nothing.
        package init() {}
    }

    /// Defaults for every scenario.
    package struct Dunning: Sendable, Equatable {
        package var minimumCents = 0
        /// Days between two messages to a contact.
        package var gap = 5
        /// Business days.
        package var promiseTolerance = 2
        /// Business days after which payment data is stale.
        package var freshness = 3
        /// When no message of level 3 and above is written, each as `MM-DD/MM-DD`, both days part of it.
        package var quiet = ["08-01/08-21", "12-22/01-02"]
        /// Per cent by which the total may move between runs.
        package var swing = 50
        package var reviewFirstPlan = true
        /// First and last time of day, such as "08:00".
        package var hours = ["08:00", "19:00"]
        package var holidays = HolidayCalendar.france
        /// Which answers are given to what comes from customers.
        package var replies = usualReplies

        /// Those that are given without being asked for.
        package static let replies = Reply.allCases.filter { !Reply.asked.contains($0) }

        /// All of these but thanks.
        package static let usualReplies = replies.filter { $0 != .thanks }

        /// Takes the defaults.
        package init() {}
    }

    /// The public holidays that are kept.
    package enum HolidayCalendar: String, NamedCases {
        case france = "fr"
        case alsaceMoselle = "fr-alsace-moselle"
    }

    /// The interest rates of a half-year, in hundredths of a per cent.
    package struct Rates: Sendable, Equatable {
        package var ecb: Int
        package var legal: Int

        /// Makes rates.
        package init(ecb: Int, legal: Int) {
            self.ecb = ecb
            self.legal = legal
        }
    }

    /// What the contract says of late payment.
    package struct Penalties: Sendable, Equatable {
        /// The rate of late-payment interest between professionals.
        package enum Rate: Sendable, Equatable {
            /// What holds where the contract says nothing: that of the ECB, and ten points.
            ///
            /// Source: Code de commerce, art. L441-10 II.
            case standard
            /// A rate in hundredths of a per cent.
            case fixed(Int)
            /// So many times the legal rate, in hundredths.
            case legal(hundredths: Int)
        }

        /// How many days make a year; the law does not say.
        package enum DayCount: String, NamedCases {
            /// 365, in leap years too: what public guides work with.
            case fixed = "365"
            /// 366 in leap years.
            case actual
        }

        package var rate = Rate.standard
        package var dayCount = DayCount.fixed

        /// Takes the defaults.
        package init() {}
    }

    /// The firm that writes for the creditor.
    package struct Mandate: Sendable, Equatable {
        package var name: String
        package var address: [String] = []
        package var date: Day?
        package var reference: String?

        /// Makes a mandate.
        package init(name: String) { self.name = name }
    }

    package var creditor: Creditor
    package var terms = Terms(days: 30)
    package var penalties = Penalties()
    /// `sqlite:` and a path from the dossier, or `postgres://…`.
    package var storeURL = "sqlite:relance.db"
    package var run = Run()
    package var dunning = Dunning()
    /// By half-year, such as "2026-H2".
    package var rates: [String: Rates] = [:]
    package var mandate: Mandate?
    package var causes: [Cause] = []
    /// What single plugins are given.
    package var plugins: [PluginID: PluginConfiguration] = [:]

    /// Takes the defaults for a creditor.
    package init(creditor: Creditor) { self.creditor = creditor }
}
