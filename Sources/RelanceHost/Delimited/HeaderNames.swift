/// The names of the columns of a file.
struct HeaderNames: Sendable, Equatable {
    /// One name a column, no two the same.
    let names: [String]

    /// Names columns by the cells of a header, without the empty ones at its end.
    ///
    /// A column without name has its number, from 1; a name found again has " 2" behind it.
    init(_ cells: [String]) {
        let last = cells.lastIndex { !$0.isEmpty } ?? -1
        var taken = Set<String>()
        names = cells.prefix(last + 1).enumerated().map { index, cell in
            let name = cell.isEmpty ? "\(index + 1)" : cell
            var (unique, time) = (name, 1)
            while !taken.insert(unique).inserted {
                time += 1
                unique = "\(name) \(time)"
            }
            return unique
        }
    }

    /// Names `columns` columns of a file without header; those beyond `given` have their number.
    init(given: [String], columns: Int) {
        self.init(
            (0..<max(given.count, columns)).map { index in
                let isNamed = index < given.count && !given[index].isEmpty
                return isNamed ? given[index] : "\(index + 1)"
            })
    }

    /// Answers the number of the column of that name, from 0; case and accents do not count.
    func index(of name: String) -> Int? {
        if let index = names.firstIndex(of: name) { return index }
        let folded = Self.folded(name)
        return names.firstIndex { Self.folded($0) == folded }
    }

    /// Answers a text without case, accents and blanks at its ends.
    static func folded(_ name: String) -> String {
        var folded = ""
        for scalar in name.lowercased().unicodeScalars {
            switch scalar {
            case "à", "â", "ä", "á", "ã": folded.append("a")
            case "ç": folded.append("c")
            case "é", "è", "ê", "ë": folded.append("e")
            case "î", "ï", "í": folded.append("i")
            case "ô", "ö", "ó", "õ": folded.append("o")
            case "ù", "û", "ü", "ú": folded.append("u")
            case "œ": folded.append("oe")
            case "\u{300}"..."\u{36F}": break
            default: folded.unicodeScalars.append(scalar)
            }
        }
        let isBlank = { (character: Character) in character.isWhitespace }
        return String(folded.trimmed(while: isBlank))
    }

    /// Answers what shows that `cells` are a row and not the names of columns, or nil.
    ///
    /// A third of values is enough: columns are named "30" or "2024", hardly "20240131" or "0,00".
    static func value(in cells: [String]) -> String? {
        let filled = cells.filter { !$0.isEmpty }
        let values = filled.filter(isValue)
        if !filled.contains(where: { $0.contains(where: \.isLetter) }) { return filled.first }
        return values.count * 3 >= filled.count ? values.first : nil
    }

    private static func isValue(_ cell: String) -> Bool {
        let digits = cell.filter(\.isWholeNumber).count
        guard digits > 0, cell.allSatisfy({ $0.isWholeNumber || " .,/-+".contains($0) }) else {
            return false
        }
        return digits >= 6 || cell.contains(",") || cell.contains(".")
    }
}

extension String {
    fileprivate func trimmed(while isBlank: (Character) -> Bool) -> Substring {
        let text = drop(while: isBlank)
        guard let last = text.lastIndex(where: { !isBlank($0) }) else { return "" }
        return text[...last]
    }
}
