import RelanceHost
import RelanceTestSupport
import Testing

struct RandomTableTests {
    private static let encodings: [TextEncoding] = [.utf8, .latin9, .cp1252, .cp850]

    @Test(arguments: ["\t", "|", ";", ","], encodings)
    func `a table comes back as it was written`(separator: String, encoding: TextEncoding) throws {
        var random = Dice(seed: UInt64(separator.utf8.first ?? 0) * 7 + 1)
        for (round, end) in Array(repeating: ["\n", "\r\n", "\r\r\n", "\r"], count: 6).joined()
            .enumerated()
        {
            let columns = Int.random(in: 2...9, using: &random)
            var table = Table(separator: separator, end: end, encoding: encoding)
            table.fill(columns: columns, rows: round * 3, using: &random)
            // CP850 is never detected, and the mark is read whatever is given.
            let given = encoding == .cp850 || round.isMultiple(of: 2) ? encoding : nil
            let file = try TemporaryFile(table.bytes(marked: encoding == .utf8 && round % 3 == 0))
            let reader = try file.open(DelimitedOptions(encoding: given, limit: round + 1))
            #expect(reader.layout.encoding == encoding)
            #expect(reader.header == table.cells[0])
            #expect(try reader.all().map(\.cells) == Array(table.cells[1...]))
        }
    }

    @Test(arguments: 0..<200)
    func `no bytes bring the reader down, and batches do not matter`(seed: Int) throws {
        var random = Dice(seed: UInt64(seed))
        let alphabet: [UInt8] =
            Array("ab41;;;|,\t\"\"\n\n\r  ".utf8) + [0, 0xC3, 0xA9, 0xE9, 0xA0, 0xFF]
        var bytes = Array("A;B;C;D\n".utf8.prefix(seed % 3 == 0 ? 0 : 8))
        if seed % 2 == 0 {
            // A byte 0 further up would make the file binary.
            bytes += Array(String(repeating: "a;b;4;d\n", count: 130).utf8)
        }
        for _ in 0..<Int.random(in: 0...600, using: &random) {
            let letters = seed % 2 == 0 ? alphabet : alphabet.filter { $0 != 0 }
            bytes.append(letters.randomElement(using: &random) ?? 0)
        }
        var options = DelimitedOptions(header: seed % 3 != 0, maximumLine: 60)
        if seed % 5 == 0 { options.separator = UInt8(ascii: ";") }
        if seed % 7 == 0 { options.encoding = TextEncoding.allCases.randomElement(using: &random) }
        if seed % 4 == 0 { options.filter = DelimitedFilter(column: "2", prefixes: ["4", "a"]) }
        let file = try TemporaryFile(bytes)
        // What is not a table may be refused when it is opened, and only then.
        guard file.message(options) == nil else { return }
        let whole = try file.open(options).all()
        options.limit = 1
        let reader = try file.open(options)
        var (index, position) = (0, DelimitedPosition?.none)
        repeat {
            if index < 3 || index % 16 == 0 {
                #expect(try file.open(options).all(from: position) == Array(whole[index...]))
            }
            let batch = try reader.rows(from: position)
            (index, position) = (index + batch.count, batch.next)
        } while position != nil
        #expect(index == whole.count)
    }
}

/// Cells and how to write them.
struct Table {
    let separator: String
    let end: String
    let encoding: TextEncoding
    var cells: [[String?]] = []

    /// Adds a header and rows; the first row has accents enough to show the encoding.
    mutating func fill(columns: Int, rows: Int, using random: inout Dice) {
        cells = [(1...columns).map { "Column \($0)" }]
        cells.append((1...columns).map { _ in encoding == .cp850 ? "été" : "l’été réglé ça" })
        if encoding == .latin9 { cells[1] = cells[1].map { _ in "à l'été réglé ça, réglé" } }
        for _ in 0..<rows {
            cells.append((0..<columns).map { _ in cell(using: &random) })
        }
    }

    private var quotes: Bool { separator == ";" || separator == "," }

    private func cell(using random: inout Dice) -> String {
        let euro = encoding == .cp850 ? "ö" : "€"
        var letters = ["a", "B", "7", "é", "à", euro, "\"", "\"", " "]
        let breaks = quotes && Int.random(in: 0..<8, using: &random) == 0
        if breaks {
            letters += [end == "\r" ? "\r" : "\n", "x"]
        } else {
            letters += [";", ",", "|"]
        }
        if !quotes { letters.removeAll { $0 == separator } }
        let length = Int.random(in: 0...12, using: &random)
        let text = (0..<length).map { _ in letters.randomElement(using: &random) ?? "" }.joined()
        return text.split(separator: " ").joined(separator: " ")
    }

    private func written(_ cell: String) -> String {
        let mustQuote =
            quotes
            ? cell.contains { "\"\n\r".contains($0) || String($0) == separator }
            : cell.hasPrefix("\"") && cell.hasSuffix("\"")
        return mustQuote
            ? "\""
                + cell.split(separator: "\"", omittingEmptySubsequences: false)
                .joined(separator: "\"\"") + "\"" : cell
    }

    func bytes(marked: Bool) -> [UInt8] {
        let text = cells.map { $0.map { written($0 ?? "") }.joined(separator: separator) + end }
        return (marked ? [0xEF, 0xBB, 0xBF] : []) + text.joined().unicodeScalars.flatMap(encoded)
    }

    private func encoded(_ scalar: Unicode.Scalar) -> [UInt8] {
        if encoding == .utf8 { return Array(String(scalar).utf8) }
        let high: [TextEncoding: [Unicode.Scalar: UInt8]] = [
            .latin9: ["€": 0xA4], .cp1252: ["€": 0x80, "’": 0x92],
            .cp850: ["é": 0x82, "à": 0x85, "ö": 0x94],
        ]
        return [high[encoding]?[scalar] ?? UInt8(truncatingIfNeeded: scalar.value)]
    }
}
