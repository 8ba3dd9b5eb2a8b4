import Glibc
import RelanceHost
import Testing

/// The real ledgers; their figures were computed by others, from the same files.
struct LedgerFileTests {
    struct Ledger: CustomTestStringConvertible {
        var name: String
        var encoding = TextEncoding.utf8
        var columns = 18
        var rows: Int
        var total: Int
        var customers: (rows: Int, debit: Int, credit: Int)

        var testDescription: String { name }
    }

    static let ledgers = [
        Ledger(
            name: "111111111FEC20221231.TXT", encoding: .latin9, rows: 934, total: 225_682_23,
            customers: (151, 53_638_78, 39_222_26)),
        Ledger(
            name: "000000000FEC20231231.txt", columns: 22, rows: 2_102, total: 1_265_350_82,
            customers: (153, 187_770_84, 159_999_14)),
        Ledger(
            name: "123456789FEC20500930.txt", rows: 10_756, total: 8_258_083_73,
            customers: (4, 130_353_88, 2_153_38)),
        Ledger(
            name: "iso8859-15/000000000FEC20231231.txt", encoding: .latin9, columns: 22,
            rows: 2_102, total: 1_265_350_82, customers: (153, 187_770_84, 159_999_14)),
        Ledger(
            name: "iso8859-15/123456789FEC20500930.txt", encoding: .latin9, rows: 10_756,
            total: 8_258_083_73, customers: (4, 130_353_88, 2_153_38)),
        Ledger(name: "tryton_FEC.csv", rows: 8, total: 99_00, customers: (4, 57_00, 42_00)),
    ]

    /// The folder of the ledgers, which stands beside that of the package.
    static let folder: String = {
        let parts = #filePath.split(separator: "/").dropLast(4)
        return "/" + parts.joined(separator: "/") + "/../shared/data/fec/"
    }()

    static let isThere = access(folder, R_OK) == 0

    @Test(.enabled(if: isThere, "the ledgers are not on this machine"), arguments: ledgers)
    func `a ledger has the rows and the sums that others found`(ledger: Ledger) throws {
        let options = DelimitedOptions(columns: ["debit", "credit"], limit: 700)
        let file = try DelimitedFile(Self.folder + ledger.name, options: options)
        #expect(file.header.count == ledger.columns)
        #expect(file.layout.encoding == ledger.encoding)
        let rows = try file.all()
        #expect(rows.count == ledger.rows)
        #expect(rows.compactMap(\.problem).isEmpty)
        #expect(try sum(rows, 0) == ledger.total)
        #expect(try sum(rows, 1) == ledger.total)
    }

    @Test(.enabled(if: isThere, "the ledgers are not on this machine"), arguments: ledgers)
    func `the rows of customers are found by their account`(ledger: Ledger) throws {
        let filter = DelimitedFilter(column: "CompteNum", prefixes: ["411"])
        let options = DelimitedOptions(columns: ["Debit", "Credit"], filter: filter)
        let rows = try DelimitedFile(Self.folder + ledger.name, options: options).all()
        #expect(rows.count == ledger.customers.rows)
        #expect(try sum(rows, 0) == ledger.customers.debit)
        #expect(try sum(rows, 1) == ledger.customers.credit)
    }

    @Test(
        .enabled(if: isThere, "the ledgers are not on this machine"),
        arguments: ["000000000FEC20231231.txt", "123456789FEC20500930.txt"])
    func `a ledger reads the same in another encoding`(name: String) throws {
        let original = try DelimitedFile(Self.folder + name).all()
        let transcoded = try DelimitedFile(Self.folder + "iso8859-15/" + name).all()
        #expect(original.map(\.cells) == transcoded.map(\.cells))
        #expect(original.map(\.line) == transcoded.map(\.line))
    }

    @Test(.enabled(if: isThere, "the ledgers are not on this machine"))
    func `an import template is read below its remarks`() throws {
        let options = DelimitedOptions(columns: ["CompteNum", "DateEcheance"], skip: 2)
        let file = try DelimitedFile(Self.folder + "myunisoft_modele_import.csv", options: options)
        #expect(file.header.prefix(2) == ["JournalCode", "EcritureDate"])
        #expect(try file.all().first?.cells == ["401000", "20240101"])
    }

    private func sum(_ rows: [Row], _ column: Int) throws -> Int {
        try rows.reduce(0) { sum, row in
            let cell = try #require(row.cells[column])
            let parts = cell.split(separator: ",")
            let cents = try #require(Int((parts.last ?? "").prefix(2)))
            return try sum + #require(Int(parts[0])) * 100 + cents
        }
    }
}
