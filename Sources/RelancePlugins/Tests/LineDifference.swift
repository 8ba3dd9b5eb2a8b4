/// What is different between two texts, line by line, with the lines around it.
struct LineDifference {
    /// Lines that come before and after each change.
    private static let around = 2

    /// The differing lines, `-` what was expected and `+` what was found; nil where there are none.
    static func text(expected: String, found: String) -> String? {
        let before = lines(expected)
        let after = lines(found)
        let changes = after.difference(from: before)
        if changes.isEmpty { return nil }
        var removed = Set<Int>()
        var inserted = Set<Int>()
        for change in changes {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): inserted.insert(offset)
            }
        }
        var marked: [(mark: String, line: String)] = []
        var (old, new) = (0, 0)
        while old < before.count || new < after.count {
            if removed.contains(old), old < before.count {
                marked.append(("-", before[old]))
                old += 1
            } else if inserted.contains(new), new < after.count {
                marked.append(("+", after[new]))
                new += 1
            } else {
                marked.append((" ", after[new]))
                (old, new) = (old + 1, new + 1)
            }
        }
        return shown(marked)
    }

    private static func lines(_ text: String) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    /// Leaves out what is far from a change.
    private static func shown(_ marked: [(mark: String, line: String)]) -> String {
        var near = Set<Int>()
        for (index, item) in marked.enumerated() where item.mark != " " {
            near.formUnion(max(0, index - around)...min(marked.count - 1, index + around))
        }
        var text: [String] = []
        var last = -1
        for index in near.sorted() {
            if index > last + 1 { text.append("    …") }
            text.append("    \(marked[index].mark) \(marked[index].line)")
            last = index
        }
        if last + 1 < marked.count { text.append("    …") }
        return text.joined(separator: "\n")
    }
}
