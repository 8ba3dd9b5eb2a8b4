/// What one call may use.
///
/// Instructions decide, so that a verdict is the same on every machine; the clock is the backstop. Over
/// the soft cap of memory a call is stopped at its next instruction; the hard cap is never met in practice.
package struct Budget: Sendable, Equatable {
    package var instructions: Int
    package var seconds: Double
    package var softMemory: Int
    package var hardMemory: Int

    package init(
        instructions: Int = 50_000_000, seconds: Double = 1.0, softMemory: Int = 64 << 20,
        hardMemory: Int = 256 << 20
    ) {
        self.instructions = max(1, instructions)
        self.seconds = min(max(seconds, 0), 1_000_000)
        self.softMemory = max(1 << 20, softMemory)
        self.hardMemory = max(self.softMemory * 2, hardMemory)
    }
}
