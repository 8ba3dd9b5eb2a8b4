import RelanceCore

@testable import RelanceDossier

/// The demo's files, read anew from their bytes.
struct DemoFiles {
    /// One row of a ledger, by the names of its columns.
    typealias Row = [String: String]

    /// Read once for all tests.
    static let read = DemoFiles()

    let first = Self.ledger("ledger/123456782FEC20251231.txt")
    let second = Self.ledger("ledger/123456782FEC20261231.txt")
    let customers = Self.table("contacts/clients.csv")
    let people = Self.table("contacts/interlocuteurs.csv")
    let promises = Self.table("suivi/promesses.csv")
    let disputes = Self.table("suivi/litiges.csv")
    let configuration = String(decoding: Self.bytes("relance.toml"), as: UTF8.self)

    private static let made = Demo.files()

    static func bytes(_ path: String) -> [UInt8] {
        made.first { $0.path == path }?.bytes ?? []
    }

    private static func ledger(_ path: String) -> [Row] {
        let lines = lines(of: String(decoding: bytes(path), as: UTF8.self))
        return records(
            lines.map {
                $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            })
    }

    private static func table(_ path: String) -> [Row] {
        let high: [UInt8: Unicode.Scalar] = [0x8C: "Œ", 0x9C: "œ"]
        var text = String.UnicodeScalarView()
        for byte in bytes(path) { text.append(high[byte] ?? Unicode.Scalar(byte)) }
        return records(lines(of: String(text)).map(cells))
    }

    private static func lines(of text: String) -> [Substring] {
        text.split(separator: "\r\n", omittingEmptySubsequences: false).dropLast()
    }

    private static func records(_ rows: [[String]]) -> [Row] {
        rows.dropFirst().map { row in
            row.count == rows[0].count ? Row(uniqueKeysWithValues: zip(rows[0], row)) : [:]
        }
    }

    /// The cells of a line in which quotes are doubled inside quotes.
    private static func cells(_ line: Substring) -> [String] {
        var (cells, isQuoted, wasQuote) = ([""], false, false)
        for letter in line {
            if letter == "\"" {
                if !isQuoted && wasQuote { cells[cells.count - 1].append("\"") }
                isQuoted.toggle()
            } else if letter == ";" && !isQuoted {
                cells.append("")
            } else {
                cells[cells.count - 1].append(letter)
            }
            wasQuote = letter == "\""
        }
        return cells
    }
}

extension [String: String] {
    /// The cell of a column; empty where there is none.
    func cell(_ column: String) -> String { self[column] ?? "" }

    /// Debit less credit, in cents.
    var cents: Int {
        let sides = ["Debit", "Credit"].map { Int(cell($0).filter { $0 != "," }) ?? .max / 4 }
        return sides[0] - sides[1]
    }

    /// The day that a column of a ledger writes as 20261123.
    func day(_ column: String) -> Day? {
        let digits = cell(column)
        guard digits.count == 8 else { return nil }
        return Day("\(digits.prefix(4))-\(digits.dropFirst(4).prefix(2))-\(digits.suffix(2))")
    }

    /// Whether it is a line of the customers' accounts.
    var isOfCustomer: Bool { cell("CompteNum") == "411000" }

    /// Whether other lines settle it in full.
    var isSettled: Bool {
        let code = cell("EcritureLet")
        return !code.isEmpty && code == code.uppercased()
    }
}
