import Lua

/// What a plugin has used, in all its states of a run.
package struct PluginUse: Sendable, Equatable {
    package var calls = 0
    /// Calls that ended in an error.
    package var failures = 0
    /// Counted by the hundred.
    package var instructions = 0
    /// Time inside its calls, capabilities included.
    package var seconds = 0.0
    /// The most memory that one state held.
    package var peakBytes = 0

    /// Makes a use of nothing.
    package init() {}

    /// Adds what another state used.
    package mutating func add(_ other: PluginUse) {
        calls += other.calls
        failures += other.failures
        instructions += other.instructions
        seconds += other.seconds
        peakBytes = max(peakBytes, other.peakBytes)
    }
}

extension Plugin {
    /// What it has used so far.
    package var use: PluginUse {
        let sum = state.statistics
        var use = PluginUse()
        use.calls = sum.calls
        use.failures = sum.failures
        use.instructions = sum.instructions
        use.seconds = sum.seconds
        use.peakBytes = sum.peakBytes
        return use
    }
}
