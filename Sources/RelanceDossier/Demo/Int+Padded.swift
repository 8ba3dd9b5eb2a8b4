extension Int {
    /// The number with zeros in front, `width` digits at least.
    func padded(_ width: Int) -> String {
        let digits = String(self)
        let zeros = Swift.max(0, width - digits.count)
        return String(repeating: "0", count: zeros) + digits
    }
}
