package import RelanceCore
package import RelanceRules

extension Send {
    /// What sending goes by.
    package struct Policy: Sendable {
        package var day: Day
        /// The channel plugin of each medium; one that is not here is a person's task.
        package var channels: [Medium: String]
        /// Why messages wait though the day has come, such as the time of day; nil: they do not.
        package var waits: String?
        /// What late payment costs.
        package var latePayment = LatePayment()
        /// The instant, in seconds since 1970 (UTC), where the day is the clock's own: what failed waits
        /// for its next try by it.
        package var now: Int?
        package var calendar = Calendar()
        /// Business days that a promise may come late.
        package var promiseTolerance = RelanceRules.Policy().promiseTolerance

        /// Makes a policy.
        package init(
            day: Day, channels: [Medium: String], waits: String? = nil,
            latePayment: LatePayment = LatePayment(), now: Int? = nil
        ) {
            self.now = now
            self.latePayment = latePayment
            self.day = day
            self.channels = channels
            self.waits = waits
        }
    }
}
