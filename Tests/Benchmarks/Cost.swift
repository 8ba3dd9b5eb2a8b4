/// What a program took from start to end.
struct Cost {
    /// Seconds by the clock on the wall.
    var wall: Double
    /// Seconds of all cores, the kernel's work for the program among them.
    var cpu: Double
    /// The most memory resident at once, in bytes.
    var peak: Int

    /// The median of each part.
    static func median(_ costs: [Cost]) -> Cost {
        Cost(
            wall: costs.map(\.wall).median, cpu: costs.map(\.cpu).median,
            peak: Int(costs.map { Double($0.peak) }.median))
    }
}

extension [Double] {
    /// The value in the middle (the lower of two), 0 where there is none.
    var median: Double { isEmpty ? 0 : sorted()[(count - 1) / 2] }
}
