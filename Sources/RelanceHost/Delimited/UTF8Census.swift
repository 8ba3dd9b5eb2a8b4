/// What a text shows of whether it is UTF-8.
struct UTF8Census: Sendable, Equatable {
    /// The characters of several bytes.
    private(set) var valid = 0
    /// The sequences that no character has.
    private(set) var invalid = 0
    /// Whether a byte from 0x80 to 0x9F stands among those.
    private(set) var hasControls = false
    /// The index of the first of them in the text read last.
    private(set) var firstInvalid: Int?

    /// Reads `text`; answers how many bytes at its end may go on in what follows, 3 at most.
    mutating func read(_ text: Span<UInt8>) -> Int {
        let (bytes, high) = (text.bytes, 0x8080_8080_8080_8080 as UInt64)
        var index = 0
        firstInvalid = nil
        while index < text.count {
            while index &+ 8 <= text.count,
                bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self) & high == 0
            {
                index &+= 8
            }
            while index < text.count, text[unchecked: index] < 0x80 { index &+= 1 }
            guard index < text.count else { break }
            let (length, isValid) = Self.sequence(in: text, at: index)
            if length == 0 { return text.count - index }
            if isValid { valid += 1 } else { refuse(text, index..<index + length) }
            index += length
        }
        return 0
    }

    /// Counts a character that the text ends within.
    mutating func endWithinCharacter() { invalid += 1 }

    /// Answers the index of the first byte of `text` that is not UTF-8, or nil.
    static func fault(in text: Span<UInt8>) -> Int? {
        var census = UTF8Census()
        let rest = census.read(text)
        return census.firstInvalid ?? (rest > 0 ? text.count - rest : nil)
    }

    /// The encoding of French text of which this is the census.
    ///
    /// A few bad sequences do not make UTF-8 something else. Bytes 0x80 to 0x9F are letters and
    /// quotes in CP1252 and unused in ISO-8859-15, whose 0xA4 is the euro sign; ISO-8859-1 differs
    /// in nothing else that a ledger holds.
    var encoding: TextEncoding {
        if invalid == 0 || (valid > 0 && invalid <= 2 * valid) { return .utf8 }
        return hasControls ? .cp1252 : .latin9
    }

    private mutating func refuse(_ text: Span<UInt8>, _ place: Range<Int>) {
        invalid += 1
        if firstInvalid == nil { firstInvalid = place.lowerBound }
        for index in place where text[index] & 0xE0 == 0x80 { hasControls = true }
    }

    /// Answers how long the sequence is that begins with a byte from 0x80 on; 0 if it is cut off.
    private static func sequence(in text: Span<UInt8>, at index: Int) -> (length: Int, valid: Bool)
    {
        let (length, second) = form(of: text[index])
        guard length > 1 else { return (1, false) }
        for step in 1..<length {
            guard index + step < text.count else { return (0, false) }
            let allowed = step == 1 ? second : 0x80...0xBF
            guard allowed.contains(text[index + step]) else { return (step, false) }
        }
        return (length, true)
    }

    /// Answers how long a sequence is by its first byte, and what may stand second.
    ///
    /// Source: The Unicode Standard, table 3-7.
    private static func form(of lead: UInt8) -> (length: Int, second: ClosedRange<UInt8>) {
        switch lead {
        case 0xC2...0xDF: (2, 0x80...0xBF)
        case 0xE0: (3, 0xA0...0xBF)
        case 0xED: (3, 0x80...0x9F)
        case 0xE1...0xEF: (3, 0x80...0xBF)
        case 0xF0: (4, 0x90...0xBF)
        case 0xF1...0xF3: (4, 0x80...0xBF)
        case 0xF4: (4, 0x80...0x8F)
        default: (1, 0x80...0xBF)
        }
    }
}
