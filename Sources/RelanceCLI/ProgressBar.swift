import RelanceCore

/// A bar on stderr, where that is a terminal.
final class ProgressBar {
    private let isShown: Bool
    private var lastLength = 0

    init(options: GlobalOptions) {
        isShown = !options.quiet && FileDescriptor.error.isTerminal
    }

    /// Shows how far `name` is.
    func show(_ name: String, _ done: Int, of total: Int?) {
        guard isShown else { return }
        var line = "\(name) "
        if let total, total > 0 {
            let filled = min(30, 30 * done / total)
            line += "[" + String(repeating: "█", count: filled)
            line +=
                String(repeating: "·", count: 30 - filled)
                + "] \(100 * min(done, total) / total) % "
        }
        line += "\(done) rows"
        let blanks = String(repeating: " ", count: max(0, lastLength - line.count))
        FileDescriptor.error.write("\r" + line + blanks)
        lastLength = line.count
    }

    /// Takes the bar away.
    func end() {
        guard isShown, lastLength > 0 else { return }
        FileDescriptor.error.write("\r" + String(repeating: " ", count: lastLength) + "\r")
        lastLength = 0
    }
}
