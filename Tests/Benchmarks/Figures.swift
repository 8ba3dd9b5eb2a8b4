import Foundation

/// Prints figures, one a line: what it is, the number with its unit, and what it should be.
struct Figures {
    func heading(_ text: String) { line("# " + text) }

    func seconds(_ label: String, _ value: Double, below aim: Double? = nil) {
        figure(label, "%.3f s", value, verdict: aim.map { verdict(value, $0, "%.0f s") })
    }

    func milliseconds(_ label: String, _ value: Double) { figure(label, "%.2f ms", value * 1e3) }
    func nanoseconds(_ label: String, _ value: Double) { figure(label, "%.1f ns", value * 1e9) }

    func ratio(_ label: String, _ value: Double, atMost aim: Double? = nil) {
        figure(label, "%.2f x", value, verdict: aim.map { verdict(value, $0, "%.1f x") })
    }

    func ratio(_ label: String, _ value: Double, atLeast aim: Double) {
        let shown = String(format: "%.1f x", aim)
        figure(
            label, "%.2f x", value,
            verdict: value >= aim ? "at least \(shown)" : "MISSED: at least \(shown)")
    }

    func megabytes(_ label: String, _ bytes: Int, below aim: Double? = nil) {
        let value = Double(bytes) / 1e6
        figure(label, "%.1f MB", value, verdict: aim.map { verdict(value, $0, "%.0f MB") })
    }

    func count(_ label: String, _ value: Int) { figure(label, "%.0f", Double(value)) }

    /// Says that a figure is left out.
    func missing(_ label: String, _ program: String) {
        line("\(label.padded(to: 58)) left out: \(program) is not installed")
    }

    private func verdict(_ value: Double, _ aim: Double, _ format: String) -> String {
        let shown = String(format: format, aim)
        return value <= aim ? "within \(shown)" : "MISSED: at most \(shown)"
    }

    private func figure(_ label: String, _ format: String, _ value: Double, verdict: String? = nil)
    {
        let number = String(format: format, value)
        let gap = String(repeating: " ", count: max(0, 14 - number.count))
        line(label.padded(to: 58) + gap + number + (verdict.map { "   " + $0 } ?? ""))
    }

    private func line(_ text: String) {
        FileHandle.standardOutput.write(Data((text + "\n").utf8))
    }
}

extension String {
    fileprivate func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }
}

extension Int {
    /// The number with its thousands apart: 1,000,000.
    var grouped: String {
        var digits = String(self)
        var place = digits.count - 3
        while place > 0 {
            digits.insert(",", at: digits.index(digits.startIndex, offsetBy: place))
            place -= 3
        }
        return digits
    }
}
