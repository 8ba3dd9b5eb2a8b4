/// What lessened a claim: a payment, a credit note.
package struct Reduction: Sendable, Equatable {
    /// The day on which it came; nil: the sum was never owed, as a credit note that corrects the
    /// invoice says, or nobody knows the day.
    package var day: Day?
    package var cents: Int

    /// Makes a reduction.
    package init(_ cents: Int, on day: Day?) { (self.cents, self.day) = (cents, day) }
}
