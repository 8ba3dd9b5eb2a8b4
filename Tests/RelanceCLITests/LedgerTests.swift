import Foundation
import RelanceCore
import RelanceTestSupport
import Testing

struct LedgerTests {
    @Test func `a ledger becomes contacts, invoices and payments`() throws {
        let relance = try Relance(toml: Relance.bare)
        try relance.folder.write(Relance.ledger, to: "fec.txt")
        let result = try relance("import", "fec", "fec.txt", "--json")
        #expect(result.status == 0)
        #expect(result.document["read"] == 13)
        #expect(result.document["created"] == 8)
        #expect(try relance.balances() == ["C1": 80_00, "C2": 25_00])
        let invoices = try relance("invoice", "list", "--json", "--date", "2026-03-31").document
        let shown = (invoices["items"]?.list ?? []).map { item in
            ["number", "kind", "due_date", "balance_cents", "status", "days_late"].map {
                item[$0].map { $0.text ?? JSON.text($0) } ?? "-"
            }.joined(separator: " ")
        }
        #expect(
            shown == [
                "FA-9 opening 2025-12-31 8000 open 90", "FA-10 invoice 2026-02-09 0 paid 20",
                "FA-11 invoice 2026-02-14 6000 open 45",
                "AV-1 credit_note 2026-02-19 -1000 open 40",
            ])
    }

    @Test func `a second import changes nothing`() throws {
        let relance = try Relance(toml: Relance.bare)
        try relance.folder.write(Relance.ledger, to: "fec.txt")
        try relance("import", "fec", "fec.txt")
        let before = try relance.state()
        let again = try relance("import", "fec", "fec.txt", "--json").document
        #expect(again["created"] == 0 && again["updated"] == 0 && again["unchanged"] == 8)
        #expect(try relance.state() == before)
    }

    @Test(
        .enabled(if: SharedData.isThere),
        arguments: [
            ("111111111FEC20221231.TXT", 14_416_52, 34, 934),
            ("000000000FEC20231231.txt", 27_771_70, 4, 2102),
            ("123456789FEC20500930.txt", 128_200_50, 1, 10_756),
            ("iso8859-15/000000000FEC20231231.txt", 27_771_70, 4, 2102),
            ("iso8859-15/123456789FEC20500930.txt", 128_200_50, 1, 10_756),
        ])
    func `real ledgers come in with the balance of their books`(
        name: String, cents: Int, contacts: Int, rows: Int
    ) throws {
        let relance = try Relance(toml: Relance.bare)
        let path = SharedData.path("fec/" + name)
        let result = try relance("import", "fec", path, "--json")
        #expect(result.status == 0)
        #expect(result.document["read"] == .integer(rows))
        let balances = try relance.balances()
        #expect(balances.values.reduce(0, +) == cents)
        #expect(balances.count == contacts)
        #expect(try balances == Books(path).balances)
        let again = try relance("import", "fec", path, "--json").document
        #expect(again["created"] == 0 && again["updated"] == 0)
    }

    @Test(.enabled(if: SharedData.isThere))
    func `rows with an unreadable date are set aside and the others come in`() throws {
        let relance = try Relance(toml: Relance.bare)
        let result = try relance("import", "fec", SharedData.path("fec/tryton_FEC.csv"), "--json")
        #expect(result.status == 2)
        #expect(result.document["rejected"] == 2)
        let reasons = (result.document["rejects"]?.list ?? []).map { $0["reason"]?.text ?? "" }
        #expect(reasons.allSatisfy { $0.contains("DateLet") && $0.contains("{current_date}") })
        #expect(try relance.balances() == ["2": 15_00])
    }

    @Test(.enabled(if: SharedData.isThere))
    func `two years of one ledger do not double what the second opens with`() throws {
        let relance = try Relance(toml: Relance.bare)
        let years = ["tryton_FEC-previous.csv", "tryton_FEC.csv"].map {
            SharedData.path("fec/" + $0)
        }
        for order in [years, years.reversed()] {
            for path in order { try relance("import", "fec", path) }
            #expect(try relance.balances() == ["2": 15_00])
        }
    }

    @Test func `a debit and credit in one column of amounts with a sense come in too`() throws {
        let relance = try Relance(toml: Relance.bare)
        let text = """
            JournalCode;JournalLib;EcritureNum;EcritureDate;CompteNum;CompteLib;CompAuxNum;CompAuxLib;PieceRef;PieceDate;EcritureLib;Montant;Sens;EcritureLet;DateLet;ValidDate;Montantdevise;Idevise;DateLimitReglmt
            VT;Ventes;1;20260110;411000;Clients;C1;DUPONT;F1;20260110;F1;120,00;D;;;20260111;;;20260125
            VT;Ventes;1;20260110;706000;Ventes;;;F1;20260110;F1;120,00;C;;;20260111;;;
            BQ;Banque;1;20260210;411000;Clients;C1;DUPONT;V1;20260210;V1;20,00;C;;;20260211;;;
            BQ;Banque;1;20260210;512000;Banque;;;V1;20260210;V1;20,00;D;;;20260211;;;
            """
        try relance.folder.write(text, to: "fec.csv")
        #expect(try relance("import", "fec", "fec.csv").status == 0)
        #expect(try relance.balances() == ["C1": 100_00])
        let invoice = try relance("invoice", "show", "F1", "--json").document
        #expect(invoice["due_date"] == "2026-01-25" && invoice["due_date_source"] == "source")
    }
}

/// A ledger read by the plainest of means, to compare with.
private struct Books {
    var balances: [String: Int] = [:]

    init(_ path: String) throws {
        let bytes = try Array(Data(contentsOf: URL(fileURLWithPath: path)))
        let text =
            String(validating: bytes, as: UTF8.self)
            ?? String(bytes.map { Character(Unicode.Scalar($0)) })
        for line in text.split(whereSeparator: \.isNewline).dropFirst() {
            let mark: Character = line.contains("\t") ? "\t" : "|"
            let cells = line.split(separator: mark, omittingEmptySubsequences: false)
                .map { $0.trimmingCharacters(in: .whitespaces) }
            guard cells.count >= 13, cells[4].hasPrefix("411") else { continue }
            let cents =
                try AmountText.cents(cells[11], decimals: 2)
                - AmountText.cents(cells[12], decimals: 2)
            balances[cells[6].isEmpty ? cells[4] : cells[6], default: 0] += cents
        }
    }
}
