import RelanceCore

/// Rows under headings, in columns as wide as they need.
struct Table {
    /// A heading, and on which side its cells stand.
    struct Column {
        var heading: String
        var isNumber = false
    }

    private let columns: [Column]
    private var rows: [[String]] = []

    init(_ columns: [Column]) { self.columns = columns }

    /// Makes a table; a heading that begins with ">" is that of numbers.
    init(_ headings: String...) {
        self.init(
            headings.map {
                $0.hasPrefix(">")
                    ? Column(heading: String($0.dropFirst()), isNumber: true)
                    : Column(heading: $0)
            })
    }

    mutating func add(_ cells: String?...) { rows.append(cells.map { Self.clean($0 ?? "") }) }

    /// The text, a line a row.
    var text: String {
        let headings = columns.map(\.heading)
        let widths = columns.indices.map { index in
            ([headings] + rows).map { Self.width($0[index]) }.max() ?? 0
        }
        return ([headings] + rows).map { row in
            let cells = columns.indices.map { index in
                let blanks = String(repeating: " ", count: widths[index] - Self.width(row[index]))
                return columns[index].isNumber ? blanks + row[index] : row[index] + blanks
            }
            var line = cells.joined(separator: "  ")
            while line.last == " " { line.removeLast() }
            return line + "\n"
        }.joined()
    }

    /// Data must not move the cursor or colour the terminal.
    private static func clean(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map {
                    $0.properties.generalCategory == .control || $0.value == 0x1B ? "?" : $0
                }))
    }

    private static func width(_ text: String) -> Int { text.count }
}
