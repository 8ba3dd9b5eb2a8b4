extension String {
    /// The text on one line for people: what would steer a terminal is a blank.
    package var onOneLine: String { withoutControls { _, _ in false } }

    /// The text for people, its lines and tabs kept: what else would steer a terminal is a blank.
    package var steeringNothing: String {
        withoutControls { scalar, next in
            scalar == "\n" || scalar == "\t" || scalar == "\r" && next == "\n"
        }
    }

    private func withoutControls(
        but isKept: (_ scalar: Unicode.Scalar, _ next: Unicode.Scalar?) -> Bool
    ) -> String {
        let scalars = unicodeScalars
        guard scalars.contains(where: { $0.isControl && !isKept($0, nil) }) else { return self }
        var text = String.UnicodeScalarView()
        var index = scalars.startIndex
        while index < scalars.endIndex {
            let scalar = scalars[index]
            index = scalars.index(after: index)
            let next = index < scalars.endIndex ? scalars[index] : nil
            text.append(scalar.isControl && !isKept(scalar, next) ? " " : scalar)
        }
        return String(text)
    }
}

extension Unicode.Scalar {
    /// Whether it is of the category Cc, which looks nothing up.
    fileprivate var isControl: Bool { value < 0x20 || 0x7F...0x9F ~= value }
}
