/// How a contact has paid so far, kept up to date by the import that changes it.
package struct History: Sendable, Equatable {
    /// Invoices that are paid in full and have a due date.
    package var paidCount = 0
    /// The sum of their delays in days: late counts, early is negative.
    package var daysLateSum = 0
    /// How many of them were paid after their due date.
    package var lateCount = 0
    /// What was paid on them, in minor units of the contact's main currency.
    package var paidCents = 0
    /// The delays of the last three, newest first.
    package var lastDelays: [Int] = []
    /// The days on which these were paid.
    package var lastDays: [Day] = []
    package var promisesKept = 0
    package var promisesBroken = 0
    /// Payments that the bank took back.
    package var returnedCount = 0
    package var lastReturned: Day?
    package var lastPayment: Day?
    /// The date of issue of its first invoice.
    package var firstInvoice: Day?

    /// Knows nothing yet.
    package init() {}

    /// The mean delay of the paid invoices in days; nil where there is none.
    package var averageDaysLate: Double? {
        paidCount > 0 ? Double(daysLateSum) / Double(paidCount) : nil
    }

    /// The part of the paid invoices that were paid late, 0 … 1; nil where there is none.
    package var lateShare: Double? {
        paidCount > 0 ? Double(lateCount) / Double(paidCount) : nil
    }
}
