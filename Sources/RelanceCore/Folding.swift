/// Text without accents and case, for searching and comparing names.
package enum Folding {
    /// Folds `text`: `Éts Œuvré & Fils` gives `ets oeuvre & fils`.
    ///
    /// Covers the Latin letters of the European languages; others are kept in lower case.
    package static func fold(_ text: String) -> String {
        var folded = ""
        for scalar in text.unicodeScalars {
            if scalar.isASCII {
                let isCapital = 65...90 ~= scalar.value
                let lower = isCapital ? Unicode.Scalar(UInt8(scalar.value) + 32) : scalar
                folded.unicodeScalars.append(lower)
            } else if 0x300...0x36F ~= scalar.value {
                continue
            } else {
                let lower = scalar.properties.lowercaseMapping
                for letter in lower.unicodeScalars where !(0x300...0x36F ~= letter.value) {
                    folded += base[letter] ?? String(letter)
                }
            }
        }
        return folded
    }

    /// How alike two texts are once folded: 0 … 1, the share of pairs of letters they have in common.
    ///
    /// Source: Dice's coefficient over bigrams.
    package static func similarity(_ one: String, _ other: String) -> Double {
        let (left, right) = (pairs(fold(one)), pairs(fold(other)))
        guard !left.isEmpty, !right.isEmpty else { return fold(one) == fold(other) ? 1 : 0 }
        var free = Dictionary(right.map { ($0, 1) }, uniquingKeysWith: +)
        var common = 0
        for pair in left {
            if let count = free[pair], count > 0 {
                free[pair] = count - 1
                common += 1
            }
        }
        return Double(2 * common) / Double(left.count + right.count)
    }

    private static func pairs(_ text: String) -> [String] {
        let letters = Array(text.unicodeScalars)
        return zip(letters, letters.dropFirst()).map { String($0) + String($1) }
    }

    private static let base: [Unicode.Scalar: String] = {
        var base: [Unicode.Scalar: String] = [
            "æ": "ae", "œ": "oe", "ß": "ss", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ł": "l",
            "ŋ": "n",
            "þ": "th", "ŧ": "t",
        ]
        let families = [
            "a": "àáâãäåāăą", "c": "çćĉċč", "d": "ď", "e": "èéêëēĕėęě", "g": "ĝğġģ", "h": "ĥ",
            "i": "ìíîïĩīĭįı", "j": "ĵ", "k": "ķ", "l": "ĺļľ", "n": "ñńņň", "o": "òóôõöōŏő",
            "r": "ŕŗř",
            "s": "śŝşšș", "t": "ţťț", "u": "ùúûüũūŭůűų", "w": "ŵẁẃẅ", "y": "ýÿŷỳ", "z": "źżž",
        ]
        for (letter, family) in families {
            for scalar in family.unicodeScalars { base[scalar] = letter }
        }
        return base
    }()
}
