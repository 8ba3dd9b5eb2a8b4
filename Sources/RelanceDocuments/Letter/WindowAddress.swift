/// An address, made to fit the window of an envelope: six lines at most.
///
/// Source: NF Z 10-011: six lines, capitals, the name first, postcode and town last.
struct WindowAddress {
    let lines: [SetText]

    /// The distance of two lines, in points.
    let pitch: Double

    init(_ lines: [String], _ typesetter: Typesetter) {
        let joined = Self.joined(lines.map { $0.uppercased() })
        let scale = min(1, Double(Self.most) / Double(max(1, joined.count)))
        let style = TextStyle.address.scaled(by: scale)
        pitch = LetterSheet.mm(4) * scale
        // What is left of the six lines is there for the first that is too long.
        var free = max(0, Self.most - joined.count)
        self.lines = joined.map { line in
            let wide = typesetter.set(line, style)
            guard wide.width > LetterSheet.addresseeWidth else { return wide }
            let factor = max(Self.smallest, LetterSheet.addresseeWidth / wide.width)
            let narrow = typesetter.set(
                line, style.scaled(by: factor), width: LetterSheet.addresseeWidth, most: 1 + free)
            free -= narrow.count - 1
            return narrow
        }
    }

    /// Lines of the middle put beside each other, the shortest first, until there are no more than
    /// six; but rather eight in a smaller size than one that is too long.
    private static func joined(_ lines: [String]) -> [String] {
        var lines = lines
        while lines.count > most {
            let lengths = (1..<(lines.count - 2)).map {
                (place: $0, count: lines[$0].count + lines[$0 + 1].count)
            }
            guard let best = lengths.min(by: { $0.count < $1.count }),
                best.count <= longest || lines.count > 8
            else { return lines }
            lines[best.place] += ", " + lines.remove(at: best.place + 1)
        }
        return lines
    }

    private static let most = 6
    private static let smallest = 0.75
    /// Letters that a line holds.
    private static let longest = 44
}
