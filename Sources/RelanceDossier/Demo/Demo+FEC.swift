import RelanceCore

extension Demo.Year {
    /// The file's path; its name is the one that the tax office asks for.
    ///
    /// Source: Livre des procédures fiscales, art. A47 A-1.
    var path: String { "ledger/123456782FEC\(closing.compact).txt" }

    /// The fichier des écritures comptables: eighteen columns, tabs between them, CRLF.
    var text: String {
        let rows =
            [Self.header] + entries.flatMap { entry in entry.lines.map { row($0, of: entry) } }
        return rows.map { $0.joined(separator: "\t") + "\r\n" }.joined()
    }

    private static let header = [
        "JournalCode", "JournalLib", "EcritureNum", "EcritureDate", "CompteNum", "CompteLib",
        "CompAuxNum", "CompAuxLib", "PieceRef", "PieceDate", "EcritureLib", "Debit", "Credit",
        "EcritureLet", "DateLet", "ValidDate", "Montantdevise", "Idevise",
    ]

    private func row(_ line: Demo.Line, of entry: Demo.Entry) -> [String] {
        let mark = lettering.mark(at: line)
        let document = line.origin ?? entry.document
        let label = line.origin == nil ? entry.label : "\(entry.label) \(document.number)"
        return [
            entry.journal.rawValue, entry.journal.label, entry.number.padded(6), entry.date.compact,
            line.account.rawValue, line.account.label, line.party?.code ?? "",
            line.party?.label ?? "",
            document.number, document.date.compact, label,
            max(line.cents, 0).euros, max(-line.cents, 0).euros,
            mark?.code ?? "", mark?.day?.compact ?? "", validation(of: entry).compact, "", "",
        ]
    }

    /// Entries are made final on the last business day of their month.
    private func validation(of entry: Demo.Entry) -> Day {
        let last = Demo.BusinessDays.last(until: entry.date.endOfMonth)
        return min(max(last, entry.date), known)
    }
}

extension Day {
    /// The eight digits that ledgers write, such as 20261231.
    fileprivate var compact: String {
        let (year, month, day) = parts
        return year.padded(4) + month.padded(2) + day.padded(2)
    }
}

extension Int {
    /// Cents as euros with a decimal comma, such as 1234,50.
    fileprivate var euros: String { "\(self / 100),\((self % 100).padded(2))" }
}
